//! The real program in a real terminal: taking and giving back the screen, signals, storms of keys
//! and sizes, hostile files, and what is kept between two runs.

#![allow(clippy::unwrap_used)] // a failed unwrap is a failed test
#![cfg(unix)]

#[path = "../terminal/mod.rs"]
mod terminal;

mod configured;
mod drafting;
mod files;
mod hostile;
mod leaving;
mod remembered;
mod rest;
mod storms;
mod suspending;
mod workbench;
