//! `counterclaim`: a keyboard-driven terminal explorer for contested reporting.

#![cfg_attr(test, allow(clippy::unwrap_used))] // a failed unwrap is a failed test

pub mod app;
pub mod cli;
pub mod geo;
pub mod keys;
pub mod model;
pub mod runtime;
pub mod search;
pub mod store;
pub mod terminal;
pub mod text;
pub mod theme;
pub mod view;
