//! The map: which part of the ground is looked at, and which place one is at.

use super::screen::Area;
use crate::geo::{
    self, Basemap, Bounds, Coord, Feature, Marker, Picture, Standing as Drawn, Viewport,
};
use crate::model::{Dossier, EntityId, Place, Precision, SideId};
use crate::text;

/// Who speaks about a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voices {
    /// No side.
    None,
    /// One side only.
    One(SideId),
    /// More than one.
    Several,
}

/// A place of the dossier, as the map knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapPlace {
    /// The entity.
    pub entity: EntityId,
    /// Claims said to hold there.
    pub claims: usize,
    /// How many of them each side makes, in the order of the sides.
    pub by_side: Vec<usize>,
    /// Who makes them.
    pub voices: Voices,
    /// Whether it has coordinates.
    pub placed: bool,
    /// The line of the map that it is as a whole: a border, a river.
    pub line: Option<String>,
}

/// The state of the map.
#[derive(Debug)]
pub struct SectorsPane {
    basemap: Basemap,
    marker: Marker,
    places: Vec<MapPlace>,
    features: Vec<Feature>,
    /// What the map shows at first: the sectors, else every place.
    home: Bounds,
    area: Area,
    viewport: Option<Viewport>,
    picture: Option<Picture>,
    cursor: Option<usize>,
    unplaced: String,
    notes: Vec<String>,
}

/// Cells that a key pans: columns and rows.
const STEP: (i32, i32) = (4, 2);

impl SectorsPane {
    /// The map of a dossier's places.
    #[must_use]
    pub fn new(dossier: &Dossier, basemap: Basemap, marker: Marker) -> Self {
        let places: Vec<MapPlace> = dossier
            .places()
            .into_iter()
            .map(|id| map_place(dossier, id))
            .collect();
        let features: Vec<Feature> = places
            .iter()
            .map(|place| feature(dossier, &basemap, place, marker))
            .collect();
        let home = home(dossier, &places, &features).unwrap_or(basemap.bounds);
        Self {
            unplaced: unplaced(dossier, &places),
            notes: Vec::new(),
            basemap,
            marker,
            places,
            features,
            home,
            area: Area::default(),
            viewport: None,
            picture: None,
            cursor: None,
        }
    }

    /// Reads the dossier anew; it keeps its centre and scale, and the cursor its place.
    pub fn renew(&mut self, dossier: &Dossier) {
        let here = self.place().map(|place| place.entity);
        let basemap = std::mem::take(&mut self.basemap);
        let now = Self::new(dossier, basemap, self.marker);
        let same = now.places == self.places && now.features == self.features;
        self.basemap = now.basemap;
        if same {
            return;
        }
        self.places = now.places;
        self.features = now.features;
        self.home = now.home;
        self.unplaced = now.unplaced;
        self.picture = None;
        self.cursor = here.and_then(|id| self.places.iter().position(|p| p.entity == id));
    }

    /// Fits the map into an area; it keeps its centre and scale.
    pub fn fit(&mut self, area: Area) {
        if area == self.area && self.picture.is_some() {
            return;
        }
        self.area = area;
        self.notes = self.write_notes(usize::from(area.width));
        let (width, height) = self.size();
        let viewport = match self.viewport {
            Some(viewport) if viewport.width() == width && viewport.height() == height => viewport,
            Some(viewport) if !self.is_home(viewport) => viewport.resized(width, height),
            _ => Viewport::fit(self.home, width, height),
        };
        self.look(viewport);
    }

    fn write_notes(&self, width: usize) -> Vec<String> {
        let map = format!("{} Map: {}.", self.basemap.note, self.basemap.attribution);
        let notes = [map, self.unplaced.clone()];
        let rows = notes
            .iter()
            .filter(|note| !note.is_empty())
            .flat_map(|note| {
                let rows = text::wrap(note, text::Span::new(0, note.len()), width.max(1));
                rows.into_iter().map(|row| row.of(note).to_owned())
            });
        rows.collect()
    }

    fn is_home(&self, viewport: Viewport) -> bool {
        viewport == Viewport::fit(self.home, viewport.width(), viewport.height())
    }

    /// Columns and rows of the map itself.
    #[must_use]
    pub fn size(&self) -> (u16, u16) {
        (self.area.width, self.area.height - self.caption_rows())
    }

    /// Rows below the map: who the selected place is, whose boundary it is, what is not placed.
    #[must_use]
    pub fn caption_rows(&self) -> u16 {
        let most = match self.area.height {
            0..6 => 0,
            6..12 => 1,
            12..20 => 3,
            _ => 5,
        };
        let chosen = 1;
        most.min(u16::try_from(self.notes.len() + chosen).unwrap_or(u16::MAX))
    }

    /// The drawn map.
    #[must_use]
    pub fn picture(&self) -> Option<&Picture> {
        self.picture.as_ref()
    }

    /// The places, in the order in which one walks them; numbers of features are indices here.
    #[must_use]
    pub fn places(&self) -> &[MapPlace] {
        &self.places
    }

    /// The place at the cursor.
    #[must_use]
    pub fn place(&self) -> Option<&MapPlace> {
        self.places.get(self.cursor?)
    }

    /// Index of the place at the cursor.
    #[must_use]
    pub fn cursor(&self) -> Option<usize> {
        self.cursor
    }

    /// What is said below the map: whose borders it shows, whose data, what is not placed.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// With which characters the map is drawn.
    #[must_use]
    pub fn marker(&self) -> Marker {
        self.marker
    }

    /// Moves the window by steps to the right and down; says whether it moved.
    pub fn pan(&mut self, right: i32, down: i32) -> bool {
        self.change(|viewport| viewport.panned(right * STEP.0, down * STEP.1))
    }

    /// Closer, or farther away.
    pub fn zoom(&mut self, closer: bool) -> bool {
        let factor = if closer { 1.5 } else { 1.0 / 1.5 };
        self.change(|viewport| viewport.zoomed(factor))
    }

    /// The whole map; again, the sectors.
    pub fn fit_all(&mut self) -> bool {
        let (width, height) = self.size();
        let all = Viewport::fit(self.basemap.bounds, width, height);
        let home = Viewport::fit(self.home, width, height);
        self.change(|viewport| if viewport == all { home } else { all })
    }

    fn change(&mut self, change: impl FnOnce(Viewport) -> Viewport) -> bool {
        let Some(before) = self.viewport else {
            return false;
        };
        let after = change(before);
        if after == before {
            return false;
        }
        self.look(after);
        true
    }

    fn look(&mut self, viewport: Viewport) {
        let picture = Picture::draw(&self.basemap, &viewport, &self.features, self.marker);
        self.picture = Some(picture);
        self.viewport = Some(viewport);
    }

    /// To the next place, or the one before; none at the end.
    pub fn walk(&mut self, forward: bool) -> Option<EntityId> {
        let last = self.places.len().checked_sub(1)?;
        let to = match self.cursor {
            None if forward => 0,
            None => last,
            Some(at) if forward => at + 1,
            Some(at) => at.checked_sub(1)?,
        };
        if to > last {
            return None;
        }
        self.go(to);
        Some(self.places[to].entity)
    }

    /// Follows a selection made elsewhere.
    pub fn follow(&mut self, entity: EntityId) {
        let at = self.places.iter().position(|place| place.entity == entity);
        match at {
            Some(at) => self.go(at),
            None => self.cursor = None,
        }
    }

    /// Leaves the place at the cursor.
    pub fn leave(&mut self) {
        self.cursor = None;
    }

    /// Puts the cursor on a place. The window moves for what can be pointed at and is outside;
    /// for a country or a province it stays where one was looking.
    fn go(&mut self, to: usize) {
        self.cursor = Some(to);
        let feature = &self.features[to];
        let exact = feature.precision == geo::Precision::Point || !feature.stretch.is_empty();
        let center = feature.coord.filter(|c| self.basemap.bounds.contains(*c));
        if let (true, true, Some(center)) = (self.is_outside(to), exact, center) {
            self.change(|viewport| viewport.centered(center));
        }
    }

    /// Whether a place is known but not in the window.
    #[must_use]
    pub fn is_outside(&self, place: usize) -> bool {
        let standings = self.picture.as_ref().map(Picture::standings);
        standings.is_some_and(|drawn| drawn.get(place) == Some(&Drawn::Outside))
    }

    /// The place under a cell of the pane, from its left top corner.
    #[must_use]
    pub fn under(&self, x: u16, y: u16) -> Option<EntityId> {
        let feature = self.picture.as_ref()?.feature_at(x, y)?;
        self.places.get(feature).map(|place| place.entity)
    }
}

fn map_place(dossier: &Dossier, id: EntityId) -> MapPlace {
    let claims = dossier.claims_at(id);
    let mut by_side = vec![0; dossier.sides().len()];
    for side in claims
        .iter()
        .filter_map(|&id| dossier.claim(id).voice.side())
    {
        by_side[side.index()] += 1;
    }
    let speaking = by_side.iter().filter(|&&claims| claims > 0).count();
    let first = by_side.iter().position(|&claims| claims > 0);
    let voices = match (speaking, first) {
        (1, Some(side)) => Voices::One(SideId::at(side)),
        (0, _) => Voices::None,
        _ => Voices::Several,
    };
    MapPlace {
        entity: id,
        claims: claims.len(),
        by_side,
        voices,
        placed: dossier.entity(id).place.is_some(),
        line: dossier.entity(id).place.as_ref().and_then(whole_line),
    }
}

fn whole_line(place: &Place) -> Option<String> {
    let stretch = place.stretch.as_ref()?;
    (!place.sector && stretch.ends.is_none()).then(|| stretch.line.clone())
}

/// The places without coordinates, in one sentence.
fn unplaced(dossier: &Dossier, places: &[MapPlace]) -> String {
    let unplaced = places.iter().filter(|place| !place.placed);
    let names: Vec<&str> = unplaced
        .map(|place| dossier.entity(place.entity).name.as_str())
        .collect();
    if names.is_empty() {
        return String::new();
    }
    format!("Not placed: {}", names.join(", "))
}

/// The sign of who speaks about a place.
#[must_use]
pub fn sign(voices: Voices, marker: Marker) -> char {
    match (voices, marker) {
        (Voices::None, Marker::Braille) => '○',
        (Voices::One(_), Marker::Braille) => '●',
        (Voices::Several, Marker::Braille) => '◆',
        (Voices::None, Marker::Ascii) => 'o',
        (Voices::One(_), Marker::Ascii) => '@',
        (Voices::Several, Marker::Ascii) => '#',
    }
}

fn feature(dossier: &Dossier, basemap: &Basemap, at: &MapPlace, marker: Marker) -> Feature {
    let entity = dossier.entity(at.entity);
    let name = text::clean(&entity.name).into_owned();
    let mark = sign(at.voices, marker);
    let place = entity.place.as_ref();
    let is_point = place.is_some_and(|place| place.precision == Precision::Point);
    let label = match (at.claims, is_point) {
        (0, _) => name,
        (claims, true) => format!("{name} {claims}"),
        (claims, false) => format!("{name} {mark}{claims}"),
    };
    Feature {
        label_width: u16::try_from(text::width(&label)).unwrap_or(u16::MAX),
        label,
        coord: place.and_then(|place| Coord::new(place.lon, place.lat)),
        stretch: place.map_or(vec![], |place| stretch(basemap, place)),
        precision: if is_point {
            geo::Precision::Point
        } else {
            geo::Precision::Area
        },
        mark,
        priority: priority(at, place),
    }
}

/// Sectors first, then what more is claimed about.
fn priority(at: &MapPlace, place: Option<&Place>) -> i32 {
    let claims = i32::try_from(at.claims.min(1000)).unwrap_or(1000);
    claims
        + if place.is_some_and(|p| p.sector) {
            10_000
        } else {
            0
        }
}

fn stretch(basemap: &Basemap, place: &Place) -> Vec<Coord> {
    let Some(stretch) = place.stretch.as_ref().filter(|_| place.sector) else {
        return Vec::new();
    };
    let ends = stretch.ends.and_then(|(from, to)| {
        let end = |[lon, lat]: [f64; 2]| Coord::new(lon, lat);
        end(from).zip(end(to))
    });
    match ends {
        Some((from, to)) => basemap.stretch(&stretch.line, from, to),
        None => basemap.line(&stretch.line).map(geo::MapLine::points),
    }
    .map_or(vec![], <[Coord]>::to_vec)
}

/// The ground of the sectors; of every place, if there is no sector.
fn home(dossier: &Dossier, places: &[MapPlace], features: &[Feature]) -> Option<Bounds> {
    let sector = |place: &MapPlace| dossier.entity(place.entity).is_sector();
    let any = places.iter().any(sector);
    let shown = places.iter().zip(features);
    let shown = shown.filter(|(place, _)| sector(place) || !any);
    let bounds = Bounds::of(shown.flat_map(|(_, feature)| feature.coords()))?;
    Some(bounds.pad(0.08, 0.2))
}
