//! Markers and names: first the dossier's own places, then what the base map knows, as far as there is room.

use std::ops::Range;

use super::Sketch;
use crate::geo::label::{Margin, Spot, Wish};
use crate::geo::picture::{Ink, Standing};
use crate::geo::style::{cost, mark_of};
use crate::geo::{Basemap, Coord, Feature, Landmark, LandmarkKind, Precision};

/// The room kept around a name that matters.
const CLOSE: Margin = Margin {
    columns: 1,
    rows: 0,
};
/// The room kept around the name of a lesser landmark, so that the map stays calm.
const WIDE: Margin = Margin {
    columns: 3,
    rows: 1,
};

/// The name of an area, where it stands.
///
/// Nothing but its name shows where an area is, so a name must not be moved past that of another: from north to
/// south they stand in their true order, or one of them goes without.
pub(super) struct NamedArea {
    anchor: Coord,
    columns: Range<u16>,
    row: u16,
}

impl NamedArea {
    /// Whether a name for an area around `anchor` would be on the wrong side of this one in this cell.
    fn contradicts(&self, anchor: Coord, column: u16, row: u16) -> bool {
        let south = anchor.lat() < self.anchor.lat();
        self.columns.contains(&column)
            && (if south {
                row < self.row
            } else {
                row > self.row
            })
    }
}

impl Sketch {
    /// The markers of features that are known to the point; of several in a cell the foremost is seen.
    pub(in crate::geo) fn marks(&mut self, features: &[Feature]) {
        for (index, feature) in foremost_first(features).into_iter().rev() {
            if let Some((column, row)) = self.point_of(feature) {
                self.mark(column, row, feature.mark, Ink::Place(index));
            }
        }
    }

    /// The names of the features, and what became of each.
    pub(in crate::geo) fn names(&mut self, features: &[Feature]) {
        self.picture.standings = vec![Standing::Unplaced; features.len()];
        for (index, feature) in foremost_first(features) {
            self.picture.standings[usize::from(index)] = self.name_feature(index, feature);
        }
    }

    fn name_feature(&mut self, index: u16, feature: &Feature) -> Standing {
        let Some((anchor, spot)) = self.anchor_of(feature) else {
            let known = feature.coords().next().is_some();
            return if known {
                Standing::Outside
            } else {
                Standing::Unplaced
            };
        };
        let Some((column, row)) = self.room_for(index, feature, anchor, spot) else {
            return Standing::Crowded;
        };
        let width = feature.label_width;
        if let Spot::Upon { .. } = spot {
            let columns = column..column + width;
            self.areas.push(NamedArea {
                anchor,
                columns,
                row,
            });
        }
        self.write(
            (column, row),
            width,
            feature.label.clone(),
            Ink::PlaceLabel(index),
        );
        Standing::Named
    }

    /// Takes room for the name of a feature, rather over its own stretch than over another line.
    fn room_for(
        &mut self,
        index: u16,
        feature: &Feature,
        anchor: Coord,
        spot: Spot,
    ) -> Option<(u16, u16)> {
        let (raster, areas) = (&self.raster, &self.areas);
        let area = matches!(spot, Spot::Upon { .. });
        let wish = Wish {
            spot,
            width: feature.label_width,
            margin: CLOSE,
        };
        self.labels.place(wish, |column, row| {
            if area
                && areas
                    .iter()
                    .any(|other| other.contradicts(anchor, column, row))
            {
                return None;
            }
            let ink = raster.cell(column, row).ink;
            Some(if ink == Ink::Stretch(index) {
                1
            } else {
                cost(ink)
            })
        })
    }

    /// The cell of a feature that is known to the point.
    fn point_of(&self, feature: &Feature) -> Option<(u16, u16)> {
        let point = feature
            .coord
            .filter(|_| feature.precision == Precision::Point)?;
        self.viewport.to_cell(point)
    }

    /// Where the name of a feature wants to be: at its point, in its area, or by the middle of what is seen of
    /// its stretch.
    fn anchor_of(&self, feature: &Feature) -> Option<(Coord, Spot)> {
        let seen = |point: &Coord| self.viewport.to_cell(*point).is_some();
        let anchor = feature.coord.filter(seen).or_else(|| {
            let vertices: Vec<_> = feature.stretch.iter().copied().filter(seen).collect();
            vertices.get(vertices.len() / 2).copied()
        })?;
        let (column, row) = self.viewport.to_cell(anchor)?;
        let point = feature.precision == Precision::Point && feature.coord == Some(anchor);
        let spot = if point {
            Spot::Beside { column, row }
        } else {
            Spot::Upon { column, row }
        };
        Some((anchor, spot))
    }

    /// Countries, crossings and towns that this scale has room for and no feature has named.
    pub(in crate::geo) fn landmarks(&mut self, map: &Basemap, features: &[Feature]) {
        let scale = self.viewport.km_per_dot();
        let told = |name: &str| {
            features
                .iter()
                .any(|feature| begins_with(&feature.label, name))
        };
        for landmark in &map.landmarks {
            if landmark.reach >= scale && !told(&landmark.name) {
                self.landmark(landmark);
            }
        }
    }

    fn landmark(&mut self, landmark: &Landmark) {
        let Some((column, row)) = self.viewport.to_cell(landmark.coord) else {
            return;
        };
        let ink = Ink::Landmark(landmark.kind);
        if landmark.kind == LandmarkKind::Country {
            self.name_landmark(
                Spot::Upon { column, row },
                landmark.name.to_uppercase(),
                WIDE,
                ink,
            );
        } else if !self.labels.is_taken(column, row) {
            let prominent = landmark.reach > 2.0 * self.viewport.km_per_dot();
            let margin = if prominent { CLOSE } else { WIDE };
            let spot = Spot::Beside { column, row };
            if self.name_landmark(spot, landmark.name.clone(), margin, ink) {
                self.mark(column, row, mark_of(landmark.kind, self.marker), ink);
            }
        }
    }

    /// Writes a landmark's name where it covers no stretch; whether there was such a place.
    fn name_landmark(&mut self, spot: Spot, name: String, margin: Margin, ink: Ink) -> bool {
        let width = u16::try_from(name.chars().count()).unwrap_or(u16::MAX);
        let raster = &self.raster;
        let place = self.labels.place(
            Wish {
                spot,
                width,
                margin,
            },
            |column, row| {
                let ink = raster.cell(column, row).ink;
                (!matches!(ink, Ink::Stretch(_))).then(|| cost(ink))
            },
        );
        if let Some(place) = place {
            self.write(place, width, name, ink);
        }
        place.is_some()
    }
}

/// The features with their indices, those of the highest priority first and among equals from north to south.
fn foremost_first(features: &[Feature]) -> Vec<(u16, &Feature)> {
    let mut order: Vec<_> = (0..u16::MAX).zip(features).collect();
    let south = |feature: &Feature| feature.coord.map_or(f64::INFINITY, |coord| -coord.lat());
    order.sort_by(|(_, a), (_, b)| {
        let foremost = b.priority.cmp(&a.priority);
        foremost.then_with(|| south(a).total_cmp(&south(b)))
    });
    order
}

/// Whether a label is this name, or begins with it as a whole word.
fn begins_with(label: &str, name: &str) -> bool {
    label
        .strip_prefix(name)
        .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}
