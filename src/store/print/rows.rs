//! The rows of each pane, with the fields that the formats share.

mod claim;
mod judgement;
mod names;
mod paragraph;

pub(super) use claim::claims;
pub(in crate::store) use claim::{ClaimRow, claim, in_order};
pub(in crate::store) use names::by_mentions;
pub(super) use names::{entities, sectors};
pub(super) use paragraph::article;

use std::borrow::Cow;

use serde::Serialize;

use crate::model::Paragraph;

/// A row: in JSON by its fields, in a table by its cells.
pub(in crate::store) trait Row: Serialize {
    /// The names of the fields, in their order.
    const FIELDS: &'static [&'static str];

    /// One cell a field; empty where there is nothing.
    fn cells(&self) -> Vec<Cow<'_, str>>;
}

fn cell<T: ToString>(value: Option<T>) -> Cow<'static, str> {
    value
        .map_or_else(String::new, |value| value.to_string())
        .into()
}

fn list<T: ToString>(values: &[T]) -> Cow<'static, str> {
    let values: Vec<String> = values.iter().map(T::to_string).collect();
    values.join("; ").into()
}

fn numbers(paragraphs: impl IntoIterator<Item = Paragraph>) -> Vec<u32> {
    paragraphs.into_iter().map(Paragraph::number).collect()
}
