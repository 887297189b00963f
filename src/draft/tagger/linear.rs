//! A matrix of eight-bit weights times rows of numbers.

use rten_gemm::{BiasVector, GemmExecutor, GemmInputA, GemmInputB, GemmOptions, PackedBMatrix};
use rten_simd::SimdOp;
use rten_tensor::NdTensorView;
use rten_vecmath::MinMax;

use super::weights::{Rows8, Weights, WeightsError};

/// Steps that the numbers of a row are rounded to. Seven bits, because two products of a step and a weight must fit
/// into sixteen bits on processors without instructions for more; so the result is the same everywhere.
const STEPS: f32 = 127.;

/// The engines of the products; they know what the processor can do, and stay on their thread.
#[derive(Default)]
pub(super) struct Engines {
    int8: GemmExecutor<u8, i8, i32>,
    pub(super) float: GemmExecutor,
}

/// How products are reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Precision {
    /// What is multiplied is rounded to steps: three times as fast.
    Steps,
    /// In floats. To check the other by.
    Floats,
}

/// A layer `y = x Wᵀ + b`.
pub(super) struct Linear {
    weights: Packed,
    scales: Vec<f32>,
    bias: Vec<f32>,
    inputs: usize,
}

enum Packed {
    /// Steps, and the sum of each row of them: what the step that stands for zero adds to a sum too much. (rten-gemm
    /// 0.27 can take it off itself, but takes the wrong rows' from the second block of rows on.)
    Steps(PackedBMatrix<i8>, Vec<i32>),
    Floats(PackedBMatrix<f32>),
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
    pub(super) fn new(
        precision: Precision,
        file: &Weights,
        [name, bias]: [&'static str; 2],
        inputs: usize,
    ) -> Result<Self, WeightsError> {
        let rows = file.rows8(name, inputs)?;
        let bias = file.floats(bias, 1, rows.scales.len())?;
        let weights = match precision {
            Precision::Steps => Packed::steps(&rows),
            Precision::Floats => Packed::floats(&rows),
        };
        let scales = rows.scales;
        Ok(Self {
            weights,
            scales,
            bias,
            inputs,
        })
    }

    /// Numbers in a row of the result.
    pub(super) fn outputs(&self) -> usize {
        self.scales.len()
    }

    /// Replaces `y` by the product for every row of `x`.
    pub(super) fn apply(&self, engines: &Engines, x: &[f32], steps: &mut Steps, y: &mut Vec<f32>) {
        y.resize(x.len() / self.inputs * self.outputs(), 0.);
        match &self.weights {
            Packed::Steps(weights, totals) => {
                steps.round(x, self.inputs);
                steps.multiply(engines, weights, self.inputs, y.len());
                self.unround(steps, totals, y);
            }
            Packed::Floats(weights) => {
                let x = NdTensorView::from_data([x.len() / self.inputs, self.inputs], x);
                let bias = Some(BiasVector::Row(&self.bias));
                let options = GemmOptions {
                    bias,
                    ..GemmOptions::default()
                };
                let done = engines.float.gemm(
                    y,
                    GemmInputA::Unpacked(x),
                    GemmInputB::Packed(weights),
                    options,
                );
                debug_assert!(done.is_ok(), "{done:?}"); // the sizes were checked when the weights were read
            }
        }
    }

    /// The numbers that the sums of steps stand for.
    fn unround(&self, steps: &Steps, totals: &[i32], y: &mut [f32]) {
        let columns = self.outputs();
        let rows = y
            .chunks_exact_mut(columns)
            .zip(steps.sums.chunks_exact(columns));
        for ((out, sums), (&scale, &zero)) in rows.zip(steps.scales.iter().zip(&steps.zeros)) {
            let own = self.scales.iter().zip(&self.bias).zip(totals);
            for ((o, &sum), ((&own, &bias), &total)) in out.iter_mut().zip(sums).zip(own) {
                *o = float(sum - zero * total) * (scale * own) + bias;
            }
        }
    }
}

impl Packed {
    fn steps(rows: &Rows8) -> Self {
        let matrix =
            NdTensorView::from_data([rows.scales.len(), rows.columns], rows.steps.as_slice());
        let total = |row: &[i8]| row.iter().map(|&step| i32::from(step)).sum();
        let totals = rows.steps.chunks_exact(rows.columns).map(total).collect();
        Self::Steps(
            Engines::default().int8.prepack_b(matrix.transposed()),
            totals,
        )
    }

    fn floats(rows: &Rows8) -> Self {
        let mut numbers = vec![0.; rows.steps.len()];
        for (nth, row) in numbers.chunks_exact_mut(rows.columns).enumerate() {
            rows.add_row(nth, row);
        }
        let matrix = NdTensorView::from_data([rows.scales.len(), rows.columns], numbers.as_slice());
        Self::Floats(Engines::default().float.prepack_b(matrix.transposed()))
    }
}

impl Steps {
    /// Multiplies the rounded rows of `inputs` numbers; `results` sums.
    fn multiply(
        &mut self,
        engines: &Engines,
        weights: &PackedBMatrix<i8>,
        inputs: usize,
        results: usize,
    ) {
        self.sums.resize(results, 0);
        let rounded = NdTensorView::from_data([self.zeros.len(), inputs], self.rounded.as_slice());
        let (a, b) = (GemmInputA::Unpacked(rounded), GemmInputB::Packed(weights));
        let done = engines
            .int8
            .gemm(&mut self.sums, a, b, GemmOptions::default());
        debug_assert!(done.is_ok(), "{done:?}"); // the sizes were checked when the weights were read
    }

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
            let (steps_a_unit, zero_step) = (scale.recip(), f32::from(zero));
            self.rounded.extend(
                row.iter()
                    .map(|&number| whole(number * steps_a_unit + zero_step)),
            );
            self.zeros.push(i32::from(zero));
            self.scales.push(scale);
        }
    }
}

/// The step nearest to `number`, which is 0 to 127: the last bits of the sum with a float so great that a unit is its
/// last bit. `round` and a cast take six times as long on processors of which nothing is known.
fn whole(number: f32) -> u8 {
    const UNIT_IS_LAST_BIT: f32 = 12_582_912.; // 3 · 2²²
    (number + UNIT_IS_LAST_BIT).to_bits().to_le_bytes()[0]
}

/// A sum of products as a float; sums past 2²⁴ are rounded.
#[allow(clippy::cast_precision_loss)] // by less than one part in ten million
fn float(sum: i32) -> f32 {
    sum as f32
}
