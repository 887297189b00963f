//! What single words say about the verbs of saying beside them.

use super::super::joiner::Scene;
use super::phrase;

/// Verbs that hardly do anything but say.
pub(super) fn is_plain(lower: &str) -> bool {
    matches!(
        lower,
        "said"
            | "says"
            | "say"
            | "told"
            | "tells"
            | "added"
            | "adds"
            | "argued"
            | "argues"
            | "argue"
            | "claimed"
            | "claims"
            | "insisted"
            | "insists"
            | "insist"
            | "wrote"
            | "writes"
            | "tweeted"
            | "acknowledged"
            | "acknowledges"
            | "admitted"
            | "admits"
            | "conceded"
            | "warned"
            | "warns"
            | "denied"
            | "denies"
            | "deny"
            | "explained"
            | "explains"
            | "believe"
            | "believes"
            | "believed"
            | "thinks"
            | "think"
            | "accused"
            | "accuses"
            | "alleged"
            | "asserted"
            | "contended"
            | "contends"
            | "declared"
            | "noted"
            | "notes"
            | "replied"
            | "suggested"
            | "suggests"
            | "stated"
            | "complained"
            | "vowed"
            | "pledged"
            | "promised"
            | "urged"
            | "urges"
            | "announced"
            | "predicted"
            | "condemned"
            | "rejected"
            | "rejects"
            | "dismissed"
            | "criticized"
            | "criticised"
            | "asked"
            | "asks"
            | "praised"
            | "blamed"
            | "hopes"
            | "recalled"
            | "wants"
            | "want"
            | "wanted"
            | "expects"
            | "confirmed"
            | "refused"
            | "declined"
    )
}

/// Whether a form that is a noun as well stands behind an article, an adjective or a possessive.
pub(super) fn is_hidden_noun(scene: &Scene, token: usize) -> bool {
    let before = scene.lower_before(token);
    matches!(
        before.as_str(),
        "the"
            | "a"
            | "an"
            | "his"
            | "her"
            | "their"
            | "its"
            | "of"
            | "'s"
            | "’s"
            | "this"
            | "these"
            | "no"
            | "any"
            | "to"
            | "for"
            | "with"
            | "in"
            | "on"
    )
}

/// Whether a word helps a verb: an auxiliary, a negation, an adverb.
pub(super) fn is_helper(lower: &str) -> bool {
    is_be(lower)
        || lower.ends_with("ly")
        || matches!(
            lower,
            "has"
                | "have"
                | "had"
                | "not"
                | "also"
                | "later"
                | "did"
                | "does"
                | "would"
                | "will"
                | "could"
                | "n't"
                | "'t"
                | "’t"
                | "'d"
                | "’d"
                | "'ve"
                | "’ve"
                | "once"
                | "then"
                | "even"
                | "now"
                | "still"
                | "never"
        )
}

/// Whether a word is a form of "to be".
pub(super) fn is_be(lower: &str) -> bool {
    matches!(
        lower,
        "is" | "are" | "was" | "were" | "be" | "been" | "being"
    )
}

/// Whether a speaker may be named from `token` on.
pub(super) fn begins_phrase(scene: &Scene, token: usize) -> bool {
    let lower = scene.lower(token);
    scene.word(token).starts_with(char::is_uppercase)
        || phrase::is_pronoun(&lower)
        || matches!(
            lower.as_str(),
            "the"
                | "a"
                | "an"
                | "one"
                | "two"
                | "his"
                | "her"
                | "its"
                | "another"
                | "officials"
                | "some"
        )
}
