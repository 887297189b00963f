//! `counterclaim import`.

use std::path::Path;
use std::process::ExitCode;

use super::arguments::Import;
use super::beside::{dossier_of, text_of, write_text};
use super::failure::Failure;
use super::output::{self, complain};
use crate::model::layer::Layer;
use crate::model::{Article, Dossier};
use crate::store::import::annotations::{Tally, bring};
use crate::store::{self, Read, Unread, dossier_file};
use crate::text::counted;

/// Brings annotations back to an article.
pub(super) fn import(arguments: &Import) -> Result<ExitCode, Failure> {
    let unread = article(arguments)?;
    let read = unread.read()?;
    read.notices.iter().for_each(|notice| complain(notice));
    let brought = bring(&arguments.annotations, &read.article, &read.sha256)?;
    let mut layer = brought.layer;
    read.about.complete(&mut layer);
    let text = unread.file().map(|file| text_of(file, &read));
    let name = text.as_ref().and_then(|text| text.file_name());
    layer.text = name.map(|name| name.to_string_lossy().into_owned());
    let to_stdout = arguments.out.as_deref() == Some(Path::new("-"));
    let file = text.filter(|_| !to_stdout);
    let file = file.map(|text| dossier_of(&text, arguments.out.as_ref()));
    match &file {
        Some(file) => write(file, &layer, &read, arguments.force).map_err(Failure::Sentence)?,
        None => output::write(dossier_file::to_json(&layer).as_bytes())?,
    }
    let name = file.map_or("the dossier".to_owned(), |file| file.display().to_string());
    brought.losses.iter().for_each(|loss| complain(loss));
    complain(&summary(&name, &layer, brought.tally));
    let problems = problems(read.article, layer);
    if problems > 0 {
        complain(&format!(
            "{name} has problems ({problems}): `counterclaim check` lists them."
        ));
    }
    Ok(ExitCode::SUCCESS)
}

/// The one article that is named.
fn article(arguments: &Import) -> Result<Unread, Failure> {
    let file = &arguments.file;
    let one = || {
        let file = file.display();
        Failure::Sentence(format!(
            "{file} is not one article. Name a text, a document or an address."
        ))
    };
    let ending = file.extension().unwrap_or_default();
    if ending.eq_ignore_ascii_case("json") || ending.eq_ignore_ascii_case("jsonl") || file.is_dir()
    {
        return Err(one());
    }
    let means = super::means(arguments.allow_private);
    let mut articles = store::articles_with(std::slice::from_ref(file), &means);
    Ok(articles.pop().ok_or_else(one)??)
}

fn write(file: &Path, layer: &Layer, read: &Read, replace: bool) -> Result<(), String> {
    if read.extracted {
        write_text(file, read, replace)?;
    }
    dossier_file::write(file, layer, replace).map_err(|error| error.to_string())
}

fn summary(name: &str, layer: &Layer, tally: Tally) -> String {
    let Tally {
        unchanged,
        moved,
        orphaned,
    } = tally;
    let claims = counted(layer.claims.len(), "claim");
    let quotes = counted(unchanged + moved + orphaned, "quote");
    format!(
        "{name}: {claims}; of {quotes} {unchanged} unchanged, {moved} moved, {orphaned} orphaned (not in this text)."
    )
}

/// How many problems the dossier has.
fn problems(article: Article, layer: Layer) -> usize {
    Dossier::build(article, layer).1.len()
}
