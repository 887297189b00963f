//! Reading what a file may write in two ways: a string or an object, one thing or a list.
//!
//! Told apart by what stands there, not by trying: a derived `untagged` enum would take
//! `["what", "call"]` for one selector with a prefix, and could not say where a mistake is.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer, StrDeserializer};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::{Anchor, Anchors, Ids, Selector};

impl<'de> Deserialize<'de> for Anchor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneVisitor)
    }
}

struct OneVisitor;

impl<'de> Visitor<'de> for OneVisitor {
    type Value = Anchor;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("words in quotation marks or {\"quote\": …}")
    }

    fn visit_str<E: Error>(self, words: &str) -> Result<Anchor, E> {
        Ok(Anchor::Quote(words.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Anchor, A::Error> {
        Selector::deserialize(MapAccessDeserializer::new(map)).map(Anchor::Selector)
    }
}

impl<'de> Deserialize<'de> for Anchors {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOrMany {
            expecting: "words in quotation marks, {\"quote\": …}, or a list of these",
            one: Anchors::One,
            many: Anchors::Many,
            item: PhantomData,
        })
    }
}

impl<'de> Deserialize<'de> for Ids {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOrMany {
            expecting: "an id in quotation marks, or a list of ids",
            one: Ids::One,
            many: Ids::Many,
            item: PhantomData,
        })
    }
}

struct OneOrMany<T, One, Many> {
    expecting: &'static str,
    one: One,
    many: Many,
    item: PhantomData<T>,
}

impl<'de, T, All, One, Many> Visitor<'de> for OneOrMany<T, One, Many>
where
    T: Deserialize<'de>,
    One: FnOnce(T) -> All,
    Many: FnOnce(Vec<T>) -> All,
{
    type Value = All;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.expecting)
    }

    fn visit_str<E: Error>(self, words: &str) -> Result<All, E> {
        T::deserialize(StrDeserializer::new(words)).map(self.one)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<All, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(self.one)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<All, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(list)).map(self.many)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quote(words: &str) -> Anchor {
        Anchor::Quote(words.into())
    }

    #[test]
    fn two_quotes_are_two_pieces_not_one_with_a_prefix() {
        let read: Anchors = serde_json::from_str("[\"what\", \"call\"]").unwrap();
        assert_eq!(read, Anchors::Many(vec![quote("what"), quote("call")]));
    }

    #[test]
    fn one_or_many_words_or_selectors() {
        let selector = Anchor::Selector(Selector {
            quote: "w".into(),
            paragraph: Some(3),
            ..Selector::default()
        });
        let read = |json| serde_json::from_str::<Anchors>(json).unwrap();
        assert_eq!(read("\"w\""), Anchors::One(quote("w")));
        assert_eq!(
            read("{\"quote\": \"w\", \"paragraph\": 3}"),
            Anchors::One(selector.clone())
        );
        assert_eq!(
            read("[\"w\", {\"quote\": \"w\", \"paragraph\": 3}]"),
            Anchors::Many(vec![quote("w"), selector])
        );
        assert_eq!(
            serde_json::from_str::<Ids>("\"a\"").unwrap(),
            Ids::One("a".into())
        );
        assert_eq!(
            serde_json::from_str::<Ids>("[]").unwrap(),
            Ids::Many(vec![])
        );
    }

    #[test]
    fn a_mistake_is_told_where_it_is() {
        let error = |json| {
            serde_json::from_str::<Anchors>(json)
                .unwrap_err()
                .to_string()
        };
        assert_eq!(
            error("[\"w\",\n 5]"),
            "invalid type: integer `5`, expected words in quotation marks or {\"quote\": …} at line 2 column 2"
        );
        assert_eq!(
            error("{\"quot\": \"w\"}"),
            "missing field `quote` at line 1 column 13"
        );
        assert!(error("[[\"w\", \"v\"]]").starts_with("invalid type: sequence"));
        let id = serde_json::from_str::<Ids>("{}").unwrap_err().to_string();
        assert!(
            id.starts_with("invalid type: map, expected a string"),
            "{id}"
        );
    }
}
