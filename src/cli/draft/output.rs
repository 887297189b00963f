//! Where drafts go: files beside their texts, or standard output in the order of the arguments.

use std::collections::BTreeMap;
use std::io::{self, BufWriter, Stdout, Write};
use std::path::PathBuf;

use crate::cli::beside::{dossier_of, text_of, write_text};
use crate::draft::Draft;
use crate::store::{Read, Unread, attributions, dossier_file};

/// Where drafts go.
#[derive(Debug)]
pub(super) enum Goes {
    /// To dossier files.
    Dossiers {
        /// The folder; beside each text if none.
        folder: Option<PathBuf>,
        /// To standard output instead.
        to_stdout: bool,
        /// Whether a dossier that is there already is replaced.
        replace: bool,
    },
    /// To standard output, as JSON lines for scoring.
    Attributions,
}

/// What takes the drafts, in whatever order they are done.
pub(super) struct Sink {
    goes: Goes,
    out: BufWriter<Stdout>,
    /// What came before its turn; what failed is empty.
    waiting: BTreeMap<usize, String>,
    turn: usize,
    broken: Option<io::Error>,
    /// The dossiers of this run: a second one of the same name would take the first one's place.
    written: BTreeMap<PathBuf, PathBuf>,
}

impl Sink {
    pub(super) fn new(goes: Goes) -> Self {
        Self {
            goes,
            out: BufWriter::with_capacity(1 << 16, io::stdout()),
            waiting: BTreeMap::new(),
            turn: 0,
            broken: None,
            written: BTreeMap::new(),
        }
    }

    /// Takes the draft of the article `index`.
    pub(super) fn put(
        &mut self,
        index: usize,
        unread: &Unread,
        read: &Read,
        drafted: Draft,
    ) -> Result<(), String> {
        match &self.goes {
            Goes::Attributions => {
                let line = attributions::line(&unread.name, &read.article, &drafted.reading);
                self.write(index, line);
            }
            Goes::Dossiers {
                folder,
                to_stdout,
                replace,
            } => {
                let mut layer = drafted.layer;
                layer.sha256 = Some(read.sha256.clone());
                let text = unread.file().map(|file| text_of(file, read));
                let name = text.as_ref().and_then(|text| text.file_name());
                layer.text = name.map(|name| name.to_string_lossy().into_owned());
                match text {
                    Some(text) if !to_stdout => {
                        let file = dossier_of(&text, folder.as_ref());
                        if let Some(first) = self.written.get(&file) {
                            let (first, text, file) =
                                (first.display(), text.display(), file.display());
                            return Err(format!(
                                "{text} is not drafted: {file} is the dossier of {first} already. Draft the two into different folders."
                            ));
                        }
                        self.written.insert(file.clone(), text);
                        if read.extracted {
                            write_text(&file, read, *replace)?;
                        }
                        dossier_file::write(&file, &layer, *replace)
                            .map_err(|error| error.to_string())?;
                        self.skip(index);
                    }
                    _ => self.write(index, dossier_file::to_json(&layer)),
                }
            }
        }
        Ok(())
    }

    /// Nothing will come of the article `index`.
    pub(super) fn skip(&mut self, index: usize) {
        self.write(index, String::new());
    }

    fn write(&mut self, index: usize, text: String) {
        self.waiting.insert(index, text);
        while let Some(text) = self.waiting.remove(&self.turn) {
            self.turn += 1;
            if self.broken.is_none() {
                self.broken = self.out.write_all(text.as_bytes()).err();
            }
        }
    }

    /// Everything is written.
    pub(super) fn finish(mut self) -> io::Result<()> {
        match self.broken {
            Some(error) => Err(error),
            None => self.out.flush(),
        }
    }
}
