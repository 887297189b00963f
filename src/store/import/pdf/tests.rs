//! A PDF written by hand, one set by Typst, and what is made of them when they are damaged.

use std::fmt::Write as _;

use super::*;
use crate::store::import::testing::mutations;

/// Set by Typst 0.15 from `tests/imports/two-columns.typ`.
const TYPESET: &[u8] = include_bytes!("../../../../tests/imports/two-columns.pdf");

/// A PDF of these pages; each is the operators of its text.
fn pdf(pages: &[&str], info: &str) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len())
        .map(|i| format!("{} 0 R", 5 + 2 * i))
        .collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!(
            "<</Type/Pages/Count {}/Kids[{}]>>",
            pages.len(),
            kids.join(" ")
        ),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
        format!("<<{info}>>"),
    ];
    for (i, operators) in pages.iter().enumerate() {
        let content = 6 + 2 * i;
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents {content} 0 R>>"
        ));
        objects.push(format!(
            "<</Length {}>>stream\n{operators}\nendstream",
            operators.len()
        ));
    }
    let (mut file, mut offsets) = ("%PDF-1.4\n".to_owned(), Vec::new());
    for (i, object) in objects.iter().enumerate() {
        offsets.push(file.len());
        let _ = write!(file, "{} 0 obj\n{object}\nendobj\n", i + 1);
    }
    let table = file.len();
    let _ = write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for offset in offsets {
        let _ = writeln!(file, "{offset:010} 00000 n ");
    }
    let _ = write!(
        file,
        "trailer\n<</Size {}/Root 1 0 R/Info 4 0 R>>\nstartxref\n{table}\n%%EOF\n",
        objects.len() + 1
    );
    file.into_bytes()
}

const PAGE: &str = "BT /F 12 Tf 72 760 Td 14 TL (Two killed at the ridge) Tj ET\n\
    BT /F 12 Tf 72 720 Td 14 TL (Two Varskian soldiers were killed when their post came under fire, the) Tj T*\n\
    (Varskian Defence Ministry said on Sunday.) Tj ET\n\
    BT /F 12 Tf 72 678 Td [(T) 80 (olmen denied)-300(that\\222s all.)] TJ ET";

#[test]
fn letters_become_lines_and_lines_paragraphs() {
    let file = pdf(
        &[PAGE],
        "/Title(Two killed)/Author(\\376\\377\\000M\\000i\\000r\\000a)/CreationDate(D:20260504)",
    );
    let found = read(&file).unwrap();
    assert_eq!(
        found.text,
        "Two killed at the ridge\n\nTwo Varskian soldiers were killed when their post came under fire, the Varskian \
         Defence Ministry said on Sunday.\n\nTolmen denied that’s all.\n"
    );
    assert_eq!(found.about.title.as_deref(), Some("Two killed"));
    assert_eq!(found.about.author.as_deref(), Some("Mira"));
    assert_eq!((found.about.published, found.notices), (None, Vec::new()));
}

#[test]
fn running_heads_are_left_out_and_sentences_go_on() {
    let page = |n: usize, words: &str| {
        format!(
            "BT /F 9 Tf 72 800 Td (The Orlem Courier {n}) Tj ET BT /F 12 Tf 72 700 Td ({words}) Tj ET BT /F 9 Tf 300 40 Td ({n}) Tj ET"
        )
    };
    let pages = [
        page(1, "The soldiers were killed when"),
        page(2, "their post came under fire, and"),
        page(3, "so it was said."),
    ];
    let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
    let found = read(&pdf(&pages, "")).unwrap();
    assert_eq!(
        found.text,
        "The soldiers were killed when their post came under fire, and so it was said.\n"
    );
    assert!(
        found.notices[0].contains("6 lines at the edges"),
        "{:?}",
        found.notices
    );
}

#[test]
fn a_page_that_is_a_picture_is_said_to_be_one() {
    let picture = "q 100 0 0 100 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q";
    let found = read(&pdf(&[PAGE, picture], "")).unwrap();
    assert!(
        found.notices[0].starts_with("of its 2 pages 1 hold pictures"),
        "{:?}",
        found.notices
    );
    let scan = read(&pdf(&[picture], "/Title(Microsoft Word - x.doc)")).unwrap();
    assert_eq!((scan.text.as_str(), scan.about.title), ("", None));
}

#[test]
fn two_columns_of_set_type_are_read_one_after_the_other() {
    let found = read(TYPESET).unwrap();
    let paragraphs: Vec<&str> = found.text.trim_end().split("\n\n").collect();
    assert_eq!(paragraphs.len(), 6, "{paragraphs:#?}");
    assert!(
        paragraphs[1].starts_with("ORLEM — Two Varskian soldiers were killed"),
        "{paragraphs:#?}"
    );
    assert!(paragraphs[2].contains(
        "“Our men were asleep,” said Col. Adan Virrek, a spokesman for the Tolmeni army."
    ));
    assert!(
        paragraphs[4].contains("an officer of the ministry affirmed"),
        "{paragraphs:#?}"
    );
    assert_eq!(
        found.about.title.as_deref(),
        Some("Two killed at the ridge")
    );
    assert_eq!(found.about.author.as_deref(), Some("Mira Tolen"));
}

#[test]
fn what_is_no_pdf_inside_is_a_sentence() {
    for bytes in [
        &b"%PDF-1.7"[..],
        b"%PDF-1.4\nxref\n0 0\ntrailer\n<<>>",
        b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 1 0 R>>",
    ] {
        match read(bytes) {
            Ok(found) => assert_eq!(found.text, ""),
            Err(refused) => assert!(refused.to_string().contains("no sound PDF"), "{refused}"),
        }
    }
}

#[test]
fn no_change_of_a_pdf_breaks_its_reader() {
    mutations(&pdf(&[PAGE, PAGE], "/Title(Two killed)"), 300, |bytes| {
        drop(read(bytes));
    });
    mutations(TYPESET, 150, |bytes| drop(read(bytes)));
}
