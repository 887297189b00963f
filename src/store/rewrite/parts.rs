//! An object or a list taken apart into its parts, each with the white space around it.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// What JSON takes for white space.
pub(super) const WHITE: [char; 4] = [' ', '\t', '\n', '\r'];
/// White space, or a byte order mark.
pub(super) const MARK_OR_WHITE: [char; 5] = ['\u{feff}', ' ', '\t', '\n', '\r'];

/// One field of an object, or one element of a list.
#[derive(Debug)]
pub(super) struct Part<'a> {
    /// White space in front of it.
    pub(super) before: &'a str,
    /// The name of the field; empty in a list.
    pub(super) key: String,
    /// The name as it is written, with everything up to the value; empty in a list.
    pub(super) label: &'a str,
    /// The value.
    pub(super) value: &'a str,
    /// White space behind it, up to the comma or the closing bracket.
    pub(super) after: &'a str,
}

/// The parts of the object or list that `text` is, with nothing around it; of a value of another kind there are none.
///
/// # Errors
/// If `text` is not JSON.
pub(super) fn parts(text: &str) -> serde_json::Result<Vec<Part<'_>>> {
    let values = match bracket(text) {
        Some(b'{') => serde_json::from_str::<Fields>(text)?.0,
        Some(_) => {
            let elements: Vec<&RawValue> = serde_json::from_str(text)?;
            let values = elements.into_iter().map(RawValue::get);
            values.map(|value| (String::new(), value)).collect()
        }
        None => Vec::new(),
    };
    let mut at = 1; // behind the bracket
    let mut parts = Vec::with_capacity(values.len());
    for (key, value) in values {
        parts.push(Part::cut(text, &mut at, key, value));
    }
    Ok(parts)
}

/// The bracket that an object or a list opens with.
pub(super) fn bracket(text: &str) -> Option<u8> {
    let first = *text.as_bytes().first()?;
    matches!(first, b'{' | b'[').then_some(first)
}

impl<'a> Part<'a> {
    /// The part whose value is `value`, a slice of `text`, and which begins at byte `at`; moves `at` behind its comma.
    fn cut(text: &'a str, at: &mut usize, key: String, value: &'a str) -> Self {
        let start = value.as_ptr().addr() - text.as_ptr().addr(); // a raw value borrows from the text
        let gap = &text[*at..start];
        let label = gap.trim_start_matches(WHITE);
        let rest = &text[start + value.len()..];
        let after = &rest[..rest.len() - rest.trim_start_matches(WHITE).len()];
        *at = start + value.len() + after.len() + 1;
        Self {
            before: &gap[..gap.len() - label.len()],
            key,
            label,
            value,
            after,
        }
    }
}

/// The fields of an object in their order, doubled ones too.
struct Fields<'a>(Vec<(String, &'a str)>);

impl<'de: 'a, 'a> Deserialize<'de> for Fields<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Fields<'de>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields<'de>, A::Error> {
                let mut fields = Vec::new();
                while let Some((key, value)) = map.next_entry::<String, &RawValue>()? {
                    fields.push((key, value.get()));
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_and_the_commas_are_the_whole_text() {
        for text in [
            "{}",
            "[ ]",
            "[1,2 ,\n 3 ]",
            "{ \"a\" : 1.50,\r\n\t\"b\\u00e9\":[ {} ] , \"a\": null}",
        ] {
            let parts = parts(text).unwrap();
            let whole = |part: &Part| [part.before, part.label, part.value, part.after].concat();
            let inside: Vec<_> = parts.iter().map(whole).collect();
            let inside = inside.join(",");
            assert!(
                parts.is_empty() || text[1..text.len() - 1] == inside,
                "{text}: {inside}"
            );
        }
    }

    #[test]
    fn a_key_is_read_and_its_label_kept() {
        let parts = parts("{\"b\\u00e9\" :  1}").unwrap();
        assert_eq!(parts[0].key, "bé");
        assert_eq!(parts[0].label, "\"b\\u00e9\" :  ");
    }
}
