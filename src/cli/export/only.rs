//! `--only`: a filter as a person writes it.

use crate::model::{By, CueClass, Dossier, EntityId, Filter, Paragraph, Selection, SideId};
use crate::text::{elide, fold};

/// What can stand before the colon.
const WHAT: &str = "entity, sector, question, claim, paragraph, side, unanswered, status, cue";

/// The statuses of questions.
const STATUSES: [&str; 7] = [
    "disputed",
    "conceded in part",
    "agreed",
    "unanswered",
    "third parties only",
    "side not known",
    "no claims",
];

/// Reads `entity:Bajaur`, `question:10`, `side:P`, `status:disputed` and the like, as filters of a dossier.
pub(super) fn filters(dossier: &Dossier, given: &[String]) -> Result<Vec<Filter>, String> {
    let filters = given.iter().map(|given| {
        let by = by(dossier, given).map_err(|why| format!("--only {given}: {why}"))?;
        Ok(Filter::new(dossier, by))
    });
    filters.collect()
}

fn by(dossier: &Dossier, given: &str) -> Result<By, String> {
    let (what, which) = given.split_once(':').ok_or_else(|| {
        format!("write what and which with a colon between, what being one of {WHAT}.")
    })?;
    let which = which.trim();
    match what.trim() {
        "entity" => entity(dossier, which).map(|id| Selection::Entity(id).into()),
        "sector" | "place" => entity(dossier, which).map(|id| Selection::Sector(id).into()),
        "question" => question(dossier, which),
        "claim" => claim(dossier, which),
        "paragraph" => paragraph(dossier, which),
        "side" => side(dossier, which).map(By::Side),
        "unanswered" => side(dossier, which).map(By::Unanswered),
        "status" => word("status", &STATUSES, which, |word| word).map(By::Status),
        "cue" => word("class of cues", &CueClass::ALL, which, CueClass::word).map(By::Cue),
        other => Err(format!(
            "there is no “{other}” to filter by; there are {WHAT}."
        )),
    }
}

/// The one thing whose names include `which`, or else whose names hold it.
fn named<Id: Copy + PartialEq>(
    what: &str,
    all: impl Iterator<Item = (Id, Vec<String>)>,
    which: &str,
) -> Result<Id, String> {
    let wanted = fold(which);
    let all: Vec<(Id, Vec<String>)> = all.collect();
    let matching = |matches: &dyn Fn(&str) -> bool| -> Vec<&(Id, Vec<String>)> {
        let any = |(_, names): &&(Id, Vec<String>)| names.iter().any(|name| matches(name));
        all.iter().filter(any).collect()
    };
    let mut found = matching(&|name| name == which);
    if found.is_empty() {
        found = matching(&|name| fold(name) == wanted);
    }
    if found.is_empty() && !wanted.is_empty() {
        found = matching(&|name| fold(name).contains(&wanted));
    }
    match found.as_slice() {
        [] => Err(format!("there is no {what} “{which}” in this article.")),
        [(id, _)] => Ok(*id),
        several => {
            let names = several
                .iter()
                .take(5)
                .filter_map(|(_, names)| names.first());
            let names: Vec<String> = names.map(|name| format!("“{}”", elide(name, 40))).collect();
            Err(format!(
                "it could be {} (of {}). Name one of them whole.",
                names.join(", "),
                several.len()
            ))
        }
    }
}

fn entity(dossier: &Dossier, which: &str) -> Result<EntityId, String> {
    let names = dossier.entity_ids().map(|id| {
        let entity = dossier.entity(id);
        // A stand-in is first of all the name of something else.
        let (aliases, _) = entity.names_apart();
        let names = [&entity.name, &entity.key].into_iter().chain(aliases);
        (id, names.cloned().collect())
    });
    named("entity", names, which)
}

fn side(dossier: &Dossier, which: &str) -> Result<SideId, String> {
    let names = dossier.side_ids().into_iter().map(|id| {
        let side = dossier.side(id);
        let names = [&side.name, &side.key, &side.letter];
        (id, names.map(Clone::clone).to_vec())
    });
    named("side", names, which)
}

fn question(dossier: &Dossier, which: &str) -> Result<By, String> {
    let names = (1..).zip(dossier.question_ids()).map(|(number, id)| {
        let question = dossier.question(id);
        (
            id,
            vec![
                question.question.clone(),
                question.key.clone(),
                u32::to_string(&number),
            ],
        )
    });
    if let Ok(number) = which.parse::<usize>() {
        let id = dossier.question_ids().nth(number.wrapping_sub(1));
        let id = id.ok_or_else(|| format!("there are {} questions.", dossier.questions().len()))?;
        return Ok(Selection::Question(id).into());
    }
    named("question", names, which).map(|id| Selection::Question(id).into())
}

fn claim(dossier: &Dossier, which: &str) -> Result<By, String> {
    let names = dossier.claim_ids().map(|id| {
        let claim = dossier.claim(id);
        (id, vec![claim.key.clone(), claim.content_words()])
    });
    named("claim", names, which).map(|id| Selection::Claim(id).into())
}

fn paragraph(dossier: &Dossier, which: &str) -> Result<By, String> {
    let count = dossier.article().count();
    let number = which
        .parse()
        .ok()
        .filter(|number| (1..=count).contains(number));
    number
        .and_then(Paragraph::numbered)
        .map(|paragraph| Selection::Paragraph(paragraph).into())
        .ok_or_else(|| format!("the article has paragraphs 1 to {count}."))
}

fn word<T: Copy>(
    what: &str,
    all: &[T],
    which: &str,
    word: fn(T) -> &'static str,
) -> Result<T, String> {
    let found = all.iter().copied().find(|&one| word(one) == which);
    found.ok_or_else(|| {
        let words: Vec<&str> = all.iter().map(|&one| word(one)).collect();
        format!(
            "there is no {what} “{which}”; there are {}.",
            words.join(", ")
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Source, open};

    fn read(given: &str) -> Result<usize, String> {
        let dossier = open(Source::Bundled).unwrap().dossier;
        filters(&dossier, &[given.to_owned()]).map(|filters| filters[0].claims.len())
    }

    #[test]
    fn things_are_named_by_name_id_number_and_letter() {
        for (given, same) in [
            ("entity:bajaur", "sector:Bajaur"),
            ("side:P", "side:Pakistan"),
            (
                "question:10",
                "question:Does the TTP operate from Afghan soil?",
            ),
            ("question:afghan soil", "question:10"),
        ] {
            assert_eq!(read(given), read(same), "{given}");
            assert!(read(given).unwrap() > 0, "{given}");
        }
        assert_eq!(read("side:pakistan"), Ok(23));
        assert_eq!(read("unanswered:pakistan"), Ok(13));
        assert!(read("status:disputed").unwrap() > 10);
        assert!(read("cue:denying").unwrap() > 3);
        assert!(read("paragraph:15").unwrap() > 1);
    }

    #[test]
    fn what_is_not_there_is_a_sentence() {
        for (given, says) in [
            ("bajaur", "with a colon between"),
            ("village:bajaur", "there is no “village” to filter by"),
            ("entity:Xyzzy", "no entity “Xyzzy”"),
            ("entity:", "no entity"),
            ("entity:e", "it could be"),
            ("question:99", "there are 16 questions"),
            ("question:0", "there are 16 questions"),
            ("paragraph:0", "paragraphs 1 to 45"),
            ("status:won", "no status “won”"),
            ("cue:loud", "no class of cues"),
        ] {
            let error = read(given).unwrap_err();
            assert!(error.contains(says), "{given}: {error}");
        }
    }
}
