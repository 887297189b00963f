//! From the words of a layer to a dossier: ids become numbers, quotes become spans, and
//! whatever does not fit is reported and, where it can be, kept.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::anchor::{self, Found};
use super::dossier::{
    About, Answer, Claim, Dossier, Entity, Part, Question, Role, Side, Verification, Voice,
};
use super::layer::{Anchor, ClaimEntry, EntityEntry, Layer, PlaceEntry, SideEntry};
use super::mention::{self, Form, Mention, Name};
use super::problem::{Fault, Problem};
use super::span_index::SpanIndex;
use super::{Article, ClaimId, EntityId, Paragraph, Place, QuestionId, SideId, Stretch};
use crate::text::Span;

/// The id that stands for the article's own voice.
const ARTICLE: &str = "article";

type Keys<Id> = HashMap<String, Id>;

impl Dossier {
    /// Joins a layer to its article; what does not fit is reported, and kept where it can be:
    /// a quote that is not found stays as an orphan, an unknown id is left out.
    #[must_use]
    pub fn build(article: Article, layer: Layer) -> (Self, Vec<Problem>) {
        let mut builder = Builder::new(&article, &layer);
        let sides = builder.sides(&layer.sides);
        let entities = builder.entities(&layer.entities);
        let mentions = builder.mentions(&layer.entities);
        let questions = builder.questions(&layer);
        let claims = builder.claims(&layer.claims);
        let verifications = builder.verifications(&layer);
        let problems = builder.problems;
        let dossier = Self::indexed(
            article,
            about(layer),
            (sides, entities, questions),
            (claims, verifications),
            mentions,
        );
        (dossier, problems)
    }

    fn indexed(
        article: Article,
        about: About,
        (sides, entities, questions): (Vec<Side>, Vec<Entity>, Vec<Question>),
        (claims, verifications): (Vec<Claim>, Vec<Verification>),
        mentions: Vec<Mention>,
    ) -> Self {
        let mentions = SpanIndex::new(mentions.into_iter().map(|m| (m.span, m)).collect());
        Self {
            mentions_of: mentions_of(&mentions, entities.len()),
            claim_spans: SpanIndex::new(claim_spans(&claims)),
            claims_of: claims_of(&claims, questions.len()),
            answered_by: answered_by(&claims),
            reading_order: reading_order(&claims),
            article: Arc::new(article),
            about,
            sides,
            entities,
            questions,
            claims,
            verifications,
            mentions,
        }
    }
}

fn about(layer: Layer) -> About {
    About {
        title: layer.title,
        publisher: layer.publisher,
        author: layer.author,
        published: layer.published,
        url: layer.url,
        captured: layer.captured,
    }
}

fn mentions_of(mentions: &SpanIndex<Mention>, entities: usize) -> Vec<Vec<u32>> {
    let mut of = vec![Vec::new(); entities];
    for (i, (_, mention)) in (0u32..).zip(mentions.all()) {
        of[mention.entity.index()].push(i);
        if let Some(literal) = mention.literal {
            of[literal.index()].push(i);
        }
    }
    of
}

fn claim_spans(claims: &[Claim]) -> Vec<(Span, (ClaimId, Role))> {
    let mut spans = Vec::new();
    for (i, claim) in claims.iter().enumerate() {
        let roles = [
            (Role::Content, &claim.content),
            (Role::Source, &claim.source),
            (Role::Cue, &claim.cue),
        ];
        for (role, parts) in roles {
            let found = parts.iter().filter_map(|part| part.span);
            spans.extend(found.map(|span| (span, (ClaimId::at(i), role))));
        }
    }
    spans
}

fn claims_of(claims: &[Claim], questions: usize) -> Vec<Vec<ClaimId>> {
    let mut of = vec![Vec::new(); questions];
    for (i, claim) in claims.iter().enumerate() {
        of[claim.question.index()].push(ClaimId::at(i));
    }
    of
}

fn answered_by(claims: &[Claim]) -> Vec<Vec<Answer>> {
    let mut by = vec![Vec::new(); claims.len()];
    for (i, claim) in claims.iter().enumerate() {
        for answer in &claim.answers {
            by[answer.claim.index()].push(Answer {
                claim: ClaimId::at(i),
                how: answer.how,
            });
        }
    }
    by
}

fn reading_order(claims: &[Claim]) -> Vec<ClaimId> {
    let start = |id: &ClaimId| claims[id.index()].content_span();
    let mut order: Vec<ClaimId> = (0..claims.len()).map(ClaimId::at).collect();
    order.retain(|id| start(id).is_some());
    order.sort_by_key(start);
    order
}

struct Builder<'a> {
    article: &'a Article,
    sides: Keys<SideId>,
    entities: Keys<EntityId>,
    questions: Keys<QuestionId>,
    /// Claims by id, numbered as they will stand in the dossier.
    claims: Keys<ClaimId>,
    problems: Vec<Problem>,
}

impl<'a> Builder<'a> {
    fn new(article: &'a Article, layer: &Layer) -> Self {
        let mut builder = Self {
            article,
            sides: Keys::new(),
            entities: Keys::new(),
            questions: Keys::new(),
            claims: Keys::new(),
            problems: Vec::new(),
        };
        builder.sides = builder.keys(
            "sides",
            "side",
            layer.sides.iter().map(|s| &s.id),
            SideId::at,
        );
        builder.entities = builder.keys(
            "entities",
            "entity",
            layer.entities.iter().map(|e| &e.id),
            EntityId::at,
        );
        builder.questions = builder.keys(
            "questions",
            "question",
            layer.questions.iter().map(|q| &q.id),
            QuestionId::at,
        );
        builder
    }

    fn report(&mut self, path: impl Into<String>, fault: Fault) {
        self.problems.push(Problem::new(path, fault));
    }

    /// Numbers the ids of a list; the first of two equal ones keeps the name.
    fn keys<'k, Id>(
        &mut self,
        list: &str,
        what: &'static str,
        ids: impl Iterator<Item = &'k String>,
        number: fn(usize) -> Id,
    ) -> Keys<Id> {
        let mut keys = Keys::new();
        for (i, id) in ids.enumerate() {
            let path = format!("{list}[{i}].id");
            if id.trim().is_empty() {
                self.report(path, Fault::Empty { what: "id" });
            } else if keys.contains_key(id) {
                let id = id.clone();
                self.report(path, Fault::DuplicateId { what, id });
            } else {
                keys.insert(id.clone(), number(i));
            }
        }
        keys
    }

    fn sides(&mut self, entries: &[SideEntry]) -> Vec<Side> {
        let mut letters: Vec<String> = Vec::new();
        for (i, entry) in entries.iter().enumerate() {
            if entry.id == ARTICLE {
                self.report(
                    format!("sides[{i}].id"),
                    Fault::ReservedId(entry.id.clone()),
                );
            }
            if entry.name.trim().is_empty() {
                self.report(format!("sides[{i}].name"), Fault::Empty { what: "name" });
            }
            let path = format!("sides[{i}].letter");
            if !is_letter(&entry.letter) {
                let (side, letter) = (entry.id.clone(), entry.letter.clone());
                self.report(path, Fault::Letter { side, letter });
            } else if letters.contains(&entry.letter) {
                self.report(path, Fault::SharedLetter(entry.letter.clone()));
            }
            letters.push(entry.letter.clone());
        }
        entries.iter().map(side).collect()
    }

    fn entities(&mut self, entries: &[EntityEntry]) -> Vec<Entity> {
        entries
            .iter()
            .enumerate()
            .map(|(i, entry)| self.entity(i, entry))
            .collect()
    }

    fn entity(&mut self, i: usize, entry: &EntityEntry) -> Entity {
        if entry.name.trim().is_empty() {
            self.report(format!("entities[{i}].name"), Fault::Empty { what: "name" });
        }
        let side = entry.side.as_ref().and_then(|id| {
            let known = self.sides.get(id).copied();
            if known.is_none() {
                let id = id.clone();
                self.report(
                    format!("entities[{i}].side"),
                    Fault::UnknownId { what: "side", id },
                );
            }
            known
        });
        Entity {
            key: entry.id.clone(),
            name: entry.name.clone(),
            kind: entry.kind,
            aliases: [&entry.aliases[..], &entry.stand_ins[..]].concat(),
            side,
            place: entry.place.as_ref().and_then(|p| self.place(i, p)),
            review: entry.review,
        }
    }

    /// A place whose coordinates are on the globe.
    fn place(&mut self, i: usize, entry: &PlaceEntry) -> Option<Place> {
        let path = format!("entities[{i}].place");
        let (lat, lon) = (entry.lat, entry.lon);
        if !(-90.0..=90.0).contains(&lat) {
            self.report(format!("{path}.lat"), Fault::Latitude(lat));
            return None;
        }
        if !(-180.0..=180.0).contains(&lon) {
            self.report(format!("{path}.lon"), Fault::Longitude(lon));
            return None;
        }
        let stretch = entry.stretch.as_ref().map(|stretch| Stretch {
            line: stretch.line.clone(),
            ends: stretch.from.zip(stretch.to),
        });
        Some(Place {
            lat,
            lon,
            precision: entry.precision,
            sector: entry.sector,
            stretch,
            basis: entry.basis.clone(),
        })
    }

    fn mentions(&mut self, entries: &[EntityEntry]) -> Vec<Mention> {
        let mut marked = Vec::new();
        let mut names = Vec::new();
        for (i, entry) in entries.iter().enumerate() {
            let entity = EntityId::at(i);
            for (j, anchor) in entry.mentions.iter().enumerate() {
                let path = format!("entities[{i}].mentions[{j}]");
                marked.extend(self.span(&path, anchor, None).map(|span| Mention {
                    span,
                    entity,
                    form: Form::Marked,
                    literal: None,
                }));
            }
            names.extend(names_of(entity, entry));
        }
        self.shared_names(entries, &names);
        mention::find(self.article, &names, marked)
    }

    /// Reports a name that would belong to two entities.
    fn shared_names(&mut self, entries: &[EntityEntry], names: &[Name]) {
        let mut owners: HashMap<(&str, bool), EntityId> = HashMap::new();
        for name in names {
            let key = (name.words, name.form == Form::StandIn);
            match owners.get(&key) {
                Some(&owner) if owner != name.entity => self.report(
                    format!("entities[{}]", name.entity.0),
                    Fault::SharedName {
                        name: name.words.to_owned(),
                        other: entries[owner.index()].id.clone(),
                    },
                ),
                Some(_) => {}
                None => {
                    owners.insert(key, name.entity);
                }
            }
        }
    }

    fn questions(&mut self, layer: &Layer) -> Vec<Question> {
        let asked: HashSet<&str> = layer.claims.iter().map(|c| c.question.as_str()).collect();
        for (i, entry) in layer.questions.iter().enumerate() {
            if entry.question.trim().is_empty() {
                let fault = Fault::Empty { what: "question" };
                self.report(format!("questions[{i}].question"), fault);
            }
            if !asked.contains(entry.id.as_str()) {
                let fault = Fault::NoClaims(entry.id.clone());
                self.report(format!("questions[{i}]"), fault);
            }
        }
        let question = |entry: &super::layer::QuestionEntry| Question {
            key: entry.id.clone(),
            question: entry.question.clone(),
            review: entry.review,
        };
        layer.questions.iter().map(question).collect()
    }

    /// The claims about known questions; their answers may look ahead, so ids come first.
    fn claims(&mut self, entries: &[ClaimEntry]) -> Vec<Claim> {
        let mut kept = Vec::new();
        for (i, entry) in entries.iter().enumerate() {
            let path = format!("claims[{i}]");
            self.claim_key(&path, &entry.id, kept.len());
            match self.questions.get(&entry.question) {
                Some(&question) => kept.push((path, entry, question)),
                None => {
                    self.forget_claim(&entry.id, kept.len());
                    let id = entry.question.clone();
                    let what = "question";
                    self.report(format!("{path}.question"), Fault::UnknownId { what, id });
                }
            }
        }
        let voices: Vec<Voice> = kept
            .iter()
            .map(|(path, entry, _)| self.voice(path, entry))
            .collect();
        let mut claims: Vec<Claim> = kept
            .iter()
            .enumerate()
            .map(|(i, (path, entry, question))| Claim {
                question: *question,
                ..self.claim(path, entry, ClaimId::at(i), &voices)
            })
            .collect();
        self.break_circles(&mut claims);
        claims
    }

    fn claim_key(&mut self, path: &str, id: &str, number: usize) {
        let path = format!("{path}.id");
        if id.trim().is_empty() {
            self.report(path, Fault::Empty { what: "id" });
        } else if self.claims.contains_key(id) {
            let (what, id) = ("claim", id.to_owned());
            self.report(path, Fault::DuplicateId { what, id });
        } else {
            self.claims.insert(id.to_owned(), ClaimId::at(number));
        }
    }

    /// Frees the id and number of a claim that is not kept.
    fn forget_claim(&mut self, id: &str, number: usize) {
        if self.claims.get(id) == Some(&ClaimId::at(number)) {
            self.claims.remove(id);
        }
    }

    fn voice(&mut self, path: &str, entry: &ClaimEntry) -> Voice {
        match entry.side.as_deref() {
            None => Voice::ThirdParty,
            Some(ARTICLE) => Voice::Article,
            Some(id) => match self.sides.get(id) {
                Some(&side) => Voice::Side(side),
                None => {
                    let (what, id) = ("side", id.to_owned());
                    self.report(format!("{path}.side"), Fault::UnknownId { what, id });
                    Voice::ThirdParty
                }
            },
        }
    }

    fn claim(&mut self, path: &str, entry: &ClaimEntry, id: ClaimId, voices: &[Voice]) -> Claim {
        let paragraph = entry.paragraph;
        let content = self.parts(
            &format!("{path}.content"),
            entry.content.pieces(),
            paragraph,
        );
        if content.is_empty() {
            self.report(format!("{path}.content"), Fault::NoWords);
        }
        let voice = voices[id.index()];
        if entry.source.is_empty() && voice != Voice::Article {
            self.report(format!("{path}.source"), Fault::NoSource);
        }
        let first = content.iter().find_map(|part| part.span);
        Claim {
            key: entry.id.clone(),
            question: QuestionId(0),
            voice,
            source: self.parts(&format!("{path}.source"), entry.source.pieces(), paragraph),
            cue: self.parts(&format!("{path}.cue"), entry.cue.pieces(), paragraph),
            cue_class: entry.cue_class,
            places: self.places(path, entry),
            answers: self.answers(path, entry, voice, voices),
            hedges: self.parts(&format!("{path}.hedges"), &entry.hedges, paragraph),
            within: self.within(path, entry),
            paragraph: first
                .map(|span| self.article.paragraph_at(span.start as usize))
                .or(paragraph.and_then(Paragraph::numbered)),
            content,
            review: entry.review,
        }
    }

    fn places(&mut self, path: &str, entry: &ClaimEntry) -> Vec<EntityId> {
        let mut places = Vec::new();
        for id in entry.place.all() {
            match self.entities.get(id) {
                Some(&place) => places.push(place),
                None => {
                    let (what, id) = ("entity", id.clone());
                    self.report(format!("{path}.place"), Fault::UnknownId { what, id });
                }
            }
        }
        places
    }

    fn answers(
        &mut self,
        path: &str,
        entry: &ClaimEntry,
        voice: Voice,
        voices: &[Voice],
    ) -> Vec<Answer> {
        let mut answers = Vec::new();
        for (i, answer) in entry.answers.iter().enumerate() {
            let path = format!("{path}.answers[{i}].claim");
            let id = answer.claim.clone();
            match self.claims.get(&answer.claim).copied() {
                None => self.report(path, Fault::UnknownId { what: "claim", id }),
                Some(claim) if voices[claim.index()] == voice => {
                    self.report(path, Fault::AnswersItself(id));
                }
                Some(claim) => answers.push(Answer {
                    claim,
                    how: answer.how,
                }),
            }
        }
        answers
    }

    fn within(&mut self, path: &str, entry: &ClaimEntry) -> Option<ClaimId> {
        let id = entry.within.as_ref()?;
        let outer = self.claims.get(id).copied();
        if outer.is_none() {
            let (what, id) = ("claim", id.clone());
            self.report(format!("{path}.within"), Fault::UnknownId { what, id });
        }
        outer
    }

    /// Cuts `within` where following it would never end.
    fn break_circles(&mut self, claims: &mut [Claim]) {
        // For each claim the walk outwards that came by; one that came by earlier is no circle.
        let mut walks = vec![0; claims.len()];
        for i in 0..claims.len() {
            let walk = i + 1;
            let mut at = Some(i);
            while let Some(here) = at.filter(|&here| walks[here] == 0) {
                walks[here] = walk;
                at = claims[here].within.map(ClaimId::index);
            }
            if let Some(again) = at.filter(|&again| walks[again] == walk) {
                claims[again].within = None;
                let key = claims[again].key.clone();
                self.report(format!("claims[{again}].within"), Fault::Circle(key));
            }
        }
    }

    fn verifications(&mut self, layer: &Layer) -> Vec<Verification> {
        let mut lines = Vec::new();
        for (i, entry) in layer.verification.iter().enumerate() {
            let path = format!("verification[{i}]");
            let words = self.parts(
                &format!("{path}.quote"),
                entry.quote.pieces(),
                entry.paragraph,
            );
            if words.is_empty() {
                self.report(format!("{path}.quote"), Fault::NoWords);
            }
            let mut questions = Vec::new();
            for (j, id) in entry.questions.iter().enumerate() {
                match self.questions.get(id) {
                    Some(&question) => questions.push(question),
                    None => {
                        let (what, id) = ("question", id.clone());
                        self.report(
                            format!("{path}.questions[{j}]"),
                            Fault::UnknownId { what, id },
                        );
                    }
                }
            }
            let first = words.iter().find_map(|part| part.span);
            lines.push(Verification {
                key: entry.id.clone(),
                words,
                questions,
                paragraph: first.map(|span| self.article.paragraph_at(span.start as usize)),
                review: entry.review,
            });
        }
        lines
    }

    fn parts(&mut self, path: &str, anchors: &[Anchor], paragraph: Option<u32>) -> Vec<Part> {
        let several = anchors.len() > 1;
        let mut parts = Vec::with_capacity(anchors.len());
        for (i, anchor) in anchors.iter().enumerate() {
            let span = if several {
                self.span(&format!("{path}[{i}]"), anchor, paragraph)
            } else {
                self.span(path, anchor, paragraph)
            };
            parts.push(Part {
                quote: anchor.quote().to_owned(),
                span,
            });
        }
        parts
    }

    fn span(&mut self, path: &str, anchor: &Anchor, paragraph: Option<u32>) -> Option<Span> {
        let quote = || anchor.quote().to_owned();
        match anchor::find(self.article, anchor, paragraph) {
            Ok(Found::Here(span)) => Some(span),
            Ok(Found::Elsewhere(span)) => {
                let paragraph = self.article.paragraph_at(span.start as usize).number();
                let quote = quote();
                self.report(path, Fault::Moved { quote, paragraph });
                Some(span)
            }
            Err(lost) => {
                let paragraph = match anchor {
                    Anchor::Selector(selector) => selector.paragraph.or(paragraph),
                    Anchor::Quote(_) => paragraph,
                };
                let quote = quote();
                self.report(
                    path,
                    Fault::Quote {
                        quote,
                        paragraph,
                        lost,
                    },
                );
                None
            }
        }
    }
}

fn is_letter(letter: &str) -> bool {
    let mut chars = letter.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
}

/// A side as it is shown: with a letter and a name in any case.
fn side(entry: &SideEntry) -> Side {
    let given = is_letter(&entry.letter).then(|| entry.letter.clone());
    let first = || entry.name.chars().find(|c| c.is_alphabetic());
    let name = if entry.name.trim().is_empty() {
        &entry.id
    } else {
        &entry.name
    };
    Side {
        key: entry.id.clone(),
        name: name.clone(),
        letter: given.unwrap_or_else(|| first().unwrap_or('?').to_uppercase().to_string()),
        speakers: entry.speakers.clone(),
    }
}

fn names_of(entity: EntityId, entry: &EntityEntry) -> impl Iterator<Item = Name<'_>> {
    let name = std::iter::once((&entry.name, Form::Name));
    let aliases = entry.aliases.iter().map(|words| (words, Form::Alias));
    let stand_ins = entry.stand_ins.iter().map(|words| (words, Form::StandIn));
    name.chain(aliases)
        .chain(stand_ins)
        .filter(|(words, _)| !words.trim().is_empty())
        .map(move |(words, form)| Name {
            words,
            entity,
            form,
        })
}
