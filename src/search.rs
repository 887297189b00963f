//! Finding: names by a fuzzy pattern.
//!
//! [`Index`] and [`Pattern`] find names as they are typed; [`Found`] holds the answer and makes
//! the next keystroke cheaper.

mod fold;
mod found;
mod index;
mod letters;
mod marks;
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
pub use pattern::{FIELDS, Pattern};
