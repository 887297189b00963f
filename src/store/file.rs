//! Reading: regular files, process substitutions and standard input, never without a bound.

use std::fs::{self, File, FileType, Metadata};
use std::io::{self, Read};
use std::path::{Component, Path};

use super::OpenError;
use super::safe_write::Fingerprint;

/// The longest dossier that is read, in bytes (64 MiB).
pub const MAX_LAYER_BYTES: u64 = 64 << 20;

/// The bytes of a file of at most `limit` bytes.
pub(super) fn read(path: &Path, limit: u64) -> Result<Vec<u8>, OpenError> {
    let file = open(path, limit)?;
    read_from(file, path.display().to_string(), limit)
}

/// The bytes of a file of at most `limit` bytes, and what tells later whether another program wrote it.
///
/// # Errors
/// If there is no such file, or it cannot be read, or it is larger.
pub fn read_known(path: &Path, limit: u64) -> Result<(Vec<u8>, Fingerprint), OpenError> {
    let file = open(path, limit)?;
    let before = file
        .metadata()
        .map_err(|error| OpenError::from_io(path, error))?;
    let bytes = read_from(file, path.display().to_string(), limit)?;
    let fingerprint = Fingerprint::of(&before, &bytes);
    Ok((bytes, fingerprint))
}

fn open(path: &Path, limit: u64) -> Result<File, OpenError> {
    let refused = |error| OpenError::from_io(path, error);
    let about = fs::metadata(path).map_err(refused)?;
    must_be_readable(path, &about)?;
    if about.len() > limit {
        return Err(too_big(path.display().to_string(), limit));
    }
    File::open(path).map_err(refused)
}

/// Whether a name ends so, in either case.
pub(super) fn has_extension(path: &Path, wanted: &str) -> bool {
    let extension = path.extension();
    extension.is_some_and(|extension| extension.eq_ignore_ascii_case(wanted))
}

/// Whether a regular file stands at `path`.
pub(super) fn exists(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|about| about.is_file())
}

/// Everything up to the end of `input`, unless that is more than `limit` bytes.
pub(super) fn read_from(input: impl Read, name: String, limit: u64) -> Result<Vec<u8>, OpenError> {
    let mut bytes = Vec::new();
    match input.take(limit + 1).read_to_end(&mut bytes) {
        Err(reason) => Err(OpenError::Unreadable { name, reason }),
        Ok(read) if read as u64 > limit => Err(too_big(name, limit)),
        Ok(_) => Ok(bytes),
    }
}

fn too_big(name: String, limit: u64) -> OpenError {
    let limit = limit >> 20;
    OpenError::TooBig { name, limit }
}

fn must_be_readable(path: &Path, about: &Metadata) -> Result<(), OpenError> {
    let kind = about.file_type();
    if kind.is_dir() {
        Err(OpenError::Folder(path.into()))
    } else if kind.is_file() || is_pipe(kind) && is_substitution(path) {
        Ok(())
    } else if is_pipe(kind) {
        Err(OpenError::Pipe(path.into()))
    } else {
        Err(OpenError::Device(path.into()))
    }
}

/// A pipe that the shell has opened already, as in `counterclaim <(pandoc …)`: it will end.
fn is_substitution(path: &Path) -> bool {
    let already_open = ["/dev/fd", "/dev/stdin", "/proc/self/fd"];
    already_open.iter().any(|folder| path.starts_with(folder))
}

#[cfg(unix)]
fn is_pipe(kind: FileType) -> bool {
    std::os::unix::fs::FileTypeExt::is_fifo(&kind)
}

#[cfg(not(unix))]
fn is_pipe(_: FileType) -> bool {
    false
}

/// Whether `name` is the bare name of a file that lies in `folder` itself, links followed.
pub(super) fn stays_in(folder: &Path, name: &str) -> bool {
    let mut parts = Path::new(name).components();
    let bare = matches!(parts.next(), Some(Component::Normal(part)) if part == name);
    bare && parts.next().is_none() && !name.contains('\\') && link_stays_in(folder, name)
}

fn link_stays_in(folder: &Path, name: &str) -> bool {
    match (
        fs::canonicalize(folder),
        fs::canonicalize(folder.join(name)),
    ) {
        (Ok(folder), Ok(file)) => file.parent() == Some(&folder),
        _ => true, // nothing there to lead anywhere: reading will say so
    }
}

/// What the state file remembers a text by: its path with links followed.
pub(super) fn key(path: &Path) -> Option<String> {
    let whole = fs::canonicalize(path).ok()?;
    exists(&whole).then(|| whole.to_string_lossy().into_owned())
}

/// Whether somebody can press keys: on standard input, or else on the controlling terminal.
#[must_use]
pub fn keyboard_at_hand() -> bool {
    io::IsTerminal::is_terminal(&io::stdin()) || File::open("/dev/tty").is_ok()
}
