//! A text woven out of the file's own and of what is new in it.

use std::borrow::Cow;
use std::collections::HashMap;

use super::RewriteError;
use super::matching::places;
use super::parts::{Part, bracket, parts};
use super::style::Style;

type Woven<T = ()> = Result<T, RewriteError>;

/// Where a value stands: the whole file at depth 0, a list of entries at 1, an entry at 2.
#[derive(Debug, Clone, Copy)]
struct Place<'a> {
    depth: usize,
    /// The indentation of the line on which it begins.
    indent: &'a str,
}

/// A part of the new text.
#[derive(Debug)]
struct Item<'a> {
    /// Its place among the parts of the file's own text.
    origin: Option<usize>,
    key: &'a str,
    label: &'a str,
    body: Body<'a>,
}

#[derive(Debug)]
enum Body<'a> {
    /// As the file has it.
    Kept(&'a str),
    /// The file's text, what serde wrote for it, and what serde writes for it now.
    Changed(&'a str, &'a str, &'a str),
    /// What serde writes for it.
    New(&'a str),
}

/// Writes the new text from its beginning to its end.
#[derive(Debug)]
pub(super) struct Weaver {
    out: String,
    style: Style,
}

impl Weaver {
    /// A weaver in the style of a file, for a text of about so many bytes.
    pub(super) fn new(json: &str, bytes: usize) -> Woven<Self> {
        let style = Style::of(json)?;
        let out = String::with_capacity(bytes + bytes / 8);
        Ok(Self { out, style })
    }

    pub(super) fn write(&mut self, text: &str) {
        self.out.push_str(text);
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    /// Writes the whole file.
    pub(super) fn root(&mut self, text: &str, old: &str, new: &str) -> Woven {
        let place = Place {
            depth: 0,
            indent: "",
        };
        self.value(text, old, new, place)
    }

    /// Writes the file's `text`, which serde would have written as `old`, so that it means `new`.
    fn value(&mut self, text: &str, old: &str, new: &str, place: Place) -> Woven {
        if old == new {
            self.write(text);
            return Ok(());
        }
        let kind = bracket(text);
        if kind.is_none() || bracket(old) != kind || bracket(new) != kind {
            return self.fresh(new, place);
        }
        let (own, before, after) = (parts(text)?, parts(old)?, parts(new)?);
        if own.is_empty() {
            return self.fresh(new, place);
        }
        match kind {
            Some(b'{') => {
                let items = fields(&own, &before, &after);
                self.entry(text, &own, &items, place)
            }
            _ if own.len() == before.len() => self.list(text, &own, (&before, &after), place),
            _ => self.fresh(new, place),
        }
    }

    fn fresh(&mut self, new: &str, place: Place) -> Woven {
        let column = self.column();
        let text = self
            .style
            .render(new, (place.depth, place.indent), column)?;
        self.write(&text);
        Ok(())
    }

    /// Writes an object; an entry that grew too long for its one line takes several if others do.
    fn entry(&mut self, text: &str, own: &[Part], items: &[Item], place: Place) -> Woven {
        let (begin, column) = (self.out.len(), self.column());
        self.together(text, own, items, place)?;
        let written = &self.out[begin..];
        let grew =
            written.len() > text.len() && column + written.chars().count() > self.style.width;
        if place.depth != 2 || !grew || written.contains('\n') {
            return Ok(());
        }
        if let Some(broken) = self.style.broken(written, place.indent)? {
            self.out.truncate(begin);
            self.write(&broken);
        }
        Ok(())
    }

    fn list(
        &mut self,
        text: &str,
        own: &[Part],
        (old, new): (&[Part], &[Part]),
        place: Place,
    ) -> Woven {
        let (old, new) = (values(old), values(new));
        let origins = places(&old, &new);
        let item = |(&origin, &new)| Item {
            origin,
            key: "",
            label: "",
            body: match origin {
                Some(i) => Body::Changed(own[i].value, old[i], new),
                None => Body::New(new),
            },
        };
        let items: Vec<_> = origins.iter().zip(&new).map(item).collect();
        if place.depth != 1 {
            return self.together(text, own, &items, place);
        }
        let kept =
            |&(j, &origin): &(usize, &Option<usize>)| origin.is_some_and(|i| old[i] == new[j]);
        let change = origins.iter().enumerate().take_while(kept).count();
        let here = self.style.near(Style::around(own, change));
        let elsewhere = std::mem::replace(&mut self.style, here);
        let woven = self.together(text, own, &items, place);
        self.style = elsewhere;
        woven
    }

    /// Writes the items between the brackets of `text`, whose parts are `own`.
    fn together(&mut self, text: &str, own: &[Part], items: &[Item], place: Place) -> Woven {
        self.write(&text[..1]);
        let seams = Seams::of(own, place.indent);
        let inside = Place {
            depth: place.depth + 1,
            indent: seams.indent,
        };
        let mut neighbour = 0;
        for (nth, item) in items.iter().enumerate() {
            let label = match item.origin {
                Some(_) => item.label.into(),
                None => Cow::Owned(self.style.label(item.label)),
            };
            let new = match item.body {
                Body::New(new) => Some(self.render(&label, new, inside)?),
                _ => None,
            };
            let length = label.chars().count() + first_line(new.as_deref().unwrap_or(item.text()));
            let last = nth + 1 == items.len();
            let fits = self.column() + self.style.gap().len() + length < self.style.width;
            let after_new = nth > 0 && items[nth - 1].origin.is_none();
            let before = match item.origin {
                Some(0) | None if nth == 0 => own[0].before.into(),
                Some(i) if i > 0 && nth > 0 && (fits || !seams.filled || !after_new) => {
                    own[i].before.into()
                }
                _ if nth == 0 => own[0].before.into(),
                _ => seams.between(own, neighbour, fits, &self.style),
            };
            self.write(&before);
            self.write(&label);
            match item.body {
                Body::Kept(text) => self.write(text),
                Body::Changed(text, old, new) => self.value(text, old, new, inside)?,
                Body::New(_) => self.write(&new.unwrap_or_default()),
            }
            neighbour = item.origin.unwrap_or(neighbour);
            match item.origin {
                _ if last => {}
                Some(i) if i + 1 < own.len() => self.write(own[i].after),
                _ => {}
            }
            if !last {
                self.write(",");
            }
        }
        if let Some(end) = own.last().filter(|_| !items.is_empty()) {
            self.write(end.after);
        }
        self.write(&text[text.len() - 1..]);
        Ok(())
    }

    fn render(&self, label: &str, new: &str, place: Place) -> Woven<String> {
        let column = place.indent.chars().count() + label.chars().count();
        Ok(self
            .style
            .render(new, (place.depth, place.indent), column)?)
    }

    /// The column in which the next character is written; of very long lines only the end counts.
    fn column(&self) -> usize {
        let end = &self.out.as_bytes()[self.out.len().saturating_sub(4096)..];
        let line = memchr::memrchr(b'\n', end).map_or(end, |at| &end[at + 1..]);
        line.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() // characters, not bytes
    }
}

impl<'a> Item<'a> {
    fn text(&self) -> &'a str {
        match self.body {
            Body::Kept(text) | Body::Changed(text, ..) | Body::New(text) => text,
        }
    }
}

fn values<'a>(parts: &[Part<'a>]) -> Vec<&'a str> {
    parts.iter().map(|part| part.value).collect()
}

fn first_line(text: &str) -> usize {
    text.lines().next().unwrap_or("").chars().count()
}

/// The fields of a changed object: the file's own in their order, without those that are gone, and new ones behind the
/// one that serde writes them behind. A field that the file leaves out since it says its default is left out still.
fn fields<'a>(own: &'a [Part<'a>], old: &'a [Part<'a>], new: &'a [Part<'a>]) -> Vec<Item<'a>> {
    let by_key = |parts: &'a [Part<'a>]| -> HashMap<&'a str, &'a str> {
        parts
            .iter()
            .map(|part| (part.key.as_str(), part.value))
            .collect()
    };
    let (before, after) = (by_key(old), by_key(new));
    let mut items = Vec::with_capacity(own.len() + 1);
    for (i, part) in own.iter().enumerate() {
        let key = part.key.as_str();
        let body = match (before.get(key), after.get(key)) {
            (Some(old), Some(new)) => Body::Changed(part.value, old, new),
            (None, Some(new)) => Body::New(new),
            (Some(_), None) => continue,
            (None, None) => Body::Kept(part.value),
        };
        items.push(Item {
            origin: Some(i),
            key,
            label: part.label,
            body,
        });
    }
    let mut at = 0;
    for part in new {
        let key = part.key.as_str();
        if let Some(found) = items.iter().position(|item| item.key == key) {
            at = found + 1;
        } else if before.get(key) != Some(&part.value) {
            items.insert(at, added(part));
            at += 1;
        }
    }
    items
}

fn added<'a>(part: &'a Part<'a>) -> Item<'a> {
    Item {
        origin: None,
        key: &part.key,
        label: part.label,
        body: Body::New(part.value),
    }
}

/// How the parts of an object or a list are held together.
#[derive(Debug)]
struct Seams<'a> {
    /// The indentation of its lines.
    indent: &'a str,
    /// Whether lines hold several parts.
    filled: bool,
}

impl<'a> Seams<'a> {
    fn of(own: &[Part<'a>], outside: &'a str) -> Self {
        let breaks = |part: &&Part| part.before.contains('\n');
        let line = own.iter().find(breaks);
        let indent = line.and_then(|part| part.before.rsplit('\n').next());
        Self {
            indent: indent.unwrap_or(outside),
            filled: line.is_some() && !own.iter().skip(1).all(|part| breaks(&part)),
        }
    }

    /// What stands in front of a part that comes new behind the one at `neighbour`.
    fn between(
        &self,
        own: &[Part<'a>],
        neighbour: usize,
        fits: bool,
        style: &Style,
    ) -> Cow<'a, str> {
        let near = own.iter().skip(neighbour.max(1)).take(3);
        let usual = near.chain(own.get(neighbour.saturating_sub(1).max(1)));
        let usual = usual.min_by_key(|part| part.before.matches('\n').count());
        let on_lines = own.iter().any(|part| part.before.contains('\n'));
        match usual {
            _ if self.filled && !fits => style.line(self.indent).into(),
            _ if self.filled => style.gap().to_owned().into(),
            Some(part) => part.before.into(),
            None if on_lines => style.line(self.indent).into(),
            None => style.gap().to_owned().into(),
        }
    }
}
