//! Words that are not in the text any more, and the nearest ones, which a key accepts.

use super::super::App;
use super::super::card::Field;
use super::super::choose::{Chooser, Purpose};
use super::super::command::Outcome;
use super::super::menu::Item;
use super::super::overlay::Overlay;
use crate::model::reanchor::{self, Field as Part, Orphan, Survey};
use crate::model::{Article, decision};
use crate::text;

/// Orphans whose nearest words are looked for at once; for more they are looked for one by one.
const AT_ONCE: usize = 100;
/// Columns of words that a row quotes.
const QUOTED: usize = 40;
/// Stands for taking over what moved.
const SETTLE: &str = "\u{0}settle";

impl App {
    fn survey(&mut self) -> Survey {
        let article = self.dossier.shared_article();
        reanchor::survey(&article, self.workbench.desk())
    }

    /// Lists the orphans with their nearest words, and what moved.
    pub(super) fn show_orphans(&mut self, at: usize) -> Outcome {
        let survey = self.survey();
        let changed = self.workbench.changed.is_some();
        if survey.orphans.is_empty() && survey.moved == 0 && !changed {
            self.overlay = None;
            self.say("every quoted word stands where it stood: nothing to re-anchor");
            return Outcome::redraw();
        }
        let article = self.dossier.shared_article();
        let mut items: Vec<Item<String>> = Vec::new();
        for (number, orphan) in survey.orphans.iter().enumerate() {
            items.push(self.row_of(&article, number, orphan));
        }
        if survey.moved > 0 || changed {
            let moved = text::counted(survey.moved, "anchor");
            let name = format!("take the changed text over: {moved} moved");
            items.push(Item::new(SETTLE.into(), name));
        }
        let mut chooser = Chooser::new(survey.says(), Purpose::Orphans, items);
        let (rows, count) = (self.overlay_rows(), chooser.menu.count());
        chooser
            .menu
            .step(isize::try_from(at).unwrap_or(0), count, rows);
        self.overlay = Some(Overlay::Chooser(Box::new(chooser)));
        Outcome::redraw()
    }

    fn row_of(&mut self, article: &Article, number: usize, orphan: &Orphan) -> Item<String> {
        let desk = self.workbench.desk();
        let entry = decision::named(desk, &orphan.place.target).unwrap_or_default();
        let quote = text::elide(orphan.quote(), QUOTED).into_owned();
        let part = orphan.place.field.word();
        let nearest = (number < AT_ONCE).then(|| reanchor::nearest(article, orphan));
        let (found, more) = match nearest {
            None => (
                "Enter looks for the nearest words".to_owned(),
                String::new(),
            ),
            Some(None) => (
                "nothing like it · Enter lets you select".to_owned(),
                String::new(),
            ),
            Some(Some(near)) => {
                let words = text::elide(article.words(near.span), QUOTED).into_owned();
                let paragraph = article.paragraph_at(near.span.start as usize).number();
                (format!("“{words}”"), format!("¶{paragraph}"))
            }
        };
        let more = if more.is_empty() {
            part.to_owned()
        } else {
            format!("{part} {more}")
        };
        Item {
            value: number.to_string(),
            names: vec![format!("“{quote}” → {found}"), entry],
            more,
        }
    }

    /// Anchors an orphan at its nearest words, or lets a person select some; or takes over what moved.
    pub(super) fn re_anchor(&mut self, key: &str) -> Outcome {
        let article = self.dossier.shared_article();
        if key == SETTLE {
            let sha256 = self.workbench.changed.take();
            let correction = reanchor::settle(self.workbench.desk(), &article, sha256.as_deref());
            return self.correct(correction);
        }
        let number: usize = key.parse().unwrap_or(0);
        let survey = self.survey();
        let Some(orphan) = survey.orphans.get(number) else {
            return Outcome::redraw();
        };
        let Some(near) = reanchor::nearest(&article, orphan) else {
            return self.select_for(orphan);
        };
        let correction = reanchor::accept(self.workbench.desk(), &article, orphan, near.span);
        let outcome = self.correct(correction);
        let said = self.status.message.take();
        self.show_orphans(number);
        self.status.message = said.or(self.status.message.take());
        outcome
    }

    /// Has the words of an orphan's field selected by hand.
    fn select_for(&mut self, orphan: &Orphan) -> Outcome {
        let field = match orphan.place.field {
            Part::Source => Field::Source,
            Part::Cue => Field::Cue,
            Part::Content => Field::Content,
            Part::Hedge => Field::Hedges,
            Part::Quote => Field::Words,
            Part::Mention => {
                self.say("no words like these are left · v selects others, i makes them a mention");
                return Outcome::redraw();
            }
        };
        self.set_span(orphan.place.target.clone(), field, None)
    }
}
