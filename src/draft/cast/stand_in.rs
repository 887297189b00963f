//! Capitals that stand for a government: "Islamabad argues" is Pakistan's doing.

use std::collections::HashMap;

use super::scene::Scene;
use super::sketch::Sketch;
use crate::draft::Reading;
use crate::draft::gazetteer::Called;
use crate::model::layer::Kind;
use crate::text::Span;

/// How a name is used at one place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    /// Somebody acts: "Kabul denies", "according to Kabul".
    Actor,
    /// Something is there: "in Kabul".
    Ground,
    /// Nothing tells.
    Open,
}

/// Lends the names of capitals to the countries for whose government they stand, and tells countries that act, which are
/// organisations, from those that only are where something is.
pub fn settle(scene: &Scene, reading: &Reading, sketches: &mut [Sketch]) {
    let mut sources: Vec<Span> = reading
        .attributions
        .iter()
        .filter_map(|attribution| attribution.source)
        .collect();
    sources.sort_unstable();
    let countries: HashMap<String, usize> = sketches
        .iter()
        .enumerate()
        .filter(|(_, sketch)| sketch.is_country())
        .filter_map(|(i, sketch)| Some((sketch.country.clone()?, i)))
        .collect();
    for i in 0..sketches.len() {
        let Some(sketch) = sketches.get(i).filter(|sketch| sketch.called.is_some()) else {
            continue;
        };
        let uses: Vec<(Span, Use)> = sketch
            .mentions
            .iter()
            .map(|span| (*span, used(scene, &sources, *span)))
            .collect();
        let count = |wanted: Use| uses.iter().filter(|(_, used)| *used == wanted).count();
        let acts = count(Use::Actor) > 0 && count(Use::Actor) >= count(Use::Ground);
        if sketch.is_country() {
            let kind = if acts {
                Kind::Organisation
            } else {
                Kind::Place
            };
            sketches[i].kind = Some(kind);
        } else if acts && matches!(sketch.called, Some(Called::Capital | Called::Seat)) {
            let country = sketch
                .country
                .as_ref()
                .and_then(|code| countries.get(code))
                .copied();
            lend(sketches, i, country, &uses);
        }
    }
}

/// Gives the names of sketch `i` to its country, but for the places where they are meant literally.
fn lend(sketches: &mut [Sketch], i: usize, country: Option<usize>, uses: &[(Span, Use)]) {
    let Some(country) = country.filter(|country| *country != i) else {
        return;
    };
    let names = sketches
        .get(i)
        .map(|sketch| sketch.names.clone())
        .unwrap_or_default();
    if let Some(country) = sketches.get_mut(country) {
        country.stand_ins.extend(names);
        country.kind = Some(Kind::Organisation);
    }
    if let Some(capital) = sketches.get_mut(i) {
        let ground = uses.iter().filter(|(_, used)| *used == Use::Ground);
        capital.marked.extend(ground.map(|(span, _)| *span));
    }
}

/// Words behind which something is there, not done by it.
const GROUND: [&str; 26] = [
    "in",
    "at",
    "near",
    "outside",
    "inside",
    "into",
    "within",
    "across",
    "around",
    "throughout",
    "through",
    "over",
    "from",
    "to",
    "toward",
    "towards",
    "above",
    "beyond",
    "via",
    "leaving",
    "reach",
    "reached",
    "visit",
    "visited",
    "northern",
    "southern",
];

/// Words behind which somebody acts or is acted upon as one who acts.
const ACTOR: [&str; 14] = [
    "by",
    "with",
    "between",
    "against",
    "accused",
    "accusing",
    "urged",
    "urging",
    "told",
    "blamed",
    "asked",
    "compel",
    "forced",
    "according",
];

fn used(scene: &Scene, sources: &[Span], span: Span) -> Use {
    let tokens = scene.tokens.within(span);
    let before = scene.lower_before(tokens.start);
    let inside = sources.partition_point(|source| source.start <= span.start);
    if inside
        .checked_sub(1)
        .and_then(|at| sources.get(at))
        .is_some_and(|source| *source == span)
    {
        return Use::Actor;
    }
    if before == "to" && scene.lower_before(tokens.start.saturating_sub(1)) == "according"
        || ACTOR.contains(&before.as_str())
    {
        return Use::Actor;
    }
    if GROUND.contains(&before.as_str()) {
        return Use::Ground;
    }
    let after = scene.lower(tokens.end);
    let verb = after.len() > 3
        && (after.ends_with('s') && !after.ends_with("ss") || after.ends_with("ed"));
    let helps = matches!(
        after.as_str(),
        "has"
            | "had"
            | "is"
            | "was"
            | "will"
            | "would"
            | "must"
            | "may"
            | "can"
            | "could"
            | "should"
            | "does"
            | "did"
            | "said"
            | "and"
    );
    if scene.is_possessive(tokens.end)
        || verb
        || helps
        || matches!(before.as_str(), "as" | "and" | "for")
    {
        Use::Actor
    } else {
        Use::Open
    }
}
