//! A zip archive, unpacked in memory and never further than a bound.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::ImportError;

/// The most that one part unpacks to, in bytes (64 MiB).
const MAX_PART: u64 = 64 << 20;

/// The most that all parts that are read unpack to, in bytes (128 MiB).
const MAX_PARTS: u64 = 128 << 20;

/// An archive whose parts are looked up by name. No name in it is ever used as a path.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// How much may still be unpacked, in bytes.
    left: u64,
}

impl<'a> Archive<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ImportError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
        Ok(Self {
            zip,
            left: MAX_PARTS,
        })
    }

    /// Whether there is a part of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// The first part, in the order of their names, that begins and ends so and lies in no folder further down.
    pub(super) fn find(&self, start: &str, end: &str) -> Option<String> {
        let names = self.zip.file_names().filter_map(Result::ok);
        let fits = names.filter(|name| {
            let inner = name
                .strip_prefix(start)
                .and_then(|rest| rest.strip_suffix(end));
            inner.is_some_and(|rest| !rest.contains('/'))
        });
        fits.min().map(std::borrow::Cow::into_owned)
    }

    /// The bytes of a part; nothing if there is none of that name.
    ///
    /// # Errors
    /// If it is locked, damaged, or unpacks to too much.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ImportError> {
        let Some(index) = self.zip.index_for_name(name) else {
            return Ok(None);
        };
        let part = self.zip.by_index(index).map_err(|error| broken(&error))?;
        let most = MAX_PART.min(self.left);
        let mut bytes = Vec::new();
        let read = part.take(most + 1).read_to_end(&mut bytes);
        let length = bytes.len() as u64;
        if length > most {
            let limit = if most < MAX_PART { MAX_PARTS } else { MAX_PART };
            return Err(ImportError::TooMuch(limit >> 20));
        }
        read.map_err(|error| ImportError::damaged("archive", error.to_string()))?;
        self.left -= length;
        Ok(Some(bytes))
    }

    /// A part as text, UTF-8 or UTF-16.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, ImportError> {
        let bytes = self.part(name)?;
        Ok(bytes.map(|bytes| crate::text::decode(&bytes).0.into_owned()))
    }
}

fn broken(error: &ZipError) -> ImportError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            ImportError::Locked("it asks for a password".to_owned())
        }
        other => ImportError::damaged("archive", other.to_string()),
    }
}

/// What tests make of archives.
#[cfg(test)]
pub(super) mod testing {
    use std::io::{Cursor, Write};

    use zip::write::{SimpleFileOptions, ZipWriter};

    /// An archive of these parts.
    pub(in crate::store::import) fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            writer
                .start_file(*name, SimpleFileOptions::default())
                .unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }
}
