//! How long a keystroke takes: fuzzy search over 100,000 names, text search in 10 MB.

mod invented;

use std::hint::black_box;
use std::time::Duration;

use counterclaim::search::{Entry, Found, Index, Needle, Pattern};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};

fn index(names: usize) -> Index {
    let entry = |name| Entry {
        names: vec![name],
        fields: vec![("kind", "place".to_owned())],
    };
    invented::names(names).map(entry).collect()
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

fn words(bench: &mut Criterion) {
    let text = invented::text(10_000_000);
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
