//! The keys that are most worth knowing at the moment, in the last line. Which keys they are is
//! looked up in the one key table.

use super::canvas::Canvas;
use crate::app::Command as C;
use crate::app::Context as X;
use crate::app::{App, Mode, Pane};
use crate::text;
use crate::theme::Theme;

/// Commands whose first keys are shown together, where they are bound, and what they do.
type Hint = (X, &'static [C], &'static str);

#[rustfmt::skip]
const ARTICLE: &[Hint] = &[
    (X::Everywhere, &[C::Down, C::Up], "line"),
    (X::Everywhere, &[C::NextClaim, C::PreviousClaim], "claim"),
    (X::Everywhere, &[C::NextMention, C::PreviousMention], "mention"),
    (X::Everywhere, &[C::Select], "select"),
    (X::Article, &[C::Search], "search"),
    (X::Everywhere, &[C::FocusEntities], "entities"),
    (X::Everywhere, &[C::FocusClaims], "claims"),
    (X::Everywhere, &[C::FocusSectors], "map"),
    (X::Everywhere, &[C::Palette], "anything"),
    (X::Everywhere, &[C::Back], "quit"),
];

#[rustfmt::skip]
const FOUND: &[Hint] = &[
    (X::Article, &[C::Next, C::Previous], "next, previous match"),
    (X::Everywhere, &[C::Clear], "end search"),
];

#[rustfmt::skip]
const ENTITIES: &[Hint] = &[
    (X::Entities, &[C::Search], "search names"),
    (X::Everywhere, &[C::Down, C::Up], "entity"),
    (X::Everywhere, &[C::Select], "show in text"),
    (X::Everywhere, &[C::NextMention, C::PreviousMention], "mention"),
    (X::Everywhere, &[C::Filter], "filter"),
    (X::Entities, &[C::Sort], "sort"),
    (X::Everywhere, &[C::FocusNext], "next pane"),
    (X::Everywhere, &[C::Back], "quit"),
];

#[rustfmt::skip]
const CLAIMS: &[Hint] = &[
    (X::Everywhere, &[C::Down, C::Up], "question"),
    (X::Everywhere, &[C::Left, C::Right], "side"),
    (X::Everywhere, &[C::Select], "show in text"),
    (X::Claims, &[C::FilterUnanswered], "unanswered"),
    (X::Claims, &[C::Search], "search"),
    (X::Everywhere, &[C::PageDown], "read on"),
    (X::Claims, &[C::FilterStatus], "status"),
    (X::Claims, &[C::FilterCue], "cue"),
    (X::Claims, &[C::ToggleAll], "open all"),
    (X::Everywhere, &[C::FocusNext], "next pane"),
    (X::Everywhere, &[C::Back], "quit"),
];

#[rustfmt::skip]
const NARROWED: &[Hint] = &[
    (X::Everywhere, &[C::Clear], "show all"),
    (X::Everywhere, &[C::Down, C::Up], "question"),
    (X::Everywhere, &[C::Left, C::Right], "side"),
    (X::Claims, &[C::FilterUnanswered], "unanswered"),
    (X::Claims, &[C::FilterStatus], "status"),
    (X::Everywhere, &[C::Select], "show in text"),
];

#[rustfmt::skip]
const SECTORS: &[Hint] = &[
    (X::Sectors, &[C::Next, C::Previous], "place"),
    (X::Everywhere, &[C::Left, C::Down, C::Up, C::Right], "pan"),
    (X::Sectors, &[C::ZoomIn, C::ZoomOut], "zoom"),
    (X::Sectors, &[C::FitAll], "all"),
    (X::Everywhere, &[C::Select], "show in text"),
    (X::Everywhere, &[C::Filter], "filter"),
    (X::Everywhere, &[C::Zoom], "whole screen"),
    (X::Everywhere, &[C::FocusArticle], "article"),
];

#[rustfmt::skip]
const VISUAL: &[Hint] = &[
    (X::Everywhere, &[C::Left, C::Right], "word"),
    (X::Everywhere, &[C::Down, C::Up], "line"),
    (X::Visual, &[C::Yank], "copy"),
    (X::Visual, &[C::NewClaim], "claim"),
    (X::Visual, &[C::NewEntity], "entity"),
    (X::Visual, &[C::AsAlias], "alias"),
    (X::Visual, &[C::AsSource], "source"),
    (X::Visual, &[C::AsCue], "cue"),
    (X::Visual, &[C::AsContent], "content"),
    (X::Visual, &[C::OtherEnd], "other end"),
    (X::Everywhere, &[C::Clear], "end"),
];

#[rustfmt::skip]
const SETTING: &[Hint] = &[
    (X::Visual, &[C::Take], "take these words"),
    (X::Visual, &[C::TakeToo], "add them"),
    (X::Everywhere, &[C::Left, C::Right], "word"),
    (X::Visual, &[C::PreviousSentence, C::NextSentence], "sentence"),
    (X::Visual, &[C::OtherEnd], "other end"),
    (X::Everywhere, &[C::Clear], "leave it"),
];

#[rustfmt::skip]
const CARD: &[Hint] = &[
    (X::Card, &[C::Down, C::Up], "field"),
    (X::Card, &[C::Select], "change"),
    (X::Card, &[C::Empty], "empty it"),
    (X::Card, &[C::Keep], "accept"),
    (X::Card, &[C::Reject], "reject"),
    (X::Card, &[C::Undo], "undo"),
    (X::Card, &[C::Clear], "close"),
];

#[rustfmt::skip]
const NOTE: &[Hint] = &[
    (X::Note, &[C::Accept], "keep the note"),
    (X::Note, &[C::NewLine], "new line"),
];

/// While a draft is reviewed; before what helps in the pane.
#[rustfmt::skip]
const REVIEW: &[Hint] = &[
    (X::Everywhere, &[C::Keep, C::Reject], "accept, reject"),
    (X::Everywhere, &[C::NextDraft], "next draft"),
    (X::Everywhere, &[C::Edit], "correct"),
    (X::Everywhere, &[C::Undo], "undo"),
];

#[rustfmt::skip]
const LIST: &[Hint] = &[
    (X::Typing, &[C::Accept], "choose"),
    (X::Typing, &[C::ListDown, C::ListUp], "next, previous"),
    (X::Typing, &[C::Cancel], "cancel"),
];

#[rustfmt::skip]
const HELP: &[Hint] = &[
    (X::Typing, &[C::ListDown, C::ListUp], "scroll"),
    (X::Typing, &[C::Cancel], "close"),
];

#[rustfmt::skip]
const TYPING: &[Hint] = &[
    (X::Typing, &[C::Accept], "accept"),
    (X::Typing, &[C::Cancel], "cancel"),
];

/// What is worth knowing now.
fn here(app: &App) -> &'static [Hint] {
    let narrowed = app.filter().is_some() || !app.claims().narrowing().is_empty();
    match (app.mode(), app.screen().focus) {
        (Mode::Typing, _) if app.overlay().is_some() => TYPING,
        (Mode::Typing, Pane::Entities) | (Mode::Palette, _) => LIST,
        (Mode::Typing | Mode::Mark, _) => TYPING,
        (Mode::Help, _) => HELP,
        (Mode::Card, _) => CARD,
        (Mode::Note, _) => NOTE,
        (Mode::Visual, _) if app.workbench().is_setting() => SETTING,
        (Mode::Visual, _) => VISUAL,
        (Mode::Normal, _) if app.is_reviewing() => REVIEW,
        (Mode::Normal, Pane::Article) if app.article().find.is_some() => FOUND,
        (Mode::Normal, Pane::Article) => ARTICLE,
        (Mode::Normal, Pane::Entities) => ENTITIES,
        (Mode::Normal, Pane::Claims) if narrowed => NARROWED,
        (Mode::Normal, Pane::Claims) => CLAIMS,
        (Mode::Normal, Pane::Sectors) => SECTORS,
    }
}

/// Writes as many hints as there is room for from column `x` on; the key to all others is always
/// there, at the right.
pub fn draw(canvas: &mut Canvas, app: &App, theme: &Theme, x: u16, y: u16) {
    let mut x = x;
    let mut right = app.screen().width.saturating_sub(1);
    let help = first_key(app, X::Everywhere, C::Help).filter(|_| app.mode() == Mode::Normal);
    if let Some(key) = help {
        right = canvas.right(right, y, right, "keys", theme.faint()) - 1;
        right = canvas.right(right, y, right, &key, theme.key()) - 1;
    }
    for (context, commands, says) in here(app) {
        let keys = commands.iter().filter_map(|c| first_key(app, *context, *c));
        let keys: Vec<String> = keys.collect();
        if keys.is_empty() {
            continue;
        }
        let keys = keys.join("/");
        let width = u16::try_from(text::width(&keys) + text::width(says) + 1).unwrap_or(u16::MAX);
        if x.saturating_add(width) > right {
            break;
        }
        x += canvas.text(x, y, right - x, &keys, theme.key()) + 1;
        x += canvas.text(x, y, right - x, says, theme.faint()) + 2;
    }
}

/// The first key of a command.
pub fn first_key(app: &App, context: X, command: C) -> Option<String> {
    let mut bindings = app.bindings().iter();
    let binding = bindings.find(|b| b.context == context && b.command == command)?;
    binding.keys.split(' ').next().map(str::to_owned)
}
