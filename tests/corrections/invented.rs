//! Layers that nobody wrote, made of numbers that shrink: over a short text in which names and words occur twice.

use counterclaim::model::layer::{
    Anchor, Anchors, AnswerEntry, Assessment, ClaimEntry, Credibility, CueClass, EntityEntry, How,
    Ids, Judgement, Kind, Layer, Likelihood, PlaceEntry, Precision, QuestionEntry, Reliability,
    Review, Selector, SideEntry, VerificationEntry,
};
use proptest::collection::vec;
use proptest::prelude::*;

/// The article.
pub const TEXT: &str = "Alba said that Bruno Carda fired first near Dorn.\n\nBruno Carda denied it; Dorn, he said, \
was quiet. Alba Dorn saw nothing.\n\nNeither Alba nor Bruno could be reached. Dorn fell on Monday,\naccording to Alba, \
and Carda conceded “some losses” there.";

/// Names that occur in the text, within each other and not at all.
pub const NAMES: [&str; 8] = [
    "Alba",
    "Bruno",
    "Bruno Carda",
    "Carda",
    "Dorn",
    "Alba Dorn",
    "Nobody",
    "Monday",
];

/// Words that are quoted: once, twice, across a line's end, in no place, and none.
const QUOTES: [&str; 10] = [
    "fired first near Dorn",
    "denied it",
    "was quiet",
    "saw nothing",
    "Dorn",
    "on Monday, according",
    "some losses",
    "not in the text",
    "",
    "Alba said that Bruno Carda fired first near Dorn.",
];

/// A source of choices: a number is used up with each.
pub struct Dice<'a> {
    numbers: std::iter::Cycle<std::slice::Iter<'a, u16>>,
    turn: u16,
}

impl<'a> Dice<'a> {
    pub fn new(numbers: &'a [u16]) -> Self {
        Self {
            numbers: numbers.iter().cycle(),
            turn: 0,
        }
    }

    /// A number below `limit`, or 0.
    pub fn below(&mut self, limit: usize) -> usize {
        let number = self.numbers.next().copied().unwrap_or_default();
        self.turn = self.turn.wrapping_add(1);
        usize::from(number.rotate_left(u32::from(self.turn / 64))) % limit.max(1)
    }

    pub fn one_in(&mut self, many: usize) -> bool {
        self.below(many) + 1 == many
    }

    pub fn of<T: Clone>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())].clone()
    }

    pub fn some<T: Clone>(&mut self, list: &[T]) -> Option<T> {
        let chosen = self.below(list.len() + 1);
        list.get(chosen).cloned()
    }
}

fn ids(letter: char, count: usize) -> Vec<String> {
    (0..count).map(|n| format!("{letter}{n}")).collect()
}

pub fn anchor(dice: &mut Dice) -> Anchor {
    let quote = dice.of(&QUOTES).to_owned();
    match dice.below(4) {
        0 => Anchor::Selector(Selector {
            position: TEXT.find(&quote).map(|at| u32::try_from(at).unwrap()),
            quote,
            ..Selector::default()
        }),
        1 => Anchor::Selector(Selector {
            quote,
            suffix: dice.some(&["."]).map(str::to_owned),
            paragraph: dice.some(&[1, 2, 3, 9]),
            ..Selector::default()
        }),
        _ => Anchor::Quote(quote),
    }
}

pub fn anchors(dice: &mut Dice) -> Anchors {
    let count = [1, 1, 1, 0, 2][dice.below(5)];
    Anchors::of((0..count).map(|_| anchor(dice)).collect())
}

pub fn judgement(dice: &mut Dice) -> Judgement {
    if !dice.one_in(3) {
        return Judgement::default();
    }
    Judgement {
        reliability: dice.some(Reliability::ALL),
        credibility: dice.some(Credibility::ALL),
        assessment: dice.some(Assessment::ALL),
        likelihood: dice.some(Likelihood::ALL),
        note: dice.some(&["Seen.\nTwice, “so”.", ""]).map(str::to_owned),
        tags: dice
            .some(&["x", "y"])
            .map(str::to_owned)
            .into_iter()
            .collect(),
    }
}

pub fn review(dice: &mut Dice) -> Review {
    dice.of(&[Review::Draft, Review::Kept])
}

pub fn place(dice: &mut Dice) -> PlaceEntry {
    PlaceEntry {
        // Numbers with all the digits that there are; some are off the globe.
        lat: f64::from(u16::try_from(dice.below(70_000)).unwrap_or_default()) / 700.3,
        lon: (1.0 + f64::from(u16::try_from(dice.below(60_000)).unwrap_or_default())).ln() * 17.1,
        precision: dice.of(&[Precision::Point, Precision::District]),
        sector: dice.one_in(2),
        stretch: None,
        basis: None,
    }
}

/// The ids that a layer may have.
pub struct Pool {
    pub sides: Vec<String>,
    pub entities: Vec<String>,
    pub questions: Vec<String>,
    pub claims: Vec<String>,
    pub lines: Vec<String>,
    /// Ids that nothing has, to be referred to.
    pub astray: Vec<String>,
}

impl Pool {
    /// Every id once.
    fn unique(dice: &mut Dice) -> Self {
        Self {
            sides: ids('s', dice.below(4)),
            entities: ids('e', dice.below(7)),
            questions: ids('q', dice.below(5)),
            claims: ids('c', dice.below(9)),
            lines: ids('v', dice.below(4)),
            astray: vec![
                "astray".into(),
                "lost".into(),
                "article".into(),
                "unknown".into(),
            ],
        }
    }

    /// Ids that are doubled or empty, within a list and among lists.
    fn doubled(dice: &mut Dice) -> Self {
        let mut some = |limit| {
            let count = dice.below(limit);
            (0..count)
                .map(|_| dice.of(&["", "a", "b", "unknown"]).to_owned())
                .collect()
        };
        Self {
            sides: some(4),
            entities: some(6),
            questions: some(5),
            claims: some(8),
            lines: some(4),
            astray: vec![String::new(), "article".into()],
        }
    }
}

/// One of some ids, or one that nothing has.
pub fn reference(dice: &mut Dice, ids: &[String], astray: &[String]) -> String {
    if ids.is_empty() || dice.one_in(8) {
        dice.of(astray)
    } else {
        dice.of(ids)
    }
}

pub fn claim(dice: &mut Dice, id: &str, pool: &Pool) -> ClaimEntry {
    let any = [&pool.sides[..], &pool.astray[..]].concat();
    let answers = dice.below(3);
    ClaimEntry {
        id: id.to_owned(),
        question: reference(dice, &pool.questions, &pool.astray),
        side: dice.some(&any),
        paragraph: dice.some(&[1, 2, 3]),
        source: anchors(dice),
        cue: anchors(dice),
        cue_class: dice.some(&CueClass::ALL),
        content: anchors(dice),
        place: Ids::of(
            (0..dice.below(3))
                .map(|_| reference(dice, &pool.entities, &pool.astray))
                .collect(),
        ),
        answers: (0..answers)
            .map(|_| AnswerEntry {
                claim: reference(dice, &pool.claims, &pool.astray),
                how: dice.of(&[How::Denies, How::Counters, How::Concedes]),
            })
            .collect(),
        hedges: if dice.one_in(4) {
            vec![anchor(dice)]
        } else {
            Vec::new()
        },
        within: dice
            .one_in(3)
            .then(|| reference(dice, &pool.claims, &pool.astray)),
        review: review(dice),
        judgement: judgement(dice),
    }
}

pub fn entity(dice: &mut Dice, id: &str, pool: &Pool) -> EntityEntry {
    let names = |dice: &mut Dice, limit| {
        (0..dice.below(limit))
            .map(|_| dice.of(&NAMES).to_owned())
            .collect()
    };
    EntityEntry {
        id: id.to_owned(),
        name: dice.of(&NAMES).to_owned(),
        kind: dice.of(&Kind::ALL),
        aliases: names(dice, 3),
        stand_ins: names(dice, 2),
        mentions: if dice.one_in(3) {
            vec![anchor(dice)]
        } else {
            Vec::new()
        },
        side: dice
            .one_in(2)
            .then(|| reference(dice, &pool.sides, &pool.astray)),
        place: dice.one_in(3).then(|| place(dice)),
        review: review(dice),
        judgement: judgement(dice),
    }
}

fn layer(numbers: &[u16], pool: fn(&mut Dice) -> Pool) -> Layer {
    let dice = &mut Dice::new(numbers);
    let pool = pool(dice);
    Layer {
        title: Some("A title".into()),
        sides: pool
            .sides
            .iter()
            .map(|id| SideEntry {
                id: id.clone(),
                name: dice.of(&NAMES).to_owned(),
                letter: dice.of(&["A", "B", ""]).to_owned(),
                speakers: Vec::new(),
            })
            .collect(),
        entities: pool
            .entities
            .iter()
            .map(|id| entity(dice, id, &pool))
            .collect(),
        questions: pool
            .questions
            .iter()
            .map(|id| QuestionEntry {
                id: id.clone(),
                question: dice
                    .of(&["Who fired first?", "Was Dorn quiet?", ""])
                    .to_owned(),
                review: review(dice),
                judgement: judgement(dice),
            })
            .collect(),
        claims: pool
            .claims
            .iter()
            .map(|id| claim(dice, id, &pool))
            .collect(),
        verification: pool
            .lines
            .iter()
            .map(|id| VerificationEntry {
                id: id.clone(),
                paragraph: dice.some(&[1, 3]),
                quote: anchors(dice),
                questions: (0..dice.below(3))
                    .map(|_| reference(dice, &pool.questions, &pool.astray))
                    .collect(),
                review: review(dice),
            })
            .collect(),
        ..Layer::default()
    }
}

fn numbers() -> impl Strategy<Value = Vec<u16>> {
    vec(any::<u16>(), 8..400)
}

/// Layers in which every id occurs once.
pub fn layers() -> impl Strategy<Value = Layer> {
    numbers().prop_map(|numbers| layer(&numbers, Pool::unique))
}

/// Layers in which ids are doubled or empty.
pub fn doubled_layers() -> impl Strategy<Value = Layer> {
    numbers().prop_map(|numbers| layer(&numbers, Pool::doubled))
}

/// The ids that a layer has.
pub fn pool_of(layer: &Layer) -> Pool {
    Pool {
        sides: layer.sides.iter().map(|entry| entry.id.clone()).collect(),
        entities: layer
            .entities
            .iter()
            .map(|entry| entry.id.clone())
            .collect(),
        questions: layer
            .questions
            .iter()
            .map(|entry| entry.id.clone())
            .collect(),
        claims: layer.claims.iter().map(|entry| entry.id.clone()).collect(),
        lines: layer
            .verification
            .iter()
            .map(|entry| entry.id.clone())
            .collect(),
        astray: vec!["astray".into(), "article".into(), "unknown".into()],
    }
}
