//! The file of weights: named blocks of numbers and text.
//!
//! `counterclaim tagger 1\n`, then a line a block: `NAME KIND ROWS COLUMNS\n`, then an empty line, then the blocks' bytes
//! one after the other. Kinds: `f32`, little-endian; `int8`, one scale (`f32`) a row and then the rows, a number being
//! the signed byte times its row's scale; `text`, UTF-8, of `ROWS` bytes. Written by `assets/draft/train/export.py`.

use std::collections::HashMap;

use thiserror::Error;

const MAGIC: &str = "counterclaim tagger 1";

/// What is wrong with a file of weights.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum WeightsError {
    /// It does not begin as such a file does.
    #[error("not a file of weights")]
    Format,
    /// A block or piece that is needed is not there.
    #[error("the weights have no {0}")]
    Missing(&'static str),
    /// A block has another kind or size than needed.
    #[error("wrong size of {0} in the weights")]
    Size(&'static str),
}

/// A file of weights, its blocks found but not unpacked.
#[derive(Debug)]
pub(super) struct Weights<'a> {
    blocks: HashMap<&'a str, Block<'a>>,
}

#[derive(Debug, Clone, Copy)]
struct Block<'a> {
    kind: &'a str,
    rows: usize,
    columns: usize,
    bytes: &'a [u8],
}

/// Numbers in rows, eight bits each.
#[derive(Debug, Clone)]
pub(super) struct Rows8 {
    /// What a step is worth, by row.
    pub(super) scales: Vec<f32>,
    /// Steps, row by row.
    pub(super) steps: Vec<i8>,
    /// Numbers in a row.
    pub(super) columns: usize,
}

impl<'a> Weights<'a> {
    /// # Errors
    ///
    /// It is no such file, or is cut off.
    pub(super) fn read(file: &'a [u8]) -> Result<Self, WeightsError> {
        let end = memchr::memmem::find(file, b"\n\n").ok_or(WeightsError::Format)?;
        let head = std::str::from_utf8(&file[..end]).map_err(|_| WeightsError::Format)?;
        let mut rest = &file[end + 2..];
        let mut lines = head.lines();
        if lines.next() != Some(MAGIC) {
            return Err(WeightsError::Format);
        }
        let mut blocks = HashMap::new();
        for line in lines {
            let (name, mut block) = block(line).ok_or(WeightsError::Format)?;
            let length = block.length().ok_or(WeightsError::Format)?;
            (block.bytes, rest) = rest.split_at_checked(length).ok_or(WeightsError::Format)?;
            blocks.insert(name, block);
        }
        Ok(Self { blocks })
    }

    /// # Errors
    ///
    /// There is no such block of `rows` times `columns` numbers.
    pub(super) fn floats(
        &self,
        name: &'static str,
        rows: usize,
        columns: usize,
    ) -> Result<Vec<f32>, WeightsError> {
        let block = self.block(name, "f32")?;
        if (block.rows, block.columns) != (rows, columns) {
            return Err(WeightsError::Size(name));
        }
        Ok(floats(block.bytes))
    }

    /// # Errors
    ///
    /// There is no such block with rows of `columns` numbers.
    pub(super) fn rows8(&self, name: &'static str, columns: usize) -> Result<Rows8, WeightsError> {
        let block = self.block(name, "int8")?;
        let (scales, steps) = block
            .bytes
            .split_at_checked(4 * block.rows)
            .ok_or(WeightsError::Size(name))?;
        if block.columns != columns {
            return Err(WeightsError::Size(name));
        }
        Ok(Rows8 {
            scales: floats(scales),
            steps: steps.iter().map(|&b| b.cast_signed()).collect(),
            columns,
        })
    }

    /// # Errors
    ///
    /// There is no such block, or it is no text.
    pub(super) fn text(&self, name: &'static str) -> Result<&'a str, WeightsError> {
        let block = self.block(name, "text")?;
        std::str::from_utf8(block.bytes).map_err(|_| WeightsError::Size(name))
    }

    /// How many layers there are.
    pub(super) fn layers(&self) -> usize {
        (0..self.blocks.len())
            .take_while(|nth| self.blocks.contains_key(format!("{nth}.qkv").as_str()))
            .count()
    }

    /// A block of a layer under its plain name.
    pub(super) fn layer(&self, nth: usize) -> Self {
        let prefix = format!("{nth}.");
        let own = |(name, block): (&&'a str, &Block<'a>)| {
            Some((name.strip_prefix(prefix.as_str())?, *block))
        };
        Self {
            blocks: self.blocks.iter().filter_map(own).collect(),
        }
    }

    fn block(&self, name: &'static str, kind: &str) -> Result<Block<'a>, WeightsError> {
        let block = self.blocks.get(name).ok_or(WeightsError::Missing(name))?;
        if block.kind == kind {
            Ok(*block)
        } else {
            Err(WeightsError::Size(name))
        }
    }
}

impl Rows8 {
    /// Adds a row's numbers to `sum`; nothing where there is no such row.
    pub(super) fn add_row(&self, row: usize, sum: &mut [f32]) {
        let begin = row * self.columns;
        if let (Some(&scale), Some(steps)) = (
            self.scales.get(row),
            self.steps.get(begin..begin + self.columns),
        ) {
            for (s, &step) in sum.iter_mut().zip(steps) {
                *s += scale * f32::from(step);
            }
        }
    }
}

impl Block<'_> {
    fn length(&self) -> Option<usize> {
        let numbers = self.rows.checked_mul(self.columns)?;
        match self.kind {
            "f32" => numbers.checked_mul(4),
            "int8" => numbers.checked_add(self.rows.checked_mul(4)?),
            "text" => Some(numbers),
            _ => None,
        }
    }
}

fn block(line: &str) -> Option<(&str, Block<'_>)> {
    let mut words = line.split(' ');
    let (name, kind) = (words.next()?, words.next()?);
    let (rows, columns) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
    let bytes = &[];
    Some((
        name,
        Block {
            kind,
            rows,
            columns,
            bytes,
        },
    ))
}

fn floats(bytes: &[u8]) -> Vec<f32> {
    let numbers = bytes.as_chunks::<4>().0;
    numbers.iter().map(|&n| f32::from_le_bytes(n)).collect()
}
