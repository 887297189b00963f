//! The comparison: questions, the sides' claims opposite each other, what stands besides.

use ratatui::style::Style;

use super::DRAFT;
use super::canvas::Canvas;
use crate::app::{
    Across, App, Area, CellLine, ClaimRow, Column, INDENT, Pane, Progress, RULE, Tone,
};
use crate::model::{
    Balance, ClaimId, CueClass, Dossier, QuestionId, Review, Selection, SideId, Status, Voice,
};
use crate::text;
use crate::theme::Theme;

/// Draws the pane; says where the cursor is.
pub fn draw(canvas: &mut Canvas, app: &App, theme: &Theme, area: Area) -> Option<(u16, u16)> {
    let pane = Comparison { app, theme, area };
    let (heads, body) = area.split_top(app.claims().head_rows());
    if heads.height > 0 {
        pane.heads(canvas, heads);
    }
    if app.claims().shown().is_empty() {
        let words = if app.drafting() == Progress::Running && app.dossier().questions().is_empty() {
            "The claims are being drafted…"
        } else if app.dossier().questions().is_empty() {
            "No claims were found in this text."
        } else {
            "No question is left: Esc shows all."
        };
        canvas.elided(body.x, body.y, body.width, words, theme.absent());
        return None;
    }
    let mut cursor = None;
    for (y, row) in (body.y..body.y + body.height).zip(app.claims().window()) {
        let here = pane.row(canvas, y, row);
        cursor = cursor.or(here.then_some((area.x, y)));
    }
    cursor.filter(|_| app.screen().focus == Pane::Claims)
}

struct Comparison<'a> {
    app: &'a App,
    theme: &'a Theme,
    area: Area,
}

impl Comparison<'_> {
    fn dossier(&self) -> &Dossier {
        self.app.dossier()
    }

    /// Where a column begins, and its width.
    fn column(&self, column: Column) -> (u16, u16) {
        let width = self.app.claims().widths().column.unwrap_or(0);
        let offset = match column {
            Column::Left => INDENT,
            Column::Right => INDENT + width + RULE,
        };
        let narrow = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        (self.area.x + narrow(offset), narrow(width))
    }

    /// The sides above their columns, with how much room and which words the article gives them.
    fn heads(&self, canvas: &mut Canvas, area: Area) {
        let Some((left, right)) = self.app.claims().pair() else {
            return;
        };
        if self.app.claims().widths().column.is_none() {
            let names = [left, right].map(|side| {
                let (side, claims) = (self.dossier().side(side), self.app.claims().balance(side));
                let claims = text::counted(claims.claims, "claim");
                format!("{} {} {claims}", side.letter, side.name)
            });
            let words = names.join(" | ");
            canvas.elided(area.x, area.y, area.width, &words, self.theme.heading());
            return;
        }
        for (column, side) in [(Column::Left, left), (Column::Right, right)] {
            let (x, width) = self.column(column);
            let voice = Voice::Side(side);
            let style = self.theme.voice(voice).patch(self.theme.heading());
            let name = text::clean(&self.dossier().side(side).name).to_uppercase();
            let took = canvas.elided(x, area.y, width, &name, style) + 2;
            let room = width.saturating_sub(took);
            let balance = self.app.claims().balance(side);
            let words = counts(balance, usize::from(room));
            canvas.text(x + took, area.y, room, &words, self.theme.faint());
            if area.height > 1 {
                let words = cues(balance);
                canvas.elided(x, area.y + 1, width, &words, self.theme.faint());
            }
        }
        for y in area.y..area.y + area.height {
            self.rule(canvas, y);
        }
    }

    fn rule(&self, canvas: &mut Canvas, y: u16) {
        let (x, width) = self.column(Column::Left);
        let sign = canvas.sign("│", "|");
        canvas.text(x + width + 1, y, 1, sign, self.theme.faint());
    }

    /// Draws a row; says whether the cursor is on it.
    fn row(&self, canvas: &mut Canvas, y: u16, row: &ClaimRow) -> bool {
        match row {
            ClaimRow::Question(id) => self.question(canvas, y, *id),
            ClaimRow::Pair(left, right) => {
                self.rule(canvas, y);
                let left = self.cell(canvas, y, Column::Left, left.as_ref());
                let right = self.cell(canvas, y, Column::Right, right.as_ref());
                left || right
            }
            ClaimRow::Across(line, kind) => self.across(canvas, y, line, *kind),
            ClaimRow::Blank => false,
        }
    }

    fn question(&self, canvas: &mut Canvas, y: u16, id: QuestionId) -> bool {
        let (theme, area) = (self.theme, self.area);
        let here = self.app.claims().question() == Some(id) && self.app.claims().claim().is_none();
        let open = self.app.claims().is_open(id);
        let involved = self
            .dossier()
            .claims_of(id)
            .iter()
            .any(|claim| self.app.echo().claims.contains(claim));
        let sign = match (open, involved && !open) {
            (true, _) => canvas.sign("▾", "v"),
            (false, true) => canvas.sign("•", "*"),
            (false, false) => canvas.sign("▸", ">"),
        };
        let mark = if involved {
            theme.involved()
        } else {
            theme.faint()
        };
        canvas.text(area.x, y, 1, sign, mark);
        if self.dossier().question(id).review == Review::Draft {
            canvas.text(area.x + 1, y, 1, DRAFT, theme.faint());
        }
        let right = area.x + area.width;
        let room = area
            .width
            .saturating_sub(24)
            .max(area.width / 3)
            .min(area.width / 2);
        let status = self.status(id, usize::from(room));
        let words = format!(
            "{:>2} {}",
            id.index() + 1,
            self.dossier().question(id).question
        );
        let asked = usize::from(area.width).saturating_sub(text::width(&status) + 4);
        let style = if open { theme.heading() } else { theme.text() };
        canvas.elided(
            area.x + 2,
            y,
            u16::try_from(asked).unwrap_or(0),
            &words,
            style,
        );
        canvas.right(right, y, room, &status, theme.faint());
        if here {
            let focused = self.app.screen().focus == Pane::Claims;
            canvas.style(Area::new(area.x, y, area.width, 1), theme.row(focused));
        }
        here
    }

    /// How the sides stand on a question, in as many words as there is room for.
    fn status(&self, id: QuestionId, room: usize) -> String {
        let dossier = self.dossier();
        let status = self.app.claims().status(id);
        let name = |side: SideId| dossier.side(side).name.as_str();
        let letter = |side: SideId| dossier.side(side).letter.as_str();
        let (long, short) = match status {
            Status::Disputed { conceding: true } => (
                "⇄ disputed, conceded in part".to_owned(),
                "⇄ disputed".to_owned(),
            ),
            Status::Disputed { conceding: false } => {
                ("⇄ disputed".to_owned(), "⇄ disputed".to_owned())
            }
            Status::Unanswered(by) => match by.as_slice() {
                [side] => (
                    format!("{}: no answer here", name(*side)),
                    format!("{}: none", letter(*side)),
                ),
                silent if silent.len() < dossier.sides().len() => (
                    format!("{}: no answer here", listed(silent, name)),
                    format!("{}: none", listed(silent, letter)),
                ),
                [_, _] => (
                    "neither answers the other".to_owned(),
                    "no answers".to_owned(),
                ),
                _ => ("none answers another".to_owned(), "no answers".to_owned()),
            },
            other => (other.word().to_owned(), other.word().to_owned()),
        };
        let checked = dossier.verifications_of(id).next();
        let line = checked.and_then(|i| dossier.verifications()[i].paragraph);
        let unverified = line.map_or(String::new(), |p| format!(" · on checking ¶{}", p.number()));
        let places = self.paragraphs(id);
        let candidates = [
            format!("{places}{long}{unverified}"),
            format!("{long}{unverified}"),
            long,
            short,
        ];
        let fitting = candidates.iter().find(|words| text::width(words) <= room);
        let words = fitting.unwrap_or(&candidates[3]).clone();
        if self.app.preferences().ascii {
            words.replace('⇄', "<>")
        } else {
            words
        }
    }

    /// The paragraphs of a side that speaks alone.
    fn paragraphs(&self, id: QuestionId) -> String {
        let sides = self.app.claims().sides();
        let speaking: Vec<(SideId, Vec<ClaimId>)> = sides
            .into_iter()
            .map(|side| (side, self.dossier().column(id, side)))
            .filter(|(_, claims)| !claims.is_empty())
            .collect();
        let [(side, claims)] = speaking.as_slice() else {
            return String::new();
        };
        let numbers = claims
            .iter()
            .filter_map(|&id| self.dossier().claim(id).paragraph);
        let mut numbers: Vec<String> = numbers.map(|p| format!("¶{}", p.number())).collect();
        numbers.dedup();
        format!(
            "{} {} · ",
            self.dossier().side(*side).name,
            numbers.join(" ")
        )
    }

    fn cell(&self, canvas: &mut Canvas, y: u16, column: Column, line: Option<&CellLine>) -> bool {
        let (x, width) = self.column(column);
        let Some(line) = line else { return false };
        let side = self.app.claims().side(column);
        let style = self.tone(line, side.map(Voice::Side));
        let here = self.is_here(line);
        if here || self.is_involved(line) {
            let bar = canvas.sign("▌", "|");
            let style = side.map_or(self.theme.text(), |s| self.theme.voice(Voice::Side(s)));
            canvas.text(x - 1, y, 1, bar, style);
        }
        canvas.text(x, y, width, &line.text, style);
        self.point(canvas, (x, y, width), line, here);
        here
    }

    fn across(&self, canvas: &mut Canvas, y: u16, line: &CellLine, kind: Across) -> bool {
        let x = self.area.x + u16::try_from(INDENT).unwrap_or(0);
        let room = (self.area.x + self.area.width).saturating_sub(x);
        let voice = match kind {
            Across::Side(side) => Some(Voice::Side(side)),
            Across::ThirdParty => Some(Voice::ThirdParty),
            Across::Article => Some(Voice::Article),
            Across::Unknown => Some(Voice::Unknown),
            Across::Verification(_) => None,
        };
        let (mark, marked) = match voice {
            Some(voice) => (
                self.dossier().letter(voice).to_owned(),
                self.theme.voice(voice),
            ),
            None => (canvas.sign("✓", "?").to_owned(), self.theme.faint()),
        };
        canvas.text(x - 2, y, 1, &mark, marked);
        let here = self.is_here(line);
        let chosen = matches!(kind, Across::Verification(id)
            if self.app.selection() == Some(Selection::Verification(id)));
        if here || chosen || self.is_involved(line) {
            let bar = canvas.sign("▌", "|");
            canvas.text(x - 1, y, 1, bar, marked);
        }
        let style = match kind {
            Across::Side(_) => self.tone(line, voice),
            Across::Verification(_) => self.theme.absent(),
            Across::ThirdParty | Across::Article | Across::Unknown => self.theme.text(),
        };
        canvas.text(x, y, room, &line.text, style);
        self.point(canvas, (x, y, room), line, here);
        here
    }

    /// The words of the claim that the cursor is on stand out.
    fn point(
        &self,
        canvas: &mut Canvas,
        (x, y, width): (u16, u16, u16),
        line: &CellLine,
        here: bool,
    ) {
        if here && line.tone == Tone::Words {
            let focused = self.app.screen().focus == Pane::Claims;
            canvas.style(Area::new(x, y, width, 1), self.theme.row(focused));
        }
    }

    fn is_here(&self, line: &CellLine) -> bool {
        line.claim.is_some() && line.claim == self.app.claims().claim()
    }

    fn is_involved(&self, line: &CellLine) -> bool {
        let narrow = match self.app.selection() {
            Some(crate::model::Selection::Question(_)) | None => return false,
            Some(_) => &self.app.echo().claims,
        };
        line.claim.is_some_and(|id| narrow.contains(&id))
    }

    fn tone(&self, line: &CellLine, voice: Option<Voice>) -> Style {
        let filter = self.app.filter();
        let asked = line.claim.is_none_or(|id| {
            let narrowing = self.app.claims().narrowing();
            narrowing.admits(self.dossier(), filter, id)
        });
        match line.tone {
            Tone::Head => voice.map_or(self.theme.heading(), |voice| {
                self.theme.voice(voice).patch(self.theme.heading())
            }),
            Tone::Words if asked => self.theme.text(),
            Tone::Words | Tone::Source | Tone::Meeting => self.theme.faint(),
            Tone::Silent => self.theme.absent(),
        }
    }
}

/// How much room the article gives a side, in as many words as there is room for.
fn counts(balance: &Balance, room: usize) -> String {
    let claims = text::counted(balance.claims, "claim");
    let sentences = format!(
        "{claims} in {}",
        text::counted(balance.sentences, "sentence")
    );
    let all = format!("{sentences} · {} unanswered", balance.unanswered);
    let fits = |words: &String| text::width(words) <= room;
    let words = [all, sentences, claims].into_iter().find(fits);
    words.unwrap_or_default()
}

/// Which words of saying the article uses for a side.
fn cues(balance: &Balance) -> String {
    let mut used: Vec<_> = CueClass::ALL.iter().zip(balance.cues).collect();
    used.retain(|(_, count)| *count > 0);
    used.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let words: Vec<String> = used
        .into_iter()
        .map(|(class, count)| format!("{count} {}", class.word()))
        .collect();
    if words.is_empty() {
        return String::new();
    }
    format!("cues: {}", words.join(", "))
}

/// Sides in a row, by what each is called.
fn listed<'a>(sides: &[SideId], called: impl Fn(SideId) -> &'a str) -> String {
    let called: Vec<&str> = sides.iter().map(|&side| called(side)).collect();
    called.join(", ")
}
