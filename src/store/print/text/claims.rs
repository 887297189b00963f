//! The comparison: question by question, what each side says and in which words.

use std::io::{self, Write};

use super::sheet::Sheet;
use super::{analyst, balance};
use crate::model::{
    Answer, Claim, ClaimId, Dossier, Paragraph, QuestionId, Review, SideId, Status, Voice,
};
use crate::text::elide;

/// Columns before a question's sides, before their words, and before what is known of these.
const SIDE: usize = 4;
const WORDS: usize = 6;
const ABOUT: usize = 8;
/// Columns of words that are repeated only to be recognised.
const REMINDER: usize = 44;

/// Writes the claims.
pub(super) fn write<W: Write>(dossier: &Dossier, sheet: &mut Sheet<W>) -> io::Result<()> {
    if dossier.questions().is_empty() {
        return sheet.text(0, "No claims were found in this text.");
    }
    let sides: Vec<SideId> = (0..dossier.sides().len()).map(SideId::at).collect();
    balance::write(dossier, &sides, sheet)?;
    for id in dossier.question_ids() {
        sheet.gap()?;
        question(dossier, id, &sides, sheet)?;
    }
    Ok(())
}

fn question<W: Write>(
    dossier: &Dossier,
    id: QuestionId,
    sides: &[SideId],
    sheet: &mut Sheet<W>,
) -> io::Result<()> {
    let number = format!("{:>2}", id.0 + 1);
    sheet.labelled(&number, SIDE, &dossier.question(id).question)?;
    sheet.text(SIDE, &status(dossier, &dossier.status(id, sides)))?;
    analyst::write(&dossier.question(id).judgement, SIDE, sheet)?;
    for &side in sides {
        let name = dossier.side(side).name.to_uppercase();
        voice(dossier, (id, Voice::Side(side)), &name, sheet)?;
    }
    voice(dossier, (id, Voice::ThirdParty), "THIRD PARTIES", sheet)?;
    voice(dossier, (id, Voice::Unknown), "SIDE NOT KNOWN", sheet)?;
    voice(dossier, (id, Voice::Article), "THE ARTICLE ITSELF", sheet)?;
    verification(dossier, id, sheet)
}

/// The status, with the names of those who are silent.
pub(in crate::store) fn status(dossier: &Dossier, status: &Status) -> String {
    match status {
        Status::Disputed { conceding: true } => "disputed, conceded in part".into(),
        Status::Unanswered(silent) if silent.len() < dossier.sides().len() => {
            let names = silent.iter().map(|&side| dossier.side(side).name.as_str());
            format!("unanswered by {}", names.collect::<Vec<_>>().join(", "))
        }
        Status::Unanswered(_) => "unanswered: no side meets another's claim".into(),
        other => other.word().into(),
    }
}

/// What one voice says; a side that says nothing is not left out.
fn voice<W: Write>(
    dossier: &Dossier,
    (question, voice): (QuestionId, Voice),
    heading: &str,
    sheet: &mut Sheet<W>,
) -> io::Result<()> {
    let claims = dossier.of_voice(question, voice);
    if claims.is_empty() && voice.side().is_none() {
        return Ok(());
    }
    sheet.text(SIDE, heading)?;
    if claims.is_empty() {
        silence(dossier, question, voice, sheet)?;
    }
    claims
        .into_iter()
        .try_for_each(|id| claim(dossier, id, sheet))
}

fn silence<W: Write>(
    dossier: &Dossier,
    question: QuestionId,
    voice: Voice,
    sheet: &mut Sheet<W>,
) -> io::Result<()> {
    let elsewhere = voice
        .side()
        .map(|side| dossier.answers_elsewhere(question, side));
    let elsewhere = elsewhere.unwrap_or_default();
    if elsewhere.is_empty() {
        return sheet.text(WORDS, "no answer in this text");
    }
    for id in elsewhere {
        let number = dossier.claim(id).question.0 + 1;
        sheet.text(
            WORDS,
            &format!("answers under question {number}: {}", reminder(dossier, id)),
        )?;
    }
    Ok(())
}

fn claim<W: Write>(dossier: &Dossier, id: ClaimId, sheet: &mut Sheet<W>) -> io::Result<()> {
    let claim = dossier.claim(id);
    sheet.text(WORDS, &format!("“{}”", claim.content_words()))?;
    sheet.text(ABOUT, &attribution(claim))?;
    for &answer in &claim.answers {
        sheet.text(ABOUT, &meets(dossier, answer))?;
    }
    analyst::write(&claim.judgement, ABOUT, sheet)
}

/// Who said it, how and where: "Kabul · “denies” · denying · ¶15".
fn attribution(claim: &Claim) -> String {
    let mut parts = vec![claim.source_words()];
    parts.push(in_quotes(&claim.cue_words()));
    parts.push(
        claim
            .cue_class
            .map(|class| class.word().to_owned())
            .unwrap_or_default(),
    );
    parts.push(pilcrow(claim.paragraph));
    parts.push(
        claim
            .hedges
            .iter()
            .map(|hedge| in_quotes(&hedge.quote))
            .collect::<Vec<_>>()
            .join(", "),
    );
    let remarks = [
        (claim.review == Review::Draft, "draft"),
        (claim.is_orphan(), "words not found in the text"),
    ];
    parts.extend(
        remarks
            .iter()
            .filter(|(so, _)| *so)
            .map(|(_, remark)| (*remark).to_owned()),
    );
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// "→ denies Pakistan ¶5 “an internationally recognized border”"
fn meets(dossier: &Dossier, answer: Answer) -> String {
    let met = dossier.claim(answer.claim);
    let name = dossier.voice_name(met.voice);
    format!(
        "→ {} {name} {}",
        answer.how.word(),
        reminder(dossier, answer.claim)
    )
}

fn reminder(dossier: &Dossier, id: ClaimId) -> String {
    let claim = dossier.claim(id);
    let words = claim.content_words();
    format!("{} “{}”", pilcrow(claim.paragraph), elide(&words, REMINDER))
}

fn in_quotes(words: &str) -> String {
    if words.is_empty() {
        String::new()
    } else {
        format!("“{words}”")
    }
}

fn pilcrow(paragraph: Option<Paragraph>) -> String {
    paragraph
        .map(|p| format!("¶{}", p.number()))
        .unwrap_or_default()
}

fn verification<W: Write>(
    dossier: &Dossier,
    question: QuestionId,
    sheet: &mut Sheet<W>,
) -> io::Result<()> {
    for (n, line) in dossier.verifications_of(question).enumerate() {
        if n == 0 {
            sheet.text(SIDE, "VERIFICATION")?;
        }
        let line = &dossier.verifications()[line];
        sheet.text(
            WORDS,
            &format!("“{}” {}", line.text(), pilcrow(line.paragraph)),
        )?;
    }
    Ok(())
}
