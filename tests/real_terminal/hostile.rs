//! Text from a file is hostile until cleaned: it is shown, and nothing of it is obeyed.

use crate::terminal::{Exit, Home, Session};

/// Opens bytes as an article, reads them from one end to the other by every way of moving, and
/// checks that nothing that only a program may write came through.
fn read_through(name: &str, bytes: &[u8], seen: &str) {
    for (columns, rows) in [(80, 24), (160, 48)] {
        let home = Home::new();
        // More paragraphs, so that every key has somewhere to go.
        let more = (0..60).map(|n| format!("\n{n} more"));
        let text = [bytes, more.collect::<String>().as_bytes()].concat();
        let file = home.file("hostile.txt", text);
        let mut session = home.program().size(columns, rows).arg(file).start();
        session.see(seen);
        session.press("j G g g Space w b v w y / e Enter n Esc 2 3 4 1 z z");
        assert_eq!(session.written().foreign(), Vec::<String>::new(), "{name}");
        session.resize(41, 13).resize(columns, rows).send("q");
        assert_eq!(session.wait_exit(), Exit::Code(0), "{name}");
        assert_eq!(session.written().foreign(), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn control_sequences_are_shown_and_not_obeyed() {
    let texts: [(&str, &[u8]); 7] = [
        ("colours", b"see \x1b[31mred\x1b[0m and \x1b[2J\x1b[H gone"),
        (
            "modes",
            b"see \x1b[?1049l\x1b[?25h\x1bc\x1b[6n\x1b[5i\x1b[?1000l end",
        ),
        (
            "commands",
            b"see \x1b]0;title\x07 \x1b]52;c;ZXZpbA==\x07 \x1b]8;;http://x\x1b\\link end",
        ),
        (
            "strings",
            b"see \x1bPq#0;2;0;0;0#0~~\x1b\\ \x1b_Gi=1;AAAA\x1b\\ \x1b^pm\x1b\\ end",
        ),
        (
            "C1",
            "see \u{9b}31m \u{9d}0;t\u{9c} \u{90}q\u{9c} \u{85} end".as_bytes(),
        ),
        (
            "directions",
            "see \u{202e}desrever\u{202c} \u{2066}x\u{2069} \u{200f}\u{61c} end".as_bytes(),
        ),
        (
            "C0",
            b"see \0 \x01 \x07 \x08\x08\x08 \x0b \x0c \x0e \x0f \x7f end",
        ),
    ];
    for (name, bytes) in texts {
        read_through(name, bytes, "see");
    }
}

#[test]
fn every_way_of_ending_a_line_is_one() {
    let bytes = b"\xef\xbb\xbffirst\r\nsecond\tand a tab\r\nthird without an end";
    let home = Home::new();
    let mut session = home
        .program()
        .size(80, 24)
        .arg(home.file("crlf.txt", bytes))
        .start();
    session
        .see("¶ 1/3")
        .see("1 first")
        .press("G")
        .see("¶ 3/3")
        .see("second");
    read_through("line ends", bytes, "first");
}

#[test]
fn what_is_not_utf_8_is_replaced_and_the_byte_is_named() {
    let bytes = b"caf\xe9 in latin-1\nand \xff\xfe\xc3\x28 end";
    let home = Home::new();
    let mut session = home
        .program()
        .size(80, 24)
        .arg(home.file("latin.txt", bytes))
        .start();
    session
        .told("latin.txt is not UTF-8 at byte 3")
        .see(" in latin-1");
    let written = String::from_utf8(session.bytes()).unwrap();
    assert!(written.contains("caf\u{fffd}"), "{}", session.report());
    read_through("latin", bytes, "in latin-1");
}

#[test]
fn an_empty_file_says_so() {
    for bytes in [&b""[..], b"\n\n\n", b"\xef\xbb\xbf", b"   \t \r\n"] {
        let home = Home::new();
        let mut session = home
            .program()
            .size(80, 24)
            .arg(home.file("empty.txt", bytes))
            .start();
        session
            .told("empty.txt holds no words")
            .see("This article is empty");
        session.press("j Enter v / x Esc 2 3 4 1").send("y } ) > q");
        assert_eq!(session.wait_exit(), Exit::Code(0));
    }
}

#[test]
fn wide_combining_and_right_to_left_letters_keep_the_borders_closed() {
    let text = "漢字かな交じり文 ".repeat(40)
        + &"e\u{301}\u{323} ".repeat(60)
        + "\n"
        + &"שלום עולם العربية ".repeat(30)
        + "\n"
        + &"👍 漢👍 ".repeat(30)
        + "\n"
        + &"a\u{300}".repeat(500);
    let home = Home::new();
    let file = home.file("wide.txt", text);
    for (columns, rows) in [(160, 48), (81, 25), (60, 20)] {
        let mut session = home.program().size(columns, rows).arg(&file).start();
        for keys in ["j", "G", "2 1", "3 1 g g", "/ 漢 Enter", "v w w"] {
            session.press(keys);
            if columns >= 80 {
                let panes = session.screen().pane("1 Article");
                assert!(panes.is_some(), "{keys}\n{}", session.report());
            }
        }
        assert_eq!(session.written().foreign(), Vec::<String>::new());
    }
}

#[test]
fn a_paragraph_of_a_megabyte_is_read_like_any_other() {
    let words = "words without an end ".repeat(50_000);
    let home = Home::new();
    let file = home.file("long.txt", words);
    let mut session = home.program().size(80, 24).arg(&file).start();
    session
        .see("¶ 1/1")
        .press("Space G")
        .see("99%")
        .press("g g")
        .see("0%");
    session.press("/ e n d Enter n n").resize(100, 30).send("q");
    assert_eq!(session.wait_exit(), Exit::Code(0));

    let letters = home.file("letters.txt", "x".repeat(1 << 20));
    let mut session = home.program().size(80, 24).arg(&letters).start();
    session.see("xxxx").press("G g g").send("q");
    assert_eq!(session.wait_exit(), Exit::Code(0));
}

#[test]
fn a_hostile_dossier_is_shown_and_not_obeyed() {
    let home = Home::new();
    home.file(
        "text.txt",
        "Ann says that it rains. Ben denies it. It rains in Oz.",
    );
    let evil = "\\u001b[2J\\u001b]0;t\\u0007\\u009b31m\\u202e";
    let layer = r#"{
        "title": "TEVIL", "author": "AEVIL",
        "sides": [{"id": "a", "name": "AnnEVIL", "letter": "A", "speakers": ["Ann"]},
                  {"id": "b", "name": "BenEVIL", "letter": "B", "speakers": ["Ben"]}],
        "entities": [{"id": "ann", "name": "AnnEVIL", "kind": "person", "side": "a", "aliases": ["Ann"]},
                     {"id": "oz", "name": "OzEVIL", "kind": "place", "aliases": ["Oz"]}],
        "questions": [{"id": "q", "question": "Does it rain?EVIL"}],
        "claims": [{"id": "c", "question": "q", "side": "a", "source": "Ann", "cue": "says",
                    "content": "it rains", "paragraph": 1, "place": ["oz"]},
                   {"id": "d", "question": "q", "side": "b", "source": "Ben", "cue": "denies",
                    "content": "it", "paragraph": 1, "answers": [{"claim": "c", "how": "denies"}]},
                   {"id": "e", "question": "nowhereEVIL", "side": "a", "content": "goneEVIL"}]
    }"#;
    home.file("text.json", layer.replace("EVIL", evil));
    let mut session: Session = home.program().arg("text.txt").start();
    session.see("Does it rain?");
    session.press("j 2 j / a Enter Esc 3 j l O 4 n : Esc Ctrl-p a n n Enter f Esc ? Esc");
    session.send("y").press("1 ) y").send("q");
    assert_eq!(session.wait_exit(), Exit::Code(0));
    assert_eq!(session.written().foreign(), Vec::<String>::new());
}
