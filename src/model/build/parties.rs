//! Sides and questions, and the lines on what could be checked.

use std::collections::HashSet;

use super::{ARTICLE, Builder, Entries, Scope};
use crate::model::QuestionId;
use crate::model::dossier::{Question, Side, Verification};
use crate::model::layer::{
    ClaimEntry, Judgement, QuestionEntry, Review, SideEntry, VerificationEntry,
};
use crate::model::problem::Fault;

impl<'a> Builder<'a> {
    pub(super) fn sides(&mut self, entries: &[&'a SideEntry]) -> Vec<Side> {
        let mut letters = HashSet::new();
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
            let path = || format!("sides[{i}].letter");
            if !is_letter(&entry.letter) {
                let (side, letter) = (entry.id.clone(), entry.letter.clone());
                self.report(path(), Fault::Letter { side, letter });
            } else if !letters.insert(entry.letter.as_str()) {
                self.report(path(), Fault::SharedLetter(entry.letter.clone()));
            }
        }
        entries.iter().copied().map(side).collect()
    }

    pub(super) fn questions(&mut self, layer: &Entries<'a>) -> Vec<Question> {
        let number = |claim: &&ClaimEntry| self.questions.get(claim.question.as_str()).copied();
        let numbers: Vec<Option<QuestionId>> = layer.claims.iter().map(number).collect();
        self.unasked(layer, &numbers);
        let question = |entry: &&QuestionEntry| Question {
            key: entry.id.clone(),
            question: entry.question.clone(),
            review: entry.review,
            judgement: entry.judgement.clone(),
        };
        let mut questions: Vec<Question> = layer.questions.iter().map(question).collect();
        self.asked = Vec::with_capacity(numbers.len());
        for (i, (claim, number)) in layer.claims.iter().zip(numbers).enumerate() {
            let number = number.unwrap_or_else(|| self.missing_question(i, claim, &mut questions));
            self.asked.push(number);
        }
        questions
    }

    /// Reports questions without words, and those that no claim is about.
    fn unasked(&mut self, layer: &Entries<'a>, numbers: &[Option<QuestionId>]) {
        let mut asked = vec![false; layer.questions.len()];
        for number in numbers.iter().flatten() {
            asked[number.index()] = true;
        }
        for (i, entry) in layer.questions.iter().enumerate() {
            if entry.question.trim().is_empty() {
                let fault = Fault::Empty { what: "question" };
                self.report(format!("questions[{i}].question"), fault);
            }
            let first = self.questions.get(entry.id.as_str());
            let is_asked = match first {
                Some(first) => asked[first.index()],
                None => layer.claims.iter().any(|claim| claim.question == entry.id),
            };
            if !is_asked {
                let fault = Fault::NoClaims(entry.id.clone());
                self.report(format!("questions[{i}]"), fault);
            }
        }
    }

    /// A claim about a question that does not exist is not dropped: it stands under its own
    /// heading, and no side is called silent for it.
    fn missing_question(
        &mut self,
        claim: usize,
        entry: &'a ClaimEntry,
        questions: &mut Vec<Question>,
    ) -> QuestionId {
        let id = entry.question.as_str();
        let (what, missing) = ("question", id.to_owned());
        let path = format!("claims[{claim}].question");
        self.report(path, Fault::UnknownId { what, id: missing });
        *self.questions.entry(id).or_insert_with(|| {
            questions.push(Question {
                key: id.to_owned(),
                question: format!("The dossier has no question “{id}”"),
                review: Review::Draft,
                judgement: Judgement::default(),
            });
            QuestionId::at(questions.len() - 1)
        })
    }

    pub(super) fn verifications(&mut self, entries: &[&'a VerificationEntry]) -> Vec<Verification> {
        let mut lines = Vec::new();
        for (i, entry) in entries.iter().enumerate() {
            let path = format_args!("verification[{i}]");
            let words = self.parts(
                format_args!("{path}.quote"),
                entry.quote.pieces(),
                Scope::Entry(entry.paragraph),
            );
            if words.is_empty() {
                self.report(format!("{path}.quote"), Fault::NoWords);
            }
            let mut questions = Vec::new();
            for (j, id) in entry.questions.iter().enumerate() {
                let path = || format!("{path}.questions[{j}]");
                questions.extend(self.known(|b| &b.questions, "question", id, path));
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
