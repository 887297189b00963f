//! Where exports go, and what is refused.

use std::fs;

use crate::{hostile, refusal, run, text};

#[test]
fn a_file_is_written_whole_and_never_replaced_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("brief.md");
    let name = file.to_str().unwrap();
    let written = run(&["export", "-t", "markdown", "-o", name]);
    assert_eq!((written.status.code(), written.stdout.len()), (Some(0), 0));
    assert_eq!(fs::read_to_string(&file).unwrap(), text("markdown", &[]));
    fs::write(&file, "mine").unwrap();
    let refused = refusal(&["-t", "markdown", "-o", name]);
    assert!(
        refused.contains("is there already. --force replaces it."),
        "{refused}"
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    let forced = run(&["export", "-t", "csv", "-o", name, "--force"]);
    assert_eq!(forced.status.code(), Some(0));
    assert!(fs::read_to_string(&file).unwrap().starts_with("question,"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn what_is_exported_is_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["hostile.txt", "hostile.json"] {
        let from = std::path::Path::new(&hostile()).with_file_name(name);
        fs::copy(from, folder.path().join(name)).unwrap();
    }
    let text = folder.path().join("hostile.txt");
    let dossier = folder.path().join("hostile.json");
    for open in [&text, &dossier] {
        for over in [&text, &dossier] {
            let before = fs::read(over).unwrap();
            let arguments = [
                "-t",
                "csv",
                "--force",
                "-o",
                over.to_str().unwrap(),
                open.to_str().unwrap(),
            ];
            let refused = refusal(&arguments);
            assert!(refused.contains("is what is exported"), "{refused}");
            assert_eq!(fs::read(over).unwrap(), before);
        }
    }
}

#[test]
fn what_cannot_be_done_is_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().to_str().unwrap();
    for (arguments, says) in [
        (vec!["-t", "csv", "-o", folder], "is a folder"),
        (
            vec!["-t", "csv", "-o", "/dev/null/x.csv"],
            "cannot be written",
        ),
        (vec!["-t", "csv", "/no/such/file.txt"], "file.txt"),
        (
            vec!["-t", "csv", "--only", "entity:Xyzzy"],
            "there is no entity “Xyzzy”",
        ),
        (
            vec!["-t", "csv", "--only", "bajaur"],
            "with a colon between",
        ),
        (vec!["-t", "docx"], "invalid value 'docx'"),
        (vec!["-t", "svg", "--size", "5x5"], "from 40x12"),
        (vec!["-t", "svg", "--size", "x"], "from 40x12"),
        (
            vec!["-t", "svg", "--only", "side:P", "--only", "side:A"],
            "takes one --only",
        ),
    ] {
        let refused = refusal(&arguments);
        assert!(refused.contains(says), "{arguments:?}: {refused}");
    }
}

#[test]
fn the_help_names_every_format() {
    let help = run(&["export", "--help"]);
    let help = String::from_utf8(help.stdout).unwrap();
    for format in crate::TEXTS.into_iter().chain(["svg", "ansi"]) {
        assert!(help.contains(&format!("- {format}:")), "{format}\n{help}");
    }
}

#[cfg(feature = "png")]
#[test]
fn what_is_no_text_does_not_go_to_a_terminal() {
    use portable_pty::{CommandBuilder, PtySize, native_pty_system};
    use std::io::Read;

    let pty = native_pty_system().openpty(PtySize::default()).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_counterclaim"));
    command.args(["export", "-t", "png"]);
    let mut child = pty.slave.spawn_command(command).unwrap();
    drop(pty.slave);
    let mut said = String::new();
    let mut reader = pty.master.try_clone_reader().unwrap();
    let mut bytes = Vec::new();
    let _ = reader.read_to_end(&mut bytes); // the other end going away is an error on Linux
    said.push_str(&String::from_utf8_lossy(&bytes));
    assert_eq!(child.wait().unwrap().exit_code(), 2);
    assert!(
        said.contains("png is not text, and the output is a terminal"),
        "{said}"
    );
}

#[test]
fn a_terminal_sees_nothing_that_it_could_act_on() {
    use portable_pty::{CommandBuilder, PtySize, native_pty_system};
    use std::io::Read;

    let pty = native_pty_system().openpty(PtySize::default()).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_counterclaim"));
    command.args(["export", "-t", "w3c", &hostile()]);
    let mut child = pty.slave.spawn_command(command).unwrap();
    drop(pty.slave);
    let mut bytes = Vec::new();
    let _ = pty
        .master
        .try_clone_reader()
        .unwrap()
        .read_to_end(&mut bytes);
    assert!(child.wait().unwrap().success());
    let said = String::from_utf8_lossy(&bytes);
    assert!(said.contains("AnnotationCollection"));
    assert!(!said.contains(|c: char| c.is_control() && !"\r\n".contains(c)));
}
