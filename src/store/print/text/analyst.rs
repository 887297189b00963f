//! What a person makes of an annotation, apart from what the text says.

use std::io::{self, Write};

use super::sheet::Sheet;
use crate::model::layer::{Assessment, Judgement, Likelihood};

/// Writes what is filled in: "analyst: B2 · contested · likely · tagged x, y" and the note, line by line.
pub(super) fn write<W: Write>(
    judgement: &Judgement,
    indent: usize,
    sheet: &mut Sheet<W>,
) -> io::Result<()> {
    let tags = judgement.tags.join(", ");
    let known = [
        judgement.code(),
        judgement
            .assessment
            .map(Assessment::word)
            .map(str::to_owned),
        judgement
            .likelihood
            .map(Likelihood::word)
            .map(str::to_owned),
        (!tags.is_empty()).then(|| format!("tagged {tags}")),
    ];
    let known: Vec<String> = known.into_iter().flatten().collect();
    if !known.is_empty() {
        sheet.text(indent, &format!("analyst: {}", known.join(" · ")))?;
    }
    let note = judgement.note.as_deref().unwrap_or_default();
    let mut lines = note.lines().filter(|line| !line.trim().is_empty());
    if let Some(first) = lines.next() {
        sheet.text(indent, &format!("analyst's note: {first}"))?;
    }
    lines.try_for_each(|line| sheet.text(indent + 2, line))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::layer::{Credibility, Reliability};

    fn written(judgement: &Judgement) -> String {
        let mut out = Vec::new();
        write(judgement, 2, &mut Sheet::new(&mut out, 60)).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn only_what_is_filled_in_is_written() {
        assert_eq!(written(&Judgement::default()), "");
        let judgement = Judgement {
            reliability: Some(Reliability::B),
            credibility: Some(Credibility::Two),
            assessment: Some(Assessment::Contested),
            likelihood: Some(Likelihood::Likely),
            note: Some("Two lines,\n\u{1b}[2Jas they are.".into()),
            tags: vec!["border".into(), "to ask".into()],
        };
        assert_eq!(
            written(&judgement),
            "  analyst: B2 · contested · likely · tagged border, to ask\n  analyst's note: Two lines,\n    ␛[2Jas they \
             are.\n"
        );
        let half = Judgement {
            likelihood: Some(Likelihood::RoughlyEven),
            ..Judgement::default()
        };
        assert_eq!(written(&half), "  analyst: roughly even chance\n");
    }
}
