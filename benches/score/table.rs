//! The figures as a plain table.

use crate::attributions::{Count, Tally};
use crate::entities::{Shared, Table};

/// The figures in the order in which they are printed.
const ORDER: [&str; 10] = [
    "token.source",
    "token.cue",
    "token.content",
    "overlap.source",
    "overlap.cue",
    "overlap.content",
    "ar.content",
    "ar.source",
    "ar.full",
    "ar.speech",
];

/// Prints the figures.
pub fn print(tally: &Tally) {
    println!(
        "{:<18}{:>8}{:>8}{:>8}{:>8}{:>8}",
        "", "P", "R", "F1", "found", "true"
    );
    for (name, count) in ORDER
        .iter()
        .filter_map(|name| tally.counts.get_key_value(*name))
    {
        print_row(name, *count);
    }
    for (name, count) in tally
        .counts
        .iter()
        .filter(|(name, _)| name.starts_with("recall."))
    {
        println!(
            "{name:<18}{:>8}{:>8.1}{:>8}{:>8}{:>8}",
            "",
            count.recall(),
            "",
            "",
            count.gold
        );
    }
}

/// Prints figures by kind.
pub fn print_counts(table: &Table) {
    println!(
        "{:<18}{:>8}{:>8}{:>8}{:>8}{:>8}",
        "", "P", "R", "F1", "found", "true"
    );
    for (name, count) in table {
        print_row(name, *count);
    }
}

/// Prints what of a dossier a cast has.
pub fn print_shared(shared: &Shared) {
    for (kind, name) in &shared.missing {
        println!("missing: {} {name}", kind.word());
    }
    let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    let share = 100.0 * count(shared.found) / count(shared.all.max(1));
    println!(
        "entities {}/{} ({share:.1} %), {} drafted",
        shared.found, shared.all, shared.drafted
    );
    println!("sectors {}/{}", shared.placed, shared.sectors);
}

fn print_row(name: &str, count: Count) {
    let (precision, recall, f1) = (count.precision(), count.recall(), count.f1());
    let (found, gold) = (count.found, count.gold);
    println!("{name:<18}{precision:>8.1}{recall:>8.1}{f1:>8.1}{found:>8}{gold:>8}");
}
