//! The text of a DOCX: the document's own paragraphs, then its footnotes and endnotes.

use super::archive::Archive;
use super::paragraphs::Paragraphs;
use super::xml::{self, Piece};
use super::{Extract, ImportError};
use crate::model::About;

/// What is in the file and not in the text: what was deleted or moved away, codes of fields, the second copy of a box
/// that is kept for old programs.
const SKIPPED: [&str; 6] = ["del", "moveFrom", "delText", "instrText", "Fallback", "pPr"];

/// Reads the document part called `document`.
pub(super) fn read(archive: &mut Archive, document: &str) -> Result<Extract, ImportError> {
    let mut found = Paragraphs::default();
    let mut broken = None;
    for part in [document, "word/footnotes.xml", "word/endnotes.xml"] {
        if let Some(text) = archive.text(part)? {
            broken = broken.or(body(&text, &mut found).err());
            found.end();
        }
    }
    let (text, cut) = found.finish();
    if let (true, Some(what)) = (text.is_empty(), &broken) {
        return Err(ImportError::damaged("DOCX", what.clone()));
    }
    let broken =
        broken.map(|what| format!("it is damaged ({what}): what stands behind that is missing."));
    Ok(Extract {
        text,
        about: about(archive),
        notices: broken.into_iter().chain(cut).collect(),
    })
}

fn body(xml: &str, found: &mut Paragraphs) -> Result<(), String> {
    let (mut skipped, mut words) = (0_usize, false);
    xml::walk(xml, |piece| match piece {
        Piece::Open(name, _) if SKIPPED.contains(&name) => skipped += 1,
        Piece::Close(name) if SKIPPED.contains(&name) => skipped = skipped.saturating_sub(1),
        _ if skipped > 0 => {}
        Piece::Open("t", _) => words = true,
        Piece::Close("t") => words = false,
        Piece::Words(text) if words => found.push(text),
        Piece::Open("tab" | "br" | "cr", _) => found.push(" "),
        Piece::Open("noBreakHyphen", _) => found.push("-"),
        Piece::Open("p", _) | Piece::Close("p") => found.end(),
        _ => {}
    })
}

/// What the file says about itself; when it was made is not when it was published.
fn about(archive: &mut Archive) -> About {
    let core = archive
        .text("docProps/core.xml")
        .ok()
        .flatten()
        .unwrap_or_default();
    let fields = xml::fields(&core, &["title", "creator"]);
    About {
        title: xml::first(&fields, "title"),
        author: xml::first(&fields, "creator"),
        ..About::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::import::Kind;
    use crate::store::import::archive::testing::zip;
    use crate::store::import::extract::extract;
    use crate::store::import::testing::mutations;

    const DOCUMENT: &str = "<?xml version='1.0'?><w:document xmlns:w='w'><w:body>\
        <w:p><w:pPr><w:pStyle w:val='Title'/><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>Two killed</w:t></w:r></w:p>\
        <w:p><w:r><w:t xml:space='preserve'>Varsk said </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del>\
        <w:ins><w:r><w:t>that</w:t><w:tab/><w:t>it &amp; others</w:t></w:r></w:ins><w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
        <mc:AlternateContent><mc:Choice><w:p><w:r><w:t>box</w:t></w:r></w:p></mc:Choice>\
        <mc:Fallback><w:p><w:r><w:t>box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:body></w:document>";
    const NOTES: &str = "<w:footnotes xmlns:w='w'><w:footnote><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    const CORE: &str = "<cp:coreProperties><dc:title>Two  killed</dc:title><dc:creator>Mira Tolen</dc:creator></cp:coreProperties>";

    fn docx(document: &str) -> Vec<u8> {
        zip(&[
            ("[Content_Types].xml", "<Types/>"),
            ("word/document.xml", document),
            ("word/footnotes.xml", NOTES),
            ("docProps/core.xml", CORE),
        ])
    }

    fn read(bytes: &[u8]) -> Result<Extract, ImportError> {
        extract(Kind::Zip, None, bytes)
    }

    #[test]
    fn paragraphs_are_read_and_what_was_deleted_is_not() {
        let found = read(&docx(DOCUMENT)).unwrap();
        assert_eq!(
            found.text,
            "Two killed\n\nVarsk said that it & others\n\ncell\n\nbox\n\nA note.\n"
        );
        assert_eq!(found.about.title.as_deref(), Some("Two killed"));
        assert_eq!(found.about.author.as_deref(), Some("Mira Tolen"));
        assert_eq!(found.notices, [""; 0]);
    }

    #[test]
    fn a_document_that_breaks_off_is_read_up_to_there_and_said_to() {
        let found = read(&docx(&DOCUMENT[..DOCUMENT.len() / 2])).unwrap();
        assert!(found.text.starts_with("Two killed\n\nVarsk said"));
        let nothing = read(&docx("<w:p><w:t>Wor<")).unwrap();
        assert!(nothing.text.starts_with("Wor"), "{}", nothing.text);
        assert!(
            nothing.notices[0].contains("damaged"),
            "{:?}",
            nothing.notices
        );
    }

    #[test]
    fn a_bomb_is_refused_in_a_sentence() {
        let bomb = format!("<w:p><w:t>{}", " ".repeat(70 << 20));
        let refused = read(&docx(&bomb)).unwrap_err();
        assert!(
            refused.to_string().contains("unpacks to more than 64 MiB"),
            "{refused}"
        );
    }

    #[test]
    fn another_archive_is_named() {
        for (part, says) in [
            ("content.xml", "an OpenDocument file"),
            ("../../etc/passwd", "holds no article"),
        ] {
            let refused = read(&zip(&[(part, "x")])).unwrap_err();
            assert!(refused.to_string().contains(says), "{refused}");
        }
        let refused = read(b"PK\x03\x04 and nothing more").unwrap_err();
        assert!(
            refused.to_string().contains("no sound archive"),
            "{refused}"
        );
    }

    #[test]
    fn no_change_of_a_document_breaks_its_reader() {
        mutations(&docx(DOCUMENT), 400, |bytes| drop(read(bytes)));
    }
}
