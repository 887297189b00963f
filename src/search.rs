//! Finding: names by a fuzzy pattern, words in the article.
//!
//! [`Index`] and [`Pattern`] find names as they are typed; [`Found`] holds the answer and makes
//! the next keystroke cheaper. [`Needle`] finds words in a long text.

mod expression;
mod found;
mod index;
mod letters;
mod marks;
mod needle;
mod parse;
mod pattern;
mod places;
#[cfg(test)]
mod plain;
mod points;
mod query;
#[cfg(test)]
mod random;
mod refine;
mod score;
#[cfg(test)]
mod tests;

pub use found::{Found, Hit};
pub use index::{Entry, Index};
pub use needle::{Count, Needle};
pub use pattern::{FIELDS, Pattern};
