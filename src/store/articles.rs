//! Many articles at once: files, folders of them, JSON lines, standard input.

use std::io;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use walkdir::{DirEntry, WalkDir};

use super::import::{self, Extract, Means, Reading};
use super::open::decode;
use super::{OpenError, file};
use crate::model::{About, Article};
use crate::text::MAX_TEXT_BYTES;

/// An article that is still to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// What it is called: the file's name without its ending, or the `doc` of a JSON line.
    pub name: String,
    origin: Origin,
    means: Means,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Origin {
    File(PathBuf),
    Line(String),
    Stdin,
    /// An address, and the file that stands for it here.
    Address(String, PathBuf),
}

/// An article that was read.
#[derive(Debug)]
pub struct Read {
    /// The article.
    pub article: Article,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// What a reader should know of it: that it is no UTF-8, or not all there.
    pub notices: Vec<String>,
    /// What a file of another format, or a page, says about itself.
    pub about: About,
    /// Whether the text was taken out of a file of another format or a page, and stands in no file yet.
    pub extracted: bool,
}

impl Unread {
    /// The file that it stands in by itself, or would if it were here and not at an address; none for standard input and
    /// JSON lines.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        match &self.origin {
            Origin::File(path) | Origin::Address(_, path) => Some(path),
            Origin::Line(_) | Origin::Stdin => None,
        }
    }

    /// Reads it.
    ///
    /// # Errors
    /// A sentence that names the file and a way out.
    pub fn read(&self) -> Result<Read, OpenError> {
        let no_name = Path::new("");
        match &self.origin {
            Origin::File(path) => {
                let bytes = file::read_by(path, |head| import::limit(head, path))?;
                self.take(bytes, path, &path.display().to_string())
            }
            Origin::Line(text) => Ok(self.plain(text.clone().into_bytes())),
            Origin::Stdin => {
                let (input, name) = (io::stdin().lock(), "standard input");
                let limit = |head: &[u8]| import::limit(head, no_name);
                let bytes = file::read_from(input, name.into(), 0, limit)?;
                self.take(bytes, no_name, name)
            }
            Origin::Address(address, _) => match import::read_address(address, &self.means) {
                Ok(extract) => Ok(self.extracted(extract)),
                Err(reason) => Err(refused(address, reason)),
            },
        }
    }

    /// Takes plain text, or the text of another format.
    fn take(&self, bytes: Vec<u8>, path: &Path, name: &str) -> Result<Read, OpenError> {
        match import::read(bytes, path, &self.means) {
            Ok(Reading::Plain(bytes)) => Ok(self.plain(bytes)),
            Ok(Reading::Extracted(extract)) => Ok(self.extracted(extract)),
            Err(reason) => Err(refused(name, reason)),
        }
    }

    fn plain(&self, bytes: Vec<u8>) -> Read {
        let sha256 = super::sha256(&bytes);
        let mut notices = Vec::new();
        let article = Article::new(decode(&self.name, bytes, &mut notices));
        Read {
            article,
            sha256,
            notices,
            about: About::default(),
            extracted: false,
        }
    }

    fn extracted(&self, extract: Extract) -> Read {
        let told = |notice: &String| format!("{}: {notice}", self.name);
        Read {
            sha256: super::sha256(extract.text.as_bytes()),
            notices: extract.notices.iter().map(told).collect(),
            about: extract.about,
            article: Article::new(extract.text),
            extracted: true,
        }
    }
}

fn refused(name: &str, reason: import::ImportError) -> OpenError {
    OpenError::Import {
        name: name.to_owned(),
        reason,
    }
}

/// The articles that the arguments name, as [`articles_with`] lists them, by the means that need nobody's leave.
#[must_use]
pub fn articles(arguments: &[PathBuf]) -> Vec<Result<Unread, OpenError>> {
    articles_with(arguments, &Means::default())
}

/// The articles that the arguments name, in their order: a file is one, and an address; a folder holds one in each
/// `.txt` below it, a `.jsonl` file one a line (`doc` and `text`), `-` is standard input. What cannot be listed
/// stands in its place.
#[must_use]
pub fn articles_with(arguments: &[PathBuf], means: &Means) -> Vec<Result<Unread, OpenError>> {
    let mut found: Vec<_> = arguments.iter().flat_map(|path| named_by(path)).collect();
    for unread in found.iter_mut().flatten() {
        unread.means = means.clone();
    }
    found
}

fn named_by(path: &Path) -> Vec<Result<Unread, OpenError>> {
    if path.as_os_str() == "-" {
        let name = "standard input".to_owned();
        let origin = Origin::Stdin;
        vec![Ok(unread(name, origin))]
    } else if import::is_address(path) {
        vec![Ok(of_address(path))]
    } else if path.is_dir() {
        in_folder(path)
    } else if file::has_extension(path, "jsonl") {
        lines(path).unwrap_or_else(|error| vec![Err(error)])
    } else {
        vec![Ok(of_file(path))]
    }
}

fn unread(name: String, origin: Origin) -> Unread {
    Unread {
        name,
        origin,
        means: Means::default(),
    }
}

fn of_file(path: &Path) -> Unread {
    unread(stem(path), Origin::File(path.to_owned()))
}

fn of_address(address: &Path) -> Unread {
    let address = address.to_string_lossy().into_owned();
    let file = import::file_of(&address);
    unread(stem(&file), Origin::Address(address, file))
}

fn stem(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or(path.as_os_str());
    stem.to_string_lossy().into_owned()
}

fn in_folder(folder: &Path) -> Vec<Result<Unread, OpenError>> {
    let visible = |entry: &DirEntry| {
        entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b".")
    };
    let walk = WalkDir::new(folder).sort_by_file_name();
    let found = walk
        .into_iter()
        .filter_entry(visible)
        .filter_map(|entry| match entry {
            Ok(entry) => {
                let text = entry.file_type().is_file() && file::has_extension(entry.path(), "txt");
                text.then(|| Ok(of_file(entry.path())))
            }
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_owned();
                Some(Err(OpenError::from_io(&path, error.into())))
            }
        });
    let found: Vec<_> = found.collect();
    if found.is_empty() {
        return vec![Err(OpenError::NoTexts(folder.to_owned()))];
    }
    found
}

/// One article of a file of JSON lines.
#[derive(Deserialize)]
struct Line {
    #[serde(alias = "id")]
    doc: String,
    text: String,
}

fn lines(path: &Path) -> Result<Vec<Result<Unread, OpenError>>, OpenError> {
    let bytes = file::read(path, MAX_TEXT_BYTES)?;
    let lines = bytes.split(|&byte| byte == b'\n').enumerate();
    let filled = lines.filter(|(_, line)| !line.trim_ascii().is_empty());
    let read = filled.map(|(i, line)| {
        let line: Line = serde_json::from_slice(line).map_err(|error| OpenError::Line {
            file: path.to_owned(),
            line: i + 1,
            what: error.to_string(),
            is: "an article, with \"doc\" and \"text\"",
        })?;
        Ok(unread(line.doc, Origin::Line(line.text)))
    });
    Ok(read.collect())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn names(found: &[Result<Unread, OpenError>]) -> Vec<String> {
        let name = |item: &Result<Unread, OpenError>| match item {
            Ok(unread) => unread.name.clone(),
            Err(error) => format!("! {error}"),
        };
        found.iter().map(name).collect()
    }

    #[test]
    fn a_folder_holds_its_texts_in_order() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("b/.hidden")).unwrap();
        for name in [
            "z.txt",
            "a.TXT",
            "b/c.txt",
            "b/d.json",
            "b/.hidden/e.txt",
            ".f.txt",
        ] {
            fs::write(folder.path().join(name), "Words.").unwrap();
        }
        let found = articles(&[folder.path().to_owned()]);
        assert_eq!(names(&found), ["a", "c", "z"]);
        let read = found[0].as_ref().unwrap().read().unwrap();
        assert_eq!(read.article.text(), "Words.");
        assert_eq!(read.sha256, super::super::sha256(b"Words."));
    }

    #[test]
    fn a_line_that_is_not_an_article_is_named_and_the_others_stay() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("many.jsonl");
        fs::write(
            &file,
            "{\"doc\":\"one\",\"text\":\"A.\"}\n\n{\"doc\":2}\n{\"id\":\"three\",\"text\":\"B.\"}",
        )
        .unwrap();
        let found = names(&articles(&[file]));
        assert_eq!((found[0].as_str(), found[2].as_str()), ("one", "three"));
        assert!(found[1].contains("many.jsonl, line 3"), "{}", found[1]);
    }

    #[test]
    fn a_folder_without_texts_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let found = names(&articles(&[folder.path().to_owned()]));
        assert!(found[0].contains("holds no .txt file"), "{}", found[0]);
    }
}
