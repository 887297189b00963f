//! What is wrong with a dossier, where, and how to mend it.

use std::fmt;

use super::anchor::Lost;

/// One thing that is wrong with a dossier.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// Where, as a path into the JSON: `claims[3].content`.
    pub path: String,
    /// What.
    pub fault: Fault,
}

impl Problem {
    /// A fault at a path.
    #[must_use]
    pub fn new(path: impl Into<String>, fault: Fault) -> Self {
        Self {
            path: path.into(),
            fault,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.fault)
    }
}

/// What can be wrong.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// The words of an anchor name no span.
    Quote {
        /// The words.
        quote: String,
        /// Paragraph in which they were looked for.
        paragraph: Option<u32>,
        /// Why they were not found.
        lost: Lost,
    },
    /// The words are in another paragraph than the one named.
    Moved {
        /// The words.
        quote: String,
        /// Where they are.
        paragraph: u32,
    },
    /// An id that names nothing.
    UnknownId {
        /// What it should name.
        what: &'static str,
        /// The id.
        id: String,
    },
    /// An id that is used twice.
    DuplicateId {
        /// What it names.
        what: &'static str,
        /// The id.
        id: String,
    },
    /// An empty id or name.
    Empty {
        /// What is empty.
        what: &'static str,
    },
    /// A stretch of a line that the map does not have.
    UnknownLine(String),
    /// A name of so many bytes that no text has it.
    LongName(usize),
    /// An id that the format keeps for itself.
    ReservedId(String),
    /// A side without one letter of its own.
    Letter {
        /// The side.
        side: String,
        /// What was given.
        letter: String,
    },
    /// Two sides with the same letter.
    SharedLetter(String),
    /// A latitude outside -90 to 90, in degrees.
    Latitude(f64),
    /// A longitude outside -180 to 180, in degrees.
    Longitude(f64),
    /// One name for two entities.
    SharedName {
        /// The name.
        name: String,
        /// The entity that has it already.
        other: String,
    },
    /// A claim without content, or a verification line without words.
    NoWords,
    /// A claim of a side or third party without a source.
    NoSource,
    /// A claim that answers its own side or itself.
    AnswersItself(String),
    /// A question that no claim is about.
    NoClaims(String),
    /// The text is not the one that the layer was made for.
    TextChanged,
    /// Claims that stand within each other in a circle.
    Circle(String),
    /// A field that the format does not know.
    UnknownField,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Quote {
                quote,
                paragraph,
                lost,
            } => quote_fault(f, quote, *paragraph, *lost),
            Fault::Moved { quote, paragraph } => write!(
                f,
                "“{quote}” is in paragraph {paragraph}. Set \"paragraph\" to {paragraph}, or quote the words that were meant."
            ),
            Fault::UnknownId { what, id } => write!(
                f,
                "there is no {what} with the id “{id}”. Correct the id, or add the {what}."
            ),
            Fault::DuplicateId { what, id } => write!(
                f,
                "a second {what} has the id “{id}”. Give one of them another id."
            ),
            Fault::Empty { what } => {
                write!(f, "the {what} is empty. Fill it in, or remove the entry.")
            }
            Fault::UnknownLine(line) => write!(
                f,
                "the map has no line “{line}”. Correct it (the frontier map has “durand”), or leave the stretch out."
            ),
            Fault::LongName(bytes) => write!(
                f,
                "a name of {bytes} bytes is not looked for. Give names of at most 1,000 bytes."
            ),
            Fault::ReservedId(id) => write!(
                f,
                "“{id}” stands for the article's own voice. Give the side another id."
            ),
            Fault::Letter { side, letter } if letter.is_empty() => write!(
                f,
                "side “{side}” has no letter. Add \"letter\" with one letter, such as “{}”.",
                initial(side)
            ),
            Fault::Letter { side, letter } => write!(
                f,
                "“{letter}” is not one letter. Give side “{side}” one letter, such as “{}”.",
                initial(side)
            ),
            Fault::SharedLetter(letter) => write!(
                f,
                "another side has the letter “{letter}” too. Give each side a letter of its own."
            ),
            Fault::Latitude(degrees) => write!(
                f,
                "latitude {degrees} is outside -90 to 90. Check whether latitude and longitude are swapped."
            ),
            Fault::Longitude(degrees) => {
                write!(f, "longitude {degrees} is outside -180 to 180. Correct it.")
            }
            Fault::SharedName { name, other } => write!(
                f,
                "“{name}” already names “{other}”. Remove it from one of them, or list it under \"stand_ins\"."
            ),
            Fault::NoWords => write!(
                f,
                "nothing is quoted here. Quote the words of the text that carry it."
            ),
            Fault::NoSource => write!(
                f,
                "nobody is named as the source. Quote the source, or set \"side\" to \"article\"."
            ),
            Fault::AnswersItself(id) => write!(
                f,
                "an answer meets another side's claim, and “{id}” is of the same side. Remove it, or correct the side."
            ),
            Fault::NoClaims(id) => write!(
                f,
                "no claim is about question “{id}”. Add a claim, or remove the question."
            ),
            Fault::TextChanged => write!(
                f,
                "the text is not the one that this layer was made for. Review the quotes, then set \"sha256\" to the text's own."
            ),
            Fault::Circle(id) => write!(
                f,
                "claim “{id}” stands within itself by a circle of \"within\". Remove one of the links."
            ),
            Fault::UnknownField => write!(
                f,
                "the format has no such field; it is kept but not used. Check its spelling."
            ),
        }
    }
}

fn initial(side: &str) -> String {
    side.chars()
        .find(|c| c.is_alphabetic())
        .unwrap_or('X')
        .to_uppercase()
        .to_string()
}

fn quote_fault(
    f: &mut fmt::Formatter<'_>,
    quote: &str,
    paragraph: Option<u32>,
    lost: Lost,
) -> fmt::Result {
    let place = match paragraph {
        Some(number) => format!("paragraph {number}"),
        None => "the text".to_owned(),
    };
    match lost {
        Lost::Empty => write!(f, "the quote is empty. Quote words of the text."),
        Lost::Missing => write!(
            f,
            "“{quote}” is not in {place}. Copy the words as the text has them, quotation marks included."
        ),
        Lost::Ambiguous(times) => write!(
            f,
            "“{quote}” occurs {times} times in {place}. Add \"prefix\" or \"suffix\" with the words beside it."
        ),
        Lost::NoParagraph(number) => write!(
            f,
            "there is no paragraph {number}, and “{quote}” is not once elsewhere. Correct \"paragraph\" (counted from 1)."
        ),
    }
}
