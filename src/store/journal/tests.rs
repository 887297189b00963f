use proptest::prelude::*;

use super::*;

fn place() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.ledger.jsonl");
    (folder, path)
}

fn open(path: &Path) -> (Journal, Vec<String>, Vec<Notice>) {
    let (journal, lines, notices) = Journal::open(path).unwrap();
    (journal, texts(lines), notices)
}

fn texts(lines: Vec<Line>) -> Vec<String> {
    lines.into_iter().map(|line| line.text).collect()
}

fn foreign(result: Result<(), JournalError>) -> Vec<String> {
    match result {
        Err(JournalError::Foreign { lines, .. }) => texts(lines),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_file_is_made_by_the_first_line() {
    let (folder, path) = place();
    let (mut journal, lines, notices) = open(&path);
    assert!(lines.is_empty() && notices.is_empty());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    journal.append("{\"n\":1}").unwrap();
    journal.append("{\"n\":2}").unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "{\"n\":1}\n{\"n\":2}\n");
    assert_eq!(open(&path).1, ["{\"n\":1}", "{\"n\":2}"]);
}

#[test]
fn a_torn_line_is_reported_and_cut_off_by_the_next() {
    let (_folder, path) = place();
    fs::write(&path, "1\n2\n{\"n\":\"\u{e9}").unwrap();
    let (mut journal, lines, notices) = open(&path);
    assert_eq!(lines, ["1", "2"]);
    let torn = Line {
        number: 3,
        text: "{\"n\":\"é".into(),
    };
    assert_eq!(notices, [Notice::Torn(torn)]);
    assert!(
        notices[0]
            .to_string()
            .starts_with("line 3 of the ledger ends in the middle")
    );
    journal.append("3").unwrap();
    journal.append("4").unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "1\n2\n3\n4\n");
}

#[test]
fn a_file_cut_off_at_any_byte_has_its_whole_lines_and_goes_on() {
    let (_folder, path) = place();
    let lines = ["{\"n\":\"é\"}", "{\"n\":[2, 3]}"];
    let whole = format!("{}\n{}\n", lines[0], lines[1]);
    for cut in 0..=whole.len() {
        fs::write(&path, &whole.as_bytes()[..cut]).unwrap();
        let (mut journal, found, notices) = open(&path);
        let count = if cut < lines[0].len() {
            0
        } else if cut < whole.len() - 1 {
            1
        } else {
            2
        };
        assert_eq!(found, lines[..count], "{cut} bytes");
        let clean = [
            0,
            lines[0].len(),
            lines[0].len() + 1,
            whole.len() - 1,
            whole.len(),
        ];
        assert_eq!(notices.is_empty(), clean.contains(&cut), "{cut} bytes");
        journal.append("3").unwrap();
        assert_eq!(open(&path).1, [&lines[..count], &["3"]].concat());
    }
}

#[test]
fn a_whole_last_line_gets_its_line_break() {
    let (_folder, path) = place();
    fs::write(&path, "1\n{\"n\":2}").unwrap();
    let (mut journal, lines, notices) = open(&path);
    assert_eq!((lines.len(), notices.len()), (2, 0));
    journal.append("3").unwrap();
    journal.append("4").unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "1\n{\"n\":2}\n3\n4\n");
}

#[test]
fn marks_carriage_returns_empty_lines_and_bytes_that_are_no_text() {
    let (_folder, path) = place();
    fs::write(
        &path,
        b"\xEF\xBB\xBF1\r\n\r\n\xFF\xFE\r\n<<<<<<< ours\r\n2\r\n",
    )
    .unwrap();
    let (mut journal, lines, notices) = Journal::open(&path).unwrap();
    let numbered: Vec<_> = lines
        .iter()
        .map(|line| (line.number, line.text.as_str()))
        .collect();
    assert_eq!(numbered, [(1, "1"), (4, "<<<<<<< ours"), (5, "2")]);
    assert_eq!(notices, [Notice::NotText { number: 3 }]);
    journal.append("3").unwrap();
    assert!(
        fs::read(&path).unwrap().ends_with(b"2\r\n3\n"),
        "what was there stays"
    );
}

#[test]
fn two_copies_of_the_program_see_each_others_lines() {
    let (_folder, path) = place();
    let (mut one, mut two) = (open(&path).0, open(&path).0);
    one.append("1").unwrap();
    assert_eq!(foreign(two.append("2")), ["1"]);
    two.append("2").unwrap();
    two.append("3").unwrap();
    let error = one.append("4").unwrap_err();
    assert!(
        error
            .to_string()
            .ends_with("has 2 lines that another program added."),
        "{error}"
    );
    let JournalError::Foreign { lines, .. } = error else {
        panic!("{error}")
    };
    assert_eq!(
        lines.iter().map(|line| line.number).collect::<Vec<_>>(),
        [2, 3]
    );
    one.append("4").unwrap();
    assert_eq!(open(&path).1, ["1", "2", "3", "4"]);
}

#[test]
fn lines_behind_a_last_line_without_a_break_are_foreign_and_the_line_is_not() {
    let (_folder, path) = place();
    fs::write(&path, "1\n2").unwrap();
    let (mut journal, mut other) = (open(&path).0, open(&path).0);
    other.append("3").unwrap();
    assert_eq!(foreign(journal.append("4")), ["3"]);
    fs::write(&path, "1\n2").unwrap();
    let mut journal = open(&path).0;
    fs::write(&path, "1\n22\n").unwrap();
    assert!(
        matches!(journal.append("3"), Err(JournalError::Rewritten(_))),
        "it went on"
    );
}

#[test]
fn a_torn_line_that_another_copy_cut_off_does_not_disturb() {
    let (_folder, path) = place();
    fs::write(&path, "1\n{\"to").unwrap();
    let (mut one, mut two) = (open(&path).0, open(&path).0);
    two.append("2").unwrap();
    assert_eq!(foreign(one.append("3")), ["2"]);
    one.append("3").unwrap();
    assert_eq!(open(&path).1, ["1", "2", "3"]);
}

#[test]
fn what_was_changed_shortened_or_replaced_is_left_alone() {
    for other in ["1\n", "", "1\n9\n", "0\n1\n2\n", "<<<<<<<\n1\n2\n"] {
        for replaced in [false, true] {
            let (_folder, path) = place();
            let mut journal = open(&path).0;
            journal.append("1").unwrap();
            journal.append("2").unwrap();
            if replaced {
                fs::remove_file(&path).unwrap();
            }
            fs::write(&path, other).unwrap();
            let error = journal.append("3").unwrap_err();
            assert!(
                matches!(error, JournalError::Rewritten(_)),
                "{other:?}: {error}"
            );
            assert_eq!(fs::read_to_string(&path).unwrap(), other);
        }
    }
}

#[test]
fn a_file_replaced_by_one_with_the_same_lines_goes_on_there() {
    let (folder, path) = place();
    let mut journal = open(&path).0;
    journal.append("1").unwrap();
    let copy = folder.path().join("copy");
    fs::copy(&path, &copy).unwrap();
    fs::rename(&copy, &path).unwrap();
    journal.append("2").unwrap();
    fs::copy(&path, &copy).unwrap();
    fs::write(&copy, "1\n2\n3\n").unwrap();
    fs::rename(&copy, &path).unwrap();
    assert_eq!(foreign(journal.append("4")), ["3"]);
    journal.append("4").unwrap();
    assert_eq!(open(&path).1, ["1", "2", "3", "4"]);
}

#[test]
fn a_file_that_vanished_is_said_and_its_lines_can_be_written_elsewhere() {
    let (folder, path) = place();
    let mut journal = open(&path).0;
    journal.append("1").unwrap();
    fs::remove_file(&path).unwrap();
    for _ in 0..2 {
        let error = journal.append("2").unwrap_err();
        assert!(matches!(error, JournalError::Vanished(_)), "{error}");
    }
    let elsewhere = folder.path().join("elsewhere.jsonl");
    let mut journal = Journal::begin(&elsewhere, ["1", "2"]).unwrap();
    journal.append("3").unwrap();
    assert_eq!(open(&elsewhere).1, ["1", "2", "3"]);
    assert!(matches!(
        Journal::begin(&elsewhere, ["1"]),
        Err(SaveError::Appeared(_))
    ));
}

#[test]
fn a_file_that_is_held_is_said() {
    let (_folder, path) = place();
    let mut journal = open(&path).0;
    journal.append("1").unwrap();
    let other = File::open(&path).unwrap();
    other.lock().unwrap();
    assert!(matches!(journal.append("2"), Err(JournalError::Busy(_))));
    other.unlock().unwrap();
    journal.append("2").unwrap();
    assert_eq!(open(&path).1, ["1", "2"]);
}

#[test]
fn what_is_no_line_or_too_long_is_not_added() {
    let (folder, path) = place();
    let mut journal = open(&path).0;
    for line in ["", " ", "1\n2", "1\r"] {
        assert!(
            matches!(journal.append(line), Err(JournalError::NotALine)),
            "{line:?}"
        );
    }
    let long = "1".repeat(MAX_LINE_BYTES + 1);
    let error = journal.append(&long).unwrap_err().to_string();
    assert_eq!(
        error,
        "a line of 16777217 bytes is longer than 16 MiB, the most that is kept."
    );
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_journal_is_bounded() {
    let (_folder, path) = place();
    let file = File::create(&path).unwrap();
    file.set_len(MAX_BYTES + 1).unwrap(); // a hole, which takes no room
    let error = Journal::open(&path).unwrap_err();
    assert!(matches!(error, JournalError::TooBig(_)), "{error}");
    assert!(error.to_string().contains("larger than 256 MiB"), "{error}");
}

#[test]
fn folders_and_devices_are_no_journals() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(
        Journal::open(folder.path()),
        Err(JournalError::NoFile(_))
    ));
    #[cfg(unix)]
    assert!(matches!(
        Journal::open(Path::new("/dev/full")),
        Err(JournalError::NoFile(_))
    ));
    let mut nowhere = Journal::open(&folder.path().join("no/such")).unwrap().0;
    let error = nowhere.append("1").unwrap_err().to_string();
    assert!(error.contains("cannot be written"), "{error}");
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_is_followed_even_to_where_nothing_is_yet() {
    let (folder, path) = place();
    let real = folder.path().join("real.jsonl");
    std::os::unix::fs::symlink(&real, &path).unwrap();
    let mut journal = open(&path).0;
    journal.append("1").unwrap();
    journal.append("2").unwrap();
    assert_eq!(fs::read_to_string(&real).unwrap(), "1\n2\n");
    assert!(fs::symlink_metadata(&path).unwrap().is_symlink());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    /// Any bytes open, and what was read is read again in front of what is added.
    #[test]
    fn any_bytes_open_and_go_on(bytes in proptest::collection::vec(prop_oneof![Just(b'\n'), Just(b'1'), any::<u8>()], 0..40)) {
        let (_folder, path) = place();
        fs::write(&path, &bytes).unwrap();
        let (mut journal, mut lines, _) = open(&path);
        journal.append("{\"n\":1}").unwrap();
        lines.push("{\"n\":1}".into());
        journal.append("2").unwrap();
        lines.push("2".into());
        prop_assert_eq!(open(&path).1, lines);
    }
}
