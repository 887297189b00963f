//! The annotations themselves.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;

use super::about::JudgementOf;
use crate::model::{Claim, ClaimId, Dossier, Form, Mention, Part, Verification, Voice};
use crate::store::export::Excerpt;
use crate::store::export::guid::urn;
use crate::store::export::quoted::Quoted;

/// An annotation; what is not said of it is left out.
#[derive(Default, Serialize)]
pub(super) struct Annotation<'a> {
    id: String,
    r#type: &'static str,
    motivation: &'static str,
    body: Vec<Body<'a>>,
    target: Targets<'a>,
    #[serde(rename = "cc:role")]
    role: &'static str,
    #[serde(rename = "cc:claim", skip_serializing_if = "Option::is_none")]
    claim: Option<&'a str>,
    #[serde(rename = "cc:question", skip_serializing_if = "Option::is_none")]
    question: Option<&'a str>,
    #[serde(rename = "cc:voice", skip_serializing_if = "Option::is_none")]
    voice: Option<&'static str>,
    #[serde(rename = "cc:side", skip_serializing_if = "Option::is_none")]
    side: Option<&'a str>,
    #[serde(rename = "cc:cueClass", skip_serializing_if = "Option::is_none")]
    cue_class: Option<&'static str>,
    #[serde(rename = "cc:place", skip_serializing_if = "Vec::is_empty")]
    place: Vec<&'a str>,
    #[serde(rename = "cc:answers", skip_serializing_if = "Vec::is_empty")]
    answers: Vec<AnswerOf<'a>>,
    #[serde(rename = "cc:within", skip_serializing_if = "Option::is_none")]
    within: Option<&'a str>,
    #[serde(rename = "cc:verification", skip_serializing_if = "Option::is_none")]
    verification: Option<&'a str>,
    #[serde(rename = "cc:questions", skip_serializing_if = "Vec::is_empty")]
    questions: Vec<&'a str>,
    #[serde(rename = "cc:entity", skip_serializing_if = "Option::is_none")]
    entity: Option<&'a str>,
    #[serde(rename = "cc:form", skip_serializing_if = "Option::is_none")]
    form: Option<&'static str>,
    #[serde(rename = "cc:judgement", skip_serializing_if = "Option::is_none")]
    judgement: Option<JudgementOf<'a>>,
    #[serde(rename = "cc:review", skip_serializing_if = "Option::is_none")]
    review: Option<&'static str>,
}

#[derive(Serialize)]
struct AnswerOf<'a> {
    #[serde(rename = "cc:claim")]
    claim: &'a str,
    #[serde(rename = "cc:how")]
    how: &'static str,
}

/// What is said of the target, in words or by reference.
#[derive(Serialize)]
#[serde(untagged)]
enum Body<'a> {
    Text {
        r#type: &'static str,
        purpose: &'static str,
        value: std::borrow::Cow<'a, str>,
        format: &'static str,
    },
    Resource {
        r#type: &'static str,
        purpose: &'static str,
        source: String,
    },
}

impl<'a> Body<'a> {
    fn text(purpose: &'static str, value: impl Into<std::borrow::Cow<'a, str>>) -> Self {
        Self::Text {
            r#type: "TextualBody",
            purpose,
            value: value.into(),
            format: "text/plain",
        }
    }

    fn link(source: String) -> Self {
        Self::Resource {
            r#type: "SpecificResource",
            purpose: "linking",
            source,
        }
    }
}

/// One target, or one for each piece.
#[derive(Serialize)]
#[serde(untagged)]
enum Targets<'a> {
    Whole(String),
    One(Target<'a>),
    Many(Vec<Target<'a>>),
}

impl Default for Targets<'_> {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

#[derive(Serialize)]
struct Target<'a> {
    r#type: &'static str,
    source: String,
    selector: Vec<Selector<'a>>,
    #[serde(rename = "cc:paragraph", skip_serializing_if = "Option::is_none")]
    paragraph: Option<u32>,
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Selector<'a> {
    TextQuoteSelector {
        exact: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        prefix: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        suffix: Option<&'a str>,
    },
    TextPositionSelector {
        start: u32,
        end: u32,
    },
}

/// Everything that is annotated of an excerpt.
pub(super) struct Annotations<'e, 'a> {
    excerpt: &'e Excerpt<'a>,
    dossier: &'a Dossier,
    sha256: &'e str,
    source: String,
}

impl<'e, 'a> Annotations<'e, 'a> {
    pub(super) fn new(excerpt: &'e Excerpt<'a>, sha256: &'e str) -> Self {
        let dossier = excerpt.dossier();
        let url = dossier.about().url.clone().filter(|url| is_iri(url));
        Self {
            excerpt,
            dossier,
            sha256,
            source: url.unwrap_or_else(|| named_information(sha256)),
        }
    }

    /// The claims with their parts, the lines on what could be checked, the mentions.
    pub(super) fn all(&self) -> Vec<Annotation<'a>> {
        let mut all = Vec::new();
        for id in self.excerpt.claims() {
            self.claim(id, &mut all);
        }
        let lines = self.excerpt.verifications().into_iter().enumerate();
        all.extend(lines.map(|(n, line)| self.verification(n, line)));
        all.extend(self.excerpt.mentions().map(|mention| self.mention(mention)));
        all
    }

    fn claim(&self, id: ClaimId, all: &mut Vec<Annotation<'a>>) {
        let claim = self.dossier.claim(id);
        all.push(self.head(id));
        if !claim.source.is_empty() {
            all.push(Annotation {
                motivation: "identifying",
                body: vec![
                    Body::text("tagging", "source"),
                    Body::text("tagging", self.dossier.voice_name(claim.voice)),
                    Body::link(self.head_of(claim)),
                ],
                ..self.part(claim, "source", &claim.source)
            });
        }
        if !claim.cue.is_empty() {
            let class = claim.cue_class.map(crate::model::CueClass::word);
            let tags = ["cue"].into_iter().chain(class);
            let tags = tags.map(|tag| Body::text("tagging", tag));
            all.push(Annotation {
                motivation: "tagging",
                body: tags.chain([Body::link(self.head_of(claim))]).collect(),
                cue_class: class,
                ..self.part(claim, "cue", &claim.cue)
            });
        }
        for (n, hedge) in claim.hedges.iter().enumerate() {
            let part = self.part(claim, "hedge", std::slice::from_ref(hedge));
            all.push(Annotation {
                id: urn(self.sha256, &format!("hedge {n}"), &claim.key),
                motivation: "tagging",
                body: vec![
                    Body::text("tagging", "hedge"),
                    Body::link(self.head_of(claim)),
                ],
                ..part
            });
        }
    }

    fn head_of(&self, claim: &Claim) -> String {
        urn(self.sha256, "content", &claim.key)
    }

    fn part(&self, claim: &'a Claim, role: &'static str, parts: &'a [Part]) -> Annotation<'a> {
        Annotation {
            id: urn(self.sha256, role, &claim.key),
            r#type: "Annotation",
            target: self.targets(parts),
            role,
            claim: Some(&claim.key),
            ..Annotation::default()
        }
    }

    fn head(&self, id: ClaimId) -> Annotation<'a> {
        let dossier = self.dossier;
        let claim = dossier.claim(id);
        let question = dossier.question(claim.question);
        let answers = claim.answers.iter();
        let mut body = vec![
            Body::text("describing", question.question.as_str()),
            Body::text("tagging", dossier.voice_name(claim.voice)),
            Body::text("commenting", dossier.cite_claim(id)),
        ];
        body.extend(
            answers
                .clone()
                .map(|answer| Body::link(self.head_of(dossier.claim(answer.claim)))),
        );
        let (voice, side) = voice(dossier, claim.voice);
        Annotation {
            motivation: "classifying",
            body,
            question: Some(&question.key),
            voice: Some(voice),
            side,
            cue_class: claim.cue_class.map(crate::model::CueClass::word),
            place: claim
                .places
                .iter()
                .map(|&place| dossier.entity(place).key.as_str())
                .collect(),
            answers: answers
                .map(|answer| AnswerOf {
                    claim: &dossier.claim(answer.claim).key,
                    how: answer.how.word(),
                })
                .collect(),
            within: claim.within.map(|id| dossier.claim(id).key.as_str()),
            judgement: JudgementOf::new(&claim.judgement),
            review: Some(claim.review.word()),
            ..self.part(claim, "content", &claim.content)
        }
    }

    fn verification(&self, n: usize, line: &'a Verification) -> Annotation<'a> {
        let questions = line.questions.iter().map(|&id| self.dossier.question(id));
        let key = if line.key.is_empty() {
            n.to_string()
        } else {
            line.key.clone()
        };
        let mut body = vec![Body::text("tagging", "verification")];
        body.extend(
            questions
                .clone()
                .map(|question| Body::text("describing", question.question.as_str())),
        );
        Annotation {
            id: urn(self.sha256, "verification", &key),
            r#type: "Annotation",
            motivation: "classifying",
            body,
            target: self.targets(&line.words),
            role: "verification",
            verification: Some(&line.key),
            questions: questions.map(|question| question.key.as_str()).collect(),
            review: Some(line.review.word()),
            ..Annotation::default()
        }
    }

    fn mention(&self, mention: &Mention) -> Annotation<'a> {
        let entity = self.dossier.entity(mention.entity);
        let place = format!("{} {}", mention.span.start, mention.span.end);
        let target = self.target(Quoted::span(self.dossier.article(), mention.span));
        Annotation {
            id: urn(self.sha256, &format!("mention {place}"), &entity.key),
            r#type: "Annotation",
            motivation: "identifying",
            body: vec![
                Body::text("identifying", entity.name.as_str()),
                Body::text("tagging", entity.kind.word()),
            ],
            target: Targets::One(target),
            role: "mention",
            entity: Some(&entity.key),
            form: Some(match mention.form {
                Form::Name => "name",
                Form::Alias => "alias",
                Form::StandIn => "stand-in",
                Form::Marked => "marked",
            }),
            ..Annotation::default()
        }
    }

    fn targets(&self, parts: &'a [Part]) -> Targets<'a> {
        let quoted = parts
            .iter()
            .map(|part| Quoted::part(self.dossier.article(), part));
        let mut targets: Vec<Target> = quoted.map(|quoted| self.target(quoted)).collect();
        match targets.len() {
            0 => Targets::Whole(self.source.clone()),
            1 => Targets::One(targets.remove(0)),
            _ => Targets::Many(targets),
        }
    }

    fn target(&self, quoted: Quoted<'a>) -> Target<'a> {
        let place = quoted.place;
        let quote = Selector::TextQuoteSelector {
            exact: quoted.exact,
            prefix: place.map(|place| place.prefix),
            suffix: place.map(|place| place.suffix),
        };
        let position = place.map(|place| Selector::TextPositionSelector {
            start: place.start,
            end: place.end,
        });
        Target {
            r#type: "SpecificResource",
            source: self.source.clone(),
            selector: std::iter::once(quote).chain(position).collect(),
            paragraph: place.map(|place| place.paragraph),
        }
    }
}

fn voice(dossier: &Dossier, voice: Voice) -> (&'static str, Option<&str>) {
    match voice {
        Voice::Side(side) => ("side", Some(&dossier.side(side).key)),
        Voice::ThirdParty => ("third party", None),
        Voice::Article => ("article", None),
        Voice::Unknown => ("unknown", None),
    }
}

/// Whether a source can name the article: an address without blanks or brackets.
fn is_iri(url: &str) -> bool {
    let bad = |c: char| c.is_whitespace() || c.is_control() || "<>\"{}|\\^`".contains(c);
    url.contains(':') && !url.contains(bad)
}

/// The name of a text by its fingerprint (RFC 6920).
fn named_information(sha256: &str) -> String {
    let bytes: Vec<u8> = (0..sha256.len() / 2)
        .filter_map(|i| u8::from_str_radix(sha256.get(2 * i..2 * i + 2)?, 16).ok())
        .collect();
    format!("ni:///sha-256;{}", URL_SAFE_NO_PAD.encode(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of RFC 6920, section 8.1.
    #[test]
    fn a_text_without_an_address_is_named_by_its_fingerprint() {
        let sha256 = crate::store::sha256(b"Hello World!");
        assert_eq!(
            named_information(&sha256),
            "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk"
        );
    }

    #[test]
    fn an_address_with_brackets_or_blanks_names_nothing() {
        assert!(is_iri("https://example.org/a?b=c"));
        for bad in ["", "no address", "https://a b", "javascript:<x>"] {
            assert!(!is_iri(bad), "{bad}");
        }
    }
}
