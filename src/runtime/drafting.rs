//! The worker that drafts an article while its text is read.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::SyncSender;
use std::thread;

use super::Incoming;
use crate::app::Arrival;
use crate::draft::{self, Draft, Request, Stop};
use crate::model::{Article, Dossier};
use crate::store::basemap;
use crate::text;

/// Starts to draft; what is found comes to the loop, the opening of a long article first.
///
/// # Errors
/// If there can be no other thread.
pub(super) fn start(
    article: Arc<Article>,
    request: Request,
    to_loop: SyncSender<Incoming>,
) -> io::Result<Stop> {
    let stop = Stop::default();
    let heard = stop.clone();
    let work = move || {
        // An error is a stop that was asked for: then nobody waits for anything.
        let _ = draft_in_parts(&article, &request, &heard, &to_loop);
    };
    thread::Builder::new().name("draft".into()).spawn(work)?;
    Ok(stop)
}

fn draft_in_parts(
    article: &Arc<Article>,
    request: &Request,
    stop: &Stop,
    to_loop: &SyncSender<Incoming>,
) -> Result<(), draft::Stopped> {
    let send = |draft: Draft, last: bool| {
        let arrival = arrival(Arc::clone(article), draft, last);
        to_loop.send(Incoming::Draft(Box::new(arrival))).is_ok()
    };
    if let Some(opening) = draft::opening(article) {
        let drafted = draft::draft(&opening, request, stop)?;
        if !send(drafted, false) {
            return Err(draft::Stopped);
        }
    }
    send(draft::draft(article, request, stop)?, true);
    Ok(())
}

fn arrival(article: Arc<Article>, draft: Draft, last: bool) -> Arrival {
    let says = last.then(|| says(&draft));
    let (dossier, _) = Dossier::build(article, &draft.layer); // a draft's own quotes are all there
    Arrival {
        base: Arc::new(draft.layer),
        basemap: basemap::of(&dossier),
        dossier,
        last,
        says,
    }
}

/// What was found, and how far to trust it.
fn says(draft: &Draft) -> String {
    let layer = &draft.layer;
    let claims = text::counted(layer.claims.len(), "claim");
    match draft.limit("The text") {
        Some(limit) => limit,
        None if layer.claims.is_empty() => {
            "Drafted: nobody is quoted or reported in this text.".to_owned()
        }
        None => format!("Drafted by the program: {claims}, none of them checked by a person."),
    }
}
