//! The encoder: `MiniLM`'s first layers, and a linear head a task.

use std::ops::Range;

use rten_simd::SimdOp;
use rten_vecmath::LogSoftmax;

use super::Window;
use super::features::INSIDE_WORD;
use super::input::Input;
use super::layer::{Layer, Norm};
use super::linear::{Engines, Linear, Precision, Steps};
use super::weights::{Rows8, Weights, WeightsError};

/// Numbers that stand for a piece.
pub(super) const WIDTH: usize = 384;

/// A task: its name, and how many kinds of stretches it marks.
pub(super) struct Head {
    pub(super) name: &'static str,
    pub(super) tags: usize,
}

impl Head {
    const fn new(name: &'static str, tags: usize) -> Self {
        Self { name, tags }
    }

    /// Labels: outside, and for every kind its first word and the words inside.
    pub(super) const fn labels(&self) -> usize {
        1 + 2 * self.tags
    }
}

/// The tasks in the order of their labels, as in `assets/draft/train/model.py`.
pub(super) const HEADS: [Head; 4] = [
    Head::new("outer", 3),
    Head::new("nested", 3),
    Head::new("kind", 7),
    Head::new("described", 3),
];

/// Labels of all heads.
pub(super) const LABELS: usize =
    HEADS[0].labels() + HEADS[1].labels() + HEADS[2].labels() + HEADS[3].labels();

/// The columns of each head's labels.
pub(super) fn columns() -> impl Iterator<Item = Range<usize>> {
    let mut begun = 0;
    HEADS.iter().map(move |head| {
        let columns = begun..begun + head.labels();
        begun = columns.end;
        columns
    })
}

/// Weights ready for use.
pub(super) struct Encoder {
    words: Rows8,
    positions: Rows8,
    shapes: Vec<f32>,
    quotes: Vec<f32>,
    norm: Norm,
    layers: Vec<Layer>,
    out: Linear,
    edges: [u16; 2],
}

impl std::fmt::Debug for Encoder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Encoder of {} layers", self.layers.len())
    }
}

/// Engines, and room for the numbers of a window, kept from one to the next.
#[derive(Default)]
pub(super) struct Desk {
    pub(super) engines: Engines,
    pub(super) x: Vec<f32>,
    pub(super) qkv: Vec<f32>,
    pub(super) joined: Vec<f32>,
    pub(super) weights: Vec<f32>,
    pub(super) part: Vec<f32>,
    pub(super) inner: Vec<f32>,
    pub(super) change: Vec<f32>,
    pub(super) steps: Steps,
    first: Vec<usize>,
    scores: Vec<f32>,
}

impl Encoder {
    /// # Errors
    ///
    /// Something is missing in the file, or has a wrong size.
    pub(super) fn new(
        file: &Weights,
        edges: [u16; 2],
        precision: Precision,
    ) -> Result<Self, WeightsError> {
        let layers = (0..file.layers()).map(|nth| Layer::new(precision, &file.layer(nth)));
        Ok(Self {
            words: file.rows8("words", WIDTH)?,
            positions: file.rows8("positions", WIDTH)?,
            shapes: file.floats("shapes", 16, WIDTH)?,
            quotes: file.floats("quotes", 8, WIDTH)?,
            norm: Norm::new(file, ["norm", "norm.bias"])?,
            layers: layers.collect::<Result<_, _>>()?,
            out: Linear::new(precision, file, ["out", "out.bias"], WIDTH)?,
            edges,
        })
    }

    /// Log-probabilities of the labels of the tokens that the window marks, [`LABELS`] a token.
    pub(super) fn scores<'d>(
        &self,
        input: &Input,
        window: &Window,
        desk: &'d mut Desk,
    ) -> &'d [f32] {
        self.embed(input, window, desk);
        for layer in &self.layers {
            layer.apply(desk);
        }
        desk.part.clear();
        for &piece in &desk.first {
            desk.part
                .extend_from_slice(&desk.x[piece * WIDTH..(piece + 1) * WIDTH]);
        }
        self.out
            .apply(&desk.engines, &desk.part, &mut desk.steps, &mut desk.scores);
        for row in desk.scores.chunks_exact_mut(LABELS) {
            for labels in columns() {
                LogSoftmax::new_mut(&mut row[labels]).dispatch();
            }
        }
        &desk.scores
    }

    /// Puts the window's pieces into `desk.x`, and where the marked tokens begin into `desk.first`.
    fn embed(&self, input: &Input, window: &Window, desk: &mut Desk) {
        desk.x.clear();
        desk.first.clear();
        self.put(self.edges[0], 0, 0, &mut desk.x);
        for token in window.read.clone() {
            if window.marked.contains(&token) {
                desk.first.push(desk.x.len() / WIDTH);
            }
            for (nth, &piece) in input.pieces(token).iter().enumerate() {
                let shape = if nth == 0 {
                    input.shape(token)
                } else {
                    INSIDE_WORD
                };
                self.put(piece, shape, input.quote(token), &mut desk.x);
            }
        }
        self.put(self.edges[1], 0, 0, &mut desk.x);
        self.norm.apply(&mut desk.x);
    }

    /// Adds a piece at the end of `x`.
    fn put(&self, piece: u16, shape: u8, quote: u8, x: &mut Vec<f32>) {
        let begun = x.len();
        let position = begun / WIDTH;
        x.resize(begun + WIDTH, 0.);
        let sum = &mut x[begun..];
        self.positions.add_row(position, sum);
        self.words.add_row(usize::from(piece), sum);
        for (table, nth) in [(&self.shapes, shape), (&self.quotes, quote)] {
            for (s, &number) in sum.iter_mut().zip(row(table, usize::from(nth))) {
                *s += number;
            }
        }
    }
}

/// A row of a table; the last one for a row past the end.
fn row(table: &[f32], nth: usize) -> &[f32] {
    let nth = nth.min(table.len() / WIDTH - 1);
    &table[nth * WIDTH..(nth + 1) * WIDTH]
}

/// Runs `work` so that the products are reckoned on one thread: whoever drafts several articles at once has a thread
/// for each already.
pub(super) fn on_one_thread<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    match rayon::ThreadPoolBuilder::new().num_threads(1).build() {
        Ok(pool) => pool.install(work),
        Err(_) => work(), // no thread to be had: on those that there are
    }
}
