//! How long a keystroke takes: fuzzy search over 100,000 names, text search in 10 MB.

use std::hint::black_box;
use std::time::Duration;

use counterclaim::search::{Entry, Found, Index, Needle, Pattern};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};

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

fn name(state: &mut u64) -> String {
    match below(state, 8) {
        0 => word(state),
        1 | 2 => format!("{}-e-{} {}", word(state), word(state), word(state)),
        3 | 4 => format!("{} {}", word(state), LAST[below(state, LAST.len())]),
        _ => format!("{} {}", word(state), word(state)),
    }
}

fn index(names: usize) -> Index {
    let state = &mut 0x9e37_79b9_7f4a_7c15;
    let entry = |_| Entry {
        names: vec![name(state)],
        fields: vec![("kind", "place".to_owned())],
    };
    (0..names).map(entry).collect()
}

/// What was found after typing `typed` letter by letter.
fn typed(index: &Index, typed: &str) -> Found {
    let mut found = Found::default();
    for (end, _) in typed.char_indices().skip(1).chain([(typed.len(), ' ')]) {
        index.search(&Pattern::parse(&typed[..end]), &mut found);
    }
    found
}

/// One keystroke: from what `before` found to what `after` finds.
fn keystroke(bench: &mut Criterion, index: &Index, before: &str, after: &str) {
    let found = typed(index, before);
    bench.bench_function(
        &format!("{} names/{before:?} to {after:?}", index.len()),
        |bencher| {
            bencher.iter_batched_ref(
                || found.clone(),
                |found| index.search(&Pattern::parse(black_box(after)), found),
                BatchSize::LargeInput,
            );
        },
    );
}

fn names(bench: &mut Criterion) {
    let big = index(100_000);
    for (before, after) in [
        ("", "k"),
        ("k", "kh"),
        ("kh", "khy"),
        ("khy", "khyb"),
        ("khyb", "khy"),
        ("khy", "kh"),
        ("kh", "k"),
        ("k", ""),
        ("", "a"),
        ("a", "an"),
        ("an", "ana"),
        ("ana", "anar"),
        ("", "aa"),
        ("khan", "khan "),
        ("khan ", "khan k"),
        ("", "kind:place !k"),
        ("", "'khy"),
        ("", "khy | kab"),
    ] {
        keystroke(bench, &big, before, after);
    }
    let small = index(10);
    keystroke(bench, &small, "", "k");
    bench.bench_function("names/index of 100,000", |bencher| {
        bencher.iter(|| index(100_000));
    });
    let found = typed(&big, "kha");
    bench.bench_function("names/positions of 40", |bencher| {
        bencher.iter(|| {
            found.hits()[..40]
                .iter()
                .map(|&hit| big.positions(found.pattern(), hit).len())
                .sum::<usize>()
        });
    });
}

/// Ten megabytes of the bundled article.
fn text() -> String {
    let article = include_str!("../seeds/operation-ghazab-lil-haq.txt");
    format!("{article}\n").repeat(10_000_000 / article.len())
}

fn words(bench: &mut Criterion) {
    let text = text();
    let places = [
        ("absent", "zebra"),
        ("absent phrase", "border posts burning"),
        ("capital, absent", "Zebra"),
        ("common word", "taliban"),
        ("one letter", "e"),
    ];
    for (what, typed) in places {
        let needle = Needle::new(typed).expect("not empty");
        let name = |task: &str| format!("words/{task} {what} {typed:?}");
        bench.bench_function(&name("next"), |bencher| {
            bencher.iter(|| needle.next_from(black_box(&text), 0));
        });
        bench.bench_function(&name("previous"), |bencher| {
            bencher.iter(|| needle.previous_before(black_box(&text), text.len()));
        });
        bench.bench_function(&name("count to 10,000"), |bencher| {
            bencher.iter(|| needle.count(black_box(&text), 10_000));
        });
    }
    bench.bench_function("words/needle of \"border posts\"", |bencher| {
        bencher.iter(|| Needle::new(black_box("border posts")));
    });
}

fn brief() -> Criterion {
    let seconds = Duration::from_secs;
    let brief = Criterion::default().sample_size(20);
    brief.warm_up_time(seconds(1)).measurement_time(seconds(2))
}

criterion_group!(name = benches; config = brief(); targets = names, words);
criterion_main!(benches);
