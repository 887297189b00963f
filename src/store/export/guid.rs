//! Names that are the same each time for the same thing.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// A UUID made of what it names: the first 122 bits of a SHA-256, in the form that RFC 9562 keeps for this (version 8).
/// `text` is the fingerprint of the article; `what` and `key` say which thing of it.
pub(super) fn guid(text: &str, what: &str, key: &str) -> String {
    let mut digest = Sha256::new();
    for part in ["counterclaim", text, what, key] {
        digest.update(part.len().to_le_bytes());
        digest.update(part.as_bytes());
    }
    let mut bytes: [u8; 16] = [0; 16];
    bytes.copy_from_slice(&digest.finalize()[..16]);
    bytes[6] = bytes[6] & 0x0F | 0x80;
    bytes[8] = bytes[8] & 0x3F | 0x80;
    let hex = |range: std::ops::Range<usize>| {
        bytes[range].iter().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}"); // a String takes everything
            hex
        })
    };
    [hex(0..4), hex(4..6), hex(6..8), hex(8..10), hex(10..16)].join("-")
}

/// The same as a name in the web of data.
pub(super) fn urn(text: &str, what: &str, key: &str) -> String {
    format!("urn:uuid:{}", guid(text, what, key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guid_is_stable_and_of_the_right_form() {
        let one = guid("t", "claim", "a");
        assert_eq!(one, guid("t", "claim", "a"));
        assert_ne!(one, guid("t", "claima", ""));
        assert_eq!(one.len(), 36);
        assert_eq!(one.as_bytes()[14], b'8');
        assert!(b"89ab".contains(&one.as_bytes()[19]));
    }
}
