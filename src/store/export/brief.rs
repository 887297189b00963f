//! What a brief says, for whichever format writes it. All words are as the file has them: who writes them escapes them.

mod comparison;
mod places;

pub(super) use comparison::{Cell, Column, Compared, Quote, compared};
pub(super) use places::spots;

use super::Excerpt;
use crate::model::{Kind, Paragraph, SideId, Voice};
use crate::store::print::text::{balance, listed};
use crate::text::counted;

/// How the brief was made, in sentences.
pub(super) const METHOD: [&str; 5] = [
    "Every claim stands here in the article’s own words, with its source, the words of saying and the paragraph; numbers such as 908–1059 count characters (Unicode code points) from the beginning of the article.",
    "Claims are set against each other question by question. An answer is recorded only where the text itself lets one side deny, counter or concede what another says.",
    "The status of a question is worked out from these answers. It says how the sides stand to each other in this text, not who is right: nothing here calls a side true, and no numbers are averaged.",
    "“No claim in this text” means just that. It is neither a no nor a zero: the side may have spoken elsewhere.",
    "The class of a cue says how far the article stands from the claim: neutral (said), assertive (insists), doubting (claims), conceding (confirms), denying (rejects), hedging (appears to believe).",
];

/// The parts of a claim's source that are known, in one line; empty if nothing is.
pub(super) fn source_line(excerpt: &Excerpt) -> String {
    let about = excerpt.dossier().about();
    let captured = about
        .captured
        .as_ref()
        .map(|when| format!("captured {when}"));
    let known = [&about.author, &about.publisher, &about.published];
    let known = known.into_iter().flatten().cloned();
    known.chain(captured).collect::<Vec<_>>().join(" · ")
}

/// What a reader should know before reading: filters, drafts.
pub(super) fn warnings(excerpt: &Excerpt) -> Vec<String> {
    let dossier = excerpt.dossier();
    let filter = excerpt.says().map(|filter| {
        format!("Only a part of the dossier: {filter}. What is missing here may be in the article.")
    });
    let draft = (dossier.drafts() > 0).then(|| {
        let drafts = counted(dossier.drafts(), "annotation");
        format!("{drafts} of this dossier were drafted by a program and checked by nobody; they are marked “draft”.")
    });
    filter.into_iter().chain(draft).collect()
}

/// How the questions stand, and how much room each side gets: a line for all, then the side's name and its line.
pub(super) fn balance_lines(excerpt: &Excerpt) -> (String, Vec<(SideId, String)>) {
    let dossier = excerpt.dossier();
    let sides = dossier.side_ids();
    let lines = sides.iter().map(|&side| {
        let balance = dossier.balance(Voice::Side(side));
        (side, balance::in_words(&balance))
    });
    (balance::questions(dossier, &sides), lines.collect())
}

/// An entity of a kind.
pub(super) struct Who {
    /// Its name.
    pub(super) name: String,
    /// The side's name.
    pub(super) side: Option<String>,
    /// Its other names.
    pub(super) aliases: String,
    /// "12 mentions".
    pub(super) mentions: String,
    /// "1–3, 7".
    pub(super) paragraphs: String,
    /// Whether nobody has looked at it.
    pub(super) draft: bool,
}

/// Who and what the text names, kind by kind.
pub(super) fn who_is_who(excerpt: &Excerpt) -> Vec<(Kind, Vec<Who>)> {
    let dossier = excerpt.dossier();
    let entities = excerpt.entities();
    let of = |kind: Kind| -> Vec<Who> {
        let of_kind = entities
            .iter()
            .filter(|&&id| dossier.entity(id).kind == kind);
        of_kind
            .map(|&id| {
                let entity = dossier.entity(id);
                Who {
                    name: entity.name.clone(),
                    side: entity.side.map(|side| dossier.side(side).name.clone()),
                    aliases: entity.aliases.join(", "),
                    mentions: counted(dossier.mentions_of(id).len(), "mention"),
                    paragraphs: listed(dossier.paragraphs_mentioning(id)),
                    draft: entity.review == crate::model::Review::Draft,
                }
            })
            .collect()
    };
    let kinds = Kind::ALL.into_iter().map(|kind| (kind, of(kind)));
    kinds.filter(|(_, who)| !who.is_empty()).collect()
}

/// A heading for entities of a kind.
pub(super) fn plural(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "Persons",
        Kind::Organisation => "Organisations",
        Kind::Group => "Groups",
        Kind::Place => "Places",
        Kind::Operation => "Operations",
        Kind::Equipment => "Equipment",
        Kind::Event => "Events",
    }
}

/// For each side the claims that no other side meets, each with the number of its question.
pub(super) fn unanswered(excerpt: &Excerpt) -> Vec<(SideId, Vec<(u32, Cell)>)> {
    let dossier = excerpt.dossier();
    let of = |side: SideId| -> Vec<(u32, Cell)> {
        let claims = excerpt
            .claims()
            .filter(|&id| dossier.claim(id).voice == Voice::Side(side) && !dossier.is_met(id));
        claims
            .map(|id| {
                (
                    dossier.claim(id).question.0 + 1,
                    comparison::cell(dossier, id),
                )
            })
            .collect()
    };
    let sides = dossier.side_ids().into_iter().map(|side| (side, of(side)));
    sides.collect()
}

/// The article's own lines on what could be checked, with the numbers of the questions that they bear on.
pub(super) fn verification(excerpt: &Excerpt) -> Vec<(Quote, Vec<u32>)> {
    let lines = excerpt.verifications().into_iter();
    lines
        .map(|line| {
            let numbers = line.questions.iter().map(|id| id.0 + 1).collect();
            (comparison::quote(line), numbers)
        })
        .collect()
}

/// "¶15"; nothing if the words are not in the text.
pub(super) fn pilcrow(paragraph: Option<Paragraph>) -> Option<String> {
    paragraph.map(|paragraph| format!("¶{}", paragraph.number()))
}
