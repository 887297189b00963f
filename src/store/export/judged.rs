//! What a person made of an annotation, in words: kept apart from what the text says.

use crate::model::layer::{Assessment, Judgement, Likelihood};

/// "judged B2, fair, likely; tags: border; note: …"; nothing if nobody judged.
pub(super) fn in_words(judgement: &Judgement) -> Option<String> {
    let judged = [
        judgement.code(),
        judgement
            .assessment
            .map(Assessment::word)
            .map(str::to_owned),
        judgement
            .likelihood
            .map(Likelihood::word)
            .map(str::to_owned),
    ];
    let judged: Vec<String> = judged.into_iter().flatten().collect();
    let judged = (!judged.is_empty()).then(|| format!("judged {}", judged.join(", ")));
    let tags = &judgement.tags;
    let tags = (!tags.is_empty()).then(|| format!("tags: {}", tags.join(", ")));
    let note = judgement.note.as_ref().map(|note| format!("note: {note}"));
    let parts: Vec<String> = [judged, tags, note].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| format!("the analyst: {}", parts.join("; ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::layer::Reliability;

    #[test]
    fn only_what_somebody_judged_is_said() {
        assert_eq!(in_words(&Judgement::default()), None);
        let judgement = Judgement {
            reliability: Some(Reliability::B),
            tags: vec!["border".into()],
            ..Judgement::default()
        };
        let says = in_words(&judgement).unwrap();
        assert_eq!(says, "the analyst: judged B6; tags: border");
    }
}
