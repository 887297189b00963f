//! A map while it is being drawn: first the lines, then ([`names`]) what stands on them.

mod names;

use self::names::NamedArea;
use super::label::Labels;
use super::picture::{Cell, Ink, Picture, Placed};
use super::raster::{Dash, Raster, Stroke};
use super::style::{reach, stroke, symbol};
use super::{Basemap, Bounds, Coord, Feature, Marker, Viewport, scale_bar};

/// A picture in the making.
pub(super) struct Sketch {
    viewport: Viewport,
    bounds: Bounds,
    marker: Marker,
    raster: Raster<Ink>,
    labels: Labels,
    areas: Vec<NamedArea>,
    picture: Picture,
}

impl Sketch {
    /// An empty sheet.
    pub(super) fn new(viewport: Viewport, marker: Marker) -> Self {
        let (width, height) = (viewport.width(), viewport.height());
        let count = usize::from(width) * usize::from(height);
        Self {
            viewport,
            bounds: viewport.bounds(),
            marker,
            raster: Raster::new(width, height),
            labels: Labels::new(width, height),
            areas: Vec::new(),
            picture: Picture {
                width,
                height,
                cells: vec![Cell::EMPTY; count],
                names: Vec::new(),
                standings: Vec::new(),
            },
        }
    }

    /// The lines of the base map.
    pub(super) fn lines(&mut self, map: &Basemap) {
        for line in &map.lines {
            let shown = self.viewport.km_per_dot() <= reach(line.layer());
            if shown && line.bounds().intersects(self.bounds) {
                self.polyline(line.points(), stroke(line.layer()));
            }
        }
    }

    /// The stretches that features stand for, thick.
    pub(super) fn stretches(&mut self, features: &[Feature]) {
        for (index, feature) in (0..u16::MAX).zip(features) {
            let stroke = Stroke {
                ink: Ink::Stretch(index),
                dash: Dash::SOLID,
                broad: true,
            };
            self.polyline(&feature.stretch, stroke);
        }
    }

    fn polyline(&mut self, points: &[Coord], stroke: Stroke<Ink>) {
        let viewport = self.viewport;
        self.raster
            .polyline(points.iter().map(|point| viewport.to_dot(*point)), stroke);
    }

    /// Writes the dots as characters.
    pub(super) fn ink(&mut self) {
        let width = usize::from(self.picture.width).max(1);
        for (cells, row) in self.picture.cells.chunks_mut(width).zip(0..) {
            for (cell, column) in cells.iter_mut().zip(0..) {
                let dots = self.raster.cell(column, row);
                cell.symbol = symbol(self.marker, dots.pattern, dots.ink);
                cell.ink = dots.ink;
            }
        }
    }

    /// The scale bar, in the first corner that nothing is in, else anywhere along the edges.
    pub(super) fn scale_bar(&mut self) {
        let Some(bar) = scale_bar(&self.viewport) else {
            return;
        };
        let text = bar.text(self.marker);
        let width = u16::try_from(text.chars().count() + 2).unwrap_or(u16::MAX);
        let (columns, rows) = (self.picture.width, self.picture.height);
        if width > columns || rows < 6 {
            return;
        }
        let corners = [
            (0, rows - 1),
            (columns - width, rows - 1),
            (0, 0),
            (columns - width, 0),
        ];
        let free = |(left, row): &(u16, u16)| {
            (*left..left + width).all(|column| !self.labels.is_taken(column, *row))
        };
        let edges = [rows - 1, 0];
        let along = edges
            .iter()
            .flat_map(|&row| (0..=columns - width).map(move |left| (left, row)));
        if let Some((left, row)) = corners.into_iter().chain(along).find(free) {
            self.labels.block_run(left, row, width);
            self.write((left + 1, row), width - 2, text, Ink::ScaleBar);
        }
    }

    /// Writes a name, blanking the cells under it.
    fn write(&mut self, (column, row): (u16, u16), width: u16, text: String, ink: Ink) {
        for column in column..column.saturating_add(width) {
            self.set(column, row, Cell { symbol: ' ', ink });
        }
        self.picture.names.push(Placed {
            column,
            row,
            width,
            text,
            ink,
        });
    }

    /// Writes a marker and keeps names off it.
    fn mark(&mut self, column: u16, row: u16, symbol: char, ink: Ink) {
        self.labels.block(column, row);
        self.set(column, row, Cell { symbol, ink });
    }

    fn set(&mut self, column: u16, row: u16, cell: Cell) {
        let width = self.picture.width;
        if column < width && row < self.picture.height {
            self.picture.cells[usize::from(row) * usize::from(width) + usize::from(column)] = cell;
        }
    }

    /// The finished picture.
    pub(super) fn finish(self) -> Picture {
        self.picture
    }
}
