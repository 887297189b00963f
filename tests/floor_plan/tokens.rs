//! Rust source as words and signs with their lines; comments, text in quotation marks and numbers
//! are left out.

/// A word or a sign of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'a> {
    /// The word, `::`, or one other character.
    pub is: &'a str,
    /// Its line, from 1.
    pub line: usize,
}

/// The words and signs of a source file.
pub fn tokens(source: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < source.len() {
        let (length, keep) = one(&source[at..]);
        let is = &source[at..at + length];
        if keep {
            tokens.push(Token { is, line });
        }
        line += is.matches('\n').count();
        at += length;
    }
    tokens
}

/// The length in bytes of what `rest` begins with, and whether it is a word or a sign.
fn one(rest: &str) -> (usize, bool) {
    let first = rest.chars().next().unwrap_or(' ');
    if rest.starts_with("//") {
        (rest.find('\n').unwrap_or(rest.len()), false)
    } else if rest.starts_with("/*") {
        (block_comment(rest), false)
    } else if let Some(length) = quoted(rest) {
        (length, false)
    } else if first == '\'' {
        (character_or_lifetime(rest), false)
    } else if is_word(first) {
        let word = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        (word, !first.is_ascii_digit())
    } else if rest.starts_with("::") {
        (2, true)
    } else {
        (first.len_utf8(), !first.is_whitespace())
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The length of a block comment; they nest.
fn block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < rest.len() {
        match &rest.as_bytes()[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return at;
        }
    }
    rest.len()
}

/// The length of a literal in quotation marks: `"…"`, `b"…"`, `c"…"`, `r"…"`, `br#"…"#`.
fn quoted(rest: &str) -> Option<usize> {
    let prefix = rest.find(|c| !matches!(c, 'b' | 'c' | 'r'))?;
    let hashes = rest[prefix..].bytes().take_while(|&b| b == b'#').count();
    let raw = rest[..prefix].contains('r');
    let body = prefix + hashes;
    if prefix > 2 || !rest[body..].starts_with('"') || (hashes > 0 && !raw) {
        return None;
    }
    let body = body + 1;
    if raw {
        let end = format!("\"{}", "#".repeat(hashes));
        let found = rest[body..].find(&end);
        return Some(found.map_or(rest.len(), |at| body + at + end.len()));
    }
    Some(body + unescaped(&rest[body..], b'"'))
}

/// The length up to and with the first `end` that no backslash precedes.
fn unescaped(rest: &str, end: u8) -> usize {
    let mut escaped = false;
    let found = rest.bytes().position(|byte| {
        let here = byte == end && !escaped;
        escaped = byte == b'\\' && !escaped;
        here
    });
    found.map_or(rest.len(), |at| at + 1)
}

/// The length of `'x'`, `'\''` or `'lifetime`.
fn character_or_lifetime(rest: &str) -> usize {
    let mut characters = rest.char_indices().skip(1);
    let first = characters.next();
    let second = characters.next();
    match (first, second) {
        (Some((_, '\\')), _) => 1 + unescaped(&rest[1..], b'\''),
        (Some(_), Some((at, '\''))) => at + 1,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(source: &str) -> Vec<&str> {
        tokens(source).into_iter().map(|token| token.is).collect()
    }

    #[test]
    fn comments_and_quotations_are_left_out() {
        let source =
            "use a::b; // use c\n/* use /* d */ */ e(\"use \\\"f\", b\"g\", r#\"h\" i\"#);";
        let expected = ["use", "a", "::", "b", ";", "e", "(", ",", ",", ")", ";"];
        assert_eq!(words(source), expected);
    }

    #[test]
    fn characters_and_lifetimes_are_told_apart() {
        let source = "a('\"', '\\'', b'\\\\', 'é') fn b<'c>(d: &'c str)";
        let expected = "a ( , , b , ) fn b < c > ( d : & c str )";
        assert_eq!(words(source).join(" "), expected);
    }

    #[test]
    fn lines_are_counted_through_everything() {
        let source = "a\n\"b\n\\\nc\" /*\n*/ d 1_000 br\n";
        let lines = tokens(source);
        let lines: Vec<_> = lines.iter().map(|token| (token.is, token.line)).collect();
        assert_eq!(lines, [("a", 1), ("d", 5), ("br", 5)]);
    }
}
