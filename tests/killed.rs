//! Nothing is lost when the program is killed in the middle of writing, or when the disk takes no more.
//!
//! The tests start themselves again as a writer (`writer` below, told by an environment variable what to do) and kill it
//! with SIGKILL at random instants, or give it a limit on the size of files.

#![cfg(unix)]
#![allow(clippy::unwrap_used)] // a failed unwrap is a failed test

use std::fs;
use std::hint;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use counterclaim::model::layer::{Layer, QuestionEntry, Review};
use counterclaim::store::dossier_file::to_json;
use counterclaim::store::journal::{Journal, JournalError, Notice};
use counterclaim::store::read_known;
use counterclaim::store::rewrite::rewrite;
use counterclaim::store::safe_write::{self, Expected, SaveError};

/// How often each writer is killed.
const KILLS: u64 = 250;
const WHAT: &str = "COUNTERCLAIM_TEST_WRITER";
const WHERE: &str = "COUNTERCLAIM_TEST_FILE";

/// The writer; it does nothing unless a test below starts it.
#[test]
#[ignore = "started by the other tests"]
fn writer() {
    let Ok(what) = std::env::var(WHAT) else {
        return;
    };
    let path = std::env::var_os(WHERE).unwrap();
    let path = Path::new(&path);
    match what.as_str() {
        "save" => save_for_ever(path),
        "append" => append_for_ever(path),
        "full" => write_to_a_full_disk(path),
        "powerless" => write_without_leave(path),
        other => panic!("{other}"),
    }
}

fn start(what: &str, path: &Path) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["writer", "--exact", "--ignored", "--nocapture"]);
    command.env(WHAT, what).env(WHERE, path);
    command.stdout(Stdio::piped()).spawn().unwrap()
}

/// Says that number `n` is on the disk.
fn acknowledge(n: usize) {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("\ndone {n}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}

fn acknowledged(line: &str) -> Option<usize> {
    line.strip_prefix("done ")?.parse().ok()
}

/// Numbers that look random and are the same in every run (splitmix64).
struct Dice(u64);

impl Dice {
    fn up_to(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % (most + 1)
    }
}

/// Kills the writer at some instant, and says what it acknowledged last, if anything.
fn kill(mut child: Child, dice: &mut Dice) -> Option<usize> {
    let mut lines: std::io::Lines<BufReader<ChildStdout>> =
        BufReader::new(child.stdout.take().unwrap()).lines();
    let mut last = None;
    for _ in 0..dice.up_to(3) {
        last = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| acknowledged(&line))
            .or(last);
    }
    let long = 1 << dice.up_to(18); // often at once, sometimes milliseconds later
    for _ in 0..dice.up_to(long) {
        hint::spin_loop();
    }
    child.kill().unwrap();
    let rest = lines
        .map_while(Result::ok)
        .filter_map(|line| acknowledged(&line));
    last = rest.last().or(last);
    child.wait().unwrap();
    last
}

/// A folder in memory where there is one: a kill leaves the same there as on a disk, and sooner.
fn folder() -> tempfile::TempDir {
    tempfile::tempdir_in("/dev/shm").unwrap_or_else(|_| tempfile::tempdir().unwrap())
}

/// The dossier after `n` saves.
fn state(n: usize) -> Layer {
    let question = |nth: usize| QuestionEntry {
        id: format!("q{nth}"),
        question: format!("Question {} of {n}?", nth * n),
        review: Review::Kept,
        judgement: counterclaim::model::layer::Judgement::default(),
    };
    Layer {
        title: Some(n.to_string()),
        questions: (0..300 + n % 7).map(question).collect(),
        ..Layer::default()
    }
}

fn number(layer: &Layer) -> usize {
    layer.title.as_deref().unwrap().parse().unwrap()
}

fn save_for_ever(path: &Path) {
    loop {
        let (bytes, known) = read_known(path, 1 << 30).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let layer: Layer = serde_json::from_str(&text).unwrap();
        let next = number(&layer) + 1;
        let text = rewrite(&text, &layer, &state(next)).unwrap();
        safe_write::write(path, text.as_bytes(), Expected::As(&known)).unwrap();
        acknowledge(next);
    }
}

#[test]
fn a_dossier_whose_writer_is_killed_is_always_one_that_was_written() {
    let folder = folder();
    let path = folder.path().join("report.json");
    fs::write(&path, to_json(&state(0))).unwrap();
    let (mut dice, mut saved) = (Dice(4), 0);
    for _ in 0..KILLS {
        let last = kill(start("save", &path), &mut dice).unwrap_or(saved);
        let layer: Layer = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        saved = number(&layer);
        assert!(
            saved == last || saved == last + 1,
            "{last} was acknowledged, and {saved} is there"
        );
        assert_eq!(layer, state(saved));
    }
    assert!(saved > 100, "only {saved} saves");
    safe_write::write(&path, b"{}", Expected::Anything).unwrap();
    let left = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().metadata().unwrap().len());
    assert_eq!(
        left.filter(|&length| length > 0).count(),
        1,
        "killed writers leave nothing behind for long"
    );
}

/// Line `n`; some are long, so that a kill hits them in the middle.
fn line(n: usize) -> String {
    let filling = if n.is_multiple_of(3) {
        300_000
    } else {
        n % 200
    };
    format!("{{\"n\":{n},\"filling\":\"{}\"}}", "é".repeat(filling))
}

fn append_for_ever(path: &Path) {
    let (mut journal, lines, _) = Journal::open(path).unwrap();
    for n in lines.len().. {
        journal.append(&line(n)).unwrap();
        acknowledge(n + 1);
    }
}

#[test]
fn a_journal_whose_writer_is_killed_has_every_line_that_was_acknowledged() {
    let folder = folder();
    let path = folder.path().join("report.ledger.jsonl");
    let (mut dice, mut torn, mut all) = (Dice(5), 0, 0);
    let mut kept = 0;
    for _ in 0..KILLS {
        let last = kill(start("append", &path), &mut dice).unwrap_or(kept);
        let (_, lines, notices) = Journal::open(&path).unwrap();
        kept = lines.len();
        assert!(
            kept == last || kept == last + 1,
            "{last} were acknowledged, and {kept} are there"
        );
        for (n, found) in lines.iter().enumerate() {
            assert!(
                found.text == line(n),
                "line {n} is {} bytes",
                found.text.len()
            );
        }
        assert!(
            notices.len() <= 1
                && notices
                    .iter()
                    .all(|notice| matches!(notice, Notice::Torn(_)))
        );
        torn += notices.len();
        if kept > 12 {
            all += kept;
            kept = 0;
            fs::remove_file(&path).unwrap(); // or the file would grow for as long as the test runs
        }
    }
    all += kept;
    assert!(all > 100, "only {all} lines");
    println!("{all} lines, {torn} of {KILLS} kills in the middle of one");
}

/// Limits the size of files, which fails in the middle of a write as a full disk does.
fn write_to_a_full_disk(path: &Path) {
    use rustix::process::{Resource, Rlimit, setrlimit};
    // Without somebody to hear it, the signal ends the process.
    let heard = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
    signal_hook::flag::register(signal_hook::consts::SIGXFSZ, heard).unwrap();
    let limit = |most| {
        let limit = Rlimit {
            current: Some(most),
            maximum: None,
        };
        setrlimit(Resource::Fsize, limit).unwrap();
    };
    let ledger = path.with_extension("ledger.jsonl");
    let (mut journal, _, _) = Journal::open(&ledger).unwrap();
    journal.append("\"before\"").unwrap();
    let before = fs::read(&ledger).unwrap();
    for room in [0, 1, 5, 12] {
        limit(before.len() as u64 + room);
        let error = journal.append("\"does not fit\"").unwrap_err();
        assert!(matches!(error, JournalError::Full(_)), "{error}");
        assert_eq!(fs::read(&ledger).unwrap(), before, "room for {room} bytes");
    }
    let error = safe_write::write(path, &[b' '; 1000], Expected::Anything).unwrap_err();
    assert!(matches!(error, SaveError::Full(_)), "{error}");
    assert_eq!(fs::read(path).unwrap(), b"{}");
    limit(1 << 20);
    journal.append("\"fits again\"").unwrap();
    safe_write::write(path, &[b' '; 1000], Expected::Anything).unwrap();
    assert_eq!(
        fs::read_to_string(&ledger).unwrap(),
        "\"before\"\n\"fits again\"\n"
    );
    acknowledge(1);
}

#[test]
fn a_full_disk_leaves_what_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.json");
    fs::write(&path, "{}").unwrap();
    let output = start("full", &path).wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.contains("done 1"), "{said}");
    let names: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(names.len(), 2, "no temporary file stays");
}

fn write_without_leave(path: &Path) {
    let error = safe_write::write(path, b"new", Expected::Anything).unwrap_err();
    println!("\nsaid {error}");
    let beside = path.with_extension("ledger.jsonl");
    if let Err(error) = Journal::open(&beside).unwrap().0.append("1") {
        println!("\nsaid {error}");
    }
}

fn allow(path: &Path, bits: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(bits)).unwrap();
}

/// What the writer says as a user who is not root, if there is one to be.
fn said_without_leave(path: &Path) -> Option<Vec<String>> {
    use std::os::unix::process::CommandExt;
    let program = tempfile::tempdir().unwrap(); // where another user may run it
    let copy = program.path().join("test");
    fs::copy(std::env::current_exe().unwrap(), &copy).unwrap();
    allow(program.path(), 0o755);
    let mut command = Command::new(&copy);
    command.args(["writer", "--exact", "--ignored", "--nocapture"]);
    command
        .env(WHAT, "powerless")
        .env(WHERE, path)
        .stdout(Stdio::piped());
    if rustix::process::geteuid().is_root() {
        command.uid(65534).gid(65534); // nobody
    }
    let output = command
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    let said = String::from_utf8(output.stdout).unwrap();
    Some(
        said.lines()
            .filter_map(|line| line.strip_prefix("said ").map(String::from))
            .collect(),
    )
}

#[test]
fn a_folder_or_a_file_that_may_not_be_written_is_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.json");
    fs::write(&path, "old").unwrap();
    for (of_folder, of_file, sentence) in [
        (0o555, 0o666, "cannot be written: Permission denied"),
        (
            0o777,
            0o444,
            "may not be written by you. Change its permissions",
        ),
    ] {
        allow(&path, of_file);
        allow(folder.path(), of_folder);
        let said = said_without_leave(&path);
        allow(folder.path(), 0o755);
        let Some(said) = said else {
            println!("this user cannot become another, or the test's binary is not theirs to run");
            return;
        };
        assert!(said[0].contains(sentence), "{said:?}");
        assert_eq!(
            said.len(),
            if of_folder == 0o555 { 2 } else { 1 },
            "{said:?}"
        );
        assert_eq!(fs::read(&path).unwrap(), b"old");
        let saving = |name: &str| name.ends_with(".saving");
        let left = fs::read_dir(folder.path()).unwrap();
        let mut left = left.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        assert!(!left.any(|name| saving(&name)), "{said:?}");
    }
}
