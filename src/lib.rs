//! `counterclaim`: a keyboard-driven terminal explorer for contested reporting.

pub mod search;
pub mod text;
