//! Every place where a figure is named: found as the dossier finds it, so that the two agree.

use super::sketch::Sketch;
use crate::model::mention::{self, Name};
use crate::model::{Article, EntityId, Form, Mention};

/// Fills in the mentions of each sketch anew.
pub fn find(article: &Article, sketches: &mut [Sketch]) {
    let marked = sketches.iter().enumerate().flat_map(|(i, sketch)| {
        sketch.marked.iter().map(move |&span| Mention {
            span,
            entity: EntityId::at(i),
            form: Form::Marked,
            literal: None,
        })
    });
    let mut marked: Vec<Mention> = marked.collect();
    marked.sort_by_key(|mention| mention.span);
    marked.dedup_by_key(|mention| mention.span);
    let mut found = mention::find(article, &names(sketches), marked);
    found.sort_by_key(|mention| mention.span);
    for sketch in sketches.iter_mut() {
        sketch.mentions.clear();
    }
    for mention in found {
        if let Some(sketch) = sketches.get_mut(mention.entity.index()) {
            sketch.mentions.push(mention.span);
        }
    }
}

fn names(sketches: &[Sketch]) -> Vec<Name<'_>> {
    let mut names = Vec::new();
    for (i, sketch) in sketches.iter().enumerate() {
        let entity = EntityId::at(i);
        let own = sketch.names.iter().enumerate().map(|(nth, words)| {
            let form = if nth == 0 { Form::Name } else { Form::Alias };
            (words, form)
        });
        let lent = sketch.stand_ins.iter().map(|words| (words, Form::StandIn));
        names.extend(own.chain(lent).map(|(words, form)| Name {
            words,
            entity,
            form,
        }));
    }
    names
}
