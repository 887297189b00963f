//! How long a correction takes with 20,000 annotations, and opening with a ledger of 10,000 lines.

mod dispute;
#[path = "../invented/mod.rs"]
mod invented;

use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

use counterclaim::model::correction::Correction;
use counterclaim::model::ledger::{Line, LineEntry, replay};
use counterclaim::model::{Article, Desk, Dossier, Ledger, Target, decision};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use dispute::Dispute;

/// What is on the screen of somebody at work.
#[derive(Clone)]
struct Work {
    desk: Desk,
    dossier: Dossier,
}

impl Work {
    /// Applies a correction, or takes it back, and shows the dossier.
    fn show(mut self, correction: &Correction, back: bool) -> Self {
        let clashes = if back {
            self.desk.take_back(correction)
        } else {
            self.desk.apply(correction)
        };
        assert!(clashes.is_empty(), "{clashes:?}");
        let (dossier, renumbered) = self.dossier.revised(&self.desk, &correction.edits);
        black_box(renumbered);
        self.dossier = dossier;
        self
    }
}

/// A claim that there is, from the middle of the dossier.
fn some_claim(desk: &Desk) -> String {
    let claim = desk.claims.iter().nth(dispute::CLAIMS / 2);
    claim.expect("many").id.clone()
}

fn decisions(bench: &mut Criterion) {
    let dispute = Dispute::new();
    let (desk, _) = dispute::ledger(&dispute, 10_000);
    let article = Arc::new(Article::new(dispute.text.clone()));
    let (dossier, _) = Dossier::of_desk(Arc::clone(&article), &desk);
    let work = Work { desk, dossier };
    let (desk, id) = (&work.desk, some_claim(&work.desk));
    let fresh = |n: usize| desk.entities.iter().nth(n).expect("many").id.clone();
    let about = [
        ("accept", dispute::accept(desk, &unseen(desk))),
        ("set the side", dispute::other_side(desk, &id)),
        ("set the words", dispute::other_words(desk, &article, &id)),
        ("reject", decision::reject(desk, &Target::Claim(id.clone()))),
        (
            "merge two entities",
            decision::merged(desk, &fresh(700), &fresh(900)),
        ),
    ];
    let mut group = bench.benchmark_group("20,000 annotations");
    for (name, correction) in &about {
        assert!(!correction.is_empty(), "{name}");
        group.bench_function(*name, |bencher| {
            bencher.iter_batched(
                || work.clone(),
                |work| work.show(correction, false),
                BatchSize::PerIteration,
            );
        });
        let done = work.clone().show(correction, false);
        group.bench_function(format!("undo: {name}"), |bencher| {
            bencher.iter_batched(
                || done.clone(),
                |work| work.show(correction, true),
                BatchSize::PerIteration,
            );
        });
    }
    group.bench_function("decide to reject", |bencher| {
        bencher.iter(|| decision::reject(desk, black_box(&Target::Claim(id.clone()))));
    });
    group.bench_function("decide to merge two entities", |bencher| {
        bencher.iter(|| decision::merged(desk, black_box(&fresh(700)), &fresh(900)));
    });
    group.bench_function("build all of it", |bencher| {
        bencher.iter(|| Dossier::of_desk(Arc::clone(&article), desk));
    });
    group.finish();
}

/// A claim that nobody has looked at.
fn unseen(desk: &Desk) -> String {
    let mut claims = desk.claims.iter().skip(dispute::CLAIMS / 2);
    let draft = claims.find(|claim| claim.review.word() == "draft");
    draft.expect("many").id.clone()
}

fn read(file: &str) -> Ledger {
    let lines = file
        .lines()
        .map(|line| serde_json::from_str::<LineEntry>(line).expect("a line"));
    Ledger::new(lines.map(Line::from).collect())
}

fn opening(bench: &mut Criterion) {
    let dispute = Dispute::new();
    let (desk, ledger) = dispute::ledger(&dispute, 10_000);
    let file = dispute::file(&ledger);
    let json = serde_json::to_string_pretty(&dispute.layer).expect("a layer");
    eprintln!(
        "text {} KB, dossier {} KB, ledger {} KB",
        dispute.text.len() >> 10,
        json.len() >> 10,
        file.len() >> 10
    );
    let mut group = bench.benchmark_group("opening with 10,000 lines");
    group.bench_function("reading the layer", |bencher| {
        bencher.iter(|| serde_json::from_str::<counterclaim::model::layer::Layer>(&json));
    });
    group.bench_function("reading the ledger", |bencher| bencher.iter(|| read(&file)));
    group.bench_function("replaying it", |bencher| {
        bencher.iter_batched(
            || dispute.layer.clone(),
            |layer| replay(layer, &ledger),
            BatchSize::PerIteration,
        );
    });
    let newer = newer(&dispute);
    group.bench_function("replaying it on a draft with other ids", |bencher| {
        bencher.iter_batched(
            || newer.clone(),
            |layer| replay(layer, &ledger),
            BatchSize::PerIteration,
        );
    });
    let article = Arc::new(Article::new(dispute.text.clone()));
    group.bench_function("building the dossier", |bencher| {
        bencher.iter(|| Dossier::of_desk(Arc::clone(&article), &desk));
    });
    group.bench_function("all of it", |bencher| {
        bencher.iter(|| {
            let article = Article::new(dispute.text.clone());
            let layer = serde_json::from_str(&json).expect("a layer");
            let replayed = replay(layer, &read(&file));
            Dossier::of_desk(article, &replayed.desk)
        });
    });
    let entry = |number| LineEntry::of(&ledger.lines()[number], ledger.says(number));
    group.bench_function("writing a line", |bencher| {
        bencher.iter(|| serde_json::to_string(&entry(black_box(8_000))));
    });
    group.finish();
}

/// The same with the claims under other ids.
fn newer(dispute: &Dispute) -> counterclaim::model::layer::Layer {
    let mut layer = dispute.layer.clone();
    for claim in &mut layer.claims {
        claim.id = format!("newer-{}", claim.id);
        for answer in &mut claim.answers {
            answer.claim = format!("newer-{}", answer.claim);
        }
    }
    layer
}

fn brief() -> Criterion {
    let seconds = Duration::from_secs;
    let brief = Criterion::default().sample_size(20);
    brief.warm_up_time(seconds(1)).measurement_time(seconds(2))
}

criterion_group!(name = benches; config = brief(); targets = decisions, opening);
criterion_main!(benches);
