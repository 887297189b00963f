//! What the tagger reads of a text, and what it marks there, for its training.
//!
//! JSON lines `{"id", "text"}` on standard input, a line out for each. As it stands: `{"id", "tokens": [[begin, end], ...],
//! "opens": [0 or 1, ...], "sentences": [[first, after], ...], "shapes": [...], "quotes": [...]}`, so that the words of
//! training are the words of use. With the argument `tag`, and
//! a file of weights if not those that are embedded: `{"doc", "spans": [[role, begin, end, nested], ...], "kind":
//! [[begin, end, kind], ...], "described": [...]}`. All offsets count code points.

use std::io::{BufRead, Write, stdin, stdout};

use counterclaim::draft::tagger::{Input, Tagger};
use counterclaim::draft::{Naming, Tagged, Tokens};
use counterclaim::model::Article;
use counterclaim::text::Span;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let other = match words[..] {
        ["tag", weights] => Some(Tagger::new(&std::fs::read(weights)?)?),
        _ => None,
    };
    let tagger = match (&words[..], &other) {
        (_, Some(other)) => Some(other),
        (["tag"], None) => Some(Tagger::bundled().ok_or("no weights")?),
        _ => None,
    };
    let mut out = stdout().lock();
    for line in stdin().lock().lines() {
        let raw: Value = serde_json::from_str(&line?)?;
        let article = Article::new(raw["text"].as_str().unwrap_or_default().to_owned());
        let tokens = Tokens::of(&article);
        let read = match tagger {
            Some(tagger) => marked(tagger, &article, &tokens, &raw["id"]),
            None => Some(features(&article, &tokens, &raw["id"])),
        };
        writeln!(out, "{}", read.ok_or("stopped")?)?;
    }
    Ok(())
}

fn features(article: &Article, found: &Tokens, id: &Value) -> Value {
    let input = Input::without_pieces(article.text(), found);
    let points = Points::of(article.text());
    let each = 0..found.len();
    json!({
        "id": id,
        "tokens": found.tokens.iter().map(|t| points.both(t.span)).collect::<Vec<_>>(),
        "opens": found.tokens.iter().map(|t| u8::from(t.opens_paragraph)).collect::<Vec<_>>(),
        "sentences": found.sentences.iter().map(|s| [s.start, s.end]).collect::<Vec<_>>(),
        "shapes": each.clone().map(|at| input.shape(at)).collect::<Vec<_>>(),
        "quotes": each.map(|at| input.quote(at)).collect::<Vec<_>>(),
    })
}

fn marked(tagger: &Tagger, article: &Article, tokens: &Tokens, id: &Value) -> Option<Value> {
    let tagging = tagger.tag(article.text(), tokens, &|| false)?;
    let points = Points::of(article.text());
    let span = |tagged: &Tagged| {
        let [begin, end] = points.both(tokens.span(&tagged.tokens)?);
        let role = format!("{:?}", tagged.role).to_lowercase();
        Some(json!([role, begin, end, tagged.nested]))
    };
    let naming = |naming: &Naming| {
        let [begin, end] = points.both(naming.span);
        json!([begin, end, format!("{:?}", naming.kind).to_lowercase()])
    };
    Some(json!({
        "doc": id,
        "spans": tagging.tagged.iter().filter_map(span).collect::<Vec<_>>(),
        "kind": tagging.namings.iter().map(naming).collect::<Vec<_>>(),
        "described": tagging.described.iter().map(naming).collect::<Vec<_>>(),
    }))
}

/// Where each character of a text begins, in bytes.
struct Points(Vec<usize>);

impl Points {
    fn of(text: &str) -> Self {
        Self(text.char_indices().map(|(at, _)| at).collect())
    }

    fn both(&self, span: Span) -> [usize; 2] {
        let points = |at| self.0.partition_point(|&begin| begin < at);
        [points(span.range().start), points(span.range().end)]
    }
}
