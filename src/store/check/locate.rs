//! From paths into a JSON file to the lines and columns where they lead.

use std::collections::HashMap;
use std::fmt::Write;

/// Where each of some paths leads, found in one pass.
pub(super) struct Places<'a> {
    json: &'a [u8],
    /// For each path and each that leads to it, the offset of its value once that is found.
    offsets: HashMap<&'a str, Option<usize>>,
    lines: Vec<usize>,
}

impl<'a> Places<'a> {
    /// Looks for `paths` (`claims[3].content`) in `json`, which should be valid: in anything else
    /// little is found, but nothing goes wrong.
    pub(super) fn find(json: &'a [u8], paths: impl Iterator<Item = &'a str>) -> Self {
        let mut places = Self {
            json,
            offsets: paths.flat_map(way).map(|path| (path, None)).collect(),
            lines: newlines(json),
        };
        let mut scan = Scan { json, at: 0 };
        scan.space();
        places.visit(&mut scan, &mut String::new());
        places
    }

    /// Line and column of the value at `path`, both from 1, the column in bytes; where the path
    /// goes on to a field that is missing, of what lacks it.
    pub(super) fn of(&self, path: &'a str) -> Option<(usize, usize)> {
        let known = |path: &str| self.offsets.get(path).copied().flatten();
        let at = way(path).filter_map(known).last()?;
        let line = self.lines.partition_point(|&newline| newline < at);
        let start = line
            .checked_sub(1)
            .map_or(0, |before| self.lines[before] + 1);
        Some((line + 1, at - start + 1))
    }

    /// Remembers where a wanted value stands and looks inside; passes over any other.
    fn visit(&mut self, scan: &mut Scan, path: &mut String) -> Option<()> {
        let Some(offset) = self.offsets.get_mut(path.as_str()) else {
            return scan.value();
        };
        *offset = Some(scan.at);
        match scan.peek()? {
            b'{' => self.object(scan, path),
            b'[' => self.list(scan, path),
            _ => scan.value(),
        }
    }

    fn object(&mut self, scan: &mut Scan, path: &mut String) -> Option<()> {
        scan.step();
        let length = path.len();
        while scan.peek()? != b'}' {
            let start = scan.at;
            scan.value()?;
            let key = serde_json::from_slice::<String>(&self.json[start..scan.at]).ok()?;
            scan.space();
            if length > 0 {
                path.push('.');
            }
            path.push_str(&key);
            self.visit(scan, path)?;
            path.truncate(length);
            scan.space();
        }
        scan.step();
        Some(())
    }

    fn list(&mut self, scan: &mut Scan, path: &mut String) -> Option<()> {
        scan.step();
        let length = path.len();
        let mut index = 0;
        while scan.peek()? != b']' {
            let _ = write!(path, "[{index}]"); // a String takes everything
            self.visit(scan, path)?;
            path.truncate(length);
            scan.space();
            index += 1;
        }
        scan.step();
        Some(())
    }
}

/// The paths on the way to `a[3].b`: nothing, `a`, `a[3]`, `a[3].b`.
fn way(path: &str) -> impl Iterator<Item = &str> {
    let turns = path.match_indices(['.', '[']).map(|(at, _)| at);
    let ends = std::iter::once(0).chain(turns).chain([path.len()]);
    ends.map(|end| &path[..end])
}

fn newlines(json: &[u8]) -> Vec<usize> {
    memchr::memchr_iter(b'\n', json).collect()
}

/// A place in JSON.
struct Scan<'a> {
    json: &'a [u8],
    at: usize,
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.json.get(self.at).copied()
    }

    /// Past a bracket and what separates it from a value.
    fn step(&mut self) {
        self.at += 1;
        self.space();
    }

    fn space(&mut self) {
        let separates = |b: u8| b.is_ascii_whitespace() || matches!(b, b',' | b':');
        while self.peek().is_some_and(separates) {
            self.at += 1;
        }
    }

    /// Past one value, however deep.
    fn value(&mut self) -> Option<()> {
        let mut depth = 0usize;
        loop {
            match self.peek()? {
                b'"' => self.string()?,
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    depth = depth.checked_sub(1)?;
                    self.at += 1;
                }
                _ => self.word(),
            }
            if depth == 0 {
                return Some(());
            }
            self.space();
        }
    }

    fn string(&mut self) -> Option<()> {
        self.at += 1;
        while self.peek()? != b'"' {
            self.at += if self.peek()? == b'\\' { 2 } else { 1 };
        }
        self.at += 1;
        Some(())
    }

    /// Past a number, `true`, `false` or `null`.
    fn word(&mut self) {
        let ends = |b: u8| b.is_ascii_whitespace() || matches!(b, b',' | b':' | b'}' | b']');
        self.at += 1;
        while self.peek().is_some_and(|b| !ends(b)) {
            self.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const JSON: &[u8] = br#"{
  "a\"": [1, {"x": "]"}],
  "claims": [
    {"id": "one", "content": ["w", "v"]},
    {"id": "two"}
  ]
}"#;

    fn locate(json: &[u8], path: &str) -> Option<(usize, usize)> {
        Places::find(json, std::iter::once(path)).of(path)
    }

    #[test]
    fn a_path_leads_to_its_line() {
        assert_eq!(locate(JSON, "claims[0].content[1]"), Some((4, 36)));
        assert_eq!(locate(JSON, "claims[1].id"), Some((5, 12)));
        assert_eq!(locate(JSON, "a\"[1].x"), Some((2, 20)));
    }

    #[test]
    fn a_missing_field_leads_to_what_lacks_it() {
        assert_eq!(locate(JSON, "claims[1].content"), Some((5, 5)));
        assert_eq!(locate(JSON, "claims[7]"), Some((3, 13)));
        assert_eq!(locate(JSON, "sha256"), Some((1, 1)));
    }

    #[test]
    fn nothing_goes_wrong_in_broken_json() {
        for end in 0..JSON.len() {
            let _ = locate(&JSON[..end], "claims[1].content");
        }
        assert_eq!(locate(b"", "a"), Some((1, 1)));
        assert_eq!(locate(b"}]", "a"), Some((1, 1)));
    }
}
