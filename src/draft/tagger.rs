//! The tagger: a small encoder that marks who says what, and what is named.
//!
//! | step | of | makes | in |
//! |---|---|---|---|
//! | input | tokens | word pieces, shapes, states of quotation | `pieces`, `features` |
//! | windows | input | stretches of whole sentences with some text before and after | `windows` |
//! | encoder | a window | a score for every label of every token | `encoder` |
//! | decoding | scores | the likeliest labels of the whole article | `decoder` |
//!
//! The weights are one file (`assets/draft/tagger.bin`), trained by the scripts in `assets/draft/train`; the
//! feature `weights` embeds it, and without it there is no tagger.

mod decoder;
mod encoder;
mod features;
mod input;
mod layer;
mod linear;
mod pieces;
mod weights;
mod windows;

use std::ops::Range;

use crate::model::layer::Kind;
use crate::text::Span;

use super::reading::Naming;
use super::tagged::{Role, Tagged};
use super::tokens::Tokens;

use decoder::Decoder;
use encoder::Encoder;
pub use input::Input;
use linear::Precision;
pub use weights::WeightsError;

/// The weights that are embedded.
#[cfg(feature = "weights")]
const WEIGHTS: &[u8] = include_bytes!("../../assets/draft/tagger.bin");

/// What the tagger marks in an article, in the order of the text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tagging {
    /// Sources, cues and contents; those of the outer layer first.
    pub tagged: Vec<Tagged>,
    /// For each of them how sure the tagger is: the mean probability of its labels, 0 to 1.
    pub certainty: Vec<f32>,
    /// Names with their kinds; never overlapping.
    pub namings: Vec<Naming>,
    /// Mentions of persons, bodies and places, by name or by a phrase ("the Kurdish fighters"); never overlapping.
    pub described: Vec<Naming>,
}

/// A trained encoder with its vocabulary. Making one unpacks the weights (some 10 ms); share it.
#[derive(Debug)]
pub struct Tagger {
    pieces: pieces::Pieces,
    encoder: Encoder,
}

impl Tagger {
    /// The tagger that is embedded, unpacked when first asked for; none without the feature `weights`.
    #[must_use]
    pub fn bundled() -> Option<&'static Self> {
        #[cfg(feature = "weights")]
        {
            use std::sync::OnceLock;
            static BUNDLED: OnceLock<Option<Tagger>> = OnceLock::new();
            BUNDLED.get_or_init(|| Self::new(WEIGHTS).ok()).as_ref()
        }
        #[cfg(not(feature = "weights"))]
        None
    }

    /// The tagger of a file of weights.
    ///
    /// # Errors
    ///
    /// Says what is wrong with the file: another format, something missing, a wrong size.
    pub fn new(weights: &[u8]) -> Result<Self, WeightsError> {
        Self::reckoning(weights, Precision::Steps)
    }

    /// The same, reckoning in floats instead of rounded numbers: three times as slow, to check the other by.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new).
    pub fn exact(weights: &[u8]) -> Result<Self, WeightsError> {
        Self::reckoning(weights, Precision::Floats)
    }

    fn reckoning(weights: &[u8], precision: Precision) -> Result<Self, WeightsError> {
        let weights = weights::Weights::read(weights)?;
        let pieces = pieces::Pieces::new(&weights)?;
        let encoder = Encoder::new(&weights, pieces.edges, precision)?;
        Ok(Self { pieces, encoder })
    }

    /// What the encoder reads of these tokens.
    #[must_use]
    pub fn input(&self, text: &str, tokens: &Tokens) -> Input {
        Input::new(&self.pieces, text, tokens)
    }

    /// Marks an article, on the calling thread and one more that waits for it. `stop` is asked before each window
    /// (about 150 words); once it says so there is no tagging.
    ///
    /// Takes time and memory linear in the number of tokens.
    #[must_use]
    pub fn tag(
        &self,
        text: &str,
        tokens: &Tokens,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<Tagging> {
        let input = self.input(text, tokens);
        let mut layers: Vec<Decoder> = encoder::HEADS
            .iter()
            .map(|head| Decoder::new(head.tags))
            .collect();
        let finished = self.each_window(&input, stop, &mut |scores| {
            for (layer, columns) in layers.iter_mut().zip(encoder::columns()) {
                for row in scores.chunks_exact(encoder::LABELS) {
                    layer.push(&row[columns.clone()]);
                }
            }
        });
        finished.then(|| Tagging::of(layers, tokens))
    }

    /// Log-probabilities of the labels of every token, for tests and training: a row of [`encoder::LABELS`] a token.
    #[cfg(test)]
    fn scores(&self, input: &Input) -> Vec<f32> {
        let mut all = Vec::new();
        self.each_window(input, &|| false, &mut |scores| {
            all.extend_from_slice(scores);
        });
        all
    }

    /// Hands the log-probabilities of each window's own tokens to `take`; whether it came to the end.
    fn each_window(
        &self,
        input: &Input,
        stop: &(dyn Fn() -> bool + Sync),
        take: &mut (dyn FnMut(&[f32]) + Send),
    ) -> bool {
        encoder::on_one_thread(|| {
            let mut desk = encoder::Desk::default();
            for window in windows::windows(input) {
                if stop() {
                    return false;
                }
                take(self.encoder.scores(input, &window, &mut desk));
            }
            true
        })
    }
}

impl Tagging {
    fn of(layers: Vec<Decoder>, tokens: &Tokens) -> Self {
        let mut found = Self::default();
        for (head, layer) in encoder::HEADS.iter().zip(layers) {
            let stretches = layer.finish();
            match head.name {
                "kind" => found.namings = namings(&stretches, &KINDS, tokens),
                "described" => found.described = namings(&stretches, &DESCRIBED, tokens),
                name => found.add(&stretches, name == "nested"),
            }
        }
        found
    }

    fn add(&mut self, stretches: &[decoder::Stretch], nested: bool) {
        for s in stretches {
            let Some(&role) = ROLES.get(s.tag) else {
                continue;
            };
            let tokens = s.tokens.clone();
            self.tagged.push(Tagged {
                role,
                tokens,
                nested,
            });
            self.certainty.push(s.certainty);
        }
    }
}

const ROLES: [Role; 3] = [Role::Source, Role::Cue, Role::Content];
const KINDS: [Kind; 7] = [
    Kind::Person,
    Kind::Organisation,
    Kind::Group,
    Kind::Place,
    Kind::Operation,
    Kind::Equipment,
    Kind::Event,
];
const DESCRIBED: [Kind; 3] = [Kind::Person, Kind::Organisation, Kind::Place];

fn namings(stretches: &[decoder::Stretch], kinds: &[Kind], tokens: &Tokens) -> Vec<Naming> {
    let named = |s: &decoder::Stretch| {
        let span: Span = tokens.span(&s.tokens)?;
        Some(Naming {
            span,
            kind: *kinds.get(s.tag)?,
        })
    };
    stretches.iter().filter_map(named).collect()
}

/// A window of an article: what the encoder reads, and the part of it that it marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// Tokens that are read.
    pub read: Range<usize>,
    /// Tokens that are marked; the rest is there to be understood by.
    pub marked: Range<usize>,
}

#[cfg(all(test, feature = "weights"))]
mod tests;
