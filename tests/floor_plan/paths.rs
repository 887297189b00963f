//! The paths that a source file writes: in `use`, with its braces taken apart, and in the code.

use super::tokens::{Token, tokens};

/// A path of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// Its line, from 1.
    pub line: usize,
    /// Its names; `crate` first if it is a path of this crate, `*` last if it takes everything.
    pub names: Vec<String>,
    /// Whether a `use` brings it in.
    pub imported: bool,
    /// Whether it stands in a `#[cfg(test)] mod`.
    pub in_test: bool,
}

/// The paths of a source file whose own module has these names, from the root of the crate.
pub fn paths(source: &str, module: &[&str]) -> Vec<Path> {
    let tokens = tokens(source);
    let mut reader = Reader {
        tokens: &tokens,
        at: 0,
        module: module.iter().map(|&name| name.to_owned()).collect(),
        depth: 0,
        open: Vec::new(),
        found: Vec::new(),
    };
    reader.read();
    reader.found
}

/// A `mod name { … }` that is open.
struct Open {
    /// How many braces were open when it began.
    depth: usize,
    /// Whether `#[cfg(test)]` stands before it.
    test: bool,
}

struct Reader<'a> {
    tokens: &'a [Token<'a>],
    /// The next token.
    at: usize,
    module: Vec<String>,
    depth: usize,
    open: Vec<Open>,
    found: Vec<Path>,
}

impl<'a> Reader<'a> {
    fn read(&mut self) {
        let mut before = "";
        while self.at < self.tokens.len() {
            let token = self.next();
            match token {
                "{" => self.depth += 1,
                "}" => self.close(),
                "mod" if self.ahead(1) == "{" => self.enter(),
                "crate" if before == "extern" => self.tree(&[]),
                // `use<'a>` is no import.
                "use" if self.ahead(0) != "<" => self.tree(&[]),
                // What stands behind `::` belongs to a path that was read, or to a type.
                name if is_name(name) && self.ahead(0) == "::" && before != "::" => {
                    self.inline(name);
                }
                "::" if is_name(self.ahead(0)) && !is_name(before) && before != ">" => {
                    let name = self.next();
                    self.inline(name);
                }
                _ => {}
            }
            before = self.tokens[self.at - 1].is;
        }
    }

    fn next(&mut self) -> &'a str {
        let next = self.ahead(0);
        self.at += 1;
        next
    }

    /// The token so many places behind the next one; nothing beyond the end.
    fn ahead(&self, places: usize) -> &'a str {
        let token = self.tokens.get(self.at + places);
        token.map_or("", |token| token.is)
    }

    /// Enters a module written in the file, from behind its `mod`.
    fn enter(&mut self) {
        let keyword = self.at - 1;
        let test = keyword.checked_sub(7).is_some_and(|from| {
            let before = self.tokens[from..keyword].iter().map(|token| token.is);
            before.eq(["#", "[", "cfg", "(", "test", ")", "]"])
        });
        let depth = self.depth;
        self.open.push(Open { depth, test });
        let name = self.next().to_owned();
        self.module.push(name);
    }

    fn close(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        if self
            .open
            .last()
            .is_some_and(|open| open.depth == self.depth)
        {
            self.open.pop();
            self.module.pop();
        }
    }

    /// A path in the code, from behind its first name; `a::b::<C>::d` is read to `b`.
    fn inline(&mut self, first: &'a str) {
        let mut names = vec![first];
        while self.ahead(0) == "::" && is_name(self.ahead(1)) {
            self.at += 1;
            names.push(self.next());
        }
        self.add(&names, false);
    }

    /// What a `use` brings in: `a::b`, `a::*`, `a as b` or `a::{…}`.
    fn tree(&mut self, stem: &[&'a str]) {
        let mut names = stem.to_vec();
        loop {
            match self.next() {
                "::" => {}
                "{" => return self.group(&names),
                "*" => {
                    names.push("*");
                    return self.add(&names, true);
                }
                name if is_name(name) => {
                    names.push(name);
                    if self.ahead(0) != "::" {
                        return self.end(&names);
                    }
                }
                _ => return,
            }
        }
    }

    fn group(&mut self, stem: &[&'a str]) {
        while !matches!(self.ahead(0), "}" | "") {
            self.tree(stem);
            if self.ahead(0) == "," {
                self.at += 1;
            }
        }
        self.at += 1;
    }

    fn end(&mut self, names: &[&str]) {
        self.add(names, true);
        if self.ahead(0) == "as" {
            self.at += 2;
        }
    }

    fn add(&mut self, names: &[&str], imported: bool) {
        self.found.push(Path {
            line: self.tokens[self.at - 1].line,
            names: self.resolved(names),
            imported,
            in_test: self.open.iter().any(|open| open.test),
        });
    }

    /// With `self`, `super` and the crate's own name followed up.
    fn resolved(&self, names: &[&str]) -> Vec<String> {
        let mut path = Vec::new();
        for (at, &name) in names.iter().enumerate() {
            match (at, name) {
                (0, "crate" | "counterclaim") => path.push("crate".to_owned()),
                (0, "self" | "super") => {
                    path.push("crate".to_owned());
                    path.extend(self.module.iter().cloned());
                }
                (_, "self" | "super") => {}
                _ => path.push(name.to_owned()),
            }
            if name == "super" {
                path.pop();
            }
        }
        path
    }
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(source: &str) -> Vec<String> {
        let paths = paths(source, &["app", "update"]);
        paths.iter().map(|path| path.names.join("::")).collect()
    }

    #[test]
    fn a_use_is_taken_apart() {
        let source = "use std::{fs, io::{self, Read as _}}; pub use crate::{a, b::*}; use c;";
        let expected = [
            "std::fs",
            "std::io",
            "std::io::Read",
            "crate::a",
            "crate::b::*",
            "c",
        ];
        assert_eq!(written(source), expected);
    }

    #[test]
    fn super_and_self_are_followed() {
        let source = "use super::{App, super::geo}; use self::typing; mod tests { use super::*; use super::super::super::view; }";
        let expected = [
            "crate::app::App",
            "crate::geo",
            "crate::app::update::typing",
            "crate::app::update::*",
            "crate::view",
        ];
        assert_eq!(written(source), expected);
    }

    #[test]
    fn paths_in_the_code_are_seen() {
        let source = "fn f(a: &crate::b::C) -> Vec::<::std::fs::File> { <d::E as F>::g(); $crate::h::i!(); j::<K>() }";
        let expected = [
            "crate::b::C",
            "Vec",
            "std::fs::File",
            "d::E",
            "crate::h::i",
            "j",
        ];
        assert_eq!(written(source), expected);
    }

    #[test]
    fn what_is_only_tested_is_told_apart() {
        let source = "a::b(); #[cfg(test)]\nmod tests { fn f() { c::d(); } }\nmod e { f::g(); }";
        let paths = paths(source, &[]);
        let paths: Vec<_> = paths
            .iter()
            .map(|path| (path.names.join("::"), path.line, path.in_test))
            .collect();
        let expected = [
            ("a::b".to_owned(), 1, false),
            ("c::d".to_owned(), 2, true),
            ("f::g".to_owned(), 3, false),
        ];
        assert_eq!(paths, expected);
    }
}
