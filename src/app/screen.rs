//! How the screen is divided: which panes are there, and where.

/// One of the four panes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pane {
    /// The text.
    Article,
    /// Who and what it names.
    Entities,
    /// The sides' claims set against each other.
    Claims,
    /// The map.
    Sectors,
}

impl Pane {
    /// All panes, in the order of their numbers.
    pub const ALL: [Pane; 4] = [Pane::Article, Pane::Entities, Pane::Claims, Pane::Sectors];

    /// The key that chooses it.
    #[must_use]
    pub fn number(self) -> usize {
        self as usize + 1
    }

    /// Its name.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Pane::Article => "Article",
            Pane::Entities => "Entities",
            Pane::Claims => "Claims",
            Pane::Sectors => "Sectors",
        }
    }

    /// Its number and name.
    #[must_use]
    pub fn tab(self) -> String {
        format!("{} {}", self.number(), self.title())
    }

    /// The pane `steps` further, around the end.
    #[must_use]
    pub fn stepped(self, steps: usize) -> Self {
        Self::ALL[(self as usize + steps) % Self::ALL.len()]
    }
}

/// A rectangle of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Area {
    /// Column of the left edge, from 0.
    pub x: u16,
    /// Row of the top edge, from 0.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// The rectangle at a place with a size, all in cells.
    #[must_use]
    pub fn new(x: u16, y: u16, width: u16, height: u16) -> Self {
        Self {
            x,
            y,
            width,
            height,
        }
    }

    /// Without a border one cell wide.
    #[must_use]
    pub fn inner(self) -> Self {
        Self::new(
            self.x + 1,
            self.y + 1,
            self.width.saturating_sub(2),
            self.height.saturating_sub(2),
        )
    }

    /// Whether a cell lies inside.
    #[must_use]
    pub fn contains(self, x: u16, y: u16) -> bool {
        (self.x..self.x + self.width).contains(&x) && (self.y..self.y + self.height).contains(&y)
    }

    /// The left `columns` and the rest.
    #[must_use]
    pub fn split_left(self, columns: u16) -> (Self, Self) {
        let columns = columns.min(self.width);
        let rest = Self::new(self.x + columns, self.y, self.width - columns, self.height);
        (
            Self {
                width: columns,
                ..self
            },
            rest,
        )
    }

    /// The top `rows` and the rest.
    #[must_use]
    pub fn split_top(self, rows: u16) -> (Self, Self) {
        let rows = rows.min(self.height);
        let rest = Self::new(self.x, self.y + rows, self.width, self.height - rows);
        (
            Self {
                height: rows,
                ..self
            },
            rest,
        )
    }
}

/// How much fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// All four panes.
    Wide,
    /// The article and one companion.
    Medium,
    /// One pane and a line of tabs.
    Small,
    /// Nothing but a sentence.
    TooSmall,
}

impl Room {
    /// What fits into a number of columns and rows.
    #[must_use]
    pub fn of(width: u16, height: u16) -> Self {
        let fits = |(w, h): (u16, u16)| width >= w && height >= h;
        if fits(Self::WIDE) {
            Room::Wide
        } else if fits(Self::MEDIUM) {
            Room::Medium
        } else if fits(Self::SMALL) {
            Room::Small
        } else {
            Room::TooSmall
        }
    }

    /// Columns and rows for all four panes.
    pub const WIDE: (u16, u16) = (120, 32);
    /// Columns and rows for two panes.
    pub const MEDIUM: (u16, u16) = (80, 24);
    /// Columns and rows for one pane.
    pub const SMALL: (u16, u16) = (40, 12);
}

/// The screen: its size, which pane has the keys, and who is beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Screen {
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
    /// The pane that the keys go to.
    pub focus: Pane,
    /// The pane beside the article where only two fit.
    pub companion: Pane,
    /// Whether the focused pane has the whole screen.
    pub zoomed: bool,
    /// The article needs no more columns than this, border included.
    pub article_width: u16,
}

impl Screen {
    /// A screen that shows the article.
    #[must_use]
    pub fn new(width: u16, height: u16, article_width: u16) -> Self {
        Self {
            width,
            height,
            focus: Pane::Article,
            companion: Pane::Claims,
            zoomed: false,
            article_width,
        }
    }

    /// How much fits.
    #[must_use]
    pub fn room(&self) -> Room {
        Room::of(self.width, self.height)
    }

    /// Whether panes have a border: not where one pane has the whole small screen.
    #[must_use]
    pub fn bordered(&self) -> bool {
        self.room() != Room::Small
    }

    /// Gives the keys to a pane.
    pub fn give(&mut self, pane: Pane) {
        self.focus = pane;
        if pane != Pane::Article {
            self.companion = pane;
        }
    }

    /// The visible panes and their areas, borders included.
    #[must_use]
    pub fn areas(&self) -> Vec<(Pane, Area)> {
        let body = Area::new(0, 1, self.width, self.height.saturating_sub(2));
        match self.room() {
            Room::TooSmall => Vec::new(),
            Room::Small => vec![(self.focus, body)],
            _ if self.zoomed => vec![(self.focus, body)],
            Room::Medium => self.two(body),
            Room::Wide => self.four(body),
        }
    }

    /// The area of a pane, border included; none if it is not visible.
    #[must_use]
    pub fn area(&self, pane: Pane) -> Option<Area> {
        let mut areas = self.areas().into_iter();
        areas.find(|(p, _)| *p == pane).map(|(_, area)| area)
    }

    /// Where a pane writes; none if it is not visible.
    #[must_use]
    pub fn inner(&self, pane: Pane) -> Option<Area> {
        let area = self.area(pane)?;
        Some(if self.bordered() { area.inner() } else { area })
    }

    /// The visible pane under a cell.
    #[must_use]
    pub fn pane_at(&self, x: u16, y: u16) -> Option<Pane> {
        let mut areas = self.areas().into_iter();
        areas.find(|(_, area)| area.contains(x, y)).map(|(p, _)| p)
    }

    /// The tabs of a small screen: each pane, its first column, its width.
    #[must_use]
    pub fn tabs(&self) -> Vec<(Pane, u16, u16)> {
        let widths = Pane::ALL.map(|pane| pane.tab().len());
        let words: usize = widths.iter().sum();
        let spare = usize::from(self.width).saturating_sub(words) / widths.len();
        let mut x = spare / 2;
        let tabs = Pane::ALL.into_iter().zip(widths).map(|(pane, width)| {
            let narrow = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
            let tab = (pane, narrow(x), narrow(width));
            x += width + spare;
            tab
        });
        tabs.collect()
    }

    /// Claims are read across, so they go below the article; the others beside it.
    fn two(&self, body: Area) -> Vec<(Pane, Area)> {
        let below = self.companion == Pane::Claims && self.width < 2 * Room::MEDIUM.0;
        let (article, companion) = if below {
            body.split_top(body.height / 2)
        } else {
            body.split_left(self.article_width.min(body.width * 11 / 20))
        };
        vec![(Pane::Article, article), (self.companion, companion)]
    }

    fn four(&self, body: Area) -> Vec<(Pane, Area)> {
        let (upper, claims) = body.split_top(body.height - body.height * 9 / 20);
        let (article, rest) = upper.split_left(self.article_width.min(upper.width * 9 / 20));
        let (entities, sectors) = rest.split_left(rest.width * 12 / 25);
        vec![
            (Pane::Article, article),
            (Pane::Entities, entities),
            (Pane::Claims, claims),
            (Pane::Sectors, sectors),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covered(screen: Screen) -> usize {
        let areas = screen.areas();
        let mut cells = std::collections::HashSet::new();
        for (pane, area) in areas {
            for y in area.y..area.y + area.height {
                for x in area.x..area.x + area.width {
                    assert!(cells.insert((x, y)), "{pane:?} overlaps at {x},{y}");
                }
            }
        }
        cells.len()
    }

    #[test]
    fn panes_fill_the_screen_without_overlap() {
        for (width, height) in [
            (160, 48),
            (120, 32),
            (119, 50),
            (80, 24),
            (200, 24),
            (40, 12),
        ] {
            for focus in Pane::ALL {
                for zoomed in [false, true] {
                    let mut screen = Screen::new(width, height, 83);
                    screen.give(focus);
                    screen.zoomed = zoomed;
                    let body = usize::from(width) * usize::from(height - 2);
                    assert_eq!(covered(screen), body, "{width}x{height} {focus:?}");
                }
            }
        }
    }

    #[test]
    fn room_shrinks_with_the_screen() {
        assert_eq!(Room::of(120, 32), Room::Wide);
        assert_eq!(Room::of(120, 31), Room::Medium);
        assert_eq!(Room::of(79, 50), Room::Small);
        assert_eq!(Room::of(39, 12), Room::TooSmall);
        assert!(Screen::new(1, 1, 83).areas().is_empty());
    }
}
