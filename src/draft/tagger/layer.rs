//! A layer of the encoder: every piece looks at every other, then thinks for itself.

use rten_gemm::{GemmInputA, GemmInputB, GemmOptions};
use rten_simd::{SimdOp, SimdUnaryOp};
use rten_tensor::NdTensorView;
use rten_vecmath::{Gelu, Normalize, NormalizeOptions, Softmax, Sum, SumSquareSub};

use super::encoder::{Desk, WIDTH};
use super::linear::{Linear, Precision};
use super::weights::{Weights, WeightsError};

const HEADS: usize = 12;
const HEAD_WIDTH: usize = WIDTH / HEADS;
const INNER: usize = 4 * WIDTH;

/// Brings the numbers of each piece to mean and spread that were learnt.
pub(super) struct Norm {
    weight: Vec<f32>,
    bias: Vec<f32>,
}

impl Norm {
    /// # Errors
    ///
    /// The file has no such blocks.
    pub(super) fn new(
        file: &Weights,
        [weight, bias]: [&'static str; 2],
    ) -> Result<Self, WeightsError> {
        Ok(Self {
            weight: file.floats(weight, 1, WIDTH)?,
            bias: file.floats(bias, 1, WIDTH)?,
        })
    }

    pub(super) fn apply(&self, x: &mut [f32]) {
        const WIDTH_F32: f32 = 384.;
        for row in x.chunks_exact_mut(WIDTH) {
            let mean = Sum::new(row).dispatch() / WIDTH_F32;
            let variance = SumSquareSub::new(row, mean).dispatch() / WIDTH_F32;
            let options = NormalizeOptions {
                pre_scale_bias: mean,
                scale: (variance + 1e-12).sqrt().recip(),
                element_scale: Some(&self.weight),
                element_bias: Some(&self.bias),
                ..NormalizeOptions::default()
            };
            Normalize::new_mut(row, options).dispatch();
        }
    }
}

/// The weights of a layer.
pub(super) struct Layer {
    qkv: Linear,
    join: Linear,
    norm: Norm,
    widen: Linear,
    narrow: Linear,
    last_norm: Norm,
}

impl Layer {
    /// # Errors
    ///
    /// Something is missing in the file, or has a wrong size.
    pub(super) fn new(precision: Precision, file: &Weights) -> Result<Self, WeightsError> {
        let linear = |names, inputs, outputs| {
            let found = Linear::new(precision, file, names, inputs)?;
            if found.outputs() == outputs {
                Ok(found)
            } else {
                Err(WeightsError::Size(names[0]))
            }
        };
        Ok(Self {
            qkv: linear(["qkv", "qkv.bias"], WIDTH, 3 * WIDTH)?,
            join: linear(["o", "o.bias"], WIDTH, WIDTH)?,
            norm: Norm::new(file, ["l1", "l1.bias"])?,
            widen: linear(["f1", "f1.bias"], WIDTH, INNER)?,
            narrow: linear(["f2", "f2.bias"], INNER, WIDTH)?,
            last_norm: Norm::new(file, ["l2", "l2.bias"])?,
        })
    }

    /// Replaces `desk.x` by what the layer makes of it.
    pub(super) fn apply(&self, desk: &mut Desk) {
        self.qkv
            .apply(&desk.engines, &desk.x, &mut desk.steps, &mut desk.qkv);
        attend(desk);
        let engines = &desk.engines;
        self.join
            .apply(engines, &desk.joined, &mut desk.steps, &mut desk.change);
        add(&mut desk.x, &desk.change);
        self.norm.apply(&mut desk.x);
        self.widen
            .apply(engines, &desk.x, &mut desk.steps, &mut desk.inner);
        Gelu {}.map_mut(&mut desk.inner);
        self.narrow
            .apply(engines, &desk.inner, &mut desk.steps, &mut desk.change);
        add(&mut desk.x, &desk.change);
        self.last_norm.apply(&mut desk.x);
    }
}

/// Puts into `desk.joined` what each piece takes from the others, by `desk.qkv`.
fn attend(desk: &mut Desk) {
    let rows = desk.qkv.len() / (3 * WIDTH);
    let qkv = NdTensorView::from_data([rows, 3 * WIDTH], desk.qkv.as_slice());
    desk.joined.resize(rows * WIDTH, 0.);
    desk.weights.resize(rows * rows, 0.);
    desk.part.resize(rows * HEAD_WIDTH, 0.);
    for head in 0..HEADS {
        let part = |nth: usize| {
            let begin = nth * WIDTH + head * HEAD_WIDTH;
            qkv.slice((.., begin..begin + HEAD_WIDTH))
        };
        let (asked, asking) = (part(1).transposed(), part(0));
        let options = GemmOptions {
            alpha: HEAD_SCALE,
            ..GemmOptions::default()
        };
        let done = desk.engines.float.gemm(
            &mut desk.weights,
            GemmInputA::Unpacked(asking),
            GemmInputB::Unpacked(asked),
            options,
        );
        debug_assert!(done.is_ok(), "{done:?}"); // the sizes follow from the weights'
        for row in desk.weights.chunks_exact_mut(rows) {
            Softmax::new_mut(row).dispatch();
        }
        let weights = NdTensorView::from_data([rows, rows], desk.weights.as_slice());
        let options = GemmOptions::default();
        let done = desk.engines.float.gemm(
            &mut desk.part,
            GemmInputA::Unpacked(weights),
            GemmInputB::Unpacked(part(2)),
            options,
        );
        debug_assert!(done.is_ok(), "{done:?}");
        let whole = desk.joined.chunks_exact_mut(WIDTH);
        for (row, own) in whole.zip(desk.part.chunks_exact(HEAD_WIDTH)) {
            row[head * HEAD_WIDTH..(head + 1) * HEAD_WIDTH].copy_from_slice(own);
        }
    }
}

/// One over the square root of the width of a head.
const HEAD_SCALE: f32 = 0.176_776_69;

fn add(x: &mut [f32], change: &[f32]) {
    for (x, change) in x.iter_mut().zip(change) {
        *x += change;
    }
}
