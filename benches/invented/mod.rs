//! What the benchmarks read: many names that nobody bears, and long texts.

#![allow(dead_code, reason = "each benchmark takes what it needs")]

const SYLLABLES: [&str; 48] = [
    "ba", "jaur", "khy", "ber", "moh", "mand", "kur", "ram", "chi", "tral", "is", "lam", "ka",
    "bul", "kan", "da", "har", "pe", "sha", "war", "qua", "lat", "gul", "zar", "nan", "gar", "tor",
    "kham", "spin", "bol", "dak", "mir", "an", "shah", "wa", "zi", "ris", "tan", "ah", "mad", "yu",
    "suf", "ra", "him", "no", "or", "fa", "te",
];
const LAST: [&str; 12] = [
    "Khan",
    "Shah",
    "district",
    "pass",
    "officials",
    "brigade",
    "valley",
    "Ahmadzai",
    "village",
    "authorities",
    "Wazir",
    "camp",
];

/// The next number of a small generator (xorshift) below `limit`.
fn below(state: &mut u64, limit: usize) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    usize::try_from(*state % limit as u64).expect("below a usize")
}

fn word(state: &mut u64) -> String {
    let syllables = 2 + below(state, 2);
    let mut word: String = (0..syllables)
        .map(|_| SYLLABLES[below(state, SYLLABLES.len())])
        .collect();
    word[..1].make_ascii_uppercase();
    word
}

fn one_name(state: &mut u64) -> String {
    match below(state, 8) {
        0 => word(state),
        1 | 2 => format!("{}-e-{} {}", word(state), word(state), word(state)),
        3 | 4 => format!("{} {}", word(state), LAST[below(state, LAST.len())]),
        _ => format!("{} {}", word(state), word(state)),
    }
}

/// So many names, always the same.
pub fn names(count: usize) -> impl Iterator<Item = String> {
    let mut state = 0x9e37_79b9_7f4a_7c15;
    (0..count).map(move |_| one_name(&mut state))
}

/// The bundled article.
pub const ARTICLE: &str = include_str!("../../seeds/operation-ghazab-lil-haq.txt");

/// The article over and over, up to `bytes`.
pub fn text(bytes: usize) -> String {
    format!("{ARTICLE}\n").repeat(bytes / ARTICLE.len())
}

/// The same as a single paragraph.
pub fn paragraph(bytes: usize) -> String {
    text(bytes).replace('\n', " ")
}

/// A dossier, as its file has it, of so many entities.
pub fn dossier(count: usize) -> String {
    let entity = |(i, name)| format!(r#"{{"id":"e{i}","name":"{name}","kind":"place"}}"#);
    let entities: Vec<String> = names(count).enumerate().map(entity).collect();
    format!(r#"{{"entities":[{}]}}"#, entities.join(","))
}
