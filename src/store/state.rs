//! Where the reader was in each article, in `counterclaim/places.json` of the state folder.
//!
//! The file is written whole and atomically; of two programs that write at once the later one wins
//! the articles that both had open. A broken file is nothing remembered, and is replaced.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::folders;

/// The most articles that are remembered.
const MOST: usize = 200;
/// The longest file that is read, in bytes (4 MiB).
const MAX_BYTES: u64 = 4 << 20;
/// The version of the file's format.
const VERSION: u32 = 1;

/// Where a reader was. What a later version adds has a default here.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    /// The byte of the article that the cursor is on.
    pub byte: u32,
    /// Number of the focused pane, from 1.
    pub pane: u8,
    /// Whether it had the whole screen.
    pub zoomed: bool,
}

/// Why a place was not remembered; nothing is lost but the memory.
#[derive(Debug, Error)]
pub enum ForgottenError {
    /// The file was written by a later version, which knows more.
    #[error("{} was written by a later version and is left as it is.", .0.display())]
    Newer(PathBuf),
    /// The folder takes no file.
    #[error("{} cannot be written: {reason}.", .file.display())]
    Unwritable {
        /// The file.
        file: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
}

/// The remembered places.
#[derive(Debug, Clone)]
pub struct Memory {
    file: PathBuf,
}

#[derive(Debug, Serialize, Deserialize)]
struct Pages {
    version: u32,
    /// The article that was left last comes last.
    #[serde(default)]
    places: Vec<Page>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Page {
    article: String,
    place: Place,
}

impl Memory {
    /// The user's memory; none where the platform has no folder for it.
    #[must_use]
    pub fn of_user() -> Option<Self> {
        folders::state().map(|folder| Self::at(folder.join("places.json")))
    }

    /// A memory in a file.
    #[must_use]
    pub fn at(file: PathBuf) -> Self {
        Self { file }
    }

    /// Where the reader of an article was, by the article's key.
    #[must_use]
    pub fn recall(&self, key: &str) -> Option<Place> {
        let places = self.read().ok()?;
        let page = places.into_iter().rev().find(|page| page.article == key);
        page.map(|page| page.place)
    }

    /// Remembers where the reader of an article is.
    ///
    /// # Errors
    /// If the file cannot be written, or is better left alone.
    pub fn remember(&self, key: &str, place: Place) -> Result<(), ForgottenError> {
        let mut places = self.read()?;
        places.retain(|page| page.article != key);
        places.push(Page {
            article: key.to_owned(),
            place,
        });
        places.drain(..places.len().saturating_sub(MOST));
        let file = self.file.clone();
        self.write(places)
            .map_err(|reason| ForgottenError::Unwritable { file, reason })
    }

    /// What is in the file; nothing if it is missing or broken.
    fn read(&self) -> Result<Vec<Page>, ForgottenError> {
        #[derive(Deserialize)]
        struct Version {
            version: u32,
        }
        let json = bytes(&self.file).unwrap_or_default();
        match serde_json::from_slice(&json) {
            Ok(Version { version }) if version > VERSION => {
                Err(ForgottenError::Newer(self.file.clone()))
            }
            _ => Ok(serde_json::from_slice(&json).map_or_else(|_| Vec::new(), |p: Pages| p.places)),
        }
    }

    fn write(&self, places: Vec<Page>) -> io::Result<()> {
        let version = VERSION;
        let json = serde_json::to_vec(&Pages { version, places })?;
        let folder = self.file.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(&json)?;
        file.persist(&self.file)?;
        Ok(())
    }
}

fn bytes(file: &Path) -> io::Result<Vec<u8>> {
    let about = fs::metadata(file)?;
    if about.is_file() && about.len() <= MAX_BYTES {
        fs::read(file)
    } else {
        Err(io::ErrorKind::InvalidData.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(byte: u32) -> Place {
        Place {
            byte,
            ..Place::default()
        }
    }

    fn memory() -> (tempfile::TempDir, Memory) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("new/folder/places.json");
        (folder, Memory::at(file))
    }

    #[test]
    fn a_place_is_remembered_by_article() {
        let (_folder, memory) = memory();
        assert_eq!(memory.recall("a"), None);
        memory.remember("a", at(1)).unwrap();
        memory.remember("b", at(2)).unwrap();
        memory.remember("a", at(3)).unwrap();
        assert_eq!(memory.recall("a"), Some(at(3)));
        assert_eq!(memory.recall("b"), Some(at(2)));
        let left = fs::read_dir(memory.file.parent().unwrap()).unwrap().count();
        assert_eq!(left, 1, "no temporary file stays");
    }

    #[test]
    fn the_article_left_longest_ago_is_forgotten_first() {
        let (_folder, memory) = memory();
        for n in 0..=MOST {
            memory.remember(&n.to_string(), at(7)).unwrap();
        }
        assert_eq!(memory.recall("0"), None);
        assert_eq!(memory.recall("1"), Some(at(7)));
    }

    #[test]
    fn a_broken_file_is_replaced_and_a_newer_one_left_alone() {
        let (_folder, memory) = memory();
        memory.remember("a", at(1)).unwrap();
        fs::write(&memory.file, "{\"version\": 1, \"places\": [{").unwrap();
        assert_eq!(memory.recall("a"), None);
        memory.remember("a", at(2)).unwrap();
        assert_eq!(memory.recall("a"), Some(at(2)));
        let newer = "{\"version\": 2, \"places\": {\"a\": 9}}";
        fs::write(&memory.file, newer).unwrap();
        assert_eq!(memory.recall("a"), None);
        assert!(matches!(
            memory.remember("a", at(3)),
            Err(ForgottenError::Newer(_))
        ));
        assert_eq!(fs::read_to_string(&memory.file).unwrap(), newer);
    }

    #[test]
    fn what_a_later_version_adds_or_leaves_out_does_not_disturb() {
        let (_folder, memory) = memory();
        memory.remember("a", at(1)).unwrap();
        let other = "{\"version\": 1, \"places\": [{\"article\": \"a\", \"place\": {\"byte\": 5, \"column\": 9}}]}";
        fs::write(&memory.file, other).unwrap();
        assert_eq!(memory.recall("a"), Some(at(5)));
    }

    #[test]
    fn a_folder_that_takes_no_file_costs_only_the_memory() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        let memory = Memory::at(file.join("places.json"));
        assert_eq!(memory.recall("a"), None);
        assert!(matches!(
            memory.remember("a", at(1)),
            Err(ForgottenError::Unwritable { .. })
        ));
    }
}
