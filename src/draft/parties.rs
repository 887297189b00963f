//! The sides of the dispute, and whose voice each attribution is.

/// A side.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Party {
    /// Name on screen.
    pub name: String,
    /// Names, demonyms and noun phrases that speak for it in this text.
    pub speakers: Vec<String>,
}

/// Whose voice an attribution is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Voice {
    /// A side, by its index.
    Side(usize),
    /// Somebody who is none of the sides.
    ThirdParty,
    /// Nobody is named: the article itself ("it is believed").
    Article,
    /// Somebody is named, and the text does not say whom they speak for.
    #[default]
    Unknown,
}

/// The sides, and who speaks for them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parties {
    /// The sides; the first two are the ones most opposed in this text.
    pub sides: Vec<Party>,
    /// The voice of each attribution of the reading.
    pub voices: Vec<Voice>,
    /// For each figure of the cast: the side that it belongs to, where the text says so.
    pub figures: Vec<Option<usize>>,
}
