use super::*;

fn cell(symbol: &str, look: Look) -> Cell {
    Cell {
        symbol: symbol.into(),
        width: 1,
        look,
    }
}

fn grid() -> Grid {
    let red = Look {
        ink: Colour::Rgb(200, 0, 0),
        bold: true,
        ..Look::default()
    };
    let marked = Look {
        paper: Colour::Indexed(3),
        underlined: true,
        ..Look::default()
    };
    let cells = vec![
        cell("<", red),
        cell("&", red),
        cell(" ", Look::default()),
        cell("┏", marked),
        Cell {
            symbol: "漢".into(),
            width: 2,
            look: Look::default(),
        },
        Cell::default(),
        cell("⣿", Look::default()),
        cell("b", Look::default()),
    ];
    Grid::new(4, cells, [0, 0, 0], [255, 255, 255])
}

fn written(format: Format) -> Vec<u8> {
    let mut out = Vec::new();
    write(&grid(), format, "A <b> & \u{1b}", &mut out).unwrap();
    out
}

#[test]
fn an_svg_has_words_shapes_and_papers_and_no_markup_from_outside() {
    let svg = String::from_utf8(written(Format::Svg)).unwrap();
    assert!(svg.contains("<title>A &lt;b&gt; &amp; ␛</title>"), "{svg}");
    assert!(
        svg.contains("textLength=\"20\" lengthAdjust=\"spacingAndGlyphs\">&lt;&amp;</text>"),
        "{svg}"
    );
    assert!(
        svg.contains("textLength=\"20\" lengthAdjust=\"spacingAndGlyphs\">漢</text>"),
        "{svg}"
    );
    assert!(svg.contains("font-weight=\"bold\""));
    assert!(!svg.contains('┏') && !svg.contains('⣿'));
    assert_eq!(svg.matches("a1.45 1.45").count(), 16, "{svg}"); // eight dots of two arcs
    assert!(svg.contains("fill=\"#e2b04e\""));
}

#[test]
fn ansi_says_how_a_cell_looks_and_ends_plain() {
    let text = String::from_utf8(written(Format::Ansi)).unwrap();
    assert_eq!(
        text,
        "\u{1b}[0;1;38;2;200;0;0m<&\u{1b}[0m \u{1b}[0;4;43m┏\u{1b}[0m\n漢⣿b\n"
    );
}

#[test]
#[cfg(feature = "png")]
fn a_png_is_one_and_what_has_no_letter_is_said() {
    let mut out = Vec::new();
    let strange = vec![cell("\u{10ffff}", Look::default())];
    let missing = write(
        &Grid::new(1, strange, [0; 3], [255; 3]),
        Format::Png,
        "",
        &mut out,
    )
    .unwrap();
    assert_eq!(missing, ['\u{10ffff}']);
    let png = written(Format::Png);
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
    let size = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    assert_eq!((size(16), size(20)), (4 * 14 + 28, 2 * 28 + 28));
}

#[test]
fn colours_of_terminals_are_those_they_agree_upon() {
    assert_eq!(rgb(Colour::Indexed(16)), Some([0, 0, 0]));
    assert_eq!(rgb(Colour::Indexed(231)), Some([255, 255, 255]));
    assert_eq!(rgb(Colour::Indexed(196)), Some([255, 0, 0]));
    assert_eq!(rgb(Colour::Indexed(255)), Some([238; 3]));
    assert_eq!(rgb(Colour::Ground), None);
}
