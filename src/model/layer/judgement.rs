//! What a person makes of an annotation: never drafted, empty until somebody fills it in, and kept apart from
//! what the text says.

use std::fmt;

use schemars::JsonSchema;
use serde::de::{Deserializer, Error, Visitor};
use serde::{Deserialize, Serialize};

/// An analyst's own fields.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Judgement {
    /// How reliable the source is (Admiralty code); left out: not judged, as good as F.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reliability: Option<Reliability>,
    /// How credible the information is (Admiralty code); left out: not judged, as good as 6.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credibility: Option<Credibility>,
    /// How it stands after assessment; left out: not assessed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assessment: Option<Assessment>,
    /// How likely it is, in the words of ICD 203.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub likelihood: Option<Likelihood>,
    /// A note of any length.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Tags.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
}

impl Judgement {
    /// Whether nobody has filled in anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// This one with another one added, for two annotations that become one: what this one leaves open is the other's,
    /// its note stands below, and the tags are those of both.
    #[must_use]
    pub fn with(&self, other: &Self) -> Self {
        let mut both = self.clone();
        both.reliability = self.reliability.or(other.reliability);
        both.credibility = self.credibility.or(other.credibility);
        both.assessment = self.assessment.or(other.assessment);
        both.likelihood = self.likelihood.or(other.likelihood);
        both.note = match (&self.note, &other.note) {
            (Some(one), Some(two)) if one != two => Some(format!("{one}\n\n{two}")),
            (one, two) => one.as_ref().or(two.as_ref()).cloned(),
        };
        let new = other.tags.iter().filter(|tag| !self.tags.contains(tag));
        both.tags.extend(new.cloned());
        both
    }

    /// The Admiralty code, such as `B2`; what was not judged counts as F and as 6. None if neither was judged.
    #[must_use]
    pub fn code(&self) -> Option<String> {
        if self.reliability.is_none() && self.credibility.is_none() {
            return None;
        }
        let letter = self.reliability.map_or("F", Reliability::word);
        let digit = self.credibility.map_or("6", Credibility::word);
        Some(format!("{letter}{digit}"))
    }
}

/// Words that a file and the screen have for the values of a field, and what they mean.
macro_rules! scale {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal, $means:literal;)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
        pub enum $name {
            $(#[doc = $means] #[serde(rename = $word)] $variant,)*
        }

        impl $name {
            /// All of them, in their order.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];

            /// The word, as in the file.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word,)* }
            }

            /// What it means.
            #[must_use]
            pub fn means(self) -> &'static str {
                match self { $($name::$variant => $means,)* }
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                const WORDS: &[&str] = &[$($word,)*];
                let number = from.deserialize_any(OneOf(WORDS))?;
                Ok($name::ALL[number])
            }
        }
    };
}

/// Reads one of some words as its number; a number without quotation marks is told from a word.
struct OneOf(&'static [&'static str]);

impl Visitor<'_> for OneOf {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "one of \"{}\" in quotation marks", self.0.join("\", \""))
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<usize, E> {
        let number = self.0.iter().position(|known| *known == word);
        number.ok_or_else(|| E::unknown_variant(word, self.0))
    }
}

scale! {
    /// How reliable a source is: the letters of the Admiralty code (NATO STANAG 2511, AJP-2.1).
    Reliability {
        A = "A", "completely reliable";
        B = "B", "usually reliable";
        C = "C", "fairly reliable";
        D = "D", "not usually reliable";
        E = "E", "unreliable";
        F = "F", "reliability cannot be judged";
    }
}

scale! {
    /// How credible information is: the digits of the Admiralty code (NATO STANAG 2511, AJP-2.1).
    Credibility {
        One = "1", "confirmed by other sources";
        Two = "2", "probably true";
        Three = "3", "possibly true";
        Four = "4", "doubtful";
        Five = "5", "improbable";
        Six = "6", "truth cannot be judged";
    }
}

scale! {
    /// How a claim stands after assessment.
    Assessment {
        Confirmed = "confirmed", "other sources bear it out";
        Fair = "fair", "it holds as far as could be seen";
        Weak = "weak", "little bears it out";
        Contested = "contested", "sources stand against each other";
        Discounted = "discounted", "not to be built upon";
    }
}

scale! {
    /// How likely something is: the words of the US Intelligence Community Directive 203 (2015).
    Likelihood {
        AlmostNoChance = "almost no chance", "1 to 5 %";
        VeryUnlikely = "very unlikely", "5 to 20 %";
        Unlikely = "unlikely", "20 to 45 %";
        RoughlyEven = "roughly even chance", "45 to 55 %";
        Likely = "likely", "55 to 80 %";
        VeryLikely = "very likely", "80 to 95 %";
        AlmostCertain = "almost certain", "95 to 99 %";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_judged_has_no_code_and_half_a_code_is_filled_up() {
        let judgement = |reliability, credibility| Judgement {
            reliability,
            credibility,
            ..Judgement::default()
        };
        assert_eq!(judgement(None, None).code(), None);
        assert_eq!(judgement(Some(Reliability::B), None).code().unwrap(), "B6");
        let both = judgement(Some(Reliability::F), Some(Credibility::Two));
        assert_eq!(both.code().unwrap(), "F2");
    }

    #[test]
    fn of_two_judgements_nothing_is_lost() {
        let judgement = |note: &str, tags: &[&str]| Judgement {
            note: Some(note.into()),
            tags: tags.iter().map(|&tag| tag.into()).collect(),
            ..Judgement::default()
        };
        let (one, mut two) = (judgement("Seen.", &["a"]), judgement("Asked.", &["a", "b"]));
        two.likelihood = Some(Likelihood::Likely);
        let both = one.with(&two);
        assert_eq!(both.note.as_deref(), Some("Seen.\n\nAsked."));
        assert_eq!(
            (both.tags, both.likelihood),
            (vec!["a".into(), "b".into()], two.likelihood)
        );
        assert_eq!(one.with(&Judgement::default()), one);
    }
}
