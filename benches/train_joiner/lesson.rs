//! Questions with their right answers.

use counterclaim::draft::joiner::{Scene, candidates, features};
use counterclaim::draft::{Role, Tokens};

use crate::dice::Dice;
use crate::gold::Document;
use crate::learn::Learner;
use crate::{noise, truth};

/// Puts all questions about a document to the learner; about its spans as they are marked, or disturbed.
pub fn teach(document: &Document, mut disturbed: Option<&mut Dice>, learner: &mut Learner) {
    let tokens = Tokens::of(&document.article);
    let scene = Scene::new(&document.article, &tokens);
    for nested in [false, true] {
        let mut spans = truth::layer(document, &tokens, nested);
        if let Some(dice) = disturbed.as_deref_mut() {
            spans = noise::disturb(spans, tokens.len(), nested, dice);
        }
        let (spans, links) = truth::answers(&scene, &spans);
        for asked in 0..spans.len() {
            let right = match spans[asked].role {
                Role::Content => links.cues[asked],
                Role::Cue => links.sources[asked],
                Role::Source => continue,
            };
            let mut answers = vec![None];
            answers.extend(candidates(&scene, &spans, asked).into_iter().map(Some));
            let Some(right) = answers.iter().position(|answer| *answer == right) else {
                continue;
            };
            let options = answers.iter().map(|&answer| {
                let mut option = Vec::new();
                let mut see = |feature: &str| option.push(learner.number(feature));
                features(&scene, &spans, &links, (asked, answer), &mut see);
                option
            });
            let options = options.collect();
            learner.add(options, right);
        }
    }
}
