//! How the questions stand, and how much room and which words each side gets.

use std::io::{self, Write};

use super::counted;
use super::sheet::Sheet;
use crate::model::{Balance, CueClass, Dossier, SideId, Status, Voice};

/// Writes one line on the questions, and one for each side.
pub(super) fn write<W: Write>(
    dossier: &Dossier,
    sides: &[SideId],
    sheet: &mut Sheet<W>,
) -> io::Result<()> {
    sheet.text(0, &questions(dossier, sides))?;
    for &side in sides {
        let balance = dossier.balance(Voice::Side(side));
        let name = &dossier.side(side).name;
        sheet.text(0, &format!("{name}: {}", in_words(&balance)))?;
    }
    Ok(())
}

/// "14 questions · 5 disputed · 6 unanswered"
pub(in crate::store) fn questions(dossier: &Dossier, sides: &[SideId]) -> String {
    let statuses: Vec<Status> = dossier
        .question_ids()
        .map(|id| dossier.status(id, sides))
        .collect();
    let mut parts = vec![counted(statuses.len(), "question")];
    let mut seen: Vec<&str> = Vec::new();
    for status in &statuses {
        let word = status.word();
        if !seen.contains(&word) {
            seen.push(word);
            let count = statuses.iter().filter(|other| other.word() == word).count();
            parts.push(format!("{count} {word}"));
        }
    }
    parts.join(" · ")
}

/// "17 claims in 14 sentences, 9 unanswered · cues: 5 neutral, 4 assertive"
pub(in crate::store) fn in_words(balance: &Balance) -> String {
    let claims = counted(balance.claims, "claim");
    let sentences = counted(balance.sentences, "sentence");
    let room = format!("{claims} in {sentences}, {} unanswered", balance.unanswered);
    let used = CueClass::ALL.iter().zip(balance.cues);
    let cues: Vec<String> = used
        .filter(|(_, count)| *count > 0)
        .map(|(class, count)| format!("{count} {}", class.word()))
        .collect();
    if cues.is_empty() {
        room
    } else {
        format!("{room} · cues: {}", cues.join(", "))
    }
}
