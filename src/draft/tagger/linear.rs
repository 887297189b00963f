//! A matrix of eight-bit weights times rows of numbers.

use rten_gemm::{GemmExecutor, GemmInputA, GemmInputB, GemmOptions, PackedBMatrix};
use rten_simd::SimdOp;
use rten_tensor::NdTensorView;
use rten_vecmath::{ExtendInit, MinMax, Quantize};

use super::weights::{Rows8, Weights, WeightsError};

/// Steps that the numbers of a row are rounded to. Seven bits, because two products of a step and a weight must fit
/// into sixteen bits on processors without instructions for more; so the result is the same everywhere.
const STEPS: f32 = 127.;

/// The engine of the products.
pub(super) type Engine = GemmExecutor<u8, i8, i32>;

/// A layer `y = x Wᵀ + b`.
pub(super) struct Linear {
    weights: PackedBMatrix<i8>,
    scales: Vec<f32>,
    bias: Vec<f32>,
    /// Sum of each row of weights: what the step that stands for zero adds to a sum too much. (rten-gemm 0.27 can
    /// take it off itself, but takes the wrong rows' from the second block of rows on.)
    totals: Vec<i32>,
    inputs: usize,
}

/// Room for the steps between, kept from one product to the next.
#[derive(Debug, Default)]
pub(super) struct Steps {
    rounded: Vec<u8>,
    zeros: Vec<i32>,
    scales: Vec<f32>,
    sums: Vec<i32>,
}

impl Linear {
    /// The matrix `name` of the file, with rows of `inputs` numbers, and the bias `bias`.
    ///
    /// # Errors
    ///
    /// They are not there, or their sizes do not fit.
    pub(super) fn new(engine: &Engine, file: &Weights, [name, bias]: [&'static str; 2], inputs: usize) -> Result<Self, WeightsError> {
        let Rows8 { scales, steps, .. } = file.rows8(name, inputs)?;
        let matrix = NdTensorView::from_data([scales.len(), inputs], steps.as_slice());
        Ok(Self {
            weights: engine.prepack_b(matrix.transposed()),
            totals: steps.chunks_exact(inputs).map(|row| row.iter().map(|&w| i32::from(w)).sum()).collect(),
            bias: file.floats(bias, 1, scales.len())?,
            scales,
            inputs,
        })
    }

    /// Numbers in a row of the result.
    pub(super) fn outputs(&self) -> usize {
        self.scales.len()
    }

    /// Replaces `y` by the product for every row of `x`.
    pub(super) fn apply(&self, engine: &Engine, x: &[f32], steps: &mut Steps, y: &mut Vec<f32>) {
        steps.round(x, self.inputs);
        let (rows, columns) = (x.len() / self.inputs, self.outputs());
        steps.sums.resize(rows * columns, 0);
        let done = engine.gemm(
            &mut steps.sums,
            GemmInputA::Unpacked(NdTensorView::from_data([rows, self.inputs], steps.rounded.as_slice())),
            GemmInputB::Packed(&self.weights),
            GemmOptions::default(),
        );
        debug_assert!(done.is_ok(), "{done:?}"); // the sizes were checked when the weights were read
        y.resize(rows * columns, 0.);
        let rows = y.chunks_exact_mut(columns).zip(steps.sums.chunks_exact(columns));
        for ((out, sums), (&scale, &zero)) in rows.zip(steps.scales.iter().zip(&steps.zeros)) {
            let own = self.scales.iter().zip(&self.bias).zip(&self.totals);
            for ((o, &sum), ((&own, &bias), &total)) in out.iter_mut().zip(sums).zip(own) {
                *o = float(sum - zero * total) * (scale * own) + bias;
            }
        }
    }
}

impl Steps {
    /// Rounds each row of `x` to steps between its least and its greatest number.
    fn round(&mut self, x: &[f32], columns: usize) {
        self.rounded.clear();
        self.rounded.reserve(x.len());
        self.zeros.clear();
        self.scales.clear();
        for row in x.chunks_exact(columns) {
            let (least, greatest) = MinMax::new(row).dispatch();
            let (least, greatest) = (least.min(0.), greatest.max(0.));
            let scale = ((greatest - least) / STEPS).max(f32::MIN_POSITIVE);
            let zero = whole(-least / scale);
            self.rounded
                .extend_init(|room| Quantize::new(row, &mut room[..columns], scale.recip(), zero).dispatch());
            self.zeros.push(i32::from(zero));
            self.scales.push(scale);
        }
    }
}

/// The step nearest to `number`, which is 0 to 127.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // in range by the way it is made
fn whole(number: f32) -> u8 {
    number.round_ties_even() as u8
}

/// A sum of products as a float; sums past 2²⁴ are rounded.
#[allow(clippy::cast_precision_loss)] // by less than one part in ten million
fn float(sum: i32) -> f32 {
    sum as f32
}
