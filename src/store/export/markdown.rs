//! A brief in Markdown, ready to send.
//!
//! It keeps to what the `CommonMark` specification itself has, so that every viewer shows the same: no tables, which are
//! an extension, and no HTML, which many viewers drop. The comparison therefore stands in code blocks, two columns side
//! by side, which read the same in a mail. Whatever comes from the article is escaped: it is never markup.

mod columns;

use std::io::{self, Write};

use super::brief::{self, Cell, Compared};
use super::visible::line;
use super::{Excerpt, Exporter, cite};

/// Markdown.
pub(super) struct Markdown;

impl Exporter for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn ending(&self) -> &'static str {
        "md"
    }

    fn says(&self) -> &'static str {
        "a brief ready to send, in CommonMark"
    }

    fn write(&self, excerpt: &Excerpt, out: &mut dyn Write) -> io::Result<()> {
        head(excerpt, out)?;
        comparison(excerpt, out)?;
        who_is_who(excerpt, out)?;
        places(excerpt, out)?;
        unanswered(excerpt, out)?;
        verification(excerpt, out)?;
        writeln!(out, "\n## Method\n")?;
        for sentence in brief::METHOD {
            writeln!(out, "- {}", escape(sentence))?;
        }
        let sha256 = excerpt.sha256();
        writeln!(
            out,
            "- Made with counterclaim {} from the text with SHA-256 `{sha256}`.",
            env!("CARGO_PKG_VERSION")
        )
    }
}

fn head(excerpt: &Excerpt, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# {}\n", escape(excerpt.title()))?;
    let source = brief::source_line(excerpt);
    if !source.is_empty() {
        writeln!(out, "{}\n", escape(&source))?;
    }
    match excerpt.dossier().about().url.as_deref() {
        Some(url) if cite::is_web(url) => writeln!(out, "<{}>\n", url.replace('>', "%3E"))?,
        Some(url) => writeln!(out, "{}\n", escape(url))?,
        None => {}
    }
    for warning in brief::warnings(excerpt) {
        writeln!(out, "> {}\n", escape(&warning))?;
    }
    let dossier = excerpt.dossier();
    if dossier.questions().is_empty() {
        return writeln!(out, "No claims were found in this text.");
    }
    let (all, sides) = brief::balance_lines(excerpt);
    writeln!(out, "{}\n", escape(&all))?;
    for (side, balance) in sides {
        writeln!(
            out,
            "- **{}**: {}",
            escape(&dossier.side(side).name),
            escape(&balance)
        )?;
    }
    Ok(())
}

fn comparison(excerpt: &Excerpt, out: &mut dyn Write) -> io::Result<()> {
    let compared = brief::compared(excerpt);
    if compared.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## Comparison")?;
    compared
        .iter()
        .try_for_each(|row| question(excerpt, row, out))
}

fn question(excerpt: &Excerpt, row: &Compared, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n### {}\\. {}\n", row.number, escape(&row.question))?;
    let draft = if row.draft { " · draft" } else { "" };
    writeln!(out, "*{}{draft}*", escape(&row.status))?;
    columns::write(excerpt, row, out)?;
    for (name, cells) in &row.others {
        writeln!(out, "\n{name}:\n")?;
        cells.iter().try_for_each(|cell| item(cell, out))?;
    }
    if !row.verification.is_empty() {
        writeln!(out, "\nVerification:\n")?;
    }
    for quote in &row.verification {
        writeln!(
            out,
            "- {}",
            escape(&quoted(&quote.words, quote.paragraph.as_deref()))
        )?;
    }
    Ok(())
}

fn quoted(words: &str, paragraph: Option<&str>) -> String {
    let place = paragraph.map(|paragraph| format!(" ({paragraph})"));
    format!("“{words}”{}", place.unwrap_or_default())
}

fn item(cell: &Cell, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "- “{}”  ", escape(&cell.words))?;
    writeln!(out, "  {}", escape(&cell.citation()))?;
    let meetings = cell.meets.iter().chain(&cell.met);
    for meeting in meetings {
        writeln!(out, "  - {}", escape(meeting))?;
    }
    Ok(())
}

fn unanswered(excerpt: &Excerpt, out: &mut dyn Write) -> io::Result<()> {
    let dossier = excerpt.dossier();
    if dossier.sides().is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## What is unanswered in this text")?;
    for (side, cells) in brief::unanswered(excerpt) {
        writeln!(out, "\n**{}**\n", escape(&dossier.side(side).name))?;
        if cells.is_empty() {
            writeln!(out, "No claim of this side stands unanswered here.")?;
        }
        for (number, cell) in cells {
            writeln!(out, "- question {number}: “{}”  ", escape(&cell.words))?;
            writeln!(out, "  {}", escape(&cell.citation()))?;
        }
    }
    Ok(())
}

fn verification(excerpt: &Excerpt, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n## What could be checked\n")?;
    let lines = brief::verification(excerpt);
    if lines.is_empty() {
        return writeln!(out, "The article has no line on what could be checked.");
    }
    for (quote, questions) in lines {
        let numbers: Vec<String> = questions.iter().map(u32::to_string).collect();
        let bears = match numbers.len() {
            0 => String::new(),
            1 => format!(" bears on question {}", numbers[0]),
            _ => format!(" bears on questions {}", numbers.join(", ")),
        };
        let draft = if quote.draft { " · draft" } else { "" };
        let words = quoted(&quote.words, quote.paragraph.as_deref());
        writeln!(out, "- {}{bears}{draft}", escape(&words))?;
    }
    Ok(())
}

fn who_is_who(excerpt: &Excerpt, out: &mut dyn Write) -> io::Result<()> {
    let kinds = brief::who_is_who(excerpt);
    if kinds.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## Who is who")?;
    for (kind, list) in kinds {
        writeln!(out, "\n**{}**\n", brief::plural(kind))?;
        for who in list {
            let aliases = (!who.aliases.is_empty()).then(|| format!("also {}", who.aliases));
            let paragraphs = (!who.paragraphs.is_empty()).then(|| format!("¶ {}", who.paragraphs));
            let draft = who.draft.then(|| "draft".to_owned());
            let side = who.side.map(|side| format!("side: {side}"));
            let parts = [side, aliases, Some(who.mentions), paragraphs, draft];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            writeln!(
                out,
                "- **{}** · {}",
                escape(&who.name),
                escape(&parts.join(" · "))
            )?;
        }
    }
    Ok(())
}

fn places(excerpt: &Excerpt, out: &mut dyn Write) -> io::Result<()> {
    let spots = brief::spots(excerpt);
    if spots.is_empty() {
        return Ok(());
    }
    let dossier = excerpt.dossier();
    let map = crate::store::basemap::of(dossier);
    writeln!(out, "\n## Places\n")?;
    for spot in spots {
        let claims = match spot.claims {
            Some(count) => crate::text::counted(count, "claim"),
            None => "no claim in this text".to_owned(),
        };
        let by_side = spot.by_side.iter();
        let by_side = by_side.map(|(side, count)| format!("{} {count}", dossier.side(*side).name));
        let by_side: Vec<String> = by_side.collect();
        let by_side = (!by_side.is_empty()).then(|| by_side.join(", "));
        let position = (!spot.position.is_empty()).then_some(spot.position);
        let paragraphs = (!spot.paragraphs.is_empty()).then(|| format!("¶ {}", spot.paragraphs));
        let parts = [
            Some(spot.kind.to_owned()),
            position,
            Some(claims),
            by_side,
            paragraphs,
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        writeln!(
            out,
            "- **{}** · {}",
            escape(&spot.name),
            escape(&parts.join(" · "))
        )?;
    }
    writeln!(
        out,
        "\n{} Positions: {}.",
        escape(&map.note),
        escape(&map.attribution)
    )
}

/// Text of which nothing is markup, in one line.
fn escape(text: &str) -> String {
    let text = line(text);
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (at, c) in text.char_indices() {
        let special = match c {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '&' | '~'
            | '$' | '^' | '@' => true,
            // An address would become a link, and so would "www." and ":name:" a picture.
            ':' => {
                text[at..].starts_with("://")
                    || text[at + 1..].starts_with(|c: char| c.is_alphanumeric())
            }
            '.' => (at > 0 && at == digits) || text[..at].to_ascii_lowercase().ends_with("www"),
            ')' => at > 0 && at == digits,
            '-' | '+' | '=' => at == 0,
            _ => false,
        };
        if special {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_from_outside_is_markup() {
        for (text, escaped) in [
            (
                "<script>alert(1)</script>",
                r"\<script\>alert(1)\</script\>",
            ),
            ("`x` *y* _z_ [a](b)", r"\`x\` \*y\* \_z\_ \[a\](b)"),
            ("# head", r"\# head"),
            ("- item", r"\- item"),
            ("12. item", r"12\. item"),
            ("1) item", r"1\) item"),
            ("=== ", r"\==="),
            ("a | b & c; &amp;", r"a \| b \& c; \&amp;"),
            (
                "see https://evil.example and www.evil.example",
                r"see https\://evil.example and www\.evil.example",
            ),
            ("line\nbreak  \n\n    code", "line break code"),
            ("plain: 3.5 (ok) - a+b=c", "plain: 3.5 (ok) - a+b=c"),
        ] {
            assert_eq!(escape(text), escaped);
        }
    }
}
