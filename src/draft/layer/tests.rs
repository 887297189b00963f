use super::*;
use crate::draft::matters::Meeting;
use crate::draft::{Figure, Matter, Naming, Party};
use crate::model::layer::{CueClass, How};
use crate::model::{Dossier, Voice as ModelVoice};

const TEXT: &str = "Two die at Orlem ridge\n\nVarsk said that Tolmen fired first. Tolmen denied that it had fired.\n\n“They fired,” a herder said. “I saw it.” It is believed that three died.\n\nNeither account could be verified.";

fn at(words: &str, nth: usize) -> Span {
    let (start, _) = TEXT.match_indices(words).nth(nth).unwrap();
    Span::new(start, start + words.len())
}

fn attribution(source: Option<Span>, cue: Span, content: &[Span]) -> Attribution {
    Attribution {
        source,
        cue,
        content: content.to_vec(),
        within: None,
    }
}

fn figure(name: &str, kind: Kind) -> Figure {
    let mentions = TEXT
        .match_indices(name)
        .map(|(start, _)| Span::new(start, start + name.len()));
    Figure {
        name: name.into(),
        kind,
        aliases: Vec::new(),
        stand_ins: Vec::new(),
        mentions: mentions.collect(),
        references: Vec::new(),
        country: None,
        place: None,
    }
}

/// Two sides that meet, a third party, and nobody in particular.
fn found() -> (Reading, Cast, Parties, Matters) {
    let reading = Reading {
        attributions: vec![
            attribution(
                Some(at("Varsk", 0)),
                at("said", 0),
                &[at("that Tolmen fired first", 0)],
            ),
            attribution(
                Some(at("Tolmen", 1)),
                at("denied", 0),
                &[at("that it had fired", 0)],
            ),
            attribution(
                Some(at("a herder", 0)),
                at("said", 1),
                &[at("“They fired,”", 0), at("“I saw it.”", 0)],
            ),
            attribution(None, at("is believed", 0), &[at("that three died", 0)]),
        ],
        namings: vec![Naming {
            span: at("Varsk", 0),
            kind: Kind::Place,
        }],
    };
    let mut tolmen = figure("Tolmen", Kind::Place);
    tolmen.references = vec![at("it", 0)];
    let cast = Cast {
        figures: vec![figure("Varsk", Kind::Place), tolmen],
        sources: vec![Some(0), Some(1), None, None],
    };
    let side = |name: &str| Party {
        name: name.into(),
        speakers: vec![name.into()],
    };
    let parties = Parties {
        sides: vec![side("Varsk"), side("Tolmen")],
        voices: vec![
            Voice::Side(0),
            Voice::Side(1),
            Voice::Unknown,
            Voice::Article,
        ],
        figures: vec![Some(0), Some(1)],
    };
    let matters = Matters {
        matters: vec![
            Matter {
                question: "Who fired first?".into(),
                claims: vec![0, 1, 2],
            },
            Matter {
                question: "How many died?".into(),
                claims: vec![3],
            },
        ],
        meetings: vec![Meeting {
            answer: 1,
            how: How::Denies,
            to: 0,
        }],
        classes: vec![
            CueClass::Neutral,
            CueClass::Denying,
            CueClass::Neutral,
            CueClass::Hedging,
        ],
        hedges: vec![Vec::new(); 4],
        verifications: vec![(at("Neither account could be verified.", 0), vec![0])],
    };
    (reading, cast, parties, matters)
}

fn built() -> (Dossier, Layer) {
    let (reading, cast, parties, matters) = found();
    let article = Article::new(TEXT.into());
    let findings = Findings {
        reading: &reading,
        cast: &cast,
        parties: &parties,
        matters: &matters,
    };
    let layer = layer(&article, findings);
    let (dossier, problems) = Dossier::build(article, layer.clone());
    assert!(problems.is_empty(), "{problems:?}");
    (dossier, layer)
}

#[test]
fn what_was_found_comes_back_from_the_layer_as_it_was() {
    let (dossier, _) = built();
    let (reading, ..) = found();
    for (claim, attribution) in dossier.claims().iter().zip(&reading.attributions) {
        let spans: Vec<Span> = claim.content.iter().filter_map(|part| part.span).collect();
        assert_eq!(spans, attribution.content);
        assert_eq!(
            claim.source.iter().find_map(|part| part.span),
            attribution.source
        );
        assert_eq!(
            claim.cue.iter().find_map(|part| part.span),
            Some(attribution.cue)
        );
        assert_eq!(claim.review, Review::Draft);
    }
    assert_eq!(
        dossier.about().title.as_deref(),
        Some("Two die at Orlem ridge")
    );
    assert_eq!(dossier.verifications().len(), 1);
}

#[test]
fn who_is_not_known_is_not_called_a_third_party() {
    let (dossier, layer) = built();
    let voices: Vec<ModelVoice> = dossier.claims().iter().map(|claim| claim.voice).collect();
    assert_eq!(voices[2..], [ModelVoice::Unknown, ModelVoice::Article]);
    assert_eq!(layer.claims[2].side.as_deref(), Some("unknown"));
}

#[test]
fn a_denial_meets_what_it_denies() {
    let (_, layer) = built();
    assert_eq!(layer.claims[1].id, "p2-denied");
    assert_eq!(layer.claims[1].answers[0].claim, "p2-said");
    assert_eq!(
        layer
            .sides
            .iter()
            .map(|side| side.letter.as_str())
            .collect::<String>(),
        "VT"
    );
}

#[test]
fn what_refers_to_an_entity_without_its_name_is_a_mention() {
    let (dossier, layer) = built();
    assert_eq!(layer.entities[1].mentions.len(), 1);
    let tolmen = dossier.entity_ids().nth(1).unwrap();
    let words: Vec<&str> = dossier
        .mentions_of(tolmen)
        .map(|m| m.span.of(TEXT))
        .collect();
    assert_eq!(words, ["Tolmen", "Tolmen", "it"]);
}

#[test]
fn a_claim_that_no_matter_holds_is_not_lost() {
    let (reading, cast, parties, mut matters) = found();
    matters.matters.pop();
    let article = Article::new(TEXT.into());
    let findings = Findings {
        reading: &reading,
        cast: &cast,
        parties: &parties,
        matters: &matters,
    };
    let layer = layer(&article, findings);
    assert_eq!(layer.claims.len(), 4);
    assert_eq!(layer.questions.last().unwrap().question, LEFT_OVER);
    let (_, problems) = Dossier::build(article, layer);
    assert!(problems.is_empty(), "{problems:?}");
}
