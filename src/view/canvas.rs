//! Cells to write on: text that is cleaned, cut to its place and measured in columns.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;

use crate::app::Area;
use crate::text::{self, Span};

/// The cells of the screen.
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    ascii: bool,
    ground: Style,
}

/// The lines of a border: corners clockwise from the left top, then across and down.
type Border = [&'static str; 6];

const THIN: Border = ["┌", "┐", "┘", "└", "─", "│"];
const THICK: Border = ["┏", "┓", "┛", "┗", "━", "┃"];
const ASCII: Border = ["+", "+", "+", "+", "-", "|"];
const ASCII_THICK: Border = ["#", "#", "#", "#", "=", "#"];

impl<'a> Canvas<'a> {
    /// The cells of a buffer, painted in `ground`; only ASCII signs of our own if `ascii`.
    pub fn new(buffer: &'a mut Buffer, ascii: bool, ground: Style) -> Self {
        if ground != Style::new() {
            let area = buffer.area;
            buffer.set_style(area, ground);
        }
        Self {
            buffer,
            ascii,
            ground,
        }
    }

    /// One of our own signs: itself, or what stands for it in ASCII.
    pub fn sign(&self, sign: &'static str, ascii: &'static str) -> &'static str {
        if self.ascii { ascii } else { sign }
    }

    /// Whether only ASCII signs are drawn.
    pub fn is_ascii(&self) -> bool {
        self.ascii
    }

    /// Writes text into at most `columns` cells of a row; says how many it took.
    pub fn text(&mut self, x: u16, y: u16, columns: u16, words: &str, style: Style) -> u16 {
        let whole = Span::new(0, words.len());
        self.glyphs(x, y, columns, words, whole, |_| style)
    }

    /// Writes a span of a text, each glyph in the style for the byte where it begins.
    pub fn glyphs(
        &mut self,
        x: u16,
        y: u16,
        columns: u16,
        words: &str,
        span: Span,
        style: impl FnMut(usize) -> Style,
    ) -> u16 {
        let ours = self.ascii;
        self.write((x, y, columns), (words, span), ours, style)
    }

    /// Writes a span of the article: its own characters, whatever they are.
    pub fn verbatim(
        &mut self,
        (x, y, columns): (u16, u16, u16),
        words: &str,
        span: Span,
        style: impl FnMut(usize) -> Style,
    ) -> u16 {
        self.write((x, y, columns), (words, span), false, style)
    }

    fn write(
        &mut self,
        (x, y, columns): (u16, u16, u16),
        (words, span): (&str, Span),
        plain: bool,
        mut style: impl FnMut(usize) -> Style,
    ) -> u16 {
        let mut at = 0;
        for glyph in text::glyphs(words, span) {
            let width = u16::from(glyph.width);
            if width > columns - at {
                break;
            }
            let style = style(glyph.span.start as usize);
            let symbol = Some(&*glyph.symbol).filter(|_| plain).and_then(ascii_for);
            self.put(x + at, y, symbol.unwrap_or(&glyph.symbol), style);
            for extra in 1..width {
                self.put(x + at + extra, y, "", style);
            }
            at += width;
        }
        at
    }

    fn put(&mut self, x: u16, y: u16, symbol: &str, style: Style) {
        if let Some(cell) = self.buffer.cell_mut(Position { x, y }) {
            if symbol.is_empty() {
                cell.reset();
                cell.set_style(self.ground);
            } else {
                cell.set_symbol(symbol);
            }
            cell.set_style(style);
        }
    }

    /// Writes text that ends at column `right`, not included; says where it begins.
    pub fn right(&mut self, right: u16, y: u16, columns: u16, words: &str, style: Style) -> u16 {
        let words = text::elide(words, usize::from(columns));
        let width = u16::try_from(text::width(&words)).unwrap_or(columns);
        let x = right.saturating_sub(width);
        self.text(x, y, width, &words, style);
        x
    }

    /// Writes text cut to `columns` with an ellipsis; says how many it took.
    pub fn elided(&mut self, x: u16, y: u16, columns: u16, words: &str, style: Style) -> u16 {
        let words = text::elide(words, usize::from(columns));
        self.text(x, y, columns, &words, style)
    }

    /// Adds a style to the cells of an area.
    pub fn style(&mut self, area: Area, style: Style) {
        self.buffer.set_style(rect(area), style);
    }

    /// Empties an area, and the wide character that reaches into it from the left.
    pub fn clear(&mut self, area: Area) {
        for y in area.y..area.y + area.height {
            let left = area.x.checked_sub(1).map(|x| Position { x, y });
            if let Some(cell) = left.and_then(|left| self.buffer.cell_mut(left))
                && text::width(cell.symbol()) > 1
            {
                cell.set_symbol(" ");
            }
            for x in area.x..area.x + area.width {
                if let Some(cell) = self.buffer.cell_mut(Position { x, y }) {
                    cell.reset();
                    cell.set_style(self.ground);
                }
            }
        }
    }

    /// Draws a widget of a library.
    pub fn widget(&mut self, area: Area, widget: impl Widget) {
        widget.render(rect(area), self.buffer);
    }

    /// Writes a character into a cell.
    pub fn cell(&mut self, x: u16, y: u16, symbol: char, style: Style) {
        let mut bytes = [0; 4];
        self.put(x, y, symbol.encode_utf8(&mut bytes), style);
    }

    /// Draws a border along the inside of an area, thick for the pane that has the keys.
    pub fn border(&mut self, area: Area, thick: bool, style: Style) {
        let lines = match (self.ascii, thick) {
            (false, false) => THIN,
            (false, true) => THICK,
            (true, false) => ASCII,
            (true, true) => ASCII_THICK,
        };
        let [left_top, right_top, right_bottom, left_bottom, across, down] = lines;
        if area.width < 2 || area.height < 2 {
            return;
        }
        let (right, bottom) = (area.x + area.width - 1, area.y + area.height - 1);
        for x in area.x + 1..right {
            self.put(x, area.y, across, style);
            self.put(x, bottom, across, style);
        }
        for y in area.y + 1..bottom {
            self.put(area.x, y, down, style);
            self.put(right, y, down, style);
        }
        self.put(area.x, area.y, left_top, style);
        self.put(right, area.y, right_top, style);
        self.put(right, bottom, right_bottom, style);
        self.put(area.x, bottom, left_bottom, style);
    }
}

fn rect(area: Area) -> Rect {
    Rect::new(area.x, area.y, area.width, area.height)
}

/// The ASCII for a sign of ours; none for other text, which stays what it is.
fn ascii_for(symbol: &str) -> Option<&'static str> {
    Some(match symbol.chars().next()? {
        '…' => "~",
        '¶' => "#",
        '“' | '”' => "\"",
        '·' | '—' => "-",
        '\u{a0}' => " ",
        '▸' | '→' => ">",
        _ => return None,
    })
}
