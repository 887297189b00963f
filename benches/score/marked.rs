//! Passages with attributions and entities marked in place (`assets/draft/corpus` says how), read into what the
//! tagger makes of a text, with the sides and answers that their headers give.

use counterclaim::draft::{Attribution, Naming, Reading};
use counterclaim::model::layer::{How, Kind};
use counterclaim::text::Span;

/// Whose voice an attribution is, as a person marked it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GoldVoice {
    /// A side, by its index.
    Side(usize),
    /// None of the sides.
    Third,
    /// The article's own.
    Article,
    /// The passage does not say.
    Unmarked,
}

/// A marked passage.
#[derive(Debug, Clone)]
pub struct Gold {
    /// File and number.
    pub id: String,
    /// The text without its marks.
    pub text: String,
    /// What is marked in it.
    pub reading: Reading,
    /// Names of the sides, with the words that speak for each.
    pub sides: Vec<(String, Vec<String>)>,
    /// Which attribution answers which, and how.
    pub answers: Vec<(usize, How, usize)>,
    /// The voice of each attribution.
    pub voices: Vec<GoldVoice>,
    /// Attributions about one matter; empty where the passage does not say.
    pub questions: Vec<Vec<usize>>,
}

/// The passages of a file.
///
/// # Errors
/// What is wrong with one of them.
pub fn passages(name: &str, file: &str) -> Result<Vec<Gold>, String> {
    let mut found = Vec::new();
    for (k, block) in file.split("\n---").enumerate() {
        let block = block.trim_matches(['\n', ' ', '\t']);
        let heads: Vec<&str> = block
            .lines()
            .filter_map(|line| line.strip_prefix("# "))
            .collect();
        let body: Vec<&str> = block
            .lines()
            .filter(|line| !line.starts_with("# ") && !line.trim().is_empty())
            .collect();
        if body.is_empty() {
            continue;
        }
        let id = format!("{name}-{}", k + 1);
        let gold = passage(id, &heads, body.join("\n").trim())
            .map_err(|e| format!("{name} {}: {e}", k + 1))?;
        found.push(gold);
    }
    Ok(found)
}

fn passage(id: String, heads: &[&str], body: &str) -> Result<Gold, String> {
    let mut marks = Marks::default();
    marks.read(body)?;
    let (reading, numbers) = marks.reading()?;
    let at = |number: &str| -> Result<usize, String> {
        let number: u32 = number
            .trim()
            .parse()
            .map_err(|_| format!("no number: {number}"))?;
        numbers
            .iter()
            .position(|&n| n == number)
            .ok_or_else(|| format!("no attribution {number}"))
    };
    let head = |name: &str| {
        heads
            .iter()
            .find_map(|head| head.strip_prefix(name)?.strip_prefix(':'))
            .map(str::trim)
    };
    let list = |text: &str, by: char| -> Vec<String> {
        text.split(by)
            .map(|part| part.trim().to_owned())
            .filter(|part| !part.is_empty())
            .collect()
    };
    let sides: Vec<(String, Vec<String>)> = list(head("sides").unwrap_or("none"), ';')
        .iter()
        .filter(|side| *side != "none")
        .map(|side| side.split_once(':').unwrap_or((side, "")))
        .map(|(name, words)| (name.trim().to_owned(), list(words, ',')))
        .collect();
    let mut answers = Vec::new();
    for answer in list(head("answers").unwrap_or(""), ';') {
        let words: Vec<&str> = answer.split_whitespace().collect();
        let [one, how, other] = words[..] else {
            return Err(format!("answer: {answer}"));
        };
        let how = match how {
            "denies" => How::Denies,
            "counters" => How::Counters,
            "concedes" => How::Concedes,
            _ => return Err(format!("answer: {answer}")),
        };
        answers.push((at(one)?, how, at(other)?));
    }
    let mut voices = vec![GoldVoice::Unmarked; reading.attributions.len()];
    match head("speaks") {
        Some(speaks) => {
            for group in list(speaks, ';') {
                let (name, who) = group.split_once(':').ok_or("speaks")?;
                let voice = match sides.iter().position(|(side, _)| side == name.trim()) {
                    Some(side) => GoldVoice::Side(side),
                    None if name.trim() == "article" => GoldVoice::Article,
                    None => GoldVoice::Third,
                };
                for number in list(who, ',') {
                    voices[at(&number)?] = voice;
                }
            }
        }
        None => {
            for (voice, attribution) in voices.iter_mut().zip(&reading.attributions) {
                *voice = by_words(attribution.source.map(|span| span.of(&marks.text)), &sides);
            }
        }
    }
    let mut questions = Vec::new();
    for row in list(head("questions").unwrap_or(""), ';') {
        questions.push(
            list(&row, ',')
                .iter()
                .map(|n| at(n))
                .collect::<Result<Vec<_>, _>>()?,
        );
    }
    Ok(Gold {
        id,
        text: marks.text,
        reading,
        sides,
        answers,
        voices,
        questions,
    })
}

/// The one side whose words stand in a source.
fn by_words(source: Option<&str>, sides: &[(String, Vec<String>)]) -> GoldVoice {
    let Some(source) = source else {
        return GoldVoice::Unmarked;
    };
    let holds = |word: &String| {
        source.match_indices(word.as_str()).any(|(at, _)| {
            counterclaim::model::anchor::stands_alone(source, Span::new(at, at + word.len()))
        })
    };
    let mut found = sides
        .iter()
        .enumerate()
        .filter(|(_, (_, words))| words.iter().any(holds));
    match (found.next(), found.next()) {
        (Some((side, _)), None) => GoldVoice::Side(side),
        _ => GoldVoice::Unmarked,
    }
}

/// Roles of a marked stretch, and its attribution.
#[derive(Debug, Clone, Copy)]
enum Mark {
    Role(char, u32),
    Name(Kind),
}

#[derive(Debug, Default)]
struct Marks {
    text: String,
    roles: Vec<(char, u32, Span)>,
    namings: Vec<Naming>,
}

impl Marks {
    fn read(&mut self, body: &str) -> Result<(), String> {
        let mut open: Vec<(Mark, usize)> = Vec::new();
        let mut rest = body;
        while let Some(c) = rest.chars().next() {
            rest = &rest[c.len_utf8()..];
            match c {
                '[' | '{' => {
                    let (mark, behind) =
                        opening(c, rest).ok_or_else(|| format!("stray {c} at {rest:.20}"))?;
                    open.push((mark, self.text.len()));
                    rest = behind;
                }
                ']' | '}' => {
                    let (mark, start) = open.pop().ok_or("stray bracket")?;
                    let span = Span::new(start, self.text.len());
                    match mark {
                        Mark::Role(role, number) => self.roles.push((role, number, span)),
                        Mark::Name(kind) => self.namings.push(Naming { span, kind }),
                    }
                }
                c => self.text.push(c),
            }
        }
        if open.is_empty() {
            Ok(())
        } else {
            Err("never closed".into())
        }
    }

    /// The marks as a reading, with the number of each attribution in the file.
    fn reading(&self) -> Result<(Reading, Vec<u32>), String> {
        let mut numbers: Vec<u32> = self.roles.iter().map(|(_, number, _)| *number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let mut found = Vec::new();
        for number in numbers {
            let of = |role: char| {
                let mine = self
                    .roles
                    .iter()
                    .filter(move |(r, n, _)| *r == role && *n == number);
                mine.map(|(.., span)| *span)
            };
            let cue = of('c')
                .next()
                .ok_or_else(|| format!("no cue of {number}"))?;
            let mut content: Vec<Span> = of('q').collect();
            content.sort();
            found.push((
                Attribution {
                    source: of('s').next(),
                    cue,
                    content,
                    within: None,
                },
                number,
            ));
        }
        found.sort_by_key(|(attribution, _)| {
            (attribution.cue, attribution.content.first().copied())
        });
        let (mut attributions, numbers): (Vec<Attribution>, Vec<u32>) = found.into_iter().unzip();
        let inside = |cue: Span, i: usize, all: &[Attribution]| {
            let holders = all.iter().enumerate().filter(|(j, _)| *j != i);
            let covering = holders.filter_map(|(j, other)| {
                let piece = other
                    .content
                    .iter()
                    .filter(|piece| piece.covers(cue))
                    .min_by_key(|piece| piece.len())?;
                Some((piece.len(), j))
            });
            covering.min().map(|(_, j)| j)
        };
        let within: Vec<_> = (0..attributions.len())
            .map(|i| inside(attributions[i].cue, i, &attributions))
            .collect();
        for (attribution, within) in attributions.iter_mut().zip(within) {
            attribution.within = within;
        }
        let mut namings = self.namings.clone();
        namings.sort_by_key(|naming| (naming.span.start, std::cmp::Reverse(naming.span.end)));
        namings.dedup_by(|inner, outer| outer.span.overlaps(inner.span));
        Ok((
            Reading {
                attributions,
                namings,
            },
            numbers,
        ))
    }
}

fn opening(bracket: char, rest: &str) -> Option<(Mark, &str)> {
    if bracket == '{' {
        let (kind, behind) = rest.split_once('|')?;
        let kind = Kind::ALL.into_iter().find(|known| known.short() == kind)?;
        return Some((Mark::Name(kind), behind));
    }
    let (head, behind) = rest.split_once(':')?;
    let role = head.chars().next().filter(|role| "scq".contains(*role))?;
    Some((Mark::Role(role, head.get(1..)?.parse().ok()?), behind))
}

/// A curated dossier as a marked passage: its claims that have source and cue, with their sides and answers.
#[must_use]
pub fn of_dossier(id: &str, dossier: &counterclaim::model::Dossier) -> Gold {
    use counterclaim::model::{ClaimId, Form, Part, Voice};
    let spans = |parts: &[Part]| -> Vec<Span> { parts.iter().filter_map(|part| part.span).collect() };
    let mut kept: Vec<(Attribution, ClaimId)> = Vec::new();
    for claim in dossier.claim_ids() {
        let said = dossier.claim(claim);
        let (source, cue, content) = (spans(&said.source), spans(&said.cue), spans(&said.content));
        let (Some(source), Some(cue)) = (source.into_iter().reduce(Span::union), cue.into_iter().reduce(Span::union)) else {
            continue;
        };
        if said.voice != Voice::Article {
            kept.push((Attribution { source: Some(source), cue, content, within: None }, claim));
        }
    }
    kept.sort_by_key(|(attribution, _)| (attribution.cue, attribution.content.first().copied()));
    let at = |claim: ClaimId| kept.iter().position(|(_, kept)| *kept == claim);
    let mut answers = Vec::new();
    for (i, (_, claim)) in kept.iter().enumerate() {
        let met = dossier.claim(*claim).answers.iter();
        answers.extend(met.filter_map(|answer| Some((i, answer.how, at(answer.claim)?))));
    }
    let voices = kept.iter().map(|(_, claim)| match dossier.claim(*claim).voice {
        Voice::Side(side) => GoldVoice::Side(side.index()),
        Voice::ThirdParty => GoldVoice::Third,
        _ => GoldVoice::Unmarked,
    });
    let questions = dossier.question_ids().map(|question| dossier.claims_of(question).iter().filter_map(|&claim| at(claim)).collect());
    let mentions = dossier.mentions().all().iter();
    let named = mentions.filter(|(_, mention)| matches!(mention.form, Form::Name | Form::Alias));
    let mut namings: Vec<Naming> = named.map(|(span, mention)| Naming { span: *span, kind: dossier.entity(mention.entity).kind }).collect();
    namings.sort_by_key(|naming| (naming.span.start, std::cmp::Reverse(naming.span.end)));
    namings.dedup_by(|inner, outer| outer.span.overlaps(inner.span));
    Gold {
        id: id.to_owned(),
        text: dossier.article().text().to_owned(),
        sides: dossier.sides().iter().map(|side| (side.name.clone(), side.speakers.clone())).collect(),
        answers,
        voices: voices.collect(),
        questions: questions.collect(),
        reading: Reading { attributions: kept.into_iter().map(|(attribution, _)| attribution).collect(), namings },
    }
}
