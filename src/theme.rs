//! What colours mean. Nothing is told by colour alone: letters, signs, bold and underline say
//! the same.
//!
//! The colours of the dark and light themes are those of Okabe and Ito ("Color Universal
//! Design", 2008), which people with any of the common colour blindnesses tell apart.

use ratatui::style::{Color, Modifier, Style};

use crate::model::{Kind, Voice};

/// The themes by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Name {
    /// The terminal's own sixteen colours.
    #[default]
    Terminal,
    /// For a dark background.
    Dark,
    /// For a light background.
    Light,
    /// Without colour.
    Monochrome,
}

/// The colours of a theme; none leaves the terminal's own.
#[derive(Debug, Clone, Copy)]
struct Palette {
    /// Text and background; none leaves the terminal's own.
    ground: Option<(Color, Color)>,
    sides: [Color; 4],
    others: Color,
    kinds: [Color; 7],
    accent: Color,
    faint: Color,
    found: (Color, Color),
    chosen: Color,
    water: Color,
    line: Color,
}

/// Meanings, and the styles that show them.
#[derive(Debug, Clone, Copy)]
pub struct Theme {
    name: Name,
    palette: Option<Palette>,
}

const TERMINAL: Palette = Palette {
    ground: None,
    sides: [
        Color::LightBlue,
        Color::Yellow,
        Color::Magenta,
        Color::Green,
    ],
    others: Color::Reset,
    kinds: [
        Color::Cyan,
        Color::Reset,
        Color::Magenta,
        Color::Green,
        Color::Reset,
        Color::Reset,
        Color::Reset,
    ],
    accent: Color::Cyan,
    faint: Color::DarkGray,
    found: (Color::Black, Color::Yellow),
    chosen: Color::Cyan,
    water: Color::Blue,
    line: Color::Red,
};

const DARK: Palette = Palette {
    ground: Some((Color::Rgb(214, 214, 214), Color::Rgb(24, 26, 30))),
    sides: [
        Color::Rgb(86, 180, 233),
        Color::Rgb(230, 159, 0),
        Color::Rgb(204, 121, 167),
        Color::Rgb(0, 158, 115),
    ],
    others: Color::Rgb(190, 190, 190),
    kinds: [
        Color::Rgb(140, 205, 240),
        Color::Rgb(215, 215, 215),
        Color::Rgb(220, 160, 195),
        Color::Rgb(120, 205, 170),
        Color::Rgb(240, 228, 66),
        Color::Rgb(200, 190, 160),
        Color::Rgb(200, 190, 160),
    ],
    accent: Color::Rgb(86, 180, 233),
    faint: Color::Rgb(128, 132, 140),
    found: (Color::Rgb(20, 20, 20), Color::Rgb(240, 228, 66)),
    chosen: Color::Rgb(86, 180, 233),
    water: Color::Rgb(70, 110, 170),
    line: Color::Rgb(240, 100, 60),
};

const LIGHT: Palette = Palette {
    ground: Some((Color::Rgb(34, 34, 34), Color::Rgb(250, 250, 248))),
    sides: [
        Color::Rgb(0, 92, 150),
        Color::Rgb(160, 80, 0),
        Color::Rgb(150, 50, 110),
        Color::Rgb(0, 110, 80),
    ],
    others: Color::Rgb(80, 80, 80),
    kinds: [
        Color::Rgb(0, 92, 140),
        Color::Rgb(40, 40, 40),
        Color::Rgb(140, 50, 110),
        Color::Rgb(0, 105, 75),
        Color::Rgb(120, 90, 0),
        Color::Rgb(90, 80, 60),
        Color::Rgb(90, 80, 60),
    ],
    accent: Color::Rgb(0, 92, 150),
    faint: Color::Rgb(115, 115, 120),
    found: (Color::Rgb(0, 0, 0), Color::Rgb(250, 225, 100)),
    chosen: Color::Rgb(0, 92, 150),
    water: Color::Rgb(90, 130, 190),
    line: Color::Rgb(190, 60, 20),
};

impl Theme {
    /// A theme by name.
    #[must_use]
    pub fn named(name: Name) -> Self {
        let palette = match name {
            Name::Terminal => Some(TERMINAL),
            Name::Dark => Some(DARK),
            Name::Light => Some(LIGHT),
            Name::Monochrome => None,
        };
        Self { name, palette }
    }

    /// Which one it is.
    #[must_use]
    pub fn name(&self) -> Name {
        self.name
    }

    fn paint(&self, colour: impl FnOnce(&Palette) -> Color) -> Style {
        match self.palette.as_ref().map(colour) {
            None | Some(Color::Reset) => Style::new(),
            Some(colour) => Style::new().fg(colour),
        }
    }

    /// What everything is painted on.
    #[must_use]
    pub fn ground(&self) -> Style {
        match self.palette.and_then(|palette| palette.ground) {
            Some((text, background)) => Style::new().fg(text).bg(background),
            None => Style::new(),
        }
    }

    /// Ordinary text.
    #[must_use]
    pub fn text(&self) -> Style {
        Style::new()
    }

    /// What one looks at second: numbers, sources, keys' meanings.
    #[must_use]
    pub fn faint(&self) -> Style {
        match self.palette {
            Some(palette) => Style::new().fg(palette.faint),
            None => Style::new().add_modifier(Modifier::DIM),
        }
    }

    /// A heading.
    #[must_use]
    pub fn heading(&self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// A border, of the pane that has the keys or of another.
    #[must_use]
    pub fn border(&self, focused: bool) -> Style {
        if focused {
            self.paint(|p| p.accent)
        } else {
            self.faint()
        }
    }

    /// What a voice says and what marks it.
    #[must_use]
    pub fn voice(&self, voice: Voice) -> Style {
        match voice {
            Voice::Side(side) => self.paint(|p| p.sides[side.index() % p.sides.len()]),
            Voice::ThirdParty | Voice::Article | Voice::Unknown => self.paint(|p| p.others),
        }
    }

    /// A mention of an entity of a kind.
    #[must_use]
    pub fn mention(&self, kind: Kind) -> Style {
        self.paint(|p| p.kinds[kind as usize])
    }

    /// The words of saying.
    #[must_use]
    pub fn cue(&self) -> Style {
        Style::new().add_modifier(Modifier::BOLD | Modifier::ITALIC)
    }

    /// Words that carry the selection.
    #[must_use]
    pub fn selected_words(&self) -> Style {
        Style::new().add_modifier(Modifier::UNDERLINED | Modifier::BOLD)
    }

    /// The row of a list that the cursor is on, in the pane that has the keys or in another.
    #[must_use]
    pub fn row(&self, focused: bool) -> Style {
        if focused {
            // One colour across the row, whatever its cells were painted in.
            let plain = Style::new().fg(Color::Reset).bg(Color::Reset);
            plain.patch(self.ground()).add_modifier(Modifier::REVERSED)
        } else {
            Style::new().add_modifier(Modifier::BOLD)
        }
    }

    /// What lights up because the selection involves it.
    #[must_use]
    pub fn involved(&self) -> Style {
        self.paint(|p| p.accent).add_modifier(Modifier::BOLD)
    }

    /// Characters that match what was typed.
    #[must_use]
    pub fn matched(&self) -> Style {
        self.paint(|p| p.chosen)
            .add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// Words that a search found; the one the cursor is on stands out.
    #[must_use]
    pub fn found(&self, current: bool) -> Style {
        let style = match self.palette {
            Some(palette) => Style::new().fg(palette.found.0).bg(palette.found.1),
            None => Style::new().add_modifier(Modifier::REVERSED),
        };
        if current {
            style.add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
        } else {
            style
        }
    }

    /// Words selected with `v`.
    #[must_use]
    pub fn visual(&self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// A sentence that asks for attention.
    #[must_use]
    pub fn message(&self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// A key in a hint.
    #[must_use]
    pub fn key(&self) -> Style {
        self.paint(|p| p.accent).add_modifier(Modifier::BOLD)
    }

    /// Water on the map.
    #[must_use]
    pub fn water(&self) -> Style {
        self.paint(|p| p.water)
    }

    /// The contested line on the map.
    #[must_use]
    pub fn contested(&self) -> Style {
        self.paint(|p| p.line)
    }

    /// Words of the text that are not answered, not placed, not found.
    #[must_use]
    pub fn absent(&self) -> Style {
        self.faint().add_modifier(Modifier::ITALIC)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SideId;

    #[test]
    fn monochrome_sets_no_colour() {
        let theme = Theme::named(Name::Monochrome);
        let styles = [
            theme.faint(),
            theme.border(true),
            theme.voice(Voice::Side(SideId(0))),
            theme.mention(Kind::Place),
            theme.found(true),
            theme.key(),
            theme.water(),
            theme.contested(),
        ];
        for style in styles {
            assert_eq!((style.fg, style.bg), (None, None));
        }
    }

    #[test]
    fn two_sides_never_share_a_colour() {
        for name in [Name::Terminal, Name::Dark, Name::Light] {
            let theme = Theme::named(name);
            let first = theme.voice(Voice::Side(SideId(0)));
            assert_ne!(first, theme.voice(Voice::Side(SideId(1))));
        }
    }
}
