//! A layer that is being corrected: every list with its entries at hand, and a correction's edits applied.

use std::sync::Arc;

use super::build::{ARTICLE, UNKNOWN};
use super::correction::{Change, Clash, Correction, Edit, Entry, Fields, LayerFields, Target};
use super::layer::{ClaimEntry, EntityEntry, Layer, QuestionEntry, SideEntry, VerificationEntry};
use super::roll::Roll;
use super::slug::slug;

/// Ids that the format keeps for itself.
const RESERVED: [&str; 2] = [ARTICLE, UNKNOWN];

/// A layer on the desk.
#[derive(Debug, Clone)]
pub struct Desk {
    /// What the layer says besides its lists, which are empty here.
    about: Arc<Layer>,
    /// The sides.
    pub sides: Roll<SideEntry>,
    /// The entities.
    pub entities: Roll<EntityEntry>,
    /// The questions.
    pub questions: Roll<QuestionEntry>,
    /// The claims.
    pub claims: Roll<ClaimEntry>,
    /// The lines on what could be checked.
    pub verification: Roll<VerificationEntry>,
    /// For each correction that was applied what it did, where that is not just what it says; the last one last.
    amended: Vec<Option<Box<Amended>>>,
}

/// A correction that did something else than it says: what it was about had changed meanwhile.
#[derive(Debug, Clone)]
struct Amended {
    /// The edits.
    said: Vec<Edit>,
    /// What each of them did.
    did: Vec<Did<Edit>>,
}

/// What an edit did.
#[derive(Debug, Clone)]
enum Did<T> {
    /// What it says.
    AsSaid,
    /// Nothing, or what it says by other means.
    Otherwise(Option<T>),
}

impl<T> Did<T> {
    fn map<U>(self, map: impl FnOnce(T) -> U) -> Did<U> {
        match self {
            Did::AsSaid => Did::AsSaid,
            Did::Otherwise(did) => Did::Otherwise(did.map(map)),
        }
    }

    /// Whether anything is another way now.
    fn changed(&self) -> bool {
        !matches!(self, Did::Otherwise(None))
    }
}

impl Desk {
    /// Takes a layer.
    #[must_use]
    pub fn new(mut layer: Layer) -> Self {
        Self {
            sides: Roll::new(std::mem::take(&mut layer.sides)),
            entities: Roll::new(std::mem::take(&mut layer.entities)),
            questions: Roll::new(std::mem::take(&mut layer.questions)),
            claims: Roll::new(std::mem::take(&mut layer.claims)),
            verification: Roll::new(std::mem::take(&mut layer.verification)),
            about: Arc::new(layer),
            amended: Vec::new(),
        }
    }

    /// The layer as it is now.
    #[must_use]
    pub fn layer(&self) -> Layer {
        Layer {
            sides: self.sides.iter().cloned().collect(),
            entities: self.entities.iter().cloned().collect(),
            questions: self.questions.iter().cloned().collect(),
            claims: self.claims.iter().cloned().collect(),
            verification: self.verification.iter().cloned().collect(),
            ..Layer::clone(&self.about)
        }
    }

    /// What the layer says besides its lists.
    #[must_use]
    pub fn about(&self) -> &Layer {
        &self.about
    }

    /// An id that no entry has: the letters and digits of `words` in lower case, with a number if need be.
    #[must_use]
    pub fn new_id(&self, words: &str, otherwise: &str) -> String {
        let slug = slug(words);
        let stem = if slug.is_empty() {
            otherwise.to_owned()
        } else {
            slug
        };
        let mut ids = (2..).map(|n| format!("{stem}-{n}"));
        let taken = |id: &String| {
            self.sides.find(id).is_some()
                || self.entities.find(id).is_some()
                || self.questions.find(id).is_some()
                || self.claims.find(id).is_some()
                || self.verification.find(id).is_some()
                || RESERVED.contains(&id.as_str())
        };
        let mut id = stem.clone();
        while taken(&id) {
            id = ids.next().unwrap_or_default();
        }
        id
    }

    /// Whether an entry is there.
    #[must_use]
    pub fn has(&self, target: &Target) -> bool {
        match target {
            Target::Layer => true,
            Target::Side(id) => self.sides.find(id).is_some(),
            Target::Entity(id) => self.entities.find(id).is_some(),
            Target::Question(id) => self.questions.find(id).is_some(),
            Target::Claim(id) => self.claims.find(id).is_some(),
            Target::Verification(id) => self.verification.find(id).is_some(),
        }
    }

    /// Applies a correction: each edit by itself, so that one that does not apply does not hold up the others.
    /// What did not apply comes back with the reason.
    pub fn apply(&mut self, correction: &Correction) -> Vec<Clash> {
        let mut clashes = Vec::new();
        let done = |edit| match self.make(edit, Restore::OfThatId) {
            Ok(did) => did,
            Err(clash) => {
                clashes.push(clash);
                Did::Otherwise(None)
            }
        };
        let did: Vec<Did<Edit>> = correction.edits.iter().map(done).collect();
        let as_said = did.iter().all(|did| matches!(did, Did::AsSaid));
        self.amended.push((!as_said).then(|| {
            let said = correction.edits.clone();
            Box::new(Amended { said, did })
        }));
        clashes
    }

    /// Takes a correction back: what its edits did turned round, the last one first. The last one that was applied
    /// comes first; then everything is as it was before.
    pub fn take_back(&mut self, correction: &Correction) -> Vec<Clash> {
        let amended = self.amended.pop().flatten();
        let amended = amended.filter(|amended| amended.said == correction.edits);
        let Some(amended) = amended else {
            let edits = correction.edits.iter().rev();
            let turned = edits.map(|edit| edit.clone().turned());
            return turned.filter_map(|edit| self.edit(&edit).err()).collect();
        };
        let edits = amended.said.into_iter().zip(amended.did).rev();
        let did = edits.filter_map(|(said, did)| match did {
            Did::AsSaid => Some(said),
            Did::Otherwise(did) => did,
        });
        let made = did.map(|edit| self.make(&edit.turned(), Restore::InAnyCase));
        made.filter_map(Result::err).collect()
    }

    /// Applies an edit; says whether it changed anything: it may be so already.
    ///
    /// # Errors
    /// If the entry is gone, or a field is neither what it was nor what it should become.
    pub fn edit(&mut self, edit: &Edit) -> Result<bool, Clash> {
        let did = self.make(edit, Restore::OfThatId)?;
        Ok(did.changed())
    }

    fn make(&mut self, edit: &Edit, restore: Restore) -> Result<Did<Edit>, Clash> {
        Ok(match edit {
            Edit::Layer(change) => {
                set_about(Arc::make_mut(&mut self.about), change)?.map(Edit::Layer)
            }
            Edit::Side(change) => put(&mut self.sides, change, restore)?.map(Edit::Side),
            Edit::Entity(change) => put(&mut self.entities, change, restore)?.map(Edit::Entity),
            Edit::Question(change) => {
                put(&mut self.questions, change, restore)?.map(Edit::Question)
            }
            Edit::Claim(change) => put(&mut self.claims, change, restore)?.map(Edit::Claim),
            Edit::Verification(change) => {
                put(&mut self.verification, change, restore)?.map(Edit::Verification)
            }
        })
    }
}

/// When an entry comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Restore {
    /// If no other one has its id.
    OfThatId,
    /// Even beside one with its id, beside which it stood before.
    InAnyCase,
}

fn put<E: Entry>(
    roll: &mut Roll<E>,
    change: &Change<E>,
    restore: Restore,
) -> Result<Did<Change<E>>, Clash> {
    match change {
        Change::Set { .. } => set(roll, change),
        Change::Add { entry, behind } => add(roll, entry, behind.as_deref(), restore),
        Change::Remove { entry, behind } => Ok(remove(roll, entry, behind.as_deref())),
        Change::Move { .. } => shift(roll, change),
    }
}

fn set<E: Entry>(roll: &mut Roll<E>, change: &Change<E>) -> Result<Did<Change<E>>, Clash> {
    let Change::Set {
        id,
        words,
        then,
        was,
        now,
    } = change
    else {
        return Ok(Did::Otherwise(None));
    };
    let slot = roll.meant(id, words);
    // It may be so already, and be known by the words that it has since then.
    let slot = match then {
        Some(then) if !slot.is_some_and(|s| is_called(roll, s, words)) => roll.meant(id, then),
        _ => slot,
    };
    let found = slot.and_then(|slot| Some((slot, roll.get(slot)?)));
    let Some((slot, entry)) = found else {
        return Err(gone::<E>(words));
    };
    if entry.id() == id && was.are_of(entry) && entry.words() == *words {
        roll.change(slot, |entry| E::Fields::put(was, now, entry));
        return Ok(Did::AsSaid);
    }
    let before = entry.clone();
    let put = roll.change(slot, |entry| {
        E::Fields::put(was, now, entry).map(|_| Change::between(&before, entry))
    });
    put.transpose().map(|did| Did::Otherwise(did.flatten()))
}

fn add<E: Entry>(
    roll: &mut Roll<E>,
    entry: &E,
    behind: Option<&str>,
    restore: Restore,
) -> Result<Did<Change<E>>, Clash> {
    if restore == Restore::OfThatId {
        match roll.with_id(entry.id()) {
            Some(there) if there == entry => return Ok(Did::Otherwise(None)),
            Some(_) if !entry.id().is_empty() => {
                return Err(Clash::Taken {
                    noun: E::NOUN,
                    id: entry.id().to_owned(),
                });
            }
            _ => {}
        }
    }
    roll.insert(entry.clone(), roll.behind(behind));
    Ok(Did::AsSaid)
}

/// Takes an entry out; one that is gone already is gone.
fn remove<E: Entry>(roll: &mut Roll<E>, entry: &E, behind: Option<&str>) -> Did<Change<E>> {
    let twin = roll.twin(entry);
    let slot = twin.or_else(|| roll.meant(entry.id(), &entry.words()));
    let before = slot.and_then(|slot| roll.before(slot));
    let Some(removed) = slot.and_then(|slot| roll.remove(slot)) else {
        return Did::Otherwise(None);
    };
    let alone = roll.find(removed.id()).is_none();
    if alone && removed == *entry && before.as_deref() == behind {
        return Did::AsSaid;
    }
    Did::Otherwise(Some(Change::Remove {
        entry: Box::new(removed),
        behind: before,
    }))
}

fn shift<E: Entry>(roll: &mut Roll<E>, change: &Change<E>) -> Result<Did<Change<E>>, Clash> {
    let Change::Move {
        id,
        words,
        was,
        now,
    } = change
    else {
        return Ok(Did::Otherwise(None));
    };
    let slot = roll.meant(id, words).ok_or_else(|| gone::<E>(words))?;
    let before = roll.before(slot);
    roll.shift(slot, roll.behind(now.as_deref()));
    let after = roll.before(slot);
    if before == *was && after == *now {
        return Ok(Did::AsSaid);
    }
    let id = roll.get(slot).map(|entry| entry.id().to_owned());
    let moved = id.filter(|_| before != after);
    Ok(Did::Otherwise(moved.map(|id| Change::Move {
        id,
        words: words.clone(),
        was: before,
        now: after,
    })))
}

/// Sets what a layer says besides its lists.
fn set_about(about: &mut Layer, change: &Change<Layer>) -> Result<Did<Change<Layer>>, Clash> {
    let Change::Set { was, now, .. } = change else {
        return Err(Clash::Taken {
            noun: Layer::NOUN,
            id: change.id().to_owned(),
        });
    };
    let before = about.clone();
    let as_said = was.are_of(&before);
    LayerFields::put(was, now, about)?;
    if as_said {
        return Ok(Did::AsSaid);
    }
    Ok(Did::Otherwise(Change::between(&before, about)))
}

fn is_called<E: Entry>(roll: &Roll<E>, slot: usize, words: &str) -> bool {
    roll.get(slot).is_some_and(|entry| entry.words() == words)
}

fn gone<E: Entry>(words: &str) -> Clash {
    Clash::Gone {
        noun: E::NOUN,
        words: words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::layer::{Judgement, Review};
    use crate::model::specimen::{desk, layer, on_claim, on_entity};

    fn tags(desk: &Desk) -> Vec<String> {
        desk.claims
            .with_id("a-rain")
            .unwrap()
            .judgement
            .tags
            .clone()
    }

    fn tag(desk: &Desk, tag: &str) -> Correction {
        on_claim(desk, "a-rain", |claim| {
            claim.judgement.tags.push(tag.into());
        })
    }

    #[test]
    fn a_layer_is_itself_on_the_desk() {
        assert_eq!(desk().layer(), layer());
    }

    #[test]
    fn an_edit_that_clashes_says_why_and_holds_up_no_other() {
        let mut here = desk();
        let mut there = desk();
        let kind = on_claim(&here, "a-rain", |claim| {
            claim.question = "why".into();
            claim.review = Review::Kept;
        });
        let other = on_claim(&there, "a-rain", |claim| claim.question = "check".into());
        there.apply(&other);
        let clashes = there.apply(&kind);
        assert_eq!(
            clashes[0].to_string(),
            "the question of the claim “it rained on Monday” is another one by now"
        );
        let mut both = on_entity(&here, "day", |day| day.name = "Sunday".into());
        both.edits.splice(0..0, kind.edits);
        here.apply(&other);
        assert_eq!(here.apply(&both).len(), 1);
        assert_eq!(here.entities.with_id("day").unwrap().name, "Sunday");
        assert_eq!(here.claims.with_id("a-rain").unwrap().review, Review::Draft);
    }

    #[test]
    fn what_was_so_already_stays_when_it_is_taken_back() {
        let decision = tag(&desk(), "asked");
        let mut elsewhere = desk();
        elsewhere.apply(&tag(&desk(), "asked"));
        elsewhere.apply(&tag(&elsewhere, "seen"));
        let before = elsewhere.layer();
        assert_eq!(elsewhere.apply(&decision), []);
        assert_eq!(elsewhere.layer(), before);
        assert_eq!(elsewhere.take_back(&decision), []);
        assert_eq!(tags(&elsewhere), ["asked", "seen"]);
    }

    #[test]
    fn what_was_joined_is_taken_out_alone() {
        let decision = tag(&desk(), "asked");
        let mut elsewhere = desk();
        elsewhere.apply(&tag(&desk(), "seen"));
        elsewhere.apply(&decision);
        assert_eq!(tags(&elsewhere), ["seen", "asked"]);
        elsewhere.take_back(&decision);
        assert_eq!(tags(&elsewhere), ["seen"]);
    }

    #[test]
    fn an_entry_that_comes_back_does_not_push_out_another() {
        let mut here = desk();
        let line = here.verification.with_id("line").unwrap().clone();
        let add = |behind| {
            Edit::Verification(Change::Add {
                entry: Box::new(line.clone()),
                behind,
            })
        };
        assert_eq!(here.edit(&add(None)), Ok(false), "it is there already");
        let other = VerificationEntry {
            review: Review::Kept,
            ..line.clone()
        };
        let clash = here.edit(&Edit::Verification(Change::Add {
            entry: Box::new(other),
            behind: None,
        }));
        assert_eq!(
            clash.unwrap_err().to_string(),
            "another verification line has the id “line”"
        );
        let removed = add(None).turned();
        assert_eq!(here.edit(&removed), Ok(true));
        assert_eq!(here.edit(&removed), Ok(false), "gone already is gone");
        assert_eq!(here.edit(&add(Some("gone too".into()))), Ok(true));
        assert_eq!(here.layer(), layer());
    }

    #[test]
    fn a_new_id_is_nobodys() {
        let desk = desk();
        assert_eq!(desk.new_id("Zoë says", "claim"), "zoe-says");
        assert_eq!(desk.new_id("Alpha", "side"), "alpha-2");
        assert_eq!(desk.new_id("?", "line"), "line-2");
        assert_eq!(desk.new_id("Article", "side"), "article-2");
        assert!(Judgement::default().is_empty());
    }
}
