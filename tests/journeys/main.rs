//! Journeys: what a person presses, and what they see after each key.

#![allow(clippy::unwrap_used)] // a failed unwrap is a failed test

#[path = "../terminal/mod.rs"]
mod terminal;

mod first_minutes;
