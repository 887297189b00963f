//! Correcting: what a person presses to put a dossier right, and what they see after it; without a terminal.

mod cards;
mod ledger;
mod names;
mod own;
mod parties;
mod reviewing;
mod words;
