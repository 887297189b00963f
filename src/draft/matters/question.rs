//! The question of a row, in the claims' own words.
//!
//! A question presupposes nothing that is only claimed: a clause is turned round ("Were the posts targeted?"), an
//! accusation is asked ("Did Karvelian troops fire first?"), numbers are counted ("How many people died?"). Where
//! the words do not lend themselves to that, the question asks what is said of what they share.

use std::collections::HashMap;

use super::Meeting;
use super::{clause, topic};
use crate::draft::meeting::Claims;
use crate::draft::parties::camps::Camps;
use crate::draft::{Parties, Reading};
use crate::model::Article;
use crate::model::layer::CueClass;
use crate::text::Span;

/// The most characters of a question.
pub const LONGEST: usize = 84;

/// What the questions of an article are made of.
pub struct Asker<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its claims.
    pub reading: &'a Reading,
    /// What they say.
    pub claims: &'a Claims,
    /// Who says it.
    pub camps: &'a Camps,
    /// For whom.
    pub parties: &'a Parties,
    /// The name that is used most for each camp.
    pub called: HashMap<usize, String>,
    /// Which meets which, in the order of the answers.
    pub meetings: &'a [Meeting],
}

impl Asker<'_> {
    /// The question of a row.
    #[must_use]
    pub fn ask(&self, row: &[usize]) -> String {
        let core = self.core(row);
        let mut order: Vec<usize> = core.into_iter().chain(row.iter().copied()).collect();
        order.dedup();
        let numbers = order
            .iter()
            .filter(|_| self.differ_in_numbers(row))
            .find_map(|&claim| self.how_many(claim));
        numbers
            .or_else(|| order.iter().take(2).find_map(|&claim| self.did(claim)))
            .or_else(|| order.iter().take(2).find_map(|&claim| self.turned(claim)))
            .or_else(|| order.first().and_then(|&claim| self.wants(claim)))
            .or_else(|| topic::shared(self, row))
            .or_else(|| order.iter().find_map(|&claim| topic::of(self, claim)))
            .or_else(|| order.iter().find_map(|&claim| self.what_says(claim)))
            .or_else(|| order.iter().find_map(|&claim| self.what_side_says(claim)))
            .unwrap_or_else(|| "What is said?".to_owned())
    }

    /// The claim that most others meet; the first if none is met.
    fn core(&self, row: &[usize]) -> Option<usize> {
        let of = |answer: usize| {
            let first = self
                .meetings
                .partition_point(|meeting| meeting.answer < answer);
            self.meetings
                .iter()
                .skip(first)
                .take_while(move |meeting| meeting.answer == answer)
        };
        let met = |claim: &&usize| {
            row.iter()
                .flat_map(|&answer| of(answer))
                .filter(|meeting| meeting.to == **claim)
                .count()
        };
        let most = row.iter().map(|claim| met(&claim)).max()?;
        row.iter().find(|claim| met(claim) == most).copied()
    }

    /// The words of a claim's content, without "that" and outer quotation marks.
    #[must_use]
    pub fn content(&self, claim: usize) -> Option<(Span, &str)> {
        let span = *self.reading.attributions.get(claim)?.content.first()?;
        let words = span.of(self.article.text());
        let bare = words.trim_start_matches(['"', '“', '‘', '\'']).trim_start();
        let bare = bare.strip_prefix("that ").unwrap_or(bare);
        let start = span.end as usize - bare.len();
        let bare = bare.trim_end_matches(['"', '”', '’', '\'', ',', '.', '?', '!', ';', ' ']);
        Some((Span::new(start, start + bare.len()), bare))
    }

    /// Who says it, in few words; none for a pronoun.
    #[must_use]
    pub fn source(&self, claim: usize) -> Option<String> {
        let phrase = self.camps.phrases.get(claim)?;
        if phrase.several {
            return None;
        }
        if phrase.pronoun.is_some() {
            let camp = self.camps.speakers.get(claim).copied().flatten()?;
            return self.called.get(&camp).cloned();
        }
        let span = self.reading.attributions.get(claim)?.source?;
        let words = span.of(self.article.text());
        let ends = [", ", " (", " who ", " which ", " whose ", " that ", " — "];
        let end = ends
            .iter()
            .filter_map(|end| words.find(end))
            .min()
            .unwrap_or(words.len());
        let short = words.get(..end)?.trim_end_matches([',', ' ']);
        let few =
            short.split_whitespace().count() <= 7 && !short.contains('\n') && !short.is_empty();
        few.then(|| clause::lower_first(short, self.keeps_capital(span)))
    }

    /// Whether the first word of a span is written with a capital for its own sake.
    #[must_use]
    pub fn keeps_capital(&self, span: Span) -> bool {
        let named = self
            .reading
            .namings
            .partition_point(|naming| naming.span.start < span.start);
        self.reading
            .namings
            .get(named)
            .is_some_and(|naming| naming.span.start == span.start)
    }

    fn plural(&self, claim: usize) -> bool {
        self.camps
            .phrases
            .get(claim)
            .is_some_and(|phrase| phrase.plural)
    }

    /// "Did Karvelian troops fire first?", from an accusation or a denial with a verb in -ing.
    fn did(&self, claim: usize) -> Option<String> {
        let (span, words) = self.content(claim)?;
        let statement = self.claims.statements.get(claim)?;
        if statement.quoted {
            return None;
        }
        if let Some((who, what)) = words
            .split_once(" of ")
            .filter(|_| statement.target.is_some())
        {
            let who = clause::lower_first(who, self.keeps_capital(span));
            return clause::did(&who, what);
        }
        let denies = statement
            .cue
            .as_ref()
            .is_some_and(|cue| cue.class == CueClass::Denying);
        let who = self.source(claim).filter(|_| denies)?;
        clause::did(&who, words)
    }

    /// "Were the posts targeted?", from a clause with an auxiliary.
    fn turned(&self, claim: usize) -> Option<String> {
        let statement = self.claims.statements.get(claim)?;
        let (span, words) = self.content(claim)?;
        if statement.quoted && clause::speaks_of_itself(words) {
            return None;
        }
        let keeps = self.keeps_capital(span);
        clause::turned(words, keeps).or_else(|| clause::asked(words, keeps))
    }

    /// "What does the union want?", from a demand.
    fn wants(&self, claim: usize) -> Option<String> {
        let cue = self.claims.statements.get(claim)?.cue.as_ref()?;
        let verbs = [
            ("want", "want"),
            ("demand", "demand"),
            ("seek", "seek"),
            ("propos", "propose"),
            ("urg", "urge"),
            ("recommend", "recommend"),
            ("promis", "promise"),
            ("threaten", "threaten"),
            ("expect", "expect"),
            ("fear", "fear"),
            ("hop", "hope for"),
            ("plan", "plan"),
        ];
        let verb = verbs
            .iter()
            .find(|(stem, _)| cue.stems.last().is_some_and(|last| last == stem))?
            .1;
        if cue.negated {
            return None;
        }
        let who = self.source(claim)?;
        let does = if self.plural(claim) { "do" } else { "does" };
        fits(format!("What {does} {who} {verb}?"))
    }

    /// "What does the ministry say?"
    fn what_says(&self, claim: usize) -> Option<String> {
        let who = self.source(claim)?;
        let does = if self.plural(claim) { "do" } else { "does" };
        fits(format!("What {does} {who} say?"))
    }

    /// "What does Guyana say?"
    fn what_side_says(&self, claim: usize) -> Option<String> {
        let side = self.parties.voices.get(claim)?.side()?;
        fits(format!(
            "What does {} say?",
            self.parties.sides.get(side)?.name
        ))
    }

    /// Whether claims of different speakers give different numbers.
    fn differ_in_numbers(&self, row: &[usize]) -> bool {
        let statements: Vec<_> = row
            .iter()
            .filter_map(|&claim| self.claims.statements.get(claim))
            .collect();
        statements.iter().enumerate().any(|(k, one)| {
            let others = statements
                .iter()
                .skip(k + 1)
                .filter(|other| other.speaker != one.speaker);
            others.into_iter().any(|other| {
                !one.numbers.is_empty()
                    && !other.numbers.is_empty()
                    && one.numbers.is_disjoint(&other.numbers)
            })
        })
    }

    /// "How many people died?"
    fn how_many(&self, claim: usize) -> Option<String> {
        let (_, words) = self.content(claim)?;
        fits(clause::how_many(words)?)
    }
}

/// The name that is used most for each camp.
#[must_use]
pub fn called(camps: &Camps) -> HashMap<usize, String> {
    let mut most: HashMap<usize, (usize, &str)> = HashMap::new();
    for name in camps.names.iter().filter(|name| name.kind.is_some()) {
        let best = most.entry(name.camp).or_default();
        if name.count > best.0 {
            *best = (name.count, &name.form);
        }
    }
    most.into_iter()
        .map(|(camp, (_, form))| (camp, form.to_owned()))
        .collect()
}

/// A question that is not too long.
#[must_use]
pub fn fits(question: String) -> Option<String> {
    let long = question.chars().count() > LONGEST || question.contains(['\n', '\r', '\t']);
    (!long).then_some(question)
}
