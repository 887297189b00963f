//! `counterclaim draft`.

mod output;
mod progress;

use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

use super::arguments::{Draft, DraftFormat};
use super::failure::Failure;
use super::output::complain;
use crate::draft::{self, Request, Stop};
use crate::store::{self, OpenError, Unread};
use output::{Goes, Sink};
use progress::Progress;

/// Drafts articles, several at a time; what cannot be drafted is named, and the rest goes on.
pub(super) fn draft(arguments: Draft) -> Result<ExitCode, Failure> {
    let means = super::means(arguments.allow_private);
    let articles = store::articles_with(&arguments.files, &means);
    let goes = destination(&arguments, &articles)?;
    let request = Request {
        sides: arguments.sides.unwrap_or_default().0,
        ..Request::default()
    };
    let work = Work {
        progress: Progress::new(articles.len()),
        sink: Mutex::new(Sink::new(goes)),
        next: AtomicUsize::new(0),
        failed: AtomicUsize::new(0),
        articles,
        request,
    };
    work.do_all();
    work.end()
}

/// Where drafts go; what cannot be is said before anything is read.
fn destination(arguments: &Draft, articles: &[Result<Unread, OpenError>]) -> Result<Goes, Failure> {
    let out = arguments.out.as_deref();
    let to_stdout = out == Some(Path::new("-"));
    let nameless = articles
        .iter()
        .flatten()
        .filter(|a| a.file().is_none())
        .count();
    let refused = match arguments.format {
        DraftFormat::Attributions if out.is_some() && !to_stdout => {
            "--format attributions writes to standard output; send it to a file with > FILE."
        }
        DraftFormat::Dossier if !to_stdout && out.is_some() && nameless > 0 => {
            "what is no file has no name for its dossier; without --out it goes to standard output."
        }
        DraftFormat::Dossier if nameless > 1 || to_stdout && articles.len() > 1 => {
            "standard output takes one dossier; name one article, or a folder with --out DIR."
        }
        DraftFormat::Attributions => return Ok(Goes::Attributions),
        DraftFormat::Dossier => {
            return Ok(Goes::Dossiers {
                folder: arguments.out.clone().filter(|_| !to_stdout),
                to_stdout,
                replace: arguments.force,
            });
        }
    };
    Err(Failure::Sentence(refused.into()))
}

/// The articles, and who takes the next one.
struct Work {
    articles: Vec<Result<Unread, OpenError>>,
    request: Request,
    next: AtomicUsize,
    failed: AtomicUsize,
    sink: Mutex<Sink>,
    progress: Progress,
}

impl Work {
    fn do_all(&self) {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let hands = cores.min(self.articles.len());
        thread::scope(|scope| {
            for _ in 1..hands {
                scope.spawn(|| self.take_turns());
            }
            self.take_turns();
        });
    }

    fn take_turns(&self) {
        loop {
            let index = self.next.fetch_add(1, Ordering::Relaxed);
            let Some(article) = self.articles.get(index) else {
                return;
            };
            let outcome = match article {
                Ok(unread) => self.draft(index, unread),
                Err(error) => Err(error.to_string()),
            };
            if let Err(sentence) = outcome {
                self.failed.fetch_add(1, Ordering::Relaxed);
                self.progress.aside(|| complain(&sentence));
                self.sink().skip(index);
            }
            self.progress.step();
        }
    }

    fn sink(&self) -> MutexGuard<'_, Sink> {
        self.sink.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes the line of progress away, and says how it went.
    fn end(self) -> Result<ExitCode, Failure> {
        self.progress.done();
        let sink = self.sink.into_inner();
        sink.unwrap_or_else(PoisonError::into_inner).finish()?;
        let failed = self.failed.into_inner();
        Ok(match failed {
            0 => ExitCode::SUCCESS,
            all if all == self.articles.len() => ExitCode::from(2),
            _ => ExitCode::from(1),
        })
    }

    fn draft(&self, index: usize, unread: &Unread) -> Result<(), String> {
        let read = unread.read().map_err(|error| error.to_string())?;
        for notice in &read.notices {
            self.progress.aside(|| complain(notice));
        }
        let request = Request {
            about: read.about.clone(),
            ..self.request.clone()
        };
        let drafted = draft::draft(&read.article, &request, &Stop::default())
            .map_err(|stopped| stopped.to_string())?;
        if let Some(limit) = drafted.limit(&unread.name) {
            self.progress.aside(|| complain(&limit));
        }
        self.sink().put(index, unread, &read, drafted)
    }
}
