//! Drafting keeps its promises on any text: every quote is found where it was taken from, nothing is outside
//! the text, nothing panics, and the same text gives the same draft.

#![allow(clippy::unwrap_used)] // a failed unwrap is a failed test

use counterclaim::draft::{self, Draft, Party, Request, Stop};
use counterclaim::model::layer::Review;
use counterclaim::model::{Article, Dossier};
use counterclaim::text::Span;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

fn drafted(text: &str, request: &Request) -> (Article, Draft) {
    let article = Article::new(text.to_owned());
    let draft = draft::draft(&article, request, &Stop::default()).unwrap();
    (article, draft)
}

/// Asserts what holds for every draft of every text.
fn is_sound(text: &str) {
    let (article, draft) = drafted(text, &Request::default());
    let inside = |span: Span| {
        assert!(
            text.get(span.range())
                .is_some_and(|words| !words.is_empty()),
            "{span:?} of {text:?}"
        );
    };
    for attribution in &draft.reading.attributions {
        attribution.source.into_iter().for_each(inside);
        inside(attribution.cue);
        assert!(!attribution.content.is_empty(), "{text:?}");
        attribution.content.iter().copied().for_each(inside);
        assert!(
            attribution
                .within
                .is_none_or(|outer| outer < draft.reading.attributions.len())
        );
    }
    let mut end = 0;
    for naming in &draft.reading.namings {
        inside(naming.span);
        assert!(naming.span.start >= end, "names overlap in {text:?}");
        end = naming.span.end;
    }
    let reviews = draft.layer.reviews();
    assert!(reviews.into_iter().all(|review| review == Review::Draft));
    let claims = draft.layer.claims.len();
    let (dossier, problems) = Dossier::build(article, draft.layer);
    assert!(problems.is_empty(), "{problems:?} in {text:?}");
    assert_eq!(dossier.claims().len(), claims);
    assert!(
        dossier.claims().iter().all(|claim| !claim.is_orphan()),
        "{text:?}"
    );
}

/// The pieces that hostile and ordinary texts are made of.
const PIECES: [&str; 44] = [
    "said",
    "denied",
    "accused",
    "according to",
    "that",
    "the ministry",
    "Varsk",
    "Varskian",
    "Adan Virrek",
    "Col.",
    "U.S.",
    "he",
    "they",
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'s",
    "’s",
    "(TTP)",
    "[",
    "]",
    "—",
    "-",
    ".",
    ",",
    ":",
    "?",
    "\n",
    "\n\n",
    " ",
    "Kabul",
    "Islamabad",
    "Kosovo",
    "é́",
    "👩‍👩‍👧",
    "\u{202e}",
    "\u{0}",
    "\u{1b}[2J",
    "1,000",
    "could not be independently verified",
    "ﷺ",
    "他说",
];

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(&PIECES[..]);
    prop::collection::vec((piece, prop::bool::weighted(0.8)), 0..60).prop_map(|pieces| {
        let spaced = pieces
            .iter()
            .map(|(piece, space)| format!("{piece}{}", if *space { " " } else { "" }));
        spaced.collect()
    })
}

proptest! {
    // The same cases on every machine; more of them: PROPTEST_CASES=3000 after taking `cases` away, in release.
    #![proptest_config(ProptestConfig {
        cases: 64,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(20_261_122),
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_heap_of_words_gives_a_sound_draft(text in pieces()) {
        is_sound(&text);
    }

    #[test]
    fn any_string_gives_a_sound_draft(text in "\\PC{0,160}") {
        is_sound(&text);
    }
}

/// The articles that drafting is measured on, without their marks.
fn disputes() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/disputes");
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let texts = files.filter(|path| path.extension().is_some_and(|end| end == "txt"));
    texts
        .map(|path| plain(&std::fs::read_to_string(path).unwrap()))
        .collect()
}

/// A marked text without its marks and its header.
fn plain(marked: &str) -> String {
    let body: Vec<&str> = marked
        .lines()
        .filter(|line| !line.starts_with("# "))
        .collect();
    let marks = regex::Regex::new(r"\[[scq][0-9]+:|\{[a-z]+\||[\]}]").unwrap();
    marks.replace_all(body.join("\n").trim(), "").into_owned()
}

#[test]
fn whole_articles_give_sound_drafts() {
    let texts = disputes();
    assert!(texts.len() >= 7);
    for text in &texts {
        is_sound(text);
        is_sound(&text.replace('\n', "\r\n"));
        is_sound(&text.replace(['“', '”'], "\""));
        is_sound(&text.to_uppercase());
    }
}

#[test]
fn whole_articles_have_sides_claims_and_answers() {
    for text in disputes() {
        let (_, draft) = drafted(&text, &Request::default());
        let layer = &draft.layer;
        let first = text.lines().next().unwrap_or_default();
        assert!(layer.sides.len() >= 2, "{first}: {:?}", layer.sides);
        assert!(layer.claims.len() >= 10, "{first}: {}", layer.claims.len());
        let answers: usize = layer.claims.iter().map(|claim| claim.answers.len()).sum();
        assert!(answers >= 1, "{first}");
    }
}

#[test]
fn the_same_text_gives_the_same_draft() {
    let text = &disputes()[0];
    let (_, once) = drafted(text, &Request::default());
    let (_, again) = drafted(text, &Request::default());
    assert_eq!(once, again);
}

#[test]
fn texts_that_are_no_articles_give_sound_drafts() {
    let texts = [
        String::new(),
        " \n\n \u{feff}".into(),
        "word ".repeat(2_000),
        "x".repeat(50_000),
        "😀👩‍👩‍👧‍👦".repeat(800),
        "“he said “".repeat(800),
        "Name | Side | Said\n".repeat(300),
        "fn main() { println!(\"said\"); }\n".repeat(200),
        "Shall I compare thee to a summer’s day?\nThou art more lovely and more temperate:\n"
            .repeat(40),
        "Alpha Beta Gamma said that Delta ".repeat(400),
    ];
    for text in &texts {
        is_sound(text);
    }
}

#[test]
fn a_stopped_draft_stops() {
    let article = Article::new("Varsk said that it rained. ".repeat(20_000));
    let stop = Stop::default();
    stop.ask();
    assert_eq!(
        draft::draft(&article, &Request::default(), &stop).err(),
        Some(draft::Stopped)
    );
}

#[test]
fn the_sides_that_a_person_names_are_the_sides() {
    let side = |name: &str, speakers: &[&str]| Party {
        name: name.into(),
        speakers: speakers.iter().map(|&word| word.to_owned()).collect(),
    };
    let request = Request {
        sides: vec![
            side("Cambodia", &["Cambodian", "Phnom Penh"]),
            side("Thailand", &["Thai", "Bangkok"]),
        ],
        ..Request::default()
    };
    let text = disputes()
        .into_iter()
        .find(|text| text.contains("Ta Krabei"))
        .unwrap();
    let (article, draft) = drafted(&text, &request);
    let names: Vec<&str> = draft
        .layer
        .sides
        .iter()
        .map(|side| side.name.as_str())
        .collect();
    assert_eq!(names, ["Cambodia", "Thailand"]);
    let (dossier, _) = Dossier::build(article, draft.layer);
    for side in dossier.side_ids() {
        let claims = dossier
            .question_ids()
            .map(|question| dossier.column(question, side).len());
        assert!(claims.sum::<usize>() >= 3, "{}", dossier.side(side).name);
    }
}

#[test]
fn the_opening_of_a_long_article_has_its_offsets() {
    let text = format!("{}\n\n", disputes()[0]).repeat(6);
    let article = Article::new(text.clone());
    let opening = draft::opening(&article).unwrap();
    assert!(text.starts_with(opening.text()) && opening.len() < article.len() / 2);
    let draft = draft::draft(&opening, &Request::default(), &Stop::default()).unwrap();
    let (dossier, problems) = Dossier::build(article, draft.layer);
    assert!(problems.is_empty(), "{problems:?}");
    assert!(!dossier.claims().is_empty());
    assert!(
        draft::opening(&opening).is_none(),
        "a short article has no opening of its own"
    );
}
