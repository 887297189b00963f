//! `counterclaim`: a keyboard-driven terminal explorer for contested reporting.

pub mod geo;
pub mod store;
pub mod text;
