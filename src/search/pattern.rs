//! The pattern language: what a person types to find names.

use super::letters::Letters;

/// The fields that can be asked for; any other `word:value` is plain text.
pub const FIELDS: [&str; 2] = ["kind", "side"];

/// A parsed search pattern.
///
/// | typed | finds names that |
/// |---|---|
/// | `khyber pak` | match both words, each fuzzily, in any order |
/// | `'taliban` | contain exactly this |
/// | `'khan'` | contain exactly this as whole words |
/// | `^af` `stan$` `^iran$` | start with it, end with it, are it |
/// | `!army` `!^af` `!stan$` `!'ky` | do not contain, start with, end with, fuzzily match it |
/// | `kabul \| islamabad` | match the one or the other |
/// | `gulf\ states` | match the words with the space between them |
/// | `kind:place` `side:pak` | have a field whose value starts so |
///
/// Case and accents never matter. What is still being typed (`'`, `^`, `!`, `|`, `kind:`, a last
/// backslash) asks for nothing yet and so excludes nothing.
///
/// # Examples
/// ```
/// use counterclaim::search::Pattern;
///
/// assert!(Pattern::parse(" ' | ! kind:").is_empty());
/// assert!(Pattern::parse("khyb").refines(&Pattern::parse("khy")));
/// assert!(!Pattern::parse("!khyb").refines(&Pattern::parse("!khy")));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pattern {
    /// All of them must hold.
    pub(super) groups: Vec<Group>,
}

/// Terms of which one must hold: `a | b`.
pub(super) type Group = Vec<Term>;

/// One word of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    /// Whether it must *not* hold, for none of the names: `!…`.
    pub(super) negated: bool,
    /// What must hold.
    pub(super) ask: Ask,
}

/// What a term asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ask {
    /// A name that meets a text.
    Name(Text),
    /// A field with a value.
    Field(Field),
}

/// A folded text and how a name must meet it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Text {
    /// How.
    pub(super) shape: Shape,
    /// What, folded and not empty.
    pub(super) folded: String,
    /// The letters in it.
    pub(super) letters: Letters,
    /// The points it has at least where it stands at the start of a word.
    pub(super) word_points: i64,
}

/// How a name must meet a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Its letters occur in this order.
    Fuzzy,
    /// It occurs.
    Exact,
    /// It occurs as whole words.
    Words,
    /// The name starts with it.
    Prefix,
    /// The name ends with it.
    Suffix,
    /// It is the name.
    Whole,
}

/// A field and the start of the value it must have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Field {
    /// One of [`FIELDS`].
    pub(super) key: &'static str,
    /// Folded and not empty.
    pub(super) value: String,
}

impl Pattern {
    /// Whether it asks for nothing, so that everything matches.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }
}
