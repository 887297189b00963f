//! `counterclaim`: a keyboard-driven terminal explorer for contested reporting.
//!
//! An article and its annotation layer become one in-memory model, the [`Dossier`](model::Dossier).
//! Four panes read it: the article, its entities, the sides' claims set against each other, and the
//! sectors on a map. It can be corrected from inside, and every correction is a line of a ledger. The dispute is kept as
//! data; nothing here settles it.
//!
//! The crate is a library and a thin binary. What it offers a person is in `README.md`; this page says how
//! the source is laid out.
//!
//! # Floors
//!
//! A module uses the modules below it that its row names, and no other. It never uses one above it, nor one
//! beside it unless its row says so. `tests/floor_plan.rs` reads this table, then every file in `src/`, and
//! fails with file, line and rule where the code does otherwise. So the table is the rule: change it on
//! purpose, or change the code.
//!
//! | floor | module | is | may use | must never mention |
//! |---|---|---|---|---|
//! | 0 | [`text`] | spans, paragraphs, sentences, display width, wrapping, cleaning of hostile characters | | `ratatui` `crossterm` `serde_json` `std::fs` `std::thread` |
//! | 0 | [`geo`] | coordinates, projection, base map, the picture of it in characters | | `ratatui` `crossterm` `serde_json` `std::fs` `std::thread` |
//! | 1 | [`model`] | article, entity, claim, question, sector; the dossier, built only through validation, and what can be asked of it | `text` `geo` | `ratatui` `crossterm` `serde_json` `std::fs` `std::thread` `ratatui_textarea` |
//! | 2 | [`search`] | names by a fuzzy pattern, words in the article | `text` `model` | `app` `view` `ratatui` `crossterm` `std::fs` `ratatui_textarea` |
//! | 2 | [`draft`] | makes a layer out of a bare article; pure | `text` `geo` `model` | `app` `view` `ratatui` `crossterm` `std::fs` `std::thread` `ratatui_textarea` |
//! | 2 | [`store`] | the files, and the only module that knows any: articles, what is brought in, dossiers, settings, state, printing, exports | `text` `geo` `model` `draft` | `app` `view` `ratatui` `crossterm` `ratatui_textarea` |
//! | 3 | [`app`] | the application as a value: the state of each pane, and what an action makes of it | `text` `geo` `model` `search` | `ratatui` `crossterm` `std::fs` `std::thread` |
//! | 4 | [`keys`] | from keys to actions: notation, the one table of defaults, a person's own | `app` | `view` `store` `std::fs` `ratatui_textarea` |
//! | 4 | [`theme`] | what colours mean | `model` | `view` `store` `crossterm` `std::fs` `ratatui_textarea` |
//! | 5 | [`view`] | draws the application; reads, never changes | `text` `geo` `model` `search` `app` `keys` `theme` | `store` `crossterm` `std::fs` |
//! | 6 | [`terminal`] | entering and leaving the screen, a frame in one write | | `std::fs` |
//! | 6 | [`runtime`] | threads that listen, the worker that drafts, the loop, effects | `text` `geo` `model` `draft` `store` `app` `keys` `theme` `view` `terminal` | `std::fs` |
//! | 6 | [`cli`] | arguments, what is printed, exit codes | `text` `geo` `model` `draft` `store` `app` `keys` `theme` `runtime` | `std::fs` |
//! | 7 | `main` | a sentence | `cli` | `std::fs` |
//!
//! The words of the last column may stand in comments, and in a `#[cfg(test)] mod`, here or in a file of its own
//! (a test of a file format may read JSON). The floors hold in tests too.
//!
//! One thing of a screen stands on the floor of [`app`]: the text area in which a note is written is a value of
//! `ratatui-textarea`, which holds its lines, cursor and undoing. `app/note.rs` alone knows that crate; it gives it
//! commands, never keys, and [`view`] draws what it holds. `tests/floor_plan.rs` holds that too.
//!
//! The same noun stands in three places: what a pane is (`app/claims.rs`), what can be done to it
//! (`app/update/claims.rs`), how it looks (`view/claims.rs`).
//!
//! # How a key becomes a picture
//!
//! | step | where |
//! |---|---|
//! | bytes become an event, on a thread that sleeps until there is one | [`runtime::listen`] |
//! | the event becomes an [`Action`](app::Action), by the keys that work in the pane | [`keys::Keyboard::press`] |
//! | the action changes the state, and says what has to follow | [`App::update`](app::App::update) |
//! | what has to follow is data, an [`Effect`](app::Effect): copy, suspend, quit, record | [`runtime::World`] |
//! | a correction is on the disk, a line of the ledger, before the picture says that it is made | [`store::Workplace::record`] |
//! | when nothing more is queued and something visible changed: one frame | [`view::draw`] |
//! | the cells that differ go to the terminal in one write | [`terminal::FrameBuffer`] |
//!
//! An article that has no dossier is drafted by a worker after the first frame; what it finds comes to the loop like a
//! key, the opening of a long article first, and [`App::arrive`](app::App::arrive) takes it in.
//!
//! There is no tick: at rest the program sleeps. Drawing only reads; wrapping, matching and the layout of the map
//! happen in `update`, once for each change of width, pattern or zoom.
//!
//! # How a dossier is corrected
//!
//! | step | where |
//! |---|---|
//! | what a person wants becomes a [`Correction`](model::Correction): a sentence, and edits from what was to what is | [`model::decision`] |
//! | it is applied to the [`Desk`](model::Desk), the layer that is worked on, and can be taken back | [`model::Desk::apply`] |
//! | the [`Dossier`](model::Dossier) is read anew where the edits touched it, and every pane with it | [`model::Dossier::revised`] |
//! | it becomes a line of the [`Ledger`](model::Ledger), and that line is flushed to its file | [`store::Workplace::record`] |
//! | on opening, the lines are made again on the layer that is there; what does not apply is kept apart | [`model::ledger::replay`] |
//! | only when it is asked for, the corrected layer is woven into the text of the dossier file | [`store::Workplace::save`] |

#![cfg_attr(test, allow(clippy::unwrap_used))] // a failed unwrap is a failed test

pub mod app;
pub mod cli;
pub mod draft;
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
