//! The article as a source, and what is selected of it.

use std::collections::BTreeMap;
use std::io;

use super::{Project, Xml, codes};
use crate::model::{Claim, ClaimId, Part};
use crate::store::export::judged;
use crate::text::Span;

/// A stretch of the text with what is said of it and its codes.
#[derive(Default)]
struct Selection {
    says: Vec<String>,
    codes: Vec<String>,
}

impl Selection {
    fn add(&mut self, says: Option<&str>, codes: &[String]) {
        for code in codes {
            if !self.codes.contains(code) {
                self.codes.push(code.clone());
            }
        }
        let new = says.filter(|says| !self.says.iter().any(|known| known == says));
        self.says.extend(new.map(str::to_owned));
    }
}

/// What is selected, in the order of the text; the same stretch once.
#[derive(Default)]
struct Selections {
    found: BTreeMap<Span, Selection>,
    /// Words that are not in the text.
    lost: Vec<String>,
}

impl Selections {
    fn add(&mut self, parts: &[Part], says: &str, codes: &[String]) {
        for part in parts {
            match part.span {
                Some(span) => self.found.entry(span).or_default().add(Some(says), codes),
                None => self
                    .lost
                    .push(format!("Not found in the text: “{}”. {says}", part.quote)),
            }
        }
    }
}

/// Writes the source with its selections.
pub(super) fn write(project: &Project, xml: &mut Xml) -> io::Result<()> {
    let selections = selected(project);
    let guid = project.source();
    let path = format!("internal://{guid}.txt");
    let user = project.user();
    let attributes = [
        ("guid", guid.as_str()),
        ("name", project.excerpt.title()),
        ("plainTextPath", &path),
        ("creatingUser", &user),
    ];
    xml.element("TextSource", &attributes, |xml| {
        xml.text("Description", &about(project, &selections.lost))?;
        for (span, selection) in &selections.found {
            write_selection(project, xml, *span, selection)?;
        }
        Ok(())
    })
}

fn about(project: &Project, lost: &[String]) -> String {
    let about = project.excerpt.dossier().about();
    let known = [
        ("Author", &about.author),
        ("Publisher", &about.publisher),
        ("Published", &about.published),
        ("Address", &about.url),
        ("Captured", &about.captured),
    ];
    let known = known
        .into_iter()
        .filter_map(|(what, value)| value.as_ref().map(|value| format!("{what}: {value}")));
    let sha256 = format!("SHA-256: {}", project.sha256);
    let lines: Vec<String> = known.chain([sha256]).chain(lost.iter().cloned()).collect();
    lines.join("\n")
}

fn selected(project: &Project) -> Selections {
    let excerpt = project.excerpt;
    let mut selections = Selections::default();
    for id in excerpt.claims() {
        claim(project, id, &mut selections);
    }
    for line in excerpt.verifications() {
        let mut codes = vec![codes::of_part(project, "verification")];
        let shown = excerpt.questions();
        let questions = line.questions.iter().filter(|id| shown.contains(id));
        codes.extend(questions.map(|&id| codes::of_question(project, &excerpt.question(id).key)));
        let says = format!("What could be checked. Review: {}", line.review.word());
        selections.add(&line.words, &says, &codes);
    }
    for mention in excerpt.mentions() {
        let code = codes::of_entity(project, mention.entity);
        selections
            .found
            .entry(mention.span)
            .or_default()
            .add(None, &[code]);
    }
    selections
}

fn claim(project: &Project, id: ClaimId, selections: &mut Selections) {
    let dossier = project.excerpt.dossier();
    let claim = dossier.claim(id);
    let side = codes::of_voice(project, claim.voice);
    let part = |part: &str| codes::of_part(project, part);
    let question = codes::of_question(project, &dossier.question(claim.question).key);
    let says = says(project, id, claim);
    selections.add(
        &claim.content,
        &says,
        &[part("content"), side.clone(), question],
    );
    selections.add(&claim.source, &says, &[part("source"), side]);
    let class = claim.cue_class.map(|class| codes::of_cue(project, class));
    let cue: Vec<String> = [part("cue")].into_iter().chain(class).collect();
    selections.add(&claim.cue, &says, &cue);
    selections.add(&claim.hedges, &says, &[part("hedge")]);
}

/// Who, by which cue, what; how it meets others; whether a person has looked at it.
fn says(project: &Project, id: ClaimId, claim: &Claim) -> String {
    let dossier = project.excerpt.dossier();
    let answers = claim
        .answers
        .iter()
        .map(|answer| format!("{} {}", answer.how.word(), dossier.cite_claim(answer.claim)));
    let lines: Vec<String> = [dossier.cite_claim(id)]
        .into_iter()
        .chain(answers)
        .chain(judged::in_words(&claim.judgement))
        .chain([format!("Review: {}", claim.review.word())])
        .collect();
    lines.join("\n")
}

fn write_selection(
    project: &Project,
    xml: &mut Xml,
    span: Span,
    selection: &Selection,
) -> io::Result<()> {
    /// Characters of a selection's name.
    const NAME: usize = 60;
    let article = project.excerpt.dossier().article();
    let at = |byte: u32| article.code_point_of(byte as usize);
    let (start, end) = (at(span.start), at(span.end));
    let place = format!("{start} {end}");
    let guid = project.guid("selection", &place);
    let name: String = article.words(span).chars().take(NAME).collect();
    let user = project.user();
    let attributes = [
        ("guid", guid.as_str()),
        ("name", &name),
        ("startPosition", &start.to_string()),
        ("endPosition", &end.to_string()),
        ("creatingUser", &user),
    ];
    xml.element("PlainTextSelection", &attributes, |xml| {
        if !selection.says.is_empty() {
            xml.text("Description", &selection.says.join("\n\n"))?;
        }
        selection.codes.iter().try_for_each(|code| {
            let guid = project.guid("coding", &format!("{place} {code}"));
            let attributes = [("guid", guid.as_str()), ("creatingUser", &user)];
            xml.element("Coding", &attributes, |xml| {
                xml.empty("CodeRef", &[("targetGUID", code)])
            })
        })
    })
}
