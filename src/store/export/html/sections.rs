//! The parts of the page.

use std::fmt::Write as _;

use super::{Page, escaped, map};
use crate::model::SideId;
use crate::store::basemap;
use crate::store::export::Excerpt;
use crate::store::export::brief::{self, Cell, Column, Compared, Quote};
use crate::text::counted;

/// How many sides have a colour of their own; further ones begin again, and their letters tell them apart.
const COLOURS: usize = 4;

/// The class that gives a side its colour.
pub(super) fn colour(side: SideId) -> String {
    format!("s{}", side.index() % COLOURS)
}

fn badge(excerpt: &Excerpt, side: SideId) -> String {
    let side_of = excerpt.dossier().side(side);
    let (colour, letter) = (colour(side), escaped(&side_of.letter));
    format!("<span class=\"badge {colour}\" aria-hidden=\"true\">{letter}</span>")
}

fn section(page: &mut Page, id: &str, heading: &str, inside: impl FnOnce(&mut Page)) {
    let _ = write!(page.0, "<section id=\"{id}\">\n<h2>{heading}</h2>\n");
    inside(page);
    page.raw("</section>\n");
}

/// How the questions stand, and how much room each side gets.
pub(super) fn glance(excerpt: &Excerpt, page: &mut Page) {
    let compared = brief::compared(excerpt);
    if compared.is_empty() {
        page.element("p", "", "No claims were found in this text.");
        return;
    }
    section(page, "glance", "At a glance", |page| {
        let (all, sides) = brief::balance_lines(excerpt);
        page.element("p", "lead", &all);
        page.raw("<div class=\"sides\">\n");
        for (side, balance) in sides {
            let _ = write!(
                page.0,
                "<div class=\"side {}\"><h3>{}",
                colour(side),
                badge(excerpt, side)
            );
            page.own(&excerpt.dossier().side(side).name);
            page.raw("</h3>");
            page.element("p", "", &balance);
            page.raw("</div>\n");
        }
        page.raw("</div>\n<ol class=\"contents\">\n");
        for row in &compared {
            let number = row.number;
            let _ = write!(page.0, "<li value=\"{number}\"><a href=\"#q{number}\">");
            page.own(&row.question);
            page.raw("</a> ");
            page.element("span", status_class(row), &row.status);
            page.raw("</li>\n");
        }
        page.raw("</ol>\n");
    });
}

fn status_class(row: &Compared) -> &'static str {
    if row.disputed {
        "status disputed"
    } else {
        "status"
    }
}

/// Question by question, a column a side.
pub(super) fn comparison(excerpt: &Excerpt, page: &mut Page) {
    let compared = brief::compared(excerpt);
    if compared.is_empty() {
        return;
    }
    section(
        page,
        "comparison",
        "The claims, set against each other",
        |page| {
            for row in &compared {
                question(excerpt, row, page);
            }
        },
    );
}

fn question(excerpt: &Excerpt, row: &Compared, page: &mut Page) {
    let number = row.number;
    let _ = write!(
        page.0,
        "<article class=\"question\" id=\"q{number}\">\n<h3><span class=\"number\">{number}</span> "
    );
    page.own(&row.question);
    page.raw(" ");
    let sign = if row.disputed { "⇄ " } else { "" };
    let draft = if row.draft { " · draft" } else { "" };
    page.element(
        "span",
        status_class(row),
        &format!("{sign}{}{draft}", row.status),
    );
    page.raw("</h3>\n<div class=\"columns\">\n");
    for column in &row.columns {
        side(excerpt, column, page);
    }
    page.raw("</div>\n");
    for (name, cells) in &row.others {
        page.raw("<div class=\"others\">\n");
        page.element("h4", "", name);
        for cell in cells {
            claim(cell, page);
        }
        page.raw("</div>\n");
    }
    if !row.verification.is_empty() {
        page.raw("<div class=\"others\">\n<h4>What could be checked</h4>\n");
        for line in &row.verification {
            quote(line, page);
        }
        page.raw("</div>\n");
    }
    page.raw("</article>\n");
}

fn side(excerpt: &Excerpt, column: &Column, page: &mut Page) {
    let colour = colour(column.side);
    let _ = write!(
        page.0,
        "<div class=\"column {colour}\">\n<h4>{}",
        badge(excerpt, column.side)
    );
    page.own(&excerpt.dossier().side(column.side).name);
    page.raw("</h4>\n");
    if column.cells.is_empty() {
        for silence in &column.silence {
            page.element("p", "silence", silence);
        }
    }
    for cell in &column.cells {
        claim(cell, page);
    }
    page.raw("</div>\n");
}

fn claim(cell: &Cell, page: &mut Page) {
    page.raw("<div class=\"claim\">\n<blockquote>“");
    page.own(&cell.words);
    page.raw("”</blockquote>\n<p class=\"cited\">");
    page.own(&cell.citation());
    page.raw("</p>\n");
    for meeting in cell.meets.iter().chain(&cell.met) {
        page.raw("<p class=\"meets\">→ ");
        page.own(meeting);
        page.raw("</p>\n");
    }
    page.raw("</div>\n");
}

fn quote(quote: &Quote, page: &mut Page) {
    page.raw("<blockquote>“");
    page.own(&quote.words);
    page.raw("”");
    let draft = quote.draft.then(|| "draft".to_owned());
    let remarks: Vec<String> = quote.paragraph.iter().cloned().chain(draft).collect();
    if !remarks.is_empty() {
        page.raw(" ");
        page.element("span", "cited", &remarks.join(", "));
    }
    page.raw("</blockquote>\n");
}

/// Whom and what the text names.
pub(super) fn who_is_who(excerpt: &Excerpt, page: &mut Page) {
    let kinds = brief::who_is_who(excerpt);
    if kinds.is_empty() {
        return;
    }
    section(page, "who", "Who is who", |page| {
        for (kind, list) in kinds {
            page.element("h3", "", brief::plural(kind));
            page.raw("<ul class=\"who\">\n");
            for who in list {
                page.raw("<li><strong>");
                page.own(&who.name);
                page.raw("</strong>");
                if let Some(side) = &who.side {
                    page.raw(" <span class=\"of\">");
                    page.own(side);
                    page.raw("</span>");
                }
                if !who.aliases.is_empty() {
                    page.raw(" <span class=\"also\">also ");
                    page.own(&who.aliases);
                    page.raw("</span>");
                }
                let draft = if who.draft { " · draft" } else { "" };
                let paragraphs = if who.paragraphs.is_empty() {
                    String::new()
                } else {
                    format!(" · ¶ {}", who.paragraphs)
                };
                page.element(
                    "span",
                    "cited",
                    &format!("{}{paragraphs}{draft}", who.mentions),
                );
                page.raw("</li>\n");
            }
            page.raw("</ul>\n");
        }
    });
}

/// The map, and every place in words.
pub(super) fn places(excerpt: &Excerpt, page: &mut Page) {
    let spots = brief::spots(excerpt);
    if spots.is_empty() {
        return;
    }
    section(page, "places", "Where it is said to happen", |page| {
        let basemap = basemap::of(excerpt.dossier());
        map::write(excerpt, &basemap, page);
        page.raw("<ul class=\"places\">\n");
        for spot in spots {
            page.raw("<li><strong>");
            page.own(&spot.name);
            page.raw("</strong> ");
            let claims = match spot.claims {
                Some(count) => counted(count, "claim"),
                None => "no claim in this text".to_owned(),
            };
            let class = if spot.claims.is_some() {
                "count"
            } else {
                "silence"
            };
            page.element("span", class, &claims);
            for (side, count) in &spot.by_side {
                let _ = write!(page.0, " {}", badge(excerpt, *side));
                page.element("span", "count", &count.to_string());
            }
            let position = Some(spot.position).filter(|position| !position.is_empty());
            let paragraphs = Some(spot.paragraphs).filter(|paragraphs| !paragraphs.is_empty());
            let parts = [
                Some(spot.kind.to_owned()),
                position,
                paragraphs.map(|paragraphs| format!("¶ {paragraphs}")),
            ];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            page.element("span", "cited", &parts.join(" · "));
            page.raw("</li>\n");
        }
        page.raw("</ul>\n");
    });
}

/// For each side, what nobody answers.
pub(super) fn unanswered(excerpt: &Excerpt, page: &mut Page) {
    if excerpt.dossier().sides().is_empty() {
        return;
    }
    section(
        page,
        "unanswered",
        "What is unanswered in this text",
        |page| {
            page.raw("<div class=\"columns\">\n");
            for (side, cells) in brief::unanswered(excerpt) {
                let _ = write!(
                    page.0,
                    "<div class=\"column {}\">\n<h4>{}",
                    colour(side),
                    badge(excerpt, side)
                );
                page.own(&excerpt.dossier().side(side).name);
                page.raw("</h4>\n");
                if cells.is_empty() {
                    page.element(
                        "p",
                        "silence",
                        "No claim of this side stands unanswered here.",
                    );
                }
                for (number, cell) in cells {
                    let _ = writeln!(
                        page.0,
                        "<p class=\"to\"><a href=\"#q{number}\">Question {number}</a></p>"
                    );
                    claim(&cell, page);
                }
                page.raw("</div>\n");
            }
            page.raw("</div>\n");
        },
    );
}

/// The article's own lines on what could be checked.
pub(super) fn verification(excerpt: &Excerpt, page: &mut Page) {
    section(page, "verification", "What could be checked", |page| {
        let lines = brief::verification(excerpt);
        if lines.is_empty() {
            page.element(
                "p",
                "silence",
                "The article has no line on what could be checked.",
            );
        }
        for (line, questions) in lines {
            quote(&line, page);
            if questions.is_empty() {
                continue;
            }
            page.raw("<p class=\"to\">bears on ");
            let shown: Vec<u32> = excerpt.questions().iter().map(|id| id.0 + 1).collect();
            for (n, number) in questions.iter().enumerate() {
                let comma = if n > 0 { ", " } else { "" };
                let _ = if shown.contains(number) {
                    write!(
                        page.0,
                        "{comma}<a href=\"#q{number}\">question {number}</a>"
                    )
                } else {
                    write!(page.0, "{comma}question {number}")
                };
            }
            page.raw("</p>\n");
        }
    });
}

/// How the page was made.
pub(super) fn method(excerpt: &Excerpt, page: &mut Page) {
    section(page, "method", "Method", |page| {
        page.raw("<ul>\n");
        for sentence in brief::METHOD {
            page.element("li", "", sentence);
        }
        let made = format!(
            "Made with counterclaim {} from the text with SHA-256 ",
            env!("CARGO_PKG_VERSION")
        );
        page.raw("<li>");
        page.words(&made);
        page.element("code", "", &excerpt.sha256());
        page.raw("</li>\n</ul>\n");
    });
}
