//! The keyboard: remembers numbers and keys that wait for the next one.

use super::keymap::{Keymap, Lookup};
use super::notation::{Key, notation};
use crate::app::{Action, Command, Context, Mode, Pane};
use crossterm::event::KeyCode;

/// More digits are not a number any more.
const DIGITS: usize = 6;

/// Keys typed so far.
#[derive(Debug)]
pub struct Keyboard {
    keymap: Keymap,
    pending: Vec<Key>,
    number: String,
    /// Whether the number was begun in the article: `42G` counts paragraphs, while a digit
    /// typed elsewhere chooses a pane and no more.
    counting: bool,
    /// Whether a digit of the number chose a pane: then the number is for `G` alone.
    chose: bool,
}

impl Keyboard {
    /// A keyboard with nothing typed.
    #[must_use]
    pub fn new(keymap: Keymap) -> Self {
        Self {
            keymap,
            pending: Vec::new(),
            number: String::new(),
            counting: false,
            chose: false,
        }
    }

    /// The action of a key, given what the keys do at present and which pane has them.
    pub fn press(&mut self, key: Key, mode: Mode, pane: Pane) -> Action {
        if mode == Mode::Mark {
            return mark(key);
        }
        let contexts = contexts(mode, pane);
        if matches!(mode, Mode::Normal | Mode::Visual)
            && self.pending.is_empty()
            && let Some(action) = self.digit(key, contexts, pane)
        {
            return action;
        }
        self.pending.push(key);
        match self.keymap.look_up(contexts, &self.pending) {
            Lookup::Found(command) => {
                self.pending.clear();
                let number = self.take_number(command);
                Action::Do(command, number)
            }
            Lookup::Pending(next) => Action::Pending(self.box_of(&next)),
            Lookup::Unbound => match self.way_out(key, contexts) {
                Some(action) => action,
                None => self.unbound(key, mode),
            },
        }
    }

    /// A digit counts, and chooses a pane if it is bound to one.
    fn digit(&mut self, key: Key, contexts: &[Context], pane: Pane) -> Option<Action> {
        let digit = key.character().filter(char::is_ascii_digit)?;
        if self.number.is_empty() {
            if digit == '0' {
                return None;
            }
            self.counting = pane == Pane::Article;
            self.chose = false;
        }
        if self.number.len() < DIGITS {
            self.number.push(digit);
        }
        Some(match self.keymap.look_up(contexts, &[key]) {
            Lookup::Found(command) => {
                self.chose = true;
                Action::Do(command, None)
            }
            _ => Action::Pending(format!("{}: G goes to this paragraph", self.number)),
        })
    }

    fn take_number(&mut self, command: Command) -> Option<u32> {
        let number = std::mem::take(&mut self.number);
        // `3` alone has chosen a pane, and `G` after it goes to the bottom there.
        let several = number.len() > 1 && command == Command::Bottom;
        let meant = self.counting && (!self.chose || several);
        number.parse().ok().filter(|_| meant)
    }

    /// Quitting and stopping are heard whatever waits for its next key, and Esc forgets that.
    fn way_out(&mut self, key: Key, contexts: &[Context]) -> Option<Action> {
        if self.pending.len() < 2 {
            return None;
        }
        let action = match self.keymap.look_up(contexts, &[key]) {
            Lookup::Found(command @ (Command::Quit | Command::Suspend)) => {
                Action::Do(command, None)
            }
            Lookup::Found(Command::Clear) => Action::Pending(String::new()),
            _ => return None,
        };
        self.pending.clear();
        self.number.clear();
        Some(action)
    }

    fn unbound(&mut self, key: Key, mode: Mode) -> Action {
        let keys: Vec<String> = self.pending.drain(..).map(notation).collect();
        self.number.clear();
        let typing = matches!(mode, Mode::Typing | Mode::Palette | Mode::Help | Mode::Note);
        match key.character() {
            Some(c) if typing => Action::Insert(c),
            _ => Action::Unbound(keys.join(" ")),
        }
    }

    /// What may follow the keys typed so far.
    fn box_of(&self, next: &[(String, Command)]) -> String {
        let typed: Vec<String> = self.pending.iter().copied().map(notation).collect();
        let next: Vec<String> = next
            .iter()
            .map(|(key, command)| format!("{key} {}", command.says().to_lowercase()))
            .collect();
        format!("{}: {}", typed.join(" "), next.join(" · "))
    }
}

fn mark(key: Key) -> Action {
    match key.character() {
        Some(letter) if letter.is_alphanumeric() => Action::Insert(letter),
        _ if key.code == KeyCode::Char('c') && !key.modifiers.is_empty() => {
            Action::Do(Command::Quit, None)
        }
        _ => Action::Do(Command::Cancel, None),
    }
}

/// Where a key is looked up, first to last.
fn contexts(mode: Mode, pane: Pane) -> &'static [Context] {
    match (mode, pane) {
        (Mode::Typing | Mode::Mark, _) => &[Context::Typing],
        (Mode::Palette | Mode::Help, _) => &[Context::List, Context::Typing],
        (Mode::Card, _) => &[Context::Card],
        (Mode::Note, _) => &[Context::Note, Context::Typing],
        (Mode::Visual, _) => &[Context::Visual, Context::Article, Context::Everywhere],
        (Mode::Normal, Pane::Article) => &[Context::Article, Context::Everywhere],
        (Mode::Normal, Pane::Entities) => &[Context::Entities, Context::Everywhere],
        (Mode::Normal, Pane::Claims) => &[Context::Claims, Context::Everywhere],
        (Mode::Normal, Pane::Sectors) => &[Context::Sectors, Context::Everywhere],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::parse;

    fn press(keyboard: &mut Keyboard, written: &str, pane: Pane) -> Vec<Action> {
        let keys = parse(written).unwrap().into_iter();
        keys.map(|key| keyboard.press(key, Mode::Normal, pane))
            .collect()
    }

    #[test]
    fn a_number_in_the_article_counts_paragraphs_and_still_chooses_panes() {
        let mut keyboard = Keyboard::new(Keymap::default());
        let actions = press(&mut keyboard, "4 2 G", Pane::Article);
        assert_eq!(actions[0], Action::Do(Command::FocusSectors, None));
        assert_eq!(actions[2], Action::Do(Command::Bottom, Some(42)));
        let actions = press(&mut keyboard, "2 G", Pane::Claims);
        assert_eq!(actions[1], Action::Do(Command::Bottom, None));
        let actions = press(&mut keyboard, "3 G", Pane::Article);
        assert_eq!(actions[1], Action::Do(Command::Bottom, None));
        let actions = press(&mut keyboard, "7 G", Pane::Article);
        assert_eq!(actions[1], Action::Do(Command::Bottom, Some(7)));
        let actions = press(&mut keyboard, "4 1 j", Pane::Article);
        assert_eq!(actions[2], Action::Do(Command::Down, None));
        let actions = press(&mut keyboard, "5 j", Pane::Article);
        assert_eq!(actions[1], Action::Do(Command::Down, Some(5)));
    }

    #[test]
    fn the_way_out_is_open_while_a_key_waits() {
        let mut keyboard = Keyboard::new(Keymap::default());
        let actions = press(&mut keyboard, "g Ctrl-c", Pane::Article);
        assert_eq!(actions[1], Action::Do(Command::Quit, None));
        let actions = press(&mut keyboard, "g Esc g g", Pane::Article);
        assert_eq!(actions[1], Action::Pending(String::new()));
        assert_eq!(actions[3], Action::Do(Command::Top, None));
    }

    #[test]
    fn a_zero_begins_no_number() {
        let mut keyboard = Keyboard::new(Keymap::default());
        let fit = press(&mut keyboard, "0", Pane::Sectors);
        assert_eq!(fit, [Action::Do(Command::FitAll, None)]);
        let actions = press(&mut keyboard, "1 0 G", Pane::Article);
        assert_eq!(actions[2], Action::Do(Command::Bottom, Some(10)));
    }

    #[test]
    fn an_unbound_key_types_or_is_said() {
        let mut keyboard = Keyboard::new(Keymap::default());
        let x = parse("Z").unwrap()[0];
        let typed = keyboard.press(x, Mode::Typing, Pane::Article);
        assert_eq!(typed, Action::Insert('Z'));
        let said = keyboard.press(x, Mode::Normal, Pane::Article);
        assert_eq!(said, Action::Unbound("Z".into()));
        let waits = press(&mut keyboard, "g Z", Pane::Article);
        assert_eq!(waits[1], Action::Unbound("g Z".into()));
    }
}
