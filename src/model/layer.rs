//! The annotation layer as a file says it: the dossier's `NAME.json`.
//!
//! These types are the format. Its JSON Schema is generated from them
//! (`counterclaim schema`, kept in `assets/dossier.schema.json`). A layer quotes words and names
//! ids; it becomes spans and numbers only in [`Dossier::build`](super::Dossier::build), which
//! validates it.

mod judgement;
mod read;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use judgement::{Assessment, Credibility, Judgement, Likelihood, Reliability};

/// The annotation layer of one article.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(title = "counterclaim dossier")]
pub struct Layer {
    /// Address of the JSON Schema, for editors.
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Title of the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Name of the text file, in the same folder; `NAME.txt` beside `NAME.json` if left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Who published the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// When it was published (ISO 8601).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Where it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// When it was taken down from there (ISO 8601).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub captured: Option<String>,
    /// SHA-256 of the text the layer was made for, in hexadecimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// Up to where the ledger beside the file is contained in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ledger: Option<LedgerMark>,
    /// The parties to the dispute.
    pub sides: Vec<SideEntry>,
    /// Who and what the text names.
    pub entities: Vec<EntityEntry>,
    /// What rival claims are about, in the order of the comparison.
    pub questions: Vec<QuestionEntry>,
    /// The attributions.
    pub claims: Vec<ClaimEntry>,
    /// The article's own lines on what could be checked.
    pub verification: Vec<VerificationEntry>,
}

impl Layer {
    /// Whether a person has looked at them: entities, questions, claims and verification lines.
    pub fn reviews(&self) -> impl Iterator<Item = Review> + '_ {
        let entities = self.entities.iter().map(|entity| entity.review);
        let questions = self.questions.iter().map(|question| question.review);
        let claims = self.claims.iter().map(|claim| claim.review);
        let lines = self.verification.iter().map(|line| line.review);
        entities.chain(questions).chain(claims).chain(lines)
    }
}

/// Up to where a ledger is contained in a layer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LedgerMark {
    /// Id of the last line that is.
    pub through: String,
    /// How many lines these are.
    pub lines: usize,
}

/// A party to the dispute.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SideEntry {
    /// Short name that claims and entities refer to; `article` and `unknown` are taken.
    pub id: String,
    /// Name on screen.
    pub name: String,
    /// One letter that marks the side wherever colour cannot.
    #[serde(default)]
    pub letter: String,
    /// Names and demonyms that speak for the side.
    #[serde(default)]
    pub speakers: Vec<String>,
}

/// Whether an annotation was made by the program or accepted by a person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Review {
    /// Made by the program, not yet looked at.
    #[default]
    Draft,
    /// Made or accepted by a person.
    Kept,
}

impl Review {
    /// The word, as in the file.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Review::Draft => "draft",
            Review::Kept => "kept",
        }
    }
}

/// What an entity is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A person.
    Person,
    /// A state, a government, an office, a company, unnamed officials.
    Organisation,
    /// A movement, an armed group, a community.
    Group,
    /// A place; a sector is one.
    Place,
    /// A named military or police operation, or a programme.
    Operation,
    /// Weapons and materiel.
    Equipment,
    /// Something that happened.
    Event,
}

impl Kind {
    /// All kinds, in the order in which they are listed.
    pub const ALL: [Kind; 7] = [
        Kind::Person,
        Kind::Organisation,
        Kind::Group,
        Kind::Place,
        Kind::Operation,
        Kind::Equipment,
        Kind::Event,
    ];

    /// The word, as in the file.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Kind::Person => "person",
            Kind::Organisation => "organisation",
            Kind::Group => "group",
            Kind::Place => "place",
            Kind::Operation => "operation",
            Kind::Equipment => "equipment",
            Kind::Event => "event",
        }
    }

    /// At most six columns, for lists.
    #[must_use]
    pub fn short(self) -> &'static str {
        match self {
            Kind::Person => "person",
            Kind::Organisation => "org",
            Kind::Group => "group",
            Kind::Place => "place",
            Kind::Operation => "op",
            Kind::Equipment => "equip",
            Kind::Event => "event",
        }
    }
}

/// Somebody or something that the text names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EntityEntry {
    /// Short name that claims refer to.
    pub id: String,
    /// Name on screen; every occurrence in the text is a mention.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Other names; every occurrence is a mention.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Names of other entities that in this text stand for this one
    /// ("Islamabad" for Pakistan's government).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stand_ins: Vec<String>,
    /// Single mentions that no name finds (pronouns, descriptions) or that a name would give to
    /// another entity; they win over names at their place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Anchor>,
    /// Id of the side that it speaks or fights for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<String>,
    /// Where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<PlaceEntry>,
    /// Draft or kept.
    #[serde(default)]
    pub review: Review,
    /// What a person makes of it.
    #[serde(default, skip_serializing_if = "Judgement::is_empty")]
    pub judgement: Judgement,
}

/// How exactly a place is known (after ACLED's and UCDP's precision codes).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// A town, a crossing, a building: drawn as a point.
    Point,
    /// Known to the district only: never drawn as a point.
    District,
    /// Known to the province only.
    Province,
    /// Known to the country only.
    Country,
    /// A line: a border, a river, a front.
    Line,
}

impl Precision {
    /// The word, as in the file.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Precision::Point => "point",
            Precision::District => "district",
            Precision::Province => "province",
            Precision::Country => "country",
            Precision::Line => "line",
        }
    }
}

/// Where an entity is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PlaceEntry {
    /// Latitude in degrees north, -90 to 90.
    pub lat: f64,
    /// Longitude in degrees east, -180 to 180.
    pub lon: f64,
    /// How exactly the place is known.
    pub precision: Precision,
    /// Whether it is a sector, a named stretch of the front.
    #[serde(default, skip_serializing_if = "is_false")]
    pub sector: bool,
    /// The stretch of a line of the map that stands for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stretch: Option<StretchEntry>,
    /// Where the coordinates come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // the signature that serde asks for
fn is_false(value: &bool) -> bool {
    !*value
}

/// A stretch of one of the map's named lines.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StretchEntry {
    /// Name of the line in the base map, such as `durand`.
    pub line: String,
    /// Longitude and latitude of one end, in degrees; the whole line if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<[f64; 2]>,
    /// Longitude and latitude of the other end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<[f64; 2]>,
}

/// How a file names a span: by its words, or by its words and where they stand
/// (W3C `TextQuoteSelector` with a `TextPositionSelector` as a hint).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Anchor {
    /// Just the words.
    Quote(String),
    /// The words in their context.
    Selector(Selector),
}

/// Words in their context.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Selector {
    /// The words themselves.
    pub quote: String,
    /// What stands directly before them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
    /// What stands directly behind them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suffix: Option<String>,
    /// Paragraph, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<u32>,
    /// Where the words began when the layer was written, in Unicode code points from 0: a hint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<u32>,
}

impl Anchor {
    /// The quoted words.
    #[must_use]
    pub fn quote(&self) -> &str {
        match self {
            Anchor::Quote(quote) => quote,
            Anchor::Selector(selector) => &selector.quote,
        }
    }
}

/// One anchor, or several for a span with gaps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Anchors {
    /// One piece.
    One(Anchor),
    /// Several pieces, in the order of the text.
    Many(Vec<Anchor>),
}

impl Default for Anchors {
    fn default() -> Self {
        Anchors::Many(Vec::new())
    }
}

impl Anchors {
    /// The pieces.
    #[must_use]
    pub fn pieces(&self) -> &[Anchor] {
        match self {
            Anchors::One(anchor) => std::slice::from_ref(anchor),
            Anchors::Many(anchors) => anchors,
        }
    }

    /// Whether there is no piece.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pieces().is_empty()
    }

    /// The quoted words, pieces joined by an ellipsis.
    #[must_use]
    pub fn words(&self) -> String {
        let words: Vec<&str> = self.pieces().iter().map(Anchor::quote).collect();
        words.join(" … ")
    }

    /// These pieces.
    #[must_use]
    pub fn of(mut pieces: Vec<Anchor>) -> Self {
        match pieces.len() {
            1 => Anchors::One(pieces.remove(0)),
            _ => Anchors::Many(pieces),
        }
    }
}

/// What rival claims are about: one row of the comparison.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct QuestionEntry {
    /// Short name that claims refer to.
    pub id: String,
    /// The question in one plain sentence.
    pub question: String,
    /// Draft or kept.
    #[serde(default)]
    pub review: Review,
    /// What a person makes of it.
    #[serde(default, skip_serializing_if = "Judgement::is_empty")]
    pub judgement: Judgement,
}

/// The class of a cue, by the distance that it puts between the article and the content.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum CueClass {
    /// "said", "according to": no stance.
    Neutral,
    /// "insists", "argues": the source presses the point.
    Assertive,
    /// "claims", "what they call": the article keeps its distance.
    Doubting,
    /// "confirms", "acknowledges": the source grants something.
    Conceding,
    /// "denies", "rejects".
    Denying,
    /// "appears to believe", "may".
    Hedging,
}

impl CueClass {
    /// All classes, in the order in which they are listed.
    pub const ALL: [CueClass; 6] = [
        CueClass::Neutral,
        CueClass::Assertive,
        CueClass::Doubting,
        CueClass::Conceding,
        CueClass::Denying,
        CueClass::Hedging,
    ];

    /// The word, as in the file.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            CueClass::Neutral => "neutral",
            CueClass::Assertive => "assertive",
            CueClass::Doubting => "doubting",
            CueClass::Conceding => "conceding",
            CueClass::Denying => "denying",
            CueClass::Hedging => "hedging",
        }
    }
}

/// How a claim meets another side's.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum How {
    /// Says that it is not so.
    Denies,
    /// Sets something else against it.
    Counters,
    /// Grants it.
    Concedes,
}

impl How {
    /// The word, as in the file.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            How::Denies => "denies",
            How::Counters => "counters",
            How::Concedes => "concedes",
        }
    }

    /// The word for the claim that is met so.
    #[must_use]
    pub fn passive(self) -> &'static str {
        match self {
            How::Denies => "denied",
            How::Counters => "countered",
            How::Concedes => "conceded",
        }
    }
}

/// Which claim is met, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AnswerEntry {
    /// Id of the claim that is met.
    pub claim: String,
    /// How it is met.
    pub how: How,
}

/// One id or several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Ids {
    /// One.
    One(String),
    /// Several.
    Many(Vec<String>),
}

impl Default for Ids {
    fn default() -> Self {
        Ids::Many(Vec::new())
    }
}

impl Ids {
    /// These ids.
    #[must_use]
    pub fn of(mut ids: Vec<String>) -> Self {
        match ids.len() {
            1 => Ids::One(ids.remove(0)),
            _ => Ids::Many(ids),
        }
    }

    /// The ids.
    #[must_use]
    pub fn all(&self) -> &[String] {
        match self {
            Ids::One(id) => std::slice::from_ref(id),
            Ids::Many(ids) => ids,
        }
    }

    fn is_empty(&self) -> bool {
        self.all().is_empty()
    }
}

/// An attribution: who said what, in which words, by which words of saying.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ClaimEntry {
    /// Short name that other claims refer to.
    pub id: String,
    /// Id of the question that it is about.
    pub question: String,
    /// Id of the side whose source speaks; `null` for a third party, `"article"` for the
    /// article's own voice, `"unknown"` if it is not known for whom the source speaks.
    #[serde(default)]
    pub side: Option<String>,
    /// Paragraph of its words, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<u32>,
    /// Who says it.
    #[serde(default, skip_serializing_if = "Anchors::is_empty")]
    pub source: Anchors,
    /// The words of saying.
    #[serde(default, skip_serializing_if = "Anchors::is_empty")]
    pub cue: Anchors,
    /// The class of the cue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue_class: Option<CueClass>,
    /// What is said.
    pub content: Anchors,
    /// Ids of the places where it is said to be so.
    #[serde(default, skip_serializing_if = "Ids::is_empty")]
    pub place: Ids,
    /// Which claims of other sides it meets.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<AnswerEntry>,
    /// Words that weaken it ("appear", "may").
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hedges: Vec<Anchor>,
    /// Id of the claim inside which this one stands ("what they call …").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
    /// Draft or kept.
    #[serde(default)]
    pub review: Review,
    /// What a person makes of it.
    #[serde(default, skip_serializing_if = "Judgement::is_empty")]
    pub judgement: Judgement,
}

/// The article's own line on what could be checked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct VerificationEntry {
    /// Short name.
    #[serde(default)]
    pub id: String,
    /// Paragraph of its words, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<u32>,
    /// Its words.
    pub quote: Anchors,
    /// Ids of the questions that it bears on.
    #[serde(default)]
    pub questions: Vec<String>,
    /// Draft or kept.
    #[serde(default)]
    pub review: Review,
}
