//! Bytes as text.

use std::borrow::Cow;

/// The text of a file and, where some bytes are not text, the offset of the first of them.
///
/// UTF-8, or UTF-16 when a byte order mark says so. What cannot be read becomes `�`, so that a
/// damaged file still opens. Valid UTF-8 is borrowed as it is, with its byte order mark if it has
/// one: an article is never altered.
///
/// ```
/// use counterclaim::text::decode;
///
/// assert_eq!(decode(b"Bajaur"), ("Bajaur".into(), None));
/// assert_eq!(decode(b"Ba\xffjaur"), ("Ba\u{fffd}jaur".into(), Some(2)));
/// assert_eq!(decode(b"\xff\xfeK\0"), ("K".into(), None));
/// ```
#[must_use]
pub fn decode(bytes: &[u8]) -> (Cow<'_, str>, Option<usize>) {
    match bytes {
        [0xFF, 0xFE, units @ ..] => decode_utf16(units, u16::from_le_bytes),
        [0xFE, 0xFF, units @ ..] => decode_utf16(units, u16::from_be_bytes),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => (Cow::Borrowed(text), None),
            Err(damage) => (String::from_utf8_lossy(bytes), Some(damage.valid_up_to())),
        },
    }
}

/// Decodes what follows a two-byte order mark.
fn decode_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> (Cow<'_, str>, Option<usize>) {
    let pairs = bytes.chunks_exact(2);
    let half = pairs.remainder();
    let mut damage = None;
    let mut at = 2;
    let mut text = String::with_capacity(bytes.len());
    for read in char::decode_utf16(pairs.map(|pair| unit([pair[0], pair[1]]))) {
        let c = read.unwrap_or_else(|_| {
            damage.get_or_insert(at);
            char::REPLACEMENT_CHARACTER
        });
        text.push(c);
        at += 2 * c.len_utf16();
    }
    if !half.is_empty() {
        damage.get_or_insert(at);
        text.push(char::REPLACEMENT_CHARACTER);
    }
    (Cow::Owned(text), damage)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        let marked = format!("\u{feff}{text}");
        marked.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn utf_8_is_borrowed_and_keeps_its_mark() {
        let text = "\u{feff}Pakistan’s 中";
        let (read, damage) = decode(text.as_bytes());
        assert!(matches!(read, Cow::Borrowed(same) if same == text));
        assert_eq!(damage, None);
        assert_eq!(decode(b""), ("".into(), None));
    }

    #[test]
    fn the_first_damage_is_reported_and_the_rest_is_read() {
        assert_eq!(
            decode(b"ab\xe2\x80 c\xff"),
            ("ab\u{fffd} c\u{fffd}".into(), Some(2))
        );
        assert_eq!(decode(b"caf\xe9"), ("caf\u{fffd}".into(), Some(3)));
    }

    #[test]
    fn utf_16_of_either_order_is_read() {
        let text = "Khyber 中 👩";
        assert_eq!(decode(&utf16(text, u16::to_le_bytes)), (text.into(), None));
        assert_eq!(decode(&utf16(text, u16::to_be_bytes)), (text.into(), None));
    }

    #[test]
    fn damaged_utf_16_is_reported_by_its_bytes() {
        let lone = b"\xff\xfea\0\x00\xd8b\0";
        assert_eq!(decode(lone), ("a\u{fffd}b".into(), Some(4)));
        let odd = b"\xff\xfe\x3d\xd8\x69\xdca\0b";
        assert_eq!(decode(odd), ("👩a\u{fffd}".into(), Some(8)));
    }
}
