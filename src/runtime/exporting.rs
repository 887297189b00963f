//! Exports from the screen: what there is, how it begins, writing it.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::still;
use crate::app::{App, Exported, Offer};
use crate::store::export::{self, Excerpt, Refusal, picture};
use crate::theme::Name;

/// Lines of an export that are shown before it is written.
const PREVIEW: usize = 8;

/// Every format.
pub(super) fn offers() -> Vec<Offer> {
    let offer = |format: &str, says: &str| Offer {
        format: format.to_owned(),
        says: says.to_owned(),
    };
    let formats = export::formats().iter();
    let formats = formats.map(|format| offer(format.name(), format.says()));
    let pictures = picture::Format::ALL.iter();
    let pictures = pictures.map(|format| offer(format.name(), "the screen as it is"));
    formats.chain(pictures).collect()
}

/// Asks where an export goes, with how it begins.
pub(super) fn preview(app: &mut App, format: &str) {
    let chosen = export::format(format);
    let filters = app.filters();
    let excerpt = Excerpt::new(app.dossier(), app.title(), &filters);
    let preview = chosen.map(|chosen| export::preview(chosen, &excerpt, PREVIEW));
    let ending = chosen.map_or(format, |chosen| chosen.ending());
    let path = format!("{}.{ending}", stem(app.name()));
    app.ask_export(format, &path, preview.unwrap_or_default());
}

/// What a file may be called after an article.
fn stem(name: &str) -> String {
    let name = name.strip_suffix(".txt").unwrap_or(name);
    let kept = |c: char| {
        if c.is_alphanumeric() || "-_.".contains(c) {
            c
        } else {
            '-'
        }
    };
    let stem: String = name.chars().map(kept).collect();
    let stem = stem.trim_matches(['-', '.']);
    if stem.is_empty() {
        "article".into()
    } else {
        stem.into()
    }
}

/// Writes an export.
pub(super) fn export(
    app: &App,
    (theme, size): (Name, (u16, u16)),
    format: &str,
    (path, replace): (&str, bool),
) -> Exported {
    let filters = app.filters();
    let title = app.title();
    let excerpt = Excerpt::new(app.dossier(), title, &filters);
    let mut bytes = Vec::new();
    let pictures = picture::Format::ALL.iter().copied();
    let picture = pictures
        .into_iter()
        .find(|picture| picture.name() == format);
    let out: &mut dyn Write = &mut bytes;
    let written = match (export::format(format), picture) {
        (Some(format), _) => format.write(&excerpt, out),
        (None, Some(picture)) => {
            let grid = still::of(app, theme, size);
            picture::write(&grid, picture, title, out).map(drop)
        }
        (None, None) => return Exported::Failed(format!("there is no format {format}")),
    };
    if let Err(error) = written {
        return Exported::Failed(format!("{format} could not be made: {error}"));
    }
    let file = at_home(path);
    match export::write_file(&file, replace, &bytes) {
        Ok(()) => Exported::Written(format!("written: {}", file.display())),
        Err(Refusal::Exists(_)) => Exported::There {
            format: format.to_owned(),
            path: path.to_owned(),
        },
        Err(refusal) => Exported::Failed(refusal.to_string()),
    }
}

/// A path as the shell would read it.
fn at_home(path: &str) -> PathBuf {
    match (path.strip_prefix("~/"), std::env::var_os("HOME")) {
        (Some(rest), Some(home)) => Path::new(&home).join(rest),
        _ => path.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_called_after_the_article_in_harmless_letters() {
        assert_eq!(stem("report.txt"), "report");
        assert_eq!(stem("../../etc/pass\u{1b}wd"), "etc-pass-wd");
        assert_eq!(stem("standard input"), "standard-input");
        assert_eq!(stem("..."), "article");
    }

    #[test]
    fn every_format_is_offered_once() {
        let mut names: Vec<String> = offers().into_iter().map(|offer| offer.format).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
        assert!(all >= 12);
    }
}
