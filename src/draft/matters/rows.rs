//! Which claims stand in one row of the comparison.

use super::Meeting;
use crate::draft::Voice;
use crate::draft::meeting::{Claims, Model};

/// The most claims of a row.
const MOST: usize = 8;

/// From this chance on a claim is said to meet another.
const MEETS: f32 = 0.28;

/// From this chance on two claims belong into one row.
const TOGETHER: f32 = 0.13;

/// From this likeness on two claims are about the same.
const ALIKE: f32 = 0.24;

/// How much what somebody says in one sentence belongs together: "they reject it, accusing the other of …".
const ONE_SENTENCE: f32 = 0.5;

/// How far apart claims that are alike may be.
const APART: usize = 24;

/// Which claim meets which.
#[must_use]
pub fn meetings(claims: &Claims, voices: &[Voice]) -> Vec<Meeting> {
    let model = Model::get();
    let mut meetings = Vec::new();
    for answer in 0..claims.statements.len() {
        for candidate in claims.chances(&model.sided, answer).into_iter().take(2) {
            if candidate.chance >= MEETS && may_meet(claims, voices, answer, candidate.to) {
                let how = claims.how(model, answer, candidate.to);
                meetings.push(Meeting {
                    answer,
                    how,
                    to: candidate.to,
                });
            }
        }
    }
    meetings
}

/// Whether two claims are of different voices, as far as is known.
fn may_meet(claims: &Claims, voices: &[Voice], one: usize, other: usize) -> bool {
    let (Some(mine), Some(theirs)) = (claims.statements.get(one), claims.statements.get(other))
    else {
        return false;
    };
    let same_speaker = mine.speaker.is_some() && mine.speaker == theirs.speaker;
    let same_side = match (voices.get(one), voices.get(other)) {
        (Some(Voice::Side(a)), Some(Voice::Side(b))) => a == b,
        (Some(Voice::Article), _) | (_, Some(Voice::Article)) => true,
        _ => false,
    };
    !same_speaker && !same_side
}

/// The rows: every claim in exactly one, each in the order of the text, and the rows too.
#[must_use]
pub fn rows(claims: &Claims, meetings: &[Meeting]) -> Vec<Vec<usize>> {
    let count = claims.statements.len();
    let mut links: Vec<(f32, usize, usize)> = meetings
        .iter()
        .map(|meeting| (2.0, meeting.answer, meeting.to))
        .collect();
    for i in 0..count {
        likely(claims, i, &mut links);
        alike(claims, i, &mut links);
    }
    links.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut row: Vec<usize> = (0..count).collect();
    let mut members: Vec<Vec<usize>> = (0..count).map(|i| vec![i]).collect();
    for (_, one, other) in links {
        let (Some(&one), Some(&other)) = (row.get(one), row.get(other)) else {
            continue;
        };
        let (into, from) = (one.min(other), one.max(other));
        let size = |at: usize| members.get(at).map_or(0, Vec::len);
        if into == from || size(into) + size(from) > MOST {
            continue;
        }
        let moved = members
            .get_mut(from)
            .map(std::mem::take)
            .unwrap_or_default();
        for &claim in &moved {
            if let Some(slot) = row.get_mut(claim) {
                *slot = into;
            }
        }
        if let Some(kept) = members.get_mut(into) {
            kept.extend(moved);
        }
    }
    let mut rows: Vec<Vec<usize>> = members
        .into_iter()
        .filter(|members| !members.is_empty())
        .collect();
    for row in &mut rows {
        row.sort_unstable();
    }
    rows.sort_by_key(|row| row.first().copied());
    rows
}

/// Links to what a claim may meet, and to the claim in which it stands or which it goes on with.
fn likely(claims: &Claims, i: usize, links: &mut Vec<(f32, usize, usize)>) {
    let Some(mine) = claims.statements.get(i) else {
        return;
    };
    for candidate in claims.chances(&Model::get().sided, i).into_iter().take(2) {
        if candidate.chance >= TOGETHER {
            links.push((candidate.chance, i, candidate.to));
        }
    }
    if let Some(within) = mine.within {
        links.push((0.9, i, within));
    }
    let Some((before, previous)) = i
        .checked_sub(1)
        .and_then(|j| Some((j, claims.statements.get(j)?)))
    else {
        return;
    };
    let goes_on = mine.speaker.is_some()
        && mine.speaker == previous.speaker
        && mine.paragraph == previous.paragraph;
    if goes_on {
        let like = claims.rarity.likeness(mine, previous);
        let close = if mine.sentence == previous.sentence {
            ONE_SENTENCE
        } else if mine.quoted {
            0.16
        } else {
            0.08
        };
        links.push((close + like, i, before));
    }
}

/// Links to earlier claims with the same words.
fn alike(claims: &Claims, i: usize, links: &mut Vec<(f32, usize, usize)>) {
    let Some(mine) = claims.statements.get(i) else {
        return;
    };
    for j in i.saturating_sub(APART)..i {
        let Some(theirs) = claims.statements.get(j) else {
            continue;
        };
        let like = claims.rarity.likeness(mine, theirs);
        if like >= ALIKE {
            links.push((like, i, j));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::meeting::Statement;
    use crate::draft::meeting::features::Rarity;

    fn claim(sentence: u32, words: &[&str]) -> Statement {
        Statement {
            words: words.iter().map(|&word| word.to_owned()).collect(),
            speaker: Some(sentence as usize),
            paragraph: sentence,
            sentence,
            ..Statement::default()
        }
    }

    fn rows_of(statements: Vec<Statement>) -> Vec<Vec<usize>> {
        let claims = Claims {
            rarity: Rarity::of(&statements),
            statements,
            voices: Vec::new(),
        };
        rows(&claims, &[])
    }

    #[test]
    fn what_one_sentence_says_stays_together_before_rows_are_full() {
        let mut statements = vec![claim(0, &["strike", "a"]), claim(0, &["border", "b"])];
        for sentence in 1..5 {
            let own = sentence.to_string();
            statements.push(claim(sentence, &["strike", &own]));
            statements.push(claim(sentence + 4, &["border", &own]));
        }
        let rows = rows_of(statements);
        let with_first = rows.iter().find(|row| row.contains(&0));
        assert!(with_first.is_some_and(|row| row.contains(&1)), "{rows:?}");
        assert!(rows.iter().all(|row| row.len() <= MOST));
    }
}
