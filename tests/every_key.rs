//! Every key either changes something visible or says in the status line why not.

#![allow(clippy::unwrap_used)] // a failed unwrap is a failed test

mod stage;

use counterclaim::app::Context::{
    self, Article, Claims, Entities, Everywhere, List, Sectors, Typing, Visual,
};
use counterclaim::app::{Command, Command as C, Effect};
use counterclaim::keys::{Keymap, parse};
use stage::Stage;

/// Keys that are bound nowhere.
const UNBOUND: [&str; 3] = ["x", "F5", "Alt-x"];

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
    let mut silent = Vec::new();
    for situation in situations {
        for key in keys(contexts) {
            let mut stage = Stage::new(80, 24);
            stage.press(situation);
            let before = stage.picture();
            stage.press(&key);
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
    none_is_silent(&[Claims], &["3", "3 G", "3 u"]);
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
