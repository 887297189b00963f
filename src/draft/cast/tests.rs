use super::*;
use crate::draft::{Attribution, Naming};

/// A passage with names in `{kind|…}` and sources in `[…]`, taken apart.
struct Passage {
    article: Article,
    reading: Reading,
}

fn passage(marked: &str) -> Passage {
    let (mut text, mut reading) = (String::new(), Reading::default());
    let (mut names, mut sources) = (Vec::new(), Vec::new());
    let mut rest = marked.char_indices();
    while let Some((at, c)) = rest.next() {
        match c {
            '{' => {
                let kind = marked[at + 1..].split('|').next().unwrap();
                names.push((text.len(), kind));
                rest.nth(kind.len());
            }
            '}' => {
                let (start, word) = names.pop().unwrap();
                let kind = Kind::ALL
                    .into_iter()
                    .find(|kind| kind.word().starts_with(word))
                    .unwrap();
                let span = Span::new(start, text.len());
                reading.namings.push(Naming { span, kind });
            }
            '[' => sources.push(text.len()),
            ']' => {
                let span = Span::new(sources.pop().unwrap(), text.len());
                let attribution = Attribution {
                    source: Some(span),
                    cue: span,
                    content: Vec::new(),
                    within: None,
                };
                reading.attributions.push(attribution);
            }
            _ => text.push(c),
        }
    }
    reading.namings.sort_by_key(|naming| naming.span);
    Passage {
        article: Article::new(text),
        reading,
    }
}

fn cast_of(marked: &str) -> Cast {
    let passage = passage(marked);
    let tokens = Tokens::of(&passage.article);
    join(
        &passage.article,
        &tokens,
        &passage.reading,
        Gazetteer::get(),
    )
}

fn figure<'a>(cast: &'a Cast, name: &str) -> &'a Figure {
    let found = cast.figures.iter().find(|figure| figure.name == name);
    found.unwrap_or_else(|| panic!("no {name} in {:?}", cast.figures))
}

/// The name of each source's figure.
fn sources(cast: &Cast) -> Vec<&str> {
    let name = |source: &Option<usize>| source.map_or("", |at| cast.figures[at].name.as_str());
    cast.sources.iter().map(name).collect()
}

#[test]
fn full_and_short_names_and_acronyms_are_one_figure() {
    let cast = cast_of(
        "{person|Imran Dzhafar} of the {group|Tehrik-e-Taliban Pakistan} ({group|TTP}) left. Col. {person|Dzhafar} and the {group|TTP} \
         met the {org|Andean Observation Group} (GOA). The GOA stayed; Dzhafar did not.",
    );
    assert_eq!(figure(&cast, "Imran Dzhafar").aliases, ["Dzhafar"]);
    assert_eq!(figure(&cast, "Imran Dzhafar").mentions.len(), 3);
    assert_eq!(figure(&cast, "Tehrik-e-Taliban Pakistan").aliases, ["TTP"]);
    assert_eq!(figure(&cast, "Andean Observation Group").mentions.len(), 3);
}

#[test]
fn persons_of_one_surname_are_kept_apart_by_who_was_named_last() {
    let cast = cast_of(
        "{person|Asad Khan} spoke. {person|Khan} left.\n\n{person|Bilal Khan} came. [{person|Khan}] agreed.\n\n{person|Asad Khan} replied and {person|Khan} sat.",
    );
    let spans = |name: &str| figure(&cast, name).mentions.len();
    assert_eq!((spans("Asad Khan"), spans("Bilal Khan")), (4, 2));
    assert_eq!(sources(&cast), ["Bilal Khan"]);
    assert!(cast.figures.iter().all(|figure| figure.aliases.is_empty()));
}

#[test]
fn a_capital_stands_for_a_government_but_not_where_something_is() {
    let cast = cast_of(
        "{place|Pakistan} struck. [{place|Islamabad}] denied it. [{place|Islamabad}] said so in {place|Kabul}, and {place|Afghanistan} said no.",
    );
    let pakistan = figure(&cast, "Pakistan");
    assert_eq!(
        (pakistan.kind, &pakistan.stand_ins[..]),
        (Kind::Organisation, &["Islamabad".to_owned()][..])
    );
    assert_eq!(pakistan.mentions.len(), 3);
    assert_eq!(figure(&cast, "Kabul").mentions.len(), 1);
    assert_eq!(sources(&cast), ["Pakistan", "Pakistan"]);
}

#[test]
fn bodies_without_a_name_are_figures_and_speak_for_their_country() {
    let cast = cast_of(
        "[Pakistani officials] said so. [They] left. [Pakistan’s military] said no, [the {group|Taliban} authorities] said yes.",
    );
    assert_eq!(
        sources(&cast),
        [
            "Pakistani officials",
            "Pakistani officials",
            "Pakistan’s military",
            "Taliban authorities"
        ]
    );
    assert_eq!(
        figure(&cast, "Pakistani officials").country.as_deref(),
        Some("PK")
    );
    assert_eq!(figure(&cast, "Pakistani officials").references.len(), 1);
    assert_eq!(figure(&cast, "Taliban authorities").country, None);
}

#[test]
fn sources_take_up_those_who_were_named() {
    let cast = cast_of(
        "[{person|Ada Moor}, a spokeswoman for the {org|Harbour Ministry},] spoke. [She] added that [the {org|Harbour Ministry}] knew. [The ministry] agreed. \
         [The transport ministry] did not. [A farmer] shrugged. [He] left. [A spokesman for the {group|Reed Front}] waved.",
    );
    assert_eq!(
        sources(&cast),
        [
            "Ada Moor",
            "Ada Moor",
            "Harbour Ministry",
            "Harbour Ministry",
            "transport ministry",
            "",
            "",
            "Reed Front"
        ]
    );
}

#[test]
fn sectors_come_with_their_stretch_and_nothing_is_placed_by_guess() {
    let cast = cast_of(
        "{place|Pakistan} named {place|Khyber}, {place|Bajaur} and {place|Khyber Pakhtunkhwa}; {place|Nice} and {place|Sadzeli} are elsewhere.",
    );
    let khyber = figure(&cast, "Khyber").place.as_ref().unwrap();
    assert_eq!(
        (khyber.precision, khyber.stretch.as_ref().unwrap().from),
        (Precision::District, Some([70.47, 33.94]))
    );
    assert_eq!(
        figure(&cast, "Khyber Pakhtunkhwa")
            .place
            .as_ref()
            .unwrap()
            .precision,
        Precision::Province
    );
    assert_eq!(figure(&cast, "Nice").place, None);
    assert_eq!(figure(&cast, "Sadzeli").place, None);
}

#[test]
fn of_two_places_of_a_name_the_one_in_the_articles_country_is_meant() {
    let lon = |text: &str| {
        figure(&cast_of(text), "Punjab")
            .place
            .as_ref()
            .unwrap()
            .at
            .lon()
    };
    let pakistan = lon("{place|Pakistan} and {place|Lahore} spoke for {place|Punjab}.");
    let india = lon("{place|India} and {place|Amritsar} spoke for {place|Punjab}.");
    assert!(pakistan < 73.5 && india > 74.5, "{pakistan} {india}");
}

#[test]
fn the_dossier_finds_the_mentions_that_the_cast_has() {
    use crate::draft::layer::{Findings, layer};
    use crate::draft::{Matters, Parties, names};
    use crate::model::Dossier;
    let text = include_str!("../../../seeds/operation-ghazab-lil-haq.txt");
    let article = Article::new(text.to_owned());
    let tokens = Tokens::of(&article);
    let namings = names::namings(&article, &tokens, Gazetteer::get());
    let reading = Reading {
        namings,
        ..Reading::default()
    };
    let cast = join(&article, &tokens, &reading, Gazetteer::get());
    let (parties, matters) = (Parties::default(), Matters::default());
    let findings = Findings {
        reading: &reading,
        cast: &cast,
        parties: &parties,
        matters: &matters,
    };
    let (dossier, _) = Dossier::build(Article::new(text.to_owned()), layer(&article, findings));
    assert!(cast.figures.len() > 40);
    for (id, figure) in dossier.entity_ids().zip(&cast.figures) {
        // A place also has the mentions where its name stands for somebody else.
        let kept = dossier
            .mentions_of(id)
            .filter(|mention| mention.entity == id);
        let kept: Vec<Span> = kept.map(|mention| mention.span).collect();
        assert_eq!(kept, figure.mentions, "{}", figure.name);
    }
}

/// Pieces of which hostile texts are made.
const PIECES: [&str; 30] = [
    "Khan",
    "Asad Khan",
    "’s",
    "'",
    "(",
    "TTP",
    ")",
    "Kabul",
    "\n\n",
    "\n",
    ". ",
    " ",
    " ",
    "said",
    "Pakistani officials",
    "the",
    "–",
    "é",
    "🇵🇰",
    "\u{202e}",
    "İstanbul",
    "U.S.",
    "\u{0301}",
    "drones",
    "Operation",
    "of",
    "Ministry",
    "\u{200b}",
    "ß",
    "مرحبا",
];

#[test]
fn spans_are_sound_on_any_text() {
    let mut seed = 7_u64;
    let mut random = move |below: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % below
    };
    for _ in 0..300 {
        let text: String = (0..random(60))
            .map(|_| PIECES[random(PIECES.len())])
            .collect();
        let article = Article::new(text.clone());
        let tokens = Tokens::of(&article);
        let mut reading = Reading {
            namings: crate::draft::names::namings(&article, &tokens, Gazetteer::get()),
            ..Reading::default()
        };
        for _ in 0..random(6) {
            let token = |at: usize| tokens.tokens.get(at).map(|token| token.span);
            let source = token(random(tokens.len().max(1)));
            let cue = source.unwrap_or_default();
            reading.attributions.push(Attribution {
                source,
                cue,
                content: vec![cue],
                within: None,
            });
        }
        let cast = join(&article, &tokens, &reading, Gazetteer::get());
        assert_eq!(cast.sources.len(), reading.attributions.len());
        assert!(
            cast.sources
                .iter()
                .flatten()
                .all(|&source| source < cast.figures.len())
        );
        for figure in &cast.figures {
            assert!(!figure.name.trim().is_empty(), "{text:?}");
            for spans in [&figure.mentions, &figure.references] {
                assert!(
                    spans.is_sorted()
                        && spans.iter().all(|span| text
                            .get(span.range())
                            .is_some_and(|words| !words.is_empty())),
                    "{text:?}"
                );
            }
        }
    }
}
