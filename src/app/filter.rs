//! The filter: only what involves one selection, in every pane.

pub use crate::model::Filter;
