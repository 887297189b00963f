//! What is in the panes, in the formats of other tools.
//!
//! One file a format, each behind the small trait [`Exporter`]. [`formats`] lists them, [`export`] writes one. Every
//! format honours the filters that are on; it exports what the text carries and nothing else, and where the text has
//! nothing the cell is empty, the field is missing or the page says "no claim in this text".
//!
//! Pictures of the screen are made elsewhere, of cells that somebody has drawn: [`picture`].

mod brief;
mod cite;
mod excerpt;
mod file;
mod ftm;
mod geojson;
mod guid;
mod html;
mod jsonl;
mod judged;
mod markdown;
pub mod picture;
#[cfg(feature = "qdpx")]
mod qdpx;
mod quoted;
mod table;
mod visible;
mod w3c;

use std::io::{self, Write};

pub use excerpt::Excerpt;
pub use file::{Refusal, write_file};

use crate::geo::{Basemap, Coord, MapLine};
use crate::model::{Dossier, Filter, Place};

/// A format that an excerpt of a dossier can be written in.
pub trait Exporter: Sync {
    /// Its name on the command line.
    fn name(&self) -> &'static str;

    /// How its files end, without the dot.
    fn ending(&self) -> &'static str;

    /// What it is, in one line.
    fn says(&self) -> &'static str;

    /// Whether it can be shown on a terminal, and previewed as lines.
    fn is_text(&self) -> bool {
        true
    }

    /// Writes the excerpt.
    ///
    /// # Errors
    /// When `out` takes no more.
    fn write(&self, excerpt: &Excerpt, out: &mut dyn Write) -> io::Result<()>;
}

/// Every format, in the order in which they are listed.
#[must_use]
pub fn formats() -> &'static [&'static dyn Exporter] {
    &[
        &markdown::Markdown,
        &html::Html,
        &table::CSV,
        &table::TSV,
        &jsonl::Jsonl,
        &w3c::W3c,
        &geojson::GeoJson,
        &ftm::Ftm,
        #[cfg(feature = "qdpx")]
        &qdpx::Qdpx,
        &cite::Bibtex,
        &cite::CslJson,
    ]
}

/// The format of this name.
#[must_use]
pub fn format(name: &str) -> Option<&'static dyn Exporter> {
    formats().iter().copied().find(|one| one.name() == name)
}

/// A dossier in a format: what all of the filters let through. `name` is what the article is called where its dossier
/// gives no title.
#[must_use]
pub fn export(format: &dyn Exporter, dossier: &Dossier, name: &str, filters: &[Filter]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let excerpt = Excerpt::new(dossier, name, filters);
    // A Vec takes everything.
    let _ = format.write(&excerpt, &mut bytes);
    bytes
}

/// The stretch of a line of the map that stands for a place; nothing if none does.
fn outline(map: &Basemap, place: &Place) -> Vec<Coord> {
    let Some(stretch) = &place.stretch else {
        return Vec::new();
    };
    let ends = stretch.ends.and_then(|(from, to)| {
        let end = |[lon, lat]: [f64; 2]| Coord::new(lon, lat);
        end(from).zip(end(to))
    });
    match ends {
        Some((from, to)) => map.stretch(&stretch.line, from, to),
        None => map.line(&stretch.line).map(MapLine::points),
    }
    .map_or_else(Vec::new, <[Coord]>::to_vec)
}

/// The first lines of an export, at most `lines` of them, none for what is no text.
#[must_use]
pub fn preview(format: &dyn Exporter, excerpt: &Excerpt, lines: usize) -> Vec<String> {
    if !format.is_text() {
        return Vec::new();
    }
    let mut head = Head {
        lines,
        bytes: Vec::new(),
    };
    // It ends by itself once it has seen enough.
    let _ = format.write(excerpt, &mut head);
    let text = String::from_utf8_lossy(&head.bytes);
    text.lines().take(lines).map(str::to_owned).collect()
}

/// Takes so many lines and no more.
struct Head {
    lines: usize,
    bytes: Vec<u8>,
}

impl Write for Head {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        /// A line that is longer is cut.
        const ENOUGH: usize = 1 << 16;
        self.bytes.extend_from_slice(bytes);
        let lines = memchr::memchr_iter(b'\n', bytes).count();
        self.lines = self.lines.saturating_sub(lines);
        if self.lines == 0 || self.bytes.len() > ENOUGH {
            return Err(io::ErrorKind::WriteZero.into());
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
