use super::*;
use crate::store::{OpenError, read_known};

fn place(name: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    (folder, path)
}

fn known(path: &Path) -> Fingerprint {
    read_known(path, 1 << 20).unwrap().1
}

#[test]
fn a_file_is_written_and_leaves_nothing_beside() {
    let (folder, path) = place("new/report.json");
    let first = write(&path, b"1", Expected::Nothing).unwrap();
    assert!(!first.has_changed(&path));
    let second = write(&path, b"2", Expected::As(&first)).unwrap();
    write(&path, b"3", Expected::As(&second)).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"3");
    assert_eq!(fs::read_dir(folder.path().join("new")).unwrap().count(), 1);
}

#[test]
fn what_another_program_wrote_stays() {
    let (_folder, path) = place("report.json");
    fs::write(&path, "mine").unwrap();
    let mine = known(&path);
    fs::write(&path, "your").unwrap(); // as long, and maybe in the same tick of the clock
    let error = write(&path, b"2", Expected::As(&mine)).unwrap_err();
    assert!(matches!(error, SaveError::Changed(_)), "{error}");
    let error = write(&path, b"2", Expected::Nothing).unwrap_err();
    assert!(matches!(error, SaveError::Appeared(_)), "{error}");
    assert_eq!(fs::read(&path).unwrap(), b"your");
    fs::remove_file(&path).unwrap();
    let error = write(&path, b"2", Expected::As(&mine)).unwrap_err();
    assert!(matches!(error, SaveError::Vanished(_)), "{error}");
    assert!(!path.exists());
}

#[test]
fn the_same_bytes_written_again_are_no_change() {
    let (_folder, path) = place("report.json");
    fs::write(&path, "mine").unwrap();
    let mine = known(&path);
    fs::remove_file(&path).unwrap();
    fs::write(&path, "mine").unwrap();
    assert_eq!(mine.now(&path).unwrap(), Now::Same);
    fs::write(&path, "mine too").unwrap();
    assert_eq!(mine.now(&path).unwrap(), Now::Changed);
}

#[test]
fn a_file_read_long_after_it_was_written_is_known_without_reading_it_again() {
    let (_folder, path) = place("report.json");
    fs::write(&path, "mine").unwrap();
    let file = File::options().write(true).open(&path).unwrap();
    let long_ago = std::time::SystemTime::now() - std::time::Duration::from_hours(1);
    file.set_modified(long_ago).unwrap();
    let mine = known(&path);
    assert_eq!(mine.now(&path).unwrap(), Now::Same);
    fs::write(&path, "your").unwrap();
    assert!(mine.has_changed(&path));
}

#[test]
fn what_is_no_file_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let error = write(folder.path(), b"1", Expected::Anything).unwrap_err();
    assert!(matches!(error, SaveError::NoFile(_)), "{error}");
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let error = write(&file.join("report.json"), b"1", Expected::Anything).unwrap_err();
    assert!(error.to_string().contains("cannot be written"), "{error}");
    assert!(matches!(
        read_known(folder.path(), 9),
        Err(OpenError::Folder(_))
    ));
}

#[test]
fn what_a_killed_program_left_is_removed_and_what_another_writes_is_not() {
    let (folder, path) = place("report.json");
    let in_folder = |name: &str| folder.path().join(name);
    let (dead, alive, foreign) = (
        ".report.json.abcdef.saving",
        ".report.json.ghijkl.saving",
        ".report.json.saving",
    );
    for name in [dead, alive, foreign] {
        fs::write(in_folder(name), "half").unwrap();
    }
    let held = File::open(in_folder(alive)).unwrap();
    held.lock().unwrap();
    write(&path, b"1", Expected::Anything).unwrap();
    assert!(!in_folder(dead).exists() && in_folder(alive).exists() && in_folder(foreign).exists());
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o7777
    }

    #[test]
    fn the_mode_of_a_file_survives_and_a_new_one_is_as_open_as_others() {
        let (folder, path) = place("report.json");
        fs::write(folder.path().join("other"), "").unwrap();
        write(&path, b"1", Expected::Anything).unwrap();
        assert_eq!(mode(&path), mode(&folder.path().join("other")));
        for bits in [0o600, 0o640, 0o664, 0o755] {
            fs::set_permissions(&path, fs::Permissions::from_mode(bits)).unwrap();
            write(&path, b"2", Expected::Anything).unwrap();
            assert_eq!(mode(&path), bits);
        }
    }

    #[test]
    fn a_link_stays_a_link_and_what_it_leads_to_is_written() {
        let (folder, path) = place("report.json");
        fs::create_dir(folder.path().join("real")).unwrap();
        let real = folder.path().join("real/file.json");
        symlink("between", &path).unwrap();
        symlink("real/file.json", folder.path().join("between")).unwrap();
        for text in ["1", "2"] {
            write(&path, text.as_bytes(), Expected::Anything).unwrap(); // first to where nothing is yet
            assert_eq!(fs::read_to_string(&real).unwrap(), text);
            assert!(fs::symlink_metadata(&path).unwrap().is_symlink());
        }
        let circle = folder.path().join("circle");
        symlink("circle", &circle).unwrap();
        assert!(matches!(
            write(&circle, b"1", Expected::Anything),
            Err(SaveError::Loop(_))
        ));
    }

    #[test]
    fn devices_are_refused() {
        let error = write(Path::new("/dev/full"), b"1", Expected::Anything).unwrap_err();
        assert!(matches!(error, SaveError::NoFile(_)), "{error}");
    }
}
