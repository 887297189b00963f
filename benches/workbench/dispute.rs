//! A long dispute that nobody had: an article, its layer and a ledger, always the same.

use std::fmt::Write as _;

use counterclaim::model::correction::Correction;
use counterclaim::model::decision::{self, Proposal};
use counterclaim::model::layer::{
    Anchors, AnswerEntry, ClaimEntry, Credibility, CueClass, EntityEntry, How, Ids, Judgement,
    Kind, Layer, QuestionEntry, Reliability, Review, SideEntry, VerificationEntry,
};
use counterclaim::model::ledger::{LineEntry, Stamp};
use counterclaim::model::{Article, Desk, Ledger, Target, anchor};
use counterclaim::text::Span;

use crate::invented;

pub const CLAIMS: usize = 14_900;
const ENTITIES: usize = 2_000;
const QUESTIONS: usize = 3_000;
const LINES: usize = 100;
/// Sentences of a paragraph.
const PARAGRAPH: usize = 4;

/// Where the words of a claim stand in the text.
struct Sentence {
    source: Span,
    cue: Span,
    content: Span,
}

/// An article in which everybody says something about somebody, sentence after sentence.
pub struct Dispute {
    pub text: String,
    pub layer: Layer,
}

impl Dispute {
    pub fn new() -> Self {
        let names: Vec<String> = invented::names(ENTITIES).collect();
        let (text, sentences) = written(&names);
        let article = Article::new(text.clone());
        let layer = Layer {
            title: Some("A long dispute".into()),
            sides: sides(),
            entities: names.iter().enumerate().map(entity).collect(),
            questions: (0..QUESTIONS).map(question).collect(),
            claims: sentences
                .iter()
                .enumerate()
                .map(|(n, s)| claim(&article, n, s))
                .collect(),
            verification: sentences
                .iter()
                .step_by(CLAIMS / LINES)
                .take(LINES)
                .enumerate()
                .map(|(n, s)| line(&article, n, s))
                .collect(),
            ..Layer::default()
        };
        Self { text, layer }
    }
}

fn written(names: &[String]) -> (String, Vec<Sentence>) {
    let mut text = String::new();
    let mut words = invented::names(CLAIMS * 4).map(|name| name.to_lowercase());
    let mut sentences = Vec::new();
    for n in 0..CLAIMS {
        let mut put = |words: &str| {
            let start = text.len();
            text.push_str(words);
            Span::new(start, text.len())
        };
        let source = put(&names[n * 7 % names.len()]);
        put(" ");
        let cue = put(["said", "claims", "denied"][n % 3]);
        put(" that ");
        let about = &names[n * 13 % names.len()];
        let more: Vec<String> = words.by_ref().take(4).collect();
        let content = put(&format!("{about} {}", more.join(" ")));
        put(if n % PARAGRAPH == PARAGRAPH - 1 {
            ".\n\n"
        } else {
            ". "
        });
        sentences.push(Sentence {
            source,
            cue,
            content,
        });
    }
    let _ = writeln!(text, "The end.");
    (text, sentences)
}

fn sides() -> Vec<SideEntry> {
    let side = |(id, letter): (&str, &str)| SideEntry {
        id: id.into(),
        name: id.to_uppercase(),
        letter: letter.into(),
        speakers: Vec::new(),
    };
    [("left", "L"), ("right", "R")].map(side).into()
}

fn entity((n, name): (usize, &String)) -> EntityEntry {
    EntityEntry {
        id: format!("entity-{n}"),
        name: name.clone(),
        kind: Kind::ALL[n % Kind::ALL.len()],
        aliases: name
            .split_once(' ')
            .map(|(_, last)| format!("{last} {n}"))
            .into_iter()
            .collect(),
        stand_ins: Vec::new(),
        mentions: Vec::new(),
        side: [Some("left".to_owned()), Some("right".to_owned()), None][n % 3].clone(),
        place: None,
        review: Review::Draft,
        judgement: Judgement::default(),
    }
}

fn question(n: usize) -> QuestionEntry {
    QuestionEntry {
        id: format!("question-{n}"),
        question: format!("What is to be said about number {n}?"),
        review: Review::Draft,
        judgement: Judgement::default(),
    }
}

fn anchors(article: &Article, span: Span) -> Anchors {
    Anchors::of(anchor::anchor(article, span).into_iter().collect())
}

fn claim(article: &Article, n: usize, sentence: &Sentence) -> ClaimEntry {
    let met = n.checked_sub(1).filter(|_| n % 3 == 1);
    ClaimEntry {
        id: format!("claim-{n}"),
        question: format!("question-{}", n / 5),
        side: [Some("left"), Some("right"), None, Some("unknown")][n % 4].map(str::to_owned),
        paragraph: Some(u32::try_from(n / PARAGRAPH + 1).expect("few")),
        source: anchors(article, sentence.source),
        cue: anchors(article, sentence.cue),
        cue_class: Some(CueClass::ALL[n % 6]),
        content: anchors(article, sentence.content),
        place: Ids::of(if n.is_multiple_of(6) {
            vec![format!("entity-{}", n % ENTITIES)]
        } else {
            Vec::new()
        }),
        answers: met
            .map(|met| AnswerEntry {
                claim: format!("claim-{met}"),
                how: How::Denies,
            })
            .into_iter()
            .collect(),
        hedges: Vec::new(),
        within: None,
        review: Review::Draft,
        judgement: Judgement::default(),
    }
}

fn line(article: &Article, n: usize, sentence: &Sentence) -> VerificationEntry {
    VerificationEntry {
        id: format!("line-{n}"),
        paragraph: None,
        quote: anchors(article, sentence.content),
        questions: vec![format!("question-{n}")],
        review: Review::Draft,
    }
}

pub fn claim_id(n: usize) -> String {
    format!("claim-{}", n % CLAIMS)
}

/// One decision about a claim: its side.
pub fn other_side(desk: &Desk, id: &str) -> Correction {
    let mut proposal = Proposal::new(desk);
    proposal.claim(id, |claim| {
        claim.side = Some(
            if claim.side.as_deref() == Some("left") {
                "right"
            } else {
                "left"
            }
            .into(),
        );
    });
    proposal.finish("set the side of a claim".into())
}

/// One decision about a claim: its content is a word shorter, or its source's words are the content.
pub fn other_words(desk: &Desk, article: &Article, id: &str) -> Correction {
    let mut proposal = Proposal::new(desk);
    proposal.claim(id, |claim| {
        let found = claim
            .content
            .pieces()
            .first()
            .map(|piece| anchor::find(article, piece, claim.paragraph));
        if let Some(Ok(anchor::Found::Here(span) | anchor::Found::Elsewhere(span))) = found {
            let words = article.words(span);
            let end = words.rfind(' ').unwrap_or(words.len());
            let start = span.start as usize;
            claim.content = anchors(article, Span::new(start, start + end));
        }
    });
    proposal.finish("set the words of a claim".into())
}

fn judged(desk: &Desk, id: &str, n: usize) -> Correction {
    let mut proposal = Proposal::new(desk);
    proposal.claim(id, |claim| {
        claim.judgement.reliability = Some(Reliability::ALL[n % 6]);
        claim.judgement.credibility = Some(Credibility::ALL[n / 6 % 6]);
        claim.judgement.note = Some(format!("Seen for the {n}th time."));
    });
    proposal.finish("judged a claim".into())
}

pub fn accept(desk: &Desk, id: &str) -> Correction {
    let target = Target::Claim(id.to_owned());
    decision::review(desk, &[target], Review::Kept, "accepted a claim".into())
}

/// A ledger of so many lines: most accept, some set a side or words, judge, reject, merge, undo.
pub fn ledger(dispute: &Dispute, lines: usize) -> (Desk, Ledger) {
    let article = Article::new(dispute.text.clone());
    let mut desk = Desk::new(dispute.layer.clone());
    let mut ledger = Ledger::default();
    for n in 0.. {
        if ledger.lines().len() == lines {
            break;
        }
        let id = claim_id(n * 31);
        let correction = match n % 20 {
            0..8 => accept(&desk, &id),
            8..12 => other_side(&desk, &id),
            12..15 => other_words(&desk, &article, &id),
            17 => decision::reject(&desk, &Target::Claim(id)),
            18 if n % 100 == 18 => {
                let id = |n| format!("entity-{}", n % ENTITIES);
                decision::merged(&desk, &id(n), &id(n + 1))
            }
            15..19 => judged(&desk, &id, n),
            _ => {
                if let Some(correction) = ledger.undo() {
                    desk.take_back(correction);
                }
                record(&mut ledger);
                continue;
            }
        };
        if !correction.is_empty() {
            desk.apply(ledger.decide(correction));
            record(&mut ledger);
        }
    }
    (desk, ledger)
}

fn record(ledger: &mut Ledger) {
    while !ledger.unrecorded().is_empty() {
        let n = ledger.lines().len();
        ledger.recorded(Stamp {
            at: format!(
                "2026-12-01T{:02}:{:02}:{:02}.123Z",
                n / 3600 % 24,
                n / 60 % 60,
                n % 60
            ),
            id: format!("01JDXQ{n:010}"),
        });
    }
}

/// A ledger as its file has it.
pub fn file(ledger: &Ledger) -> String {
    let entry = |(n, line)| LineEntry::of(line, ledger.says(n));
    let lines = ledger.lines().iter().enumerate().map(entry);
    let lines = lines.map(|entry| serde_json::to_string(&entry).expect("a line"));
    lines.map(|line| line + "\n").collect()
}
