//! Reading: regular files, process substitutions and standard input, never without a bound.

use std::fs::{self, File, FileType, Metadata};
use std::io::{self, Read};
use std::path::{Component, Path};

use super::OpenError;
use super::safe_write::Fingerprint;

/// The longest dossier that is read, in bytes (64 MiB).
pub const MAX_LAYER_BYTES: u64 = 64 << 20;

/// How much of a file is read before it is known what it is, in bytes.
const HEAD: u64 = 4096;

/// The bytes of a file of at most `limit` bytes.
pub(super) fn read(path: &Path, limit: u64) -> Result<Vec<u8>, OpenError> {
    read_by(path, |_| limit)
}

/// The bytes of a file of at most as many bytes as `limit` allows after a look at the first of them.
pub(super) fn read_by(path: &Path, limit: impl FnOnce(&[u8]) -> u64) -> Result<Vec<u8>, OpenError> {
    let (file, about) = open(path)?;
    read_from(file, path.display().to_string(), about.len(), limit)
}

/// The bytes of a file of at most `limit` bytes, and what tells later whether another program wrote it.
///
/// # Errors
/// If there is no such file, or it cannot be read, or it is larger.
pub fn read_known(path: &Path, limit: u64) -> Result<(Vec<u8>, Fingerprint), OpenError> {
    let (file, before) = open(path)?;
    let bytes = read_from(file, path.display().to_string(), before.len(), |_| limit)?;
    let fingerprint = Fingerprint::of(&before, &bytes);
    Ok((bytes, fingerprint))
}

/// A file, and what the system says of it once it is open: nobody puts another one in its place in between.
fn open(path: &Path) -> Result<(File, Metadata), OpenError> {
    let refused = |error| OpenError::from_io(path, error);
    // Before it is opened: opening a pipe would wait for its other end.
    must_be_readable(path, &fs::metadata(path).map_err(refused)?)?;
    let file = File::open(path).map_err(refused)?;
    let about = file.metadata().map_err(refused)?;
    Ok((file, about))
}

/// The first bytes of a file, as far as it can be read.
pub(super) fn head(path: &Path) -> Vec<u8> {
    let mut head = Vec::new();
    let regular = exists(path).then(|| File::open(path).ok()).flatten();
    // What cannot be read is told by whoever opens it.
    let _ = regular.map(|file| file.take(HEAD).read_to_end(&mut head));
    head
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

/// Everything up to the end of `input`, unless that is more bytes than `limit` allows after a look at the first of them;
/// `length` is how many there are, if that is known.
pub(super) fn read_from(
    mut input: impl Read,
    name: String,
    length: u64,
    limit: impl FnOnce(&[u8]) -> u64,
) -> Result<Vec<u8>, OpenError> {
    let mut bytes = Vec::new();
    if let Err(reason) = input.by_ref().take(HEAD).read_to_end(&mut bytes) {
        return Err(OpenError::Unreadable { name, reason });
    }
    let limit = limit(&bytes);
    if length > limit {
        return Err(too_big(name, limit));
    }
    // One byte more than there should be, so that the end is seen without more room.
    bytes.reserve_exact(
        usize::try_from(length)
            .unwrap_or(0)
            .saturating_sub(bytes.len())
            + 1,
    );
    let left = (limit + 1).saturating_sub(bytes.len() as u64);
    match input.take(left).read_to_end(&mut bytes) {
        Err(reason) => Err(OpenError::Unreadable { name, reason }),
        Ok(_) if bytes.len() as u64 > limit => Err(too_big(name, limit)),
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
