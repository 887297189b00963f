//! How a dossier's file is laid out, and the writing of new values in the same way.

use super::parts::{Part, bracket, parts};

/// How the parts of an object or a list stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// All on one line.
    Inline,
    /// On lines that are filled up to the file's width.
    Filled,
    /// Each on a line of its own.
    Stepped,
}

/// How a file is laid out.
#[derive(Debug, Clone)]
pub(super) struct Style {
    newline: &'static str,
    /// One step of indentation.
    step: String,
    /// What stands behind a key.
    colon: String,
    /// What stands behind a comma inside a line.
    gap: String,
    /// What stands inside the braces of an object on one line.
    padding: String,
    /// The longest line, in characters.
    pub(super) width: usize,
    /// Whether the file has more than one line.
    lines: bool,
    /// Whether entries stand on one line.
    inline: bool,
    /// How entries stand that take several lines.
    broken: Option<Layout>,
    /// Whether lists and objects inside entries take several lines.
    nested: bool,
}

/// No line is called too long that is shorter, in characters.
const LEAST_WIDTH: usize = 100;
/// The most entries of each list that tell how the file is laid out.
const SAMPLE: usize = 8;

impl Style {
    /// The style of the whole file, by the first entries of its lists.
    pub(super) fn of(json: &str) -> serde_json::Result<Self> {
        let root = parts(json)?;
        let first = root.first();
        let before = first.map_or("", |part| part.before);
        let (step, colon) = match (before.rfind('\n'), first) {
            (Some(end), _) => (&before[end + 1..], ": "),
            (None, Some(_)) => ("  ", ":"),
            (None, None) => ("  ", ": "),
        };
        let written = first.and_then(|part| part.label.rsplit_once('"'));
        let colon = written.map_or(colon, |(_, behind)| behind);
        let lines = json.contains('\n') || first.is_none();
        let space = if colon.ends_with(' ') { " " } else { "" };
        let house = Self {
            newline: if json.contains("\r\n") { "\r\n" } else { "\n" },
            step: step.to_owned(),
            colon: colon.to_owned(),
            gap: space.to_owned(),
            padding: String::new(),
            width: 150,
            lines,
            inline: true,
            broken: Some(Layout::Filled),
            nested: false,
        };
        let mut samples = Vec::new();
        for list in root.iter().filter(|part| bracket(part.value) == Some(b'[')) {
            samples.extend(
                parts(list.value)?
                    .into_iter()
                    .take(SAMPLE)
                    .map(|part| part.value),
            );
        }
        Ok(house.near(samples))
    }

    /// The style of these entries; what they do not tell is as before.
    pub(super) fn near<'a>(&self, entries: impl IntoIterator<Item = &'a str>) -> Self {
        let mut seen = Seen::default();
        for entry in entries {
            seen.look_at(entry);
        }
        let Some(mut style) = (seen.entries() > 0).then(|| self.clone()) else {
            return self.clone();
        };
        style.inline = seen.inline > 0;
        style.broken = match (seen.filled, seen.stepped) {
            (0, 0) => None,
            (filled, stepped) if filled > stepped => Some(Layout::Filled),
            _ => Some(Layout::Stepped),
        };
        style.nested = match (seen.nested_inline, seen.nested_broken) {
            (0, 0) => seen.inline == 0 && style.broken == Some(Layout::Stepped),
            (inline, broken) => broken > inline,
        };
        style.width = seen.width.max(LEAST_WIDTH);
        if let Some(gap) = seen.gap {
            style.gap = gap;
        }
        style.padding = seen.padding.unwrap_or_default();
        style
    }

    /// Some entries around the one at `place`.
    pub(super) fn around<'a>(
        entries: &'a [Part<'a>],
        place: usize,
    ) -> impl Iterator<Item = &'a str> {
        let begin = place.saturating_sub(SAMPLE / 2).min(entries.len());
        let sample = entries[begin..].iter().take(SAMPLE);
        sample.map(|part| part.value)
    }

    /// What stands between two parts on one line, behind the comma.
    pub(super) fn gap(&self) -> &str {
        &self.gap
    }

    /// A new line that is indented so.
    pub(super) fn line(&self, indent: &str) -> String {
        [self.newline, indent].concat()
    }

    /// The label that serde writes, as this file writes it.
    pub(super) fn label(&self, compact: &str) -> String {
        match compact.strip_suffix(':') {
            Some(key) => [key, &self.colon].concat(),
            None => compact.to_owned(),
        }
    }

    /// A value that serde wrote, as this file writes it at some depth (the whole file is at 0, an entry at 2), on a line
    /// that is indented by `indent` and where it begins in `column`.
    pub(super) fn render(
        &self,
        value: &str,
        at: (usize, &str),
        column: usize,
    ) -> serde_json::Result<String> {
        let (depth, indent) = at;
        let parts = parts(value)?;
        if parts.is_empty() {
            return Ok(value.to_owned());
        }
        let inline = self.inline(value)?;
        let layout = self.layout(value, depth, column + inline.chars().count());
        if layout == Layout::Inline {
            return Ok(inline);
        }
        let deeper = [indent, &self.step].concat();
        let mut rows = Vec::with_capacity(parts.len());
        for part in &parts {
            let label = self.label(part.label);
            let column = deeper.chars().count() + label.chars().count();
            let value = match layout {
                Layout::Stepped => self.render(part.value, (depth + 1, &deeper), column)?,
                _ => self.inline(part.value)?,
            };
            rows.push(label + &value);
        }
        Ok(self.lay(value, &rows, layout, indent))
    }

    /// An entry that became too long for its one line, on several; `None` if no entry here takes several.
    pub(super) fn broken(&self, entry: &str, indent: &str) -> serde_json::Result<Option<String>> {
        let Some(layout) = self.broken.filter(|_| self.lines) else {
            return Ok(None);
        };
        let parts = parts(entry)?;
        let rows: Vec<_> = parts
            .iter()
            .map(|part| [part.label, part.value].concat())
            .collect();
        Ok(Some(self.lay(entry, &rows, layout, indent)))
    }

    fn inline(&self, value: &str) -> serde_json::Result<String> {
        let parts = parts(value)?;
        if parts.is_empty() {
            return Ok(value.to_owned());
        }
        let mut rows = Vec::with_capacity(parts.len());
        for part in &parts {
            rows.push(self.label(part.label) + &self.inline(part.value)?);
        }
        Ok(self.lay(value, &rows, Layout::Inline, ""))
    }

    /// How a value stands at some depth, whose line would reach up to the column `end`.
    fn layout(&self, value: &str, depth: usize, end: usize) -> Layout {
        let is_list = bracket(value) == Some(b'[');
        let of_entries = is_list && matches!(value.as_bytes().get(1), Some(b'{' | b'['));
        match depth {
            _ if !self.lines => Layout::Inline,
            0 => Layout::Stepped,
            1 if of_entries => Layout::Stepped,
            1 | 2 if !is_list => match self.broken {
                Some(layout) if !self.inline || end > self.width => layout,
                _ => Layout::Inline,
            },
            _ if self.nested => Layout::Stepped,
            _ => Layout::Inline,
        }
    }

    /// Rows between the brackets of `of`.
    fn lay(&self, of: &str, rows: &[String], layout: Layout, indent: &str) -> String {
        let (open, close) = (&of[..1], &of[of.len() - 1..]);
        let padding = if open == "{" { &self.padding } else { "" };
        let gap = [",", &self.gap].concat();
        let line = self.line(&[indent, &self.step].concat());
        let end = self.line(indent);
        let next = [",", &line].concat();
        match layout {
            Layout::Inline => [open, padding, &rows.join(&gap), padding, close].concat(),
            Layout::Stepped => [open, &line, &rows.join(&next), &end, close].concat(),
            Layout::Filled => {
                let mut text = [open, &line].concat();
                let mut column = 0;
                for row in rows {
                    let length = row.chars().count() + 2; // with its comma and gap
                    let fits = column + length <= self.width;
                    match column {
                        0 => column = line.chars().count(),
                        _ if fits => text.push_str(&gap),
                        _ => {
                            text.push_str(&next);
                            column = line.chars().count();
                        }
                    }
                    text.push_str(row);
                    column += length;
                }
                text + &end + close
            }
        }
    }
}

/// What entries tell of a file's layout.
#[derive(Debug, Default)]
struct Seen {
    inline: usize,
    filled: usize,
    stepped: usize,
    nested_inline: usize,
    nested_broken: usize,
    width: usize,
    gap: Option<String>,
    padding: Option<String>,
}

impl Seen {
    fn entries(&self) -> usize {
        self.inline + self.filled + self.stepped
    }

    fn look_at(&mut self, entry: &str) {
        let parts = parts(entry).unwrap_or_default();
        if bracket(entry) != Some(b'{') || parts.is_empty() {
            return;
        }
        match parts
            .iter()
            .filter(|part| part.before.contains('\n'))
            .count()
        {
            0 => {
                self.inline += 1;
                self.padding
                    .get_or_insert_with(|| parts[0].before.to_owned());
            }
            breaks if breaks == parts.len() => self.stepped += 1,
            _ => self.filled += 1,
        }
        let on_line = parts[1..].iter().find(|part| !part.before.contains('\n'));
        if let Some(part) = on_line {
            self.gap.get_or_insert_with(|| part.before.to_owned());
        }
        for part in &parts {
            self.look_inside(part.value);
        }
        let longest = entry.lines().map(|line| line.chars().count()).max();
        self.width = self.width.max(longest.unwrap_or(0));
    }

    fn look_inside(&mut self, value: &str) {
        if bracket(value).is_none() || value.len() <= 2 {
            return;
        }
        let inside = &value[1..];
        let white = &inside[..inside.len() - inside.trim_start_matches(super::parts::WHITE).len()];
        if white.contains('\n') {
            self.nested_broken += 1;
        } else {
            self.nested_inline += 1;
        }
    }
}
