//! The letters of each page, with their places.

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, RenderContent, SoftMask, TransformExt, interpret_page,
};

/// Units of a font's own measures in the size of its letters.
const UNITS: f64 = 1000.0;

/// The most letters of a page; a page of a newspaper has 30,000.
const MAX_LETTERS: usize = 1_000_000;

/// A letter on a page; measures are in points, down from the top and right from the left.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Letter {
    /// What it stands for: a character, sometimes several.
    pub(super) text: String,
    /// Where it begins.
    pub(super) x: f64,
    /// Where the next one begins.
    pub(super) end: f64,
    /// The line that it stands on.
    pub(super) y: f64,
    /// How large it is.
    pub(super) size: f64,
}

/// A page.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// Its letters, in the order in which they are set.
    pub(super) letters: Vec<Letter>,
    /// How many pictures it has.
    pub(super) pictures: usize,
    /// How many letters do not say which they are.
    pub(super) unread: usize,
}

/// The first `most` pages.
pub(super) fn sheets(pdf: &Pdf, most: usize) -> Vec<Sheet> {
    let cache = InterpreterCache::new();
    let settings = InterpreterSettings {
        render_content: RenderContent::PAGE,
        ..InterpreterSettings::default()
    };
    let pages = pdf.pages().iter().take(most);
    pages
        .map(|page| sheet(pdf, page, &cache, &settings))
        .collect()
}

fn sheet<'a>(
    pdf: &'a Pdf,
    page: &Page<'a>,
    cache: &InterpreterCache<'a>,
    settings: &InterpreterSettings,
) -> Sheet {
    let (width, height) = page.render_dimensions();
    let transform = page.initial_transform(true).to_kurbo();
    let bounds = Rect::new(0.0, 0.0, width.into(), height.into());
    let mut context = Context::new(transform, bounds, cache, pdf.xref(), settings.clone());
    let mut collector = Collector::default();
    interpret_page(page, &mut context, &mut collector);
    collector.sheet
}

/// Takes the letters out of what is drawn.
#[derive(Default)]
struct Collector {
    sheet: Sheet,
}

impl Collector {
    fn add(&mut self, glyph: &Glyph, transform: Affine) {
        let [a, b, ..] = transform.as_coeffs();
        if b.abs() > a.abs() / 4.0 || self.sheet.letters.len() >= MAX_LETTERS {
            return; // set on its side, as stamps and labels of axes are
        }
        let advance = match glyph {
            Glyph::Outline(outline) => outline.advance_width(),
            Glyph::Type3(drawn) => drawn.advance_width(),
        };
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None => {
                self.sheet.unread += 1;
                return;
            }
        };
        let start = transform * Point::ZERO;
        let end = transform * Point::new(advance.map_or(UNITS / 2.0, f64::from), 0.0);
        let top = transform * Point::new(0.0, UNITS);
        let letter = Letter {
            text: whole(text),
            x: start.x,
            end: end.x.max(start.x),
            y: start.y,
            size: (top - start).hypot(),
        };
        let sound = [letter.x, letter.end, letter.y, letter.size]
            .iter()
            .all(|n| n.is_finite());
        if sound && letter.size > 0.0 && !self.is_double(&letter) {
            self.sheet.letters.push(letter);
        }
    }

    /// Whether a letter is set a second time in its place, to look bolder or with an outline.
    fn is_double(&self, letter: &Letter) -> bool {
        let near = |a: f64, b: f64| (a - b).abs() < letter.size / 10.0;
        let recent = self.sheet.letters.iter().rev().take(200);
        let mut same = recent.filter(|before| before.text == letter.text);
        !letter.text.trim().is_empty()
            && same.any(|before| near(before.x, letter.x) && near(before.y, letter.y))
    }
}

/// Letters that are printed as one stand for several.
fn whole(text: String) -> String {
    if text.chars().any(|c| matches!(c, '\u{FB00}'..='\u{FB06}')) {
        let parts = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];
        let part = |c: char| match c {
            '\u{FB00}'..='\u{FB06}' => parts[c as usize - 0xFB00].to_owned(),
            c => c.to_string(),
        };
        return text.chars().map(part).collect();
    }
    text
}

impl<'a> Device<'a> for Collector {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            self.add(glyph, props.transform * glyph.transform());
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.sheet.pictures += 1;
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
