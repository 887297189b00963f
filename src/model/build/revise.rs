//! A dossier after corrections: what they did not touch is taken over, not looked for again.

use std::collections::HashSet;

use super::before::Before;
use super::index::Kept;
use super::{Builder, Entries, Lists, about};
use crate::model::correction::{Change, Edit};
use crate::model::dossier::Dossier;
use crate::model::layer::{ClaimEntry, EntityEntry};
use crate::model::mention::{self, Form, Hit, Mention};
use crate::model::renumbered::{self, Renumbered};
use crate::model::{ClaimId, Desk, EntityId, SpanIndex};

/// What corrections touch.
#[derive(Debug, Default)]
struct Touched<'a> {
    entities: HashSet<&'a str>,
    claims: HashSet<&'a str>,
    /// Which lists have entries that came, went or changed places.
    order: Order,
    /// What of the entities.
    naming: Naming,
    /// What of the claims.
    saying: Saying,
    /// Whether sides are.
    sides: bool,
}

/// In which lists entries came, went or changed places.
#[derive(Debug, Default)]
struct Order {
    entities: bool,
    claims: bool,
    verifications: bool,
}

/// How much of the entities is touched.
#[derive(Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Naming {
    /// Nothing.
    #[default]
    Same,
    /// What is known of them, not what they are called.
    Known,
    /// What they are called, so that other names are looked for.
    Called,
}

/// What of the claims is touched besides what is known of each by itself.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // each stands for fields of its own
struct Saying {
    /// Where their words are.
    words: bool,
    /// Their questions.
    question: bool,
    /// Where it is said to be so.
    place: bool,
    /// How they meet.
    meeting: bool,
}

impl<'a> Touched<'a> {
    fn by(edits: &'a [Edit]) -> Self {
        let mut touched = Self::default();
        for edit in edits {
            match edit {
                Edit::Side(_) => {
                    touched.sides = true;
                    touched.naming = touched.naming.max(Naming::Known);
                }
                Edit::Entity(change) => touched.entity(change),
                Edit::Claim(change) => touched.claim(change),
                Edit::Verification(change) => touched.order.verifications |= change.renumbers(),
                Edit::Layer(_) | Edit::Question(_) => {}
            }
        }
        touched
    }

    fn entity(&mut self, change: &'a Change<EntityEntry>) {
        let names = ["name", "aliases", "stand_ins", "mentions"];
        let called = change.fields().iter().any(|field| names.contains(field));
        let naming = if called || change.renumbers() {
            Naming::Called
        } else {
            Naming::Known
        };
        self.naming = std::mem::take(&mut self.naming).max(naming);
        self.order.entities |= change.renumbers();
        self.entities.insert(change.id());
    }

    fn claim(&mut self, change: &'a Change<ClaimEntry>) {
        self.order.claims |= change.renumbers();
        self.claims.insert(change.id());
        for field in change.fields() {
            match field {
                "content" | "source" | "cue" | "hedges" | "paragraph" => self.saying.words = true,
                "question" => self.saying.question = true,
                "place" => self.saying.place = true,
                "side" | "answers" => self.saying.meeting = true,
                _ => {}
            }
        }
    }
}

impl Dossier {
    /// The dossier of a layer after `edits`; and where in it is what had a number before.
    ///
    /// The work is that of numbering, and of finding again the words that were touched.
    #[must_use]
    pub fn revised(mut self, desk: &Desk, edits: &[Edit]) -> (Self, Renumbered) {
        if self.leaning {
            let dossier = Self::of_desk(self.shared_article(), desk).0;
            let moved = Renumbered::between(&self, &dossier);
            return (dossier, moved);
        }
        let touched = Touched::by(edits);
        let entries = Entries::of_desk(desk);
        let article = self.article.clone();
        let mut builder = Builder::new(&article, &entries);
        let sides = builder.sides(&entries.sides);
        let mut moved = Renumbered::default();
        if touched.naming != Naming::Same {
            self.revise_entities(&mut builder, &entries, &touched, &mut moved);
        }
        let questions = builder.questions(&entries);
        moved.questions = renumbered::questions(&self.questions, &questions);
        let before = std::mem::take(&mut self.claims);
        builder.before = Before::new(before, touched.claims.clone(), touched.order.claims);
        let claims = builder.claims(&entries.claims);
        let before = std::mem::take(&mut builder.before);
        if touched.order.claims {
            moved.claims = Some(before.renumbered(&builder.claims, ClaimId::at));
        }
        let verifications = builder.verifications(&entries.verification);
        if touched.order.verifications {
            moved.verifications = renumbered::verifications(&self.verifications, &verifications);
        }
        if builder.drifts.get().is_some() {
            return (Self::of_desk(article.clone(), desk).0, moved);
        }
        let lists = Lists {
            sides,
            entities: std::mem::take(&mut self.entities),
            questions,
            claims,
            verifications,
        };
        let (mentions, hits) = (
            std::mem::take(&mut self.mentions),
            std::mem::take(&mut self.hits),
        );
        let kept = self.kept(&touched, &moved);
        let dossier = Self::indexed(article.clone(), about(entries.about), lists, mentions, kept);
        (Self { hits, ..dossier }, moved)
    }

    /// What is looked up often and is as it was.
    fn kept(self, touched: &Touched, moved: &Renumbered) -> Kept {
        let Touched { order, saying, .. } = touched;
        let named = touched.naming == Naming::Called;
        let (words, claims) = (saying.words || order.claims, order.claims);
        let asked = saying.question || claims || moved.questions.is_some();
        let placed = saying.place || words || named;
        let met = saying.meeting || claims || touched.sides;
        Kept {
            mentions_of: (!named).then_some(self.mentions_of),
            claim_spans: (!words).then_some(self.claim_spans),
            reading_order: (!words).then_some(self.reading_order),
            claims_of: (!asked).then_some(self.claims_of),
            claims_at: (!placed).then_some(self.claims_at),
            answered_by: (!met).then_some(self.answered_by),
        }
    }

    /// Makes the entities that were touched anew, and finds their mentions.
    fn revise_entities<'a>(
        &mut self,
        builder: &mut Builder<'a>,
        entries: &Entries<'a>,
        touched: &Touched<'a>,
        moved: &mut Renumbered,
    ) {
        let before = std::mem::take(&mut self.entities);
        let moved_too = touched.order.entities;
        builder.entities_before = Before::new(before, touched.entities.clone(), moved_too);
        self.entities = builder.entities(&entries.entities);
        let before = std::mem::take(&mut builder.entities_before);
        if touched.naming == Naming::Called {
            let same = same(&before, &entries.entities);
            let hits = std::mem::take(&mut self.hits);
            self.hits = builder.hits_again(&entries.entities, hits, &same);
            let marked = builder.marked_again(&entries.entities, &self.mentions, &same);
            self.mentions = indexed(mention::joined(&self.hits, marked));
        }
        if touched.order.entities {
            moved.entities = Some(before.renumbered(&builder.entities, EntityId::at));
        }
    }
}

/// Mentions by their places.
pub(super) fn indexed(mentions: Vec<Mention>) -> SpanIndex<Mention> {
    SpanIndex::new(mentions.into_iter().map(|m| (m.span, m)).collect())
}

/// Entities whose names are what they were.
struct Same {
    /// For each entity before the number that it has now, if it is one of them.
    now: Vec<Option<EntityId>>,
    /// The entities now that are none of them.
    anew: Vec<EntityId>,
}

fn same(before: &Before<crate::model::Entity>, entries: &[&EntityEntry]) -> Same {
    let is_same = |number: &usize| !before.is_touched(&entries[*number].id);
    let numbers = || before.numbers().iter().map(|number| number.filter(is_same));
    let mut anew = vec![true; entries.len()];
    for number in numbers().flatten() {
        anew[number] = false;
    }
    let anew = anew.into_iter().enumerate().filter(|(_, anew)| *anew);
    Same {
        now: numbers().map(|number| number.map(EntityId::at)).collect(),
        anew: anew.map(|(number, _)| EntityId::at(number)).collect(),
    }
}

impl<'a> Builder<'a> {
    /// Where names stand, if those of some entities are what they were.
    fn hits_again(&self, entries: &[&'a EntityEntry], before: Vec<Hit>, same: &Same) -> Vec<Hit> {
        let mut hits = before;
        hits.retain_mut(|hit| match same.now[hit.entity.index()] {
            Some(now) => {
                hit.entity = now;
                true
            }
            None => false,
        });
        let names = same.anew.iter();
        let names: Vec<_> = names
            .flat_map(|&entity| super::entities::names_of(entity, entries[entity.index()]))
            .collect();
        hits.extend(mention::hits(self.article, &names));
        mention::sort(&mut hits);
        hits
    }

    /// The mentions that are marked one by one, in the order of the entities.
    fn marked_again(
        &mut self,
        entries: &[&'a EntityEntry],
        before: &SpanIndex<Mention>,
        same: &Same,
    ) -> Vec<Mention> {
        let before = before.all().iter().map(|(_, mention)| *mention);
        let before = before.filter(|mention| mention.form == Form::Marked);
        let mut marked: Vec<Mention> = before
            .filter_map(|mention| {
                let entity = same.now[mention.entity.index()]?;
                Some(Mention { entity, ..mention })
            })
            .collect();
        for &entity in &same.anew {
            self.marked(entity, entries[entity.index()], &mut marked);
        }
        marked.sort_by_key(|mention| mention.entity);
        marked
    }
}
