//! Journeys: what a person presses, and what they see after each key.

#![allow(clippy::unwrap_used)] // a failed unwrap is a failed test

#[path = "../stage/mod.rs"]
mod stage;
#[path = "../terminal/mod.rs"]
mod terminal;

mod article;
mod claims;
mod entities;
mod everywhere;
mod first_minutes;
mod map;
mod mouse;
mod small;
mod workbench;
