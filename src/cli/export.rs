//! `counterclaim export`.

mod only;
mod still;

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::arguments::Export;
use super::failure::Failure;
use super::{hint, output, print};
use crate::store::export::{self, Excerpt, Exporter, picture};
use crate::store::{Opened, Source};
use crate::text::clean;

/// Writes what the panes hold in the format of another tool.
pub(super) fn export(arguments: &Export) -> Result<ExitCode, Failure> {
    let format = Target::named(&arguments.to);
    let to_terminal = arguments.out.is_none() && io::stdout().is_terminal();
    if to_terminal && !format.is_text() {
        return Err(Failure::Sentence(format!(
            "{to} is not text, and the output is a terminal. --out FILE writes it to a file.",
            to = arguments.to
        )));
    }
    let mut opened = hint::open(
        Source::from_argument(arguments.file.clone()),
        &super::means(arguments.allow_private),
    )?;
    spare(arguments, &opened)?;
    if opened.bare && !opened.dossier.article().is_empty() {
        print::fill(&mut opened, arguments.sides.clone());
    }
    print::remark(&opened);
    let filters = only::filters(&opened.dossier, &arguments.only).map_err(Failure::Sentence)?;
    match format {
        Target::Excerpt(format) => {
            let excerpt = Excerpt::new(&opened.dossier, &opened.name, &filters);
            let write = |out: &mut dyn Write| format.write(&excerpt, out);
            put(arguments, to_terminal, write)?;
        }
        Target::Picture(format) => {
            let title = opened.dossier.about().title.clone();
            let title = title.unwrap_or_else(|| opened.name.clone());
            let grid = still::draw(&arguments.picture, format, opened, filters)?;
            let mut missing = Vec::new();
            put(
                arguments,
                to_terminal && format != picture::Format::Ansi,
                |out| {
                    missing = picture::write(&grid, format, &title, out)?;
                    Ok(())
                },
            )?;
            still::remark(&missing);
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What is asked for.
#[derive(Clone, Copy)]
enum Target {
    Excerpt(&'static dyn Exporter),
    Picture(picture::Format),
}

impl Target {
    /// The arguments let through no other names.
    fn named(name: &str) -> Self {
        let pictures = picture::Format::ALL.iter();
        let picture = pictures.copied().find(|format| format.name() == name);
        let format = || Self::Excerpt(export::format(name).unwrap_or(export::formats()[0]));
        picture.map_or_else(format, Self::Picture)
    }

    fn is_text(self) -> bool {
        match self {
            Self::Excerpt(format) => format.is_text(),
            Self::Picture(format) => format.is_text(),
        }
    }
}

/// Never over the article or the dossier, whatever is forced.
fn spare(arguments: &Export, opened: &Opened) -> Result<(), Failure> {
    let Some(out) = &arguments.out else {
        return Ok(());
    };
    let same = |file: &Path| match (file.canonicalize(), out.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    };
    let read: Vec<&PathBuf> = arguments.file.iter().chain(&opened.layer).collect();
    let text = opened
        .layer
        .as_ref()
        .and_then(|layer| Some(layer.parent()?.join(&opened.name)));
    if read.into_iter().any(|file| same(file)) || text.is_some_and(|text| same(&text)) {
        return Err(Failure::Sentence(format!(
            "{} is what is exported. --out FILE has to name another file.",
            out.display()
        )));
    }
    Ok(())
}

/// To a file, whole or not at all; to a pipe byte for byte; to a terminal nothing that it could act on.
fn put(
    arguments: &Export,
    clean: bool,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Failure> {
    if let Some(file) = &arguments.out {
        let mut bytes = Vec::new();
        write(&mut bytes)?;
        let written = export::write_file(file, arguments.force, &bytes);
        return written.map_err(|refusal| Failure::Sentence(refusal.to_string()));
    }
    let mut out = output::stdout();
    if clean {
        let mut shown = BufWriter::new(Shown {
            out: &mut out,
            line: Vec::new(),
        });
        write(&mut shown)?;
        shown.flush()?;
    } else {
        write(&mut out)?;
    }
    out.flush()?;
    Ok(())
}

/// Cleans what is written, line by line.
struct Shown<W: Write> {
    out: W,
    line: Vec<u8>,
}

impl<W: Write> Shown<W> {
    fn show(&mut self) -> io::Result<()> {
        let line = std::mem::take(&mut self.line);
        let line = String::from_utf8_lossy(&line);
        let cells: Vec<_> = line.split('\t').map(clean).collect();
        self.out.write_all(cells.join("\t").as_bytes())
    }
}

impl<W: Write> Write for Shown<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for &byte in bytes {
            match byte {
                b'\n' => {
                    self.show()?;
                    self.out.write_all(b"\n")?;
                }
                b'\r' => {}
                byte => self.line.push(byte),
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.show()?;
        self.out.flush()
    }
}
