//! What is opened, and the sentence for what is not.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::terminal::{Exit, Home, Session, squeezed};

const ARTICLE: &str = "The first paragraph.\nThe second paragraph.\n";

/// Starts on a file that cannot be opened; what is said about it.
fn refused(home: &Home, file: impl AsRef<Path>) -> String {
    let mut session = home.program().arg(file).start_unseen();
    assert_eq!(session.wait_exit(), Exit::Code(2), "{}", session.report());
    let mut foreign = session.written().foreign();
    foreign.retain(|what| !["character '\\r'", "character '\\n'"].contains(&what.as_str()));
    assert_eq!(foreign, Vec::<String>::new());
    session.screen().text()
}

/// Starts on a text, whatever stands beside it.
fn opened(home: &Home) -> Session {
    let mut session = home.program().arg("text.txt").start();
    session.see("The first paragraph.");
    session
}

#[test]
fn what_cannot_be_opened_is_named_with_a_way_out() {
    let home = Home::new();
    fs::create_dir(home.path().join("folder")).unwrap();
    let said = refused(&home, "folder");
    assert!(
        said.contains("folder is a folder. Name a text file"),
        "{said}"
    );
    let said = refused(&home, "nowhere.txt");
    assert!(said.contains("there is no file nowhere.txt"), "{said}");
    let made = Command::new("mkfifo")
        .arg(home.path().join("pipe"))
        .status();
    if made.is_ok_and(|status| status.success()) {
        let said = refused(&home, "pipe");
        assert!(said.contains("pipe is a pipe"), "{said}");
    }
    let said = refused(&home, "/dev/zero");
    assert!(said.contains("/dev/zero is a device"), "{said}");
}

#[test]
fn a_hostile_name_is_shown_and_not_obeyed() {
    let home = Home::new();
    let name = "evil\u{1b}[2J\u{1b}]0;title\u{7}\u{202e}.txt";
    let said = refused(&home, name);
    assert!(said.contains("there is no file"), "{said}");
    home.file(name, ARTICLE);
    let mut session = home.program().arg(name).start();
    session.see("The first paragraph.").press("j").send("q");
    session.wait_exit();
    assert_eq!(session.written().foreign(), Vec::<String>::new());
}

#[test]
fn a_dossier_that_cannot_be_used_is_a_notice_beside_the_text() {
    let deep = format!(
        "{{\"sides\":{}{}}}",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    let huge = format!("{{\"title\":\"{}\"}}", "x".repeat(70 << 20));
    let broken: [(&str, &str); 6] = [
        ("truncated", "{\"title\": \"T\", \"sides\": [{\"id\""),
        ("deep", &deep),
        ("huge", &huge),
        ("empty", ""),
        ("another kind", "{\"name\": \"left-pad\"}"),
        ("binary", "\u{0}\u{1}\u{1b}[2J"),
    ];
    for (kind, json) in broken {
        let home = Home::new();
        home.file("text.txt", ARTICLE);
        home.file("text.json", json);
        let mut session = opened(&home);
        session
            .told("text.json")
            .press("j")
            .told("j/k line")
            .send("q");
        assert_eq!(session.wait_exit(), Exit::Code(0), "{kind}");
        assert_eq!(session.written().foreign(), Vec::<String>::new(), "{kind}");

        let said = refused(&home, "text.json");
        assert!(said.contains("text.json"), "{kind}: {said}");
    }
}

#[test]
fn a_dossier_names_a_text_in_its_own_folder_only() {
    for outside in ["../secret.txt", "/etc/hostname", "below/secret.txt", ".."] {
        let home = Home::new();
        home.file("secret.txt", "secret words");
        home.file("here/below/secret.txt", "secret words");
        let layer = format!("{{\"title\":\"T\",\"sides\":[],\"text\":\"{outside}\"}}");
        home.file("here/evil.json", layer);
        let said = squeezed(&refused(&home, "here/evil.json"));
        assert!(said.contains("initsownfolder"), "{said}");
        assert!(!said.contains("secretwords"), "{said}");
    }
}

#[test]
fn problems_of_a_dossier_are_counted_and_check_is_named() {
    let home = Home::new();
    home.file("text.txt", ARTICLE);
    home.file(
        "text.json",
        "{\"title\":\"T\",\"sides\":[],\"entities\":[{\"id\":\"a\",\"name\":\"Absent\",\
          \"kind\":\"person\"}],\"questions\":[],\"claims\":[{\"id\":\"c\",\"question\":\"none\",\
          \"side\":\"none\",\"content\":\"words that are not there\",\"paragraph\":1},{\"id\":\"c\",\"question\":\"none\",\
          \"side\":\"none\",\"content\":\"gone\"}]}",
    );
    let mut session = opened(&home);
    session.told("problems").told("counterclaim check");
}

#[test]
fn standard_input_is_an_article_and_the_keys_come_from_the_terminal() {
    let home = Home::new();
    let file = home.file("piped.txt", ARTICLE);
    let mut session = home
        .program()
        .size(80, 24)
        .arg("-")
        .input(file.clone())
        .start();
    session
        .see("The first paragraph.")
        .press("}")
        .see("¶ 2/2")
        .press("X")
        .told("X does nothing");
    session.send("q");
    assert_eq!(session.wait_exit(), Exit::Code(0));
    assert!(session.screen().is_given_back() && session.is_set_as_before());

    // Without the dash it is not read, and that is said.
    let mut session = home.program().input(file).start();
    session.see("The latest military").told("counterclaim -");
}

#[test]
fn without_a_terminal_one_sentence_names_print() {
    let home = Home::new();
    let output = Command::new(env!("CARGO_BIN_EXE_counterclaim"))
        .env_clear()
        .env("HOME", home.path())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        (output.status.code(), output.stdout.as_slice()),
        (Some(2), &b""[..])
    );
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.contains("counterclaim print claims"), "{said}");
}
