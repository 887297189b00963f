//! Words with where they stand, to be pasted into a report.

use super::dossier::Dossier;
use super::{ClaimId, Voice};
use crate::text::Span;

impl Dossier {
    /// A span's words in quotation marks, with the article and the paragraph.
    #[must_use]
    pub fn cite(&self, span: Span) -> String {
        let words = self.article().words(span).trim();
        if words.is_empty() {
            return String::new();
        }
        format!("“{words}” ({})", self.reference(span))
    }

    /// A claim's words with who says them, by which cue, and where.
    #[must_use]
    pub fn cite_claim(&self, id: ClaimId) -> String {
        let claim = self.claim(id);
        let who = match claim.voice {
            Voice::Article if claim.source.is_empty() => "the article".to_owned(),
            _ => claim.source_words(),
        };
        let cue = claim.cue_words();
        let said = if cue.is_empty() {
            who
        } else {
            format!("{who}, “{cue}”")
        };
        let place = claim.content_span().map(|span| self.reference(span));
        let place = place.unwrap_or_else(|| "not found in the text".to_owned());
        format!("{said}: “{}” ({place})", claim.content_words())
    }

    fn reference(&self, span: Span) -> String {
        let about = self.about();
        let known = [
            &about.author,
            &about.title,
            &about.publisher,
            &about.published,
        ];
        let known = known.into_iter().flatten().cloned();
        let paragraph = self.article().paragraph_at(span.start as usize).number();
        let parts: Vec<String> = known.chain([format!("¶{paragraph}")]).collect();
        parts.join(", ")
    }
}
