//! What every annotation has by the standard: targets, tags, comments.

use serde_json::Value;

use super::entry::own;
use crate::model::layer::{Anchor, Selector};

/// The anchors of an annotation's targets; a target without a selector is a whole page.
pub(super) fn targets(item: &Value) -> Vec<Anchor> {
    let targets = each(item.get("target"));
    targets.iter().filter_map(|target| anchor(target)).collect()
}

/// A value that may be one or several.
fn each(value: Option<&Value>) -> Vec<&Value> {
    match value {
        Some(Value::Array(items)) => items.iter().collect(),
        Some(item) => vec![item],
        None => Vec::new(),
    }
}

fn anchor(target: &Value) -> Option<Anchor> {
    let selectors = each(target.get("selector"));
    let of_type = |wanted: &str| {
        let is = |selector: &&&Value| selector.get("type").and_then(Value::as_str) == Some(wanted);
        selectors.iter().find(is).copied()
    };
    let quote = of_type("TextQuoteSelector")?;
    let words = |key: &str| quote.get(key).and_then(Value::as_str).map(str::to_owned);
    let start = of_type("TextPositionSelector").and_then(|position| position.get("start"));
    let number = |value: &Value| value.as_u64().and_then(|n| u32::try_from(n).ok());
    Some(Anchor::Selector(Selector {
        quote: words("exact")?,
        prefix: words("prefix"),
        suffix: words("suffix"),
        paragraph: own(target, "paragraph").and_then(number),
        position: start.and_then(number),
    }))
}

/// The first tag: Hypothesis has a list of them, the standard a body for each.
pub(super) fn tag(item: &Value) -> Option<String> {
    let listed = each(item.get("tags")).into_iter().filter_map(Value::as_str);
    let bodies = each(item.get("body"))
        .into_iter()
        .filter(|body| is_tag(body));
    let bodies = bodies.filter_map(|body| body.get("value")?.as_str());
    let mut tags = listed
        .chain(bodies)
        .map(str::trim)
        .filter(|tag| !tag.is_empty());
    tags.next().map(str::to_owned)
}

fn is_tag(body: &Value) -> bool {
    body.get("purpose").and_then(Value::as_str) == Some("tagging")
}

/// How many comments an annotation has.
pub(super) fn comments(item: &Value) -> usize {
    let said = |value: &str| usize::from(!value.trim().is_empty());
    let hypothesis = item.get("text").and_then(Value::as_str).map_or(0, said);
    let bodies = each(item.get("body"))
        .into_iter()
        .filter(|body| !is_tag(body));
    let values = bodies.filter_map(|body| body.as_str().or_else(|| body.get("value")?.as_str()));
    hypothesis + values.map(said).sum::<usize>()
}
