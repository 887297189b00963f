//! A noun phrase that names a speaker, taken apart.

use super::noun::{Noun, noun};
use crate::draft::lemma;
use crate::draft::reading::Naming;
use crate::model::layer::Kind;
use crate::text::{self, Span};

/// The most words of a phrase that are looked at.
const WORDS: usize = 40;

/// A name in a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name {
    /// Where it stands.
    pub span: Span,
    /// What it names; none for an adjective such as "Karvelian".
    pub kind: Option<Kind>,
}

/// Stand-in for a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pronoun {
    /// "he", "she", "his", "her".
    Person,
    /// "it", "its".
    Thing,
    /// "they", "their".
    Several,
    /// "I", "we", "our".
    Speaker,
    /// "who", "which", "that".
    Relative,
}

/// A noun phrase taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // each is a sign by itself
pub struct Phrase {
    /// The names that show whose voice it is.
    pub names: Vec<Name>,
    /// Stems of the common nouns, with what they say.
    pub nouns: Vec<(String, Noun)>,
    /// Stems of those of its nouns that stand behind "the".
    pub known: Vec<String>,
    /// Stems of its other words in lower case.
    pub others: Vec<String>,
    /// Stem of the noun that the phrase is about: "spokesman" in "a spokesman for the army".
    pub head: Option<String>,
    /// The phrase is nothing but a pronoun.
    pub pronoun: Option<Pronoun>,
    /// "its", "his", "their" before a noun.
    pub possessor: Option<Pronoun>,
    /// Begins with "the", "this", or a possessor.
    pub definite: bool,
    /// "both sides", "neither", "nobody".
    pub several: bool,
    /// "counterpart", "rival": stands against whom the possessor names.
    pub rival: bool,
    /// A relative clause tells of somebody who stands apart: "who teaches law".
    pub outsider: bool,
    /// A plural noun phrase, or a pronoun of the plural.
    pub plural: bool,
}

impl Phrase {
    /// Whether it names one person.
    #[must_use]
    pub fn is_person(&self) -> bool {
        let named = self
            .names
            .iter()
            .any(|name| name.kind == Some(Kind::Person));
        let role = self
            .head
            .as_deref()
            .map(noun)
            .is_some_and(|n| n.role || n.people);
        named || role && !self.plural || self.pronoun == Some(Pronoun::Person)
    }

    /// Whether it says of a body that it is a state's: "the state utility".
    #[must_use]
    pub fn is_of_state(&self) -> bool {
        let nouns = self.nouns.iter().map(|(stem, _)| stem);
        let mut stems = nouns.chain(&self.others);
        stems.any(|stem| stem == "stat" || stem.starts_with("state-"))
    }

    /// Whether its head is somebody who is seldom a party.
    #[must_use]
    pub fn is_third(&self) -> bool {
        self.outsider || self.head.as_deref().is_some_and(|head| noun(head).third)
    }
}

/// Who speaks for a state when they are said to be in its capital.
const SEATED: [&str; 6] = [
    "official",
    "leader",
    "leadership",
    "authority",
    "parliament",
    "lawmaker",
];

/// Words after which no more of a phrase shows whose voice it is.
const OTHERWISE: [&str; 19] = [
    "in",
    "on",
    "at",
    "near",
    "outside",
    "under",
    "against",
    "to",
    "about",
    "after",
    "before",
    "over",
    "during",
    "along",
    "across",
    "around",
    "between",
    "among",
    "following",
];

/// The pronoun that a word is.
#[must_use]
pub fn pronoun(word: &str) -> Option<Pronoun> {
    Some(match word.to_lowercase().as_str() {
        "he" | "she" | "him" | "his" | "her" | "hers" => Pronoun::Person,
        "it" | "its" => Pronoun::Thing,
        "they" | "them" | "their" | "theirs" => Pronoun::Several,
        "i" | "we" | "us" | "our" | "my" | "me" => Pronoun::Speaker,
        "who" | "which" | "that" | "whose" => Pronoun::Relative,
        _ => return None,
    })
}

/// Reads a noun phrase. `namings` are all those of the text, in order; `known` says whether a capitalised
/// word is a name although no naming covers it.
#[must_use]
pub fn read(text: &str, span: Span, namings: &[Naming], known: &dyn Fn(&str) -> bool) -> Phrase {
    let mut phrase = Phrase::default();
    let words: Vec<Span> = text::words(text, span).take(WORDS).collect();
    if let [only] = words.as_slice() {
        phrase.pronoun = pronoun(only.of(text));
        phrase.plural = phrase.pronoun == Some(Pronoun::Several);
        if phrase.pronoun.is_some() {
            return phrase;
        }
    }
    let mut reader = Reader {
        text,
        namings,
        known,
        state: State::Head,
        last: None,
        end: span.start,
        the: false,
    };
    for (i, word) in words.iter().enumerate() {
        if !reader.take(&mut phrase, *word, i == 0) {
            break;
        }
    }
    if phrase.head.is_none() {
        phrase.head = reader.last.take();
    }
    phrase
}

/// What part of the phrase is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Up to its head.
    Head,
    /// Behind a comma, "of" or "for": still tells who it is.
    Further,
    /// Behind a preposition of place: tells who it is only for a state's body ("the government in Ghedir").
    Elsewhere,
}

struct Reader<'a> {
    text: &'a str,
    namings: &'a [Naming],
    known: &'a dyn Fn(&str) -> bool,
    state: State,
    /// Stem of the last noun before the head is closed.
    last: Option<String>,
    end: u32,
    /// Behind "the", before the next mark or preposition.
    the: bool,
}

impl Reader<'_> {
    /// Takes one word; false where the rest says nothing more.
    fn take(&mut self, phrase: &mut Phrase, word: Span, first: bool) -> bool {
        let words = word.of(self.text);
        let lower = words.to_lowercase().replace('’', "'");
        let between = self
            .text
            .get(self.end as usize..word.start as usize)
            .unwrap_or_default();
        self.end = word.end;
        if !first && between.contains([',', '(', ';', '—', '–', ':']) {
            self.close(phrase, State::Further);
        }
        if first && matches!(lower.as_str(), "the" | "this" | "these" | "that" | "those") {
            phrase.definite = true;
            self.the = true;
            return true;
        }
        if let Some(naming) = naming_at(self.namings, word) {
            self.name(
                phrase,
                Name {
                    span: naming.span,
                    kind: Some(naming.kind),
                },
            );
            return true;
        }
        match lower.as_str() {
            "the" => self.the = true,
            "of" | "for" | "from" | "with" | "by" => self.close(phrase, State::Further),
            "who" | "which" | "that" | "whose" | "where" if !first => {
                return self.relative(phrase, word);
            }
            _ if OTHERWISE.contains(&lower.as_str()) => {
                self.close(phrase, State::Elsewhere);
            }
            _ => self.noun(phrase, word, &lower, first),
        }
        true
    }

    fn name(&mut self, phrase: &mut Phrase, name: Name) {
        let state_head = || {
            phrase.names.is_empty()
                && phrase
                    .nouns
                    .iter()
                    .any(|(stem, noun)| noun.core || SEATED.contains(&stem.as_str()))
        };
        let local = self.state == State::Elsewhere;
        let counts =
            !local || name.kind != Some(Kind::Person) && state_head() && !phrase.is_third();
        if counts && phrase.names.last() != Some(&name) {
            phrase.names.push(name);
        }
    }

    fn noun(&mut self, phrase: &mut Phrase, word: Span, lower: &str, first: bool) {
        let words = word.of(self.text);
        let stem = lemma::stem(words);
        let noun = noun(&stem);
        if let Some(pronoun) = pronoun(lower) {
            let owns = matches!(lower, "his" | "her" | "its" | "their" | "our" | "my");
            if owns && self.state != State::Elsewhere {
                phrase.possessor = phrase.possessor.or(Some(pronoun));
                phrase.definite |= first;
            }
            return;
        }
        let one_of_two = matches!(lower, "party" | "side");
        phrase.several |= noun.several && !one_of_two && self.state == State::Head;
        phrase.rival |= noun.rival;
        let capital = words.chars().next().is_some_and(char::is_uppercase);
        let name = capital && !noun.title && !noun.is_somebody() && (!first || (self.known)(words));
        if name {
            let bare = words.trim_end_matches("'s").trim_end_matches("’s");
            let start = word.start as usize;
            self.name(
                phrase,
                Name {
                    span: Span::new(start, start + bare.len()),
                    kind: None,
                },
            );
            return;
        }
        if self.state != State::Elsewhere && noun.is_somebody() {
            phrase.nouns.push((stem.clone(), noun));
            if self.the {
                phrase.known.push(stem.clone());
            }
        } else if self.state != State::Elsewhere && !capital {
            phrase.others.push(stem.clone());
        }
        if self.state == State::Head && (!capital || first || noun.is_somebody()) {
            phrase.plural = lower.ends_with('s') && !lower.ends_with("ss") && !lower.contains('\'')
                || matches!(lower, "people" | "police");
            self.last = Some(stem);
        }
    }

    fn close(&mut self, phrase: &mut Phrase, next: State) {
        self.the = false;
        if self.state == State::Head && phrase.head.is_none() {
            phrase.head = self.last.take();
        }
        if self.state != State::Elsewhere || next == State::Further {
            self.state = next;
        }
    }

    /// A relative clause tells who it is only if its verb says so: "who represents the Habar Idleh".
    fn relative(&mut self, phrase: &mut Phrase, word: Span) -> bool {
        self.close(phrase, State::Further);
        let rest = Span {
            start: word.end,
            end: word.end.saturating_add(60).max(word.end),
        };
        let end = (rest.end as usize).min(self.text.len());
        let end = (rest.start as usize..=end)
            .rev()
            .find(|&at| self.text.is_char_boundary(at));
        let rest = Span::new(word.end as usize, end.unwrap_or(word.end as usize));
        let verbs: Vec<Noun> = text::words(self.text, rest)
            .take(2)
            .map(|verb| noun(&lemma::stem(verb.of(self.text))))
            .collect();
        phrase.outsider |= verbs.iter().any(|verb| verb.outsider);
        verbs.iter().any(|verb| verb.speaks)
    }
}

/// The naming that holds a word.
#[must_use]
pub fn naming_at(namings: &[Naming], word: Span) -> Option<&Naming> {
    let behind = namings.partition_point(|naming| naming.span.start <= word.start);
    let naming = namings.get(behind.checked_sub(1)?)?;
    naming.span.contains(word.start as usize).then_some(naming)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrase(words: &str) -> Phrase {
        let known = |word: &str| word.starts_with("Karv");
        read(words, Span::new(0, words.len()), &[], &known)
    }

    fn names(words: &str) -> Vec<&str> {
        phrase(words)
            .names
            .iter()
            .map(|name| name.span.of(words))
            .collect()
    }

    #[test]
    fn a_spokesman_is_the_head_and_the_staff_stands_behind_him() {
        let read = phrase("a spokesman for its general staff");
        assert_eq!(read.head.as_deref(), Some("spokesman"));
        assert_eq!(read.possessor, Some(Pronoun::Thing));
        assert!(read.is_person());
    }

    #[test]
    fn demonyms_are_names_and_titles_are_not() {
        assert_eq!(names("Karvelian defence officials"), ["Karvelian"]);
        assert_eq!(names("Residents of the valley"), [""; 0]);
        assert_eq!(names("the Foreign Minister"), [""; 0]);
        assert_eq!(names("the Karvelian’s lawyer"), ["Karvelian"]);
    }

    #[test]
    fn where_somebody_is_does_not_say_for_whom_they_speak() {
        assert_eq!(names("a farmer near Karvelia"), [""; 0]);
        assert_eq!(names("the government in Karvelia"), ["Karvelia"]);
        assert_eq!(names("an analyst in Karvelia"), [""; 0]);
    }

    #[test]
    fn a_body_may_be_said_to_be_the_states() {
        assert!(phrase("a spokesman for the state utility").is_of_state());
        assert!(phrase("the state-owned railway").is_of_state());
        assert!(!phrase("a spokesman for the utility").is_of_state());
    }

    #[test]
    fn pronouns_stand_alone_or_before_a_noun() {
        assert_eq!(phrase("They").pronoun, Some(Pronoun::Several));
        assert_eq!(phrase("his spokeswoman").possessor, Some(Pronoun::Person));
        assert!(phrase("both sides").several);
        assert!(phrase("his Karvelian counterpart").rival);
    }
}
