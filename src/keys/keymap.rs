//! Which keys do what, where: the defaults and what a person has changed.

use std::collections::BTreeMap;

use super::defaults::DEFAULTS;
use super::notation::{Key, notation, parse};
use crate::app::{Binding, Command, Context};

/// What keys typed so far lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lookup {
    /// To a command.
    Found(Command),
    /// To several, by these next keys.
    Pending(Vec<(String, Command)>),
    /// To nothing.
    Unbound,
}

/// A key that a person has set, from the configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Name of a context.
    pub context: String,
    /// The key, in the notation of the help.
    pub key: String,
    /// Name of a command; `none` takes the key away.
    pub command: String,
    /// Line of the configuration file, from 1.
    pub line: usize,
}

/// A setting that cannot be used, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Line of the configuration file, from 1.
    pub line: usize,
    /// What is wrong and how to mend it.
    pub sentence: String,
}

/// Keys and commands.
#[derive(Debug, Clone)]
pub struct Keymap {
    bound: Vec<(Context, Vec<Key>, Command)>,
}

impl Default for Keymap {
    fn default() -> Self {
        let mut bound = Vec::new();
        for (context, alternatives, command) in DEFAULTS {
            for keys in alternatives.split(' ') {
                let keys = if keys.len() > 1 {
                    keys.replace('+', " ")
                } else {
                    keys.to_owned()
                };
                if let Ok(keys) = parse(&keys) {
                    bound.push((*context, keys, *command));
                }
            }
        }
        Self { bound }
    }
}

impl Keymap {
    /// The defaults with a person's settings over them; what cannot be used is reported, the
    /// rest holds.
    #[must_use]
    pub fn with(settings: &[Setting]) -> (Self, Vec<Mistake>) {
        let mut keymap = Self::default();
        let mut mistakes = Vec::new();
        for setting in settings {
            if let Err(sentence) = keymap.set(setting) {
                let line = setting.line;
                mistakes.push(Mistake { line, sentence });
            }
        }
        (keymap, mistakes)
    }

    fn set(&mut self, setting: &Setting) -> Result<(), String> {
        let contexts = Context::ALL.map(Context::name).join(", ");
        let context = Context::ALL
            .into_iter()
            .find(|context| context.name() == setting.context)
            .ok_or_else(|| {
                format!(
                    "there is no place “{}”; places are {contexts}",
                    setting.context
                )
            })?;
        let keys = parse(&setting.key)?;
        let taken = |bound: &[Key]| bound == keys.as_slice();
        if setting.command == "none" {
            self.bound
                .retain(|(c, bound, _)| *c != context || !taken(bound));
            return Ok(());
        }
        let command = Command::named(&setting.command).ok_or_else(|| {
            let near = nearest(&setting.command);
            format!(
                "there is no command “{}”; did you mean “{near}”?",
                setting.command
            )
        })?;
        self.bound
            .retain(|(c, bound, _)| *c != context || !taken(bound));
        self.bound.push((context, keys, command));
        Ok(())
    }

    /// What keys typed so far lead to; the first context that knows them decides.
    #[must_use]
    pub fn look_up(&self, contexts: &[Context], typed: &[Key]) -> Lookup {
        for context in contexts {
            let here = self
                .bound
                .iter()
                .filter(|(c, keys, _)| c == context && keys.starts_with(typed));
            let here: Vec<_> = here.collect();
            if let Some((_, _, command)) =
                here.iter().find(|(_, keys, _)| keys.len() == typed.len())
            {
                return Lookup::Found(*command);
            }
            if !here.is_empty() {
                let next = here
                    .iter()
                    .map(|(_, keys, command)| (notation(keys[typed.len()]), *command));
                return Lookup::Pending(next.collect());
            }
        }
        Lookup::Unbound
    }

    /// The lines of the help: one a context and command, the keys together.
    #[must_use]
    pub fn bindings(&self) -> Vec<Binding> {
        let mut lines: BTreeMap<(Context, Command), Vec<String>> = BTreeMap::new();
        for (context, keys, command) in &self.bound {
            let keys: Vec<String> = keys.iter().copied().map(notation).collect();
            let written = lines.entry((*context, *command)).or_default();
            written.push(keys.join(if keys.iter().all(|k| k.chars().count() == 1) {
                ""
            } else {
                " "
            }));
        }
        lines
            .into_iter()
            .map(|((context, command), keys)| Binding {
                context,
                keys: keys.join(" "),
                command,
            })
            .collect()
    }
}

/// The command whose name shares the longest beginning with a word, or else most letters.
fn nearest(word: &str) -> &'static str {
    let shared = |name: &str| {
        let start = name
            .bytes()
            .zip(word.bytes())
            .take_while(|(a, b)| a == b)
            .count();
        let letters = word.chars().filter(|&c| name.contains(c)).count();
        (start, letters)
    };
    Command::ALL
        .iter()
        .map(|command| command.name())
        .max_by_key(|name| shared(name))
        .unwrap_or("help")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn setting(context: &str, key: &str, command: &str) -> Setting {
        Setting {
            context: context.into(),
            key: key.into(),
            command: command.into(),
            line: 7,
        }
    }

    #[test]
    fn every_default_is_a_key_and_none_is_bound_twice() {
        let keymap = Keymap::default();
        let written: usize = DEFAULTS
            .iter()
            .map(|(_, keys, _)| keys.split(' ').count())
            .sum();
        assert_eq!(keymap.bound.len(), written);
        for (i, (context, keys, _)) in keymap.bound.iter().enumerate() {
            let rest = &keymap.bound[i + 1..];
            let twice = |(c, k, _): &&(Context, Vec<Key>, Command)| {
                c == context && (k.starts_with(keys) || keys.starts_with(k))
            };
            assert_eq!(rest.iter().find(twice), None, "{context:?} {keys:?}");
        }
    }

    #[test]
    fn every_command_has_a_key() {
        let keymap = Keymap::default();
        for command in Command::ALL {
            let bound = keymap.bound.iter().any(|(_, _, c)| c == command);
            assert!(bound, "{command:?} cannot be reached");
        }
    }

    #[test]
    fn the_pane_decides_before_everywhere() {
        let keymap = Keymap::default();
        let tab = parse("Tab").unwrap();
        let map = [Context::Sectors, Context::Everywhere];
        assert_eq!(
            keymap.look_up(&map, &tab),
            Lookup::Found(Command::NextPlace)
        );
        let text = [Context::Article, Context::Everywhere];
        assert_eq!(
            keymap.look_up(&text, &tab),
            Lookup::Found(Command::FocusNext)
        );
        let g = parse("g").unwrap();
        let next = vec![("g".to_owned(), Command::Top)];
        assert_eq!(keymap.look_up(&text, &g), Lookup::Pending(next));
    }

    #[test]
    fn settings_override_and_mistakes_are_said_by_line() {
        let settings = [
            setting("article", "x", "zoom"),
            setting("article", "n", "none"),
            setting("nowhere", "x", "zoom"),
            setting("article", "Hyper-x", "zoom"),
            setting("article", "x", "zooom"),
        ];
        let (keymap, mistakes) = Keymap::with(&settings);
        let article = [Context::Article];
        let x = parse("x").unwrap();
        assert_eq!(keymap.look_up(&article, &x), Lookup::Found(Command::Zoom));
        assert_eq!(
            keymap.look_up(&article, &parse("n").unwrap()),
            Lookup::Unbound
        );
        assert_eq!(mistakes.len(), 3);
        assert!(mistakes.iter().all(|mistake| mistake.line == 7));
        assert!(mistakes[2].sentence.contains("did you mean “zoom”"));
    }
}
