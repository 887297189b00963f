//! Every key either changes something visible or says in the status line why not.

#![allow(clippy::unwrap_used)] // a failed unwrap is a failed test

mod stage;

use counterclaim::app::Context::{
    self, Article, Card, Claims, Entities, Everywhere, List, Note, Sectors, Typing, Visual,
};
use counterclaim::app::{Command, Command as C, Effect};
use counterclaim::keys::{Keymap, parse};
use stage::Stage;

/// Keys that are bound nowhere.
const UNBOUND: [&str; 3] = ["X", "F5", "Alt-x"];

/// What edits a line is as silent at its ends as it is in a shell.
fn edits(command: Command) -> bool {
    let moves = [C::CursorLeft, C::CursorRight, C::CursorStart, C::CursorEnd];
    let deletes = [C::DeleteForward, C::DeleteWord, C::DeleteLine];
    moves.contains(&command) || deletes.contains(&command)
}

/// The first keys of everything that is bound in some contexts, and keys that are not bound.
fn keys(contexts: &[Context]) -> Vec<String> {
    let bindings = Keymap::default().bindings().into_iter();
    let here = bindings.filter(|b| contexts.contains(&b.context) && !edits(b.command));
    let written = here.flat_map(|binding| {
        let keys = binding.keys.split(' ').map(|keys| match parse(keys) {
            Ok(_) => keys.to_owned(),
            Err(_) => keys.chars().take(1).collect(),
        });
        keys.collect::<Vec<_>>()
    });
    written.chain(UNBOUND.map(str::to_owned)).collect()
}

/// Presses every key of some contexts after the keys that lead to each situation.
fn none_is_silent(contexts: &[Context], situations: &[&str]) {
    none_is_silent_on(|| Stage::new(80, 24), contexts, situations);
}

/// The same in an article where everything is a draft.
fn none_is_silent_in_a_draft(contexts: &[Context], situations: &[&str]) {
    none_is_silent_on(|| Stage::drafted(80, 24), contexts, situations);
}

/// The same where there are no lines above and below to go to, and nothing to close by deleting.
fn none_is_silent_while_one_writes(contexts: &[Context], situations: &[&str]) {
    let ends = [C::DeleteBack, C::ListUp, C::ListDown];
    let bindings = Keymap::default().bindings().into_iter();
    let silent = bindings.filter(|binding| ends.contains(&binding.command));
    let silent: Vec<String> = silent
        .flat_map(|binding| {
            binding
                .keys
                .split(' ')
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect();
    let keys = keys(contexts)
        .into_iter()
        .filter(|key| !silent.contains(key));
    let keys: Vec<String> = keys.collect();
    none_of_these_is_silent(|| Stage::drafted(80, 24), &keys, situations);
}

fn none_is_silent_on(open: impl Fn() -> Stage, contexts: &[Context], situations: &[&str]) {
    none_of_these_is_silent(open, &keys(contexts), situations);
}

fn none_of_these_is_silent(open: impl Fn() -> Stage, keys: &[String], situations: &[&str]) {
    let mut silent = Vec::new();
    for situation in situations {
        for key in keys {
            let mut stage = open();
            stage.press(situation);
            let before = stage.picture();
            stage.press(key);
            let asked = matches!(
                stage.effect,
                Some(Effect::Quit | Effect::Suspend | Effect::Repaint | Effect::Offer)
            );
            if !asked && stage.picture() == before {
                silent.push(format!("after “{situation}”: {key}"));
            }
        }
    }
    assert!(silent.is_empty(), "{}", silent.join("\n"));
}

#[test]
fn no_key_is_silent_in_the_article() {
    none_is_silent(&[Article, Everywhere], &["", "/ e Enter"]);
    none_is_silent(&[Visual, Article], &["v", "v w", "g", "G"]);
}

#[test]
fn no_key_is_silent_in_the_entities() {
    none_is_silent(&[Entities, Everywhere], &["2 j"]);
    none_is_silent(&[Entities], &["2", "2 G", "2 j f"]);
}

#[test]
fn no_key_is_silent_in_the_claims() {
    none_is_silent(&[Claims, Everywhere], &["3 j l"]);
    none_is_silent(&[Claims], &["3", "3 G", "3 U"]);
}

#[test]
fn no_key_is_silent_on_the_map() {
    none_is_silent(&[Sectors, Everywhere], &["4 n"]);
    none_is_silent(&[Sectors], &["4", "4 N"]);
}

#[test]
fn no_key_is_silent_while_one_types() {
    let situations = ["/", "/ e", "2 /", "2 / k", "3 / e", "m", "'"];
    none_is_silent(&[Typing], &situations);
}

#[test]
fn no_key_is_silent_in_a_list() {
    none_is_silent(&[List, Typing], &["?", "? e", ":", ": e", "Ctrl-p"]);
}

#[test]
fn no_key_is_silent_while_drafts_are_reviewed() {
    let reviewing = ["d", "d a", "d x", "d a u", "D"];
    none_is_silent_in_a_draft(&[Everywhere, Article], &reviewing);
    none_is_silent_in_a_draft(
        &[Everywhere, Claims],
        &["3 d", "3 d A", "3 J", "3 j l d x u"],
    );
    none_is_silent_in_a_draft(&[Everywhere, Entities], &["2", "2 j A", "2 x", "2 x u"]);
    none_is_silent_in_a_draft(&[Everywhere, Sectors], &["4 n Enter", "4 n Enter x"]);
}

#[test]
fn no_key_is_silent_on_a_card() {
    let claim = ["d d e", "d d e j j", "d d e G", "d d e G k k k"];
    none_is_silent_in_a_draft(&[Card], &claim);
    none_is_silent_in_a_draft(&[Card], &["d e", "2 e", "2 e G", "P Enter e"]);
    none_is_silent(&[Card], &["3 j l e", "2 e j"]);
}

#[test]
fn no_key_is_silent_in_a_note() {
    let situations = [
        "d e G Enter",
        "d e G Enter a b Enter c",
        "d e G Enter a Home",
    ];
    none_is_silent_while_one_writes(&[Note, Typing], &situations);
}

#[test]
fn no_key_is_silent_in_what_corrections_ask() {
    let choosers = [
        "d d e Enter",
        "d d e j j j j Enter",
        "2 M",
        "2 M v",
        "P",
        "d a L",
        "2 M Enter",
        "d d e G k k k Enter",
    ];
    none_is_silent_in_a_draft(&[List, Typing], &choosers);
    let lines = ["d e Enter", "d e j Enter", "P Down Down Enter", "2 e Enter"];
    none_is_silent_while_one_writes(&[Typing], &lines);
}

#[test]
fn no_key_is_silent_while_a_span_is_set() {
    let situations = ["d d e j j Enter", "d d e j j Enter w", "v w c", "v e"];
    none_is_silent_in_a_draft(&[Visual, Article], &situations[..2]);
    none_is_silent_in_a_draft(&[List, Typing], &situations[2..]);
    none_is_silent_in_a_draft(&[Visual, Everywhere], &["d d 1 v", "2 Enter 1 v w"]);
}
