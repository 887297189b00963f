//! Which characters the bytes of a page hold.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
#[cfg(feature = "html")]
use encoding_rs::{UTF_16BE, UTF_16LE};

/// How much of a page is searched for the encoding that it names, in bytes.
#[cfg(feature = "html")]
const HEAD: usize = 4096;

/// The text of a page, and a notice if some of it cannot be read.
///
/// As browsers do (<https://html.spec.whatwg.org/#determining-the-character-encoding>): a byte order mark decides, then
/// what the server says, then what the page says; without any of them it is UTF-8 if it can be, else windows-1252.
#[cfg(feature = "html")]
pub(super) fn decode_page<'a>(
    bytes: &'a [u8],
    said: Option<&str>,
) -> (Cow<'a, str>, Option<String>) {
    decode(bytes, said.and_then(known).or_else(|| in_page(bytes)))
}

/// The same for a plain text, which names no encoding itself.
#[cfg(feature = "web")]
pub(super) fn decode_text(bytes: &[u8], said: Option<&str>) -> (String, Option<String>) {
    let (text, notice) = decode(bytes, said.and_then(known));
    (text.into_owned(), notice)
}

fn decode<'a>(bytes: &'a [u8], named: Option<&'static Encoding>) -> (Cow<'a, str>, Option<String>) {
    let guess = || {
        if std::str::from_utf8(bytes).is_ok() {
            UTF_8
        } else {
            WINDOWS_1252
        }
    };
    let (text, used, damaged) = named.unwrap_or_else(guess).decode(bytes);
    let name = used.name();
    let notice = damaged.then(|| {
        format!("some of it is not {name}, as it says: what cannot be read is shown as �.")
    });
    (text, notice)
}

fn known(label: &str) -> Option<&'static Encoding> {
    Encoding::for_label(label.trim().as_bytes())
}

/// The encoding that a page names in `<meta charset=…>` or its XML declaration.
#[cfg(feature = "html")]
fn in_page(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let declared = head
        .starts_with("<?xml")
        .then(|| label(&head, "encoding"))
        .flatten();
    let named = declared.or_else(|| {
        let mut metas = head.split("<meta").skip(1);
        metas.find_map(|meta| label(meta.split('>').next()?, "charset"))
    })?;
    // A page that can be searched for ASCII is not UTF-16, whatever it says.
    Some(if [UTF_16BE, UTF_16LE].contains(&named) {
        UTF_8
    } else {
        named
    })
}

/// The encoding behind `key=`.
#[cfg(feature = "html")]
fn label(text: &str, key: &str) -> Option<&'static Encoding> {
    let (_, after) = text.split_once(key)?;
    let value = after.trim_start().strip_prefix('=')?.trim_start();
    let value = value.trim_start_matches(['"', '\'']);
    known(value.split(['"', '\'', ' ', ';', '>', '?']).next()?)
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;

    #[test]
    fn the_server_comes_before_the_page_and_a_mark_before_both() {
        let page = b"<meta charset=\"windows-1251\">\xCA\xE0\xE1\xF3\xEB";
        assert!(decode_page(page, None).0.ends_with("Кабул"));
        assert!(decode_page(page, Some("koi8-r")).0.ends_with("йЮАСК"));
        assert!(
            decode_page("\u{feff}Кабул".as_bytes(), Some("koi8-r"))
                .0
                .ends_with("Кабул")
        );
    }

    #[test]
    fn every_way_of_naming_it_is_understood() {
        for page in [
            "<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-2'>",
            "<META  CHARSET = ISO-8859-2 >",
            "<meta name=a><meta charset='latin2'/>",
            "<?xml version='1.0' encoding='ISO-8859-2'?><html>",
        ] {
            let bytes = [page.as_bytes(), b"\xB1"].concat();
            assert!(decode_page(&bytes, None).0.ends_with('ą'), "{page}");
        }
    }

    #[test]
    fn nothing_said_is_utf_8_or_else_western() {
        assert_eq!(decode_page("Kabul’s".as_bytes(), None).0, "Kabul’s");
        assert_eq!(decode_page(b"Kabul\x92s", None), ("Kabul’s".into(), None));
        let (text, notice) = decode_page(b"<meta charset=utf-8>caf\xE9", None);
        assert!(text.ends_with("caf\u{fffd}"));
        assert!(notice.unwrap().contains("UTF-8"));
        assert_eq!(decode_page(b"<meta charset=utf-16>x", None).1, None);
    }
}
