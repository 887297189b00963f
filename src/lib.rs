//! `counterclaim`: a keyboard-driven terminal explorer for contested reporting.

#![cfg_attr(test, allow(clippy::unwrap_used))] // a failed unwrap is a failed test

pub mod cli;
pub mod geo;
pub mod model;
pub mod search;
pub mod store;
pub mod text;
