//! How long a start, a key and a frame take inside the program, on a screen of 160x48.

mod invented;

use std::hint::black_box;
use std::io;
use std::sync::mpsc::sync_channel;

use counterclaim::app::{App, Preferences};
use counterclaim::keys::{Keyboard, Keymap, parse};
use counterclaim::model::layer::Layer;
use counterclaim::model::{Article, Dossier};
use counterclaim::runtime::{Incoming, Runtime, World};
use counterclaim::store::{self, Source, basemap, settings};
use counterclaim::theme::{self, Theme};
use counterclaim::view;
use criterion::{BatchSize, BenchmarkGroup, Criterion, criterion_group, criterion_main};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

/// Somebody at a screen: what they press changes the application, and a frame is drawn.
struct Reader {
    app: App,
    keyboard: Keyboard,
    theme: Theme,
    terminal: Nowhere,
}

impl Reader {
    fn of(dossier: Dossier) -> Self {
        Self {
            app: app(dossier),
            keyboard: Keyboard::new(Keymap::default()),
            theme: Theme::named(theme::Name::Terminal),
            terminal: terminal(),
        }
    }

    fn of_bundled() -> Self {
        Self::of(bundled())
    }

    fn of_text(text: String) -> Self {
        Self::of(Dossier::bare(Article::new(text)))
    }

    /// Presses keys in the notation of the configuration; draws nothing.
    fn press(&mut self, keys: &str) -> &mut Self {
        for key in parse(keys).expect("keys as they are written") {
            let (mode, pane) = (self.app.mode(), self.app.screen().focus);
            let action = self.keyboard.press(key, mode, pane);
            black_box(self.app.update(action));
        }
        self
    }

    fn draw(&mut self) {
        let (app, theme) = (&self.app, &self.theme);
        let drawn = self.terminal.draw(|frame| view::draw(frame, app, theme));
        drawn.expect("nowhere takes every frame");
    }
}

fn bundled() -> Dossier {
    let opened = store::open(Source::Bundled);
    opened.expect("the bundled article opens").dossier
}

fn app(dossier: Dossier) -> App {
    let basemap = basemap::of(&dossier);
    let bindings = Keymap::default().bindings();
    App::new(
        dossier,
        basemap,
        bindings,
        Preferences::default(),
        (160, 48),
    )
}

/// A terminal that takes every byte of a frame and shows none.
type Nowhere = Terminal<CrosstermBackend<io::Sink>>;

fn terminal() -> Nowhere {
    let viewport = Viewport::Fixed(Rect::new(0, 0, 160, 48));
    let backend = CrosstermBackend::new(io::sink());
    Terminal::with_options(backend, TerminalOptions { viewport }).expect("of a fixed size")
}

/// What stands between the command and the first frame, part by part.
fn start(bench: &mut Criterion) {
    let mut group = bench.benchmark_group("start");
    group.bench_function("settings and keys", |bencher| {
        bencher.iter(|| (settings::load(), Keymap::default()));
    });
    group.bench_function("the bundled dossier", |bencher| bencher.iter(bundled));
    let dossier = bundled();
    group.bench_function("the base map", |bencher| {
        bencher.iter(|| basemap::of(&dossier));
    });
    group.bench_function("the application", |bencher| {
        let parts = || (bundled(), basemap::of(&dossier), Keymap::default());
        bencher.iter_batched(
            parts,
            |(dossier, map, keymap)| {
                let preferences = Preferences::default();
                App::new(dossier, map, keymap.bindings(), preferences, (160, 48))
            },
            BatchSize::LargeInput,
        );
    });
    let reader = Reader::of_bundled();
    group.bench_function("the first frame", |bencher| {
        bencher.iter_batched_ref(
            terminal,
            |terminal| {
                let (app, theme) = (&reader.app, &reader.theme);
                terminal
                    .draw(|frame| view::draw(frame, app, theme))
                    .map(drop)
            },
            BatchSize::LargeInput,
        );
    });
    group.finish();
}

/// One key and its frame; `there` and `back` take turns, so that each finds the same screen.
fn turns(group: &mut BenchmarkGroup<'_, impl criterion::measurement::Measurement>, of: Turns) {
    let Turns {
        reader,
        name,
        there,
        back,
    } = of;
    reader.draw();
    let mut next = [there, back].into_iter().cycle();
    group.bench_function(name, |bencher| {
        bencher.iter(|| reader.press(next.next().unwrap_or(there)).draw());
    });
}

struct Turns<'a> {
    reader: &'a mut Reader,
    name: &'a str,
    there: &'a str,
    back: &'a str,
}

fn keys(bench: &mut Criterion) {
    let mut group = bench.benchmark_group("a key and its frame");
    for (name, before, there, back) in [
        ("j in the article", "1", "j", "k"),
        ("a paragraph on", "1", "}", "{"),
        ("half a page", "1", "Ctrl-d", "Ctrl-u"),
        ("an entity", "2", "j", "k"),
        ("a question", "3 g g", "j", "k"),
        ("the other column", "3 g g", "l", "h"),
        ("a pan of the map", "4", "l", "h"),
        ("a zoom of the map", "4", "+", "-"),
        ("a place", "4 n", "n", "N"),
        ("a claim of the text", "1 g g )", ")", "("),
        ("zoom", "1", "z", "z"),
        ("a filter", "2 j", "f", "f"),
        ("the help", "1", "?", "Esc"),
        ("the palette", "1", ":", "Esc"),
    ] {
        let mut reader = Reader::of_bundled();
        reader.press(before);
        let reader = &mut reader;
        turns(
            &mut group,
            Turns {
                reader,
                name,
                there,
                back,
            },
        );
    }
    let mut reader = Reader::of_bundled();
    reader.press("1 / a Enter");
    let (name, reader) = ("j where every a is marked", &mut reader);
    turns(
        &mut group,
        Turns {
            reader,
            name,
            there: "j",
            back: "k",
        },
    );
    group.finish();
}

/// Fuzzy search in the pane of 100,000 entities: each letter with what it shows.
fn names(bench: &mut Criterion) {
    let layer: Layer = serde_json::from_str(&invented::dossier(100_000)).expect("a dossier");
    let mut group = bench.benchmark_group("100,000 names");
    group.sample_size(20);
    let dossier = |layer: Layer| Dossier::build(Article::new(invented::ARTICLE.into()), layer).0;
    group.bench_function("join", |bencher| {
        bencher.iter_batched(|| layer.clone(), dossier, BatchSize::PerIteration);
    });
    group.bench_function("the application", |bencher| {
        bencher.iter_batched(|| dossier(layer.clone()), app, BatchSize::PerIteration);
    });
    let mut reader = Reader::of(dossier(layer));
    reader.press("2 /");
    for (name, before, letter) in [
        ("the first letter", "Ctrl-u", "k"),
        ("the commonest first letter", "Ctrl-u", "a"),
        ("the second letter", "Ctrl-u k", "h"),
        ("the third letter", "Ctrl-u k h", "y"),
        ("back to two letters", "Ctrl-u k h y", "Backspace"),
        ("back to one letter", "Ctrl-u k h", "Backspace"),
        ("back to none", "Ctrl-u k", "Backspace"),
    ] {
        group.bench_function(name, |bencher| {
            bencher.iter_custom(|times| {
                let mut total = std::time::Duration::ZERO;
                for _ in 0..times {
                    reader.press(before).draw();
                    let begin = std::time::Instant::now();
                    reader.press(letter).draw();
                    total += begin.elapsed();
                }
                total
            });
        });
    }
    group.finish();
}

/// A text of 10 MB, of many paragraphs or of one, beside the article of 12 KB.
fn long_texts(bench: &mut Criterion) {
    let texts = [
        ("12 KB", invented::ARTICLE.to_owned()),
        ("10 MB", invented::text(10_000_000)),
        ("a paragraph of 1 MB", invented::paragraph(1_000_000)),
        ("a paragraph of 10 MB", invented::paragraph(10_000_000)),
    ];
    for (what, text) in texts {
        let mut group = bench.benchmark_group(what);
        group.bench_function("open", |bencher| {
            bencher.iter_batched(
                || text.clone(),
                |text| app(Dossier::bare(Article::new(text))),
                BatchSize::PerIteration,
            );
        });
        let mut reader = Reader::of_text(text);
        for (name, there, back) in [
            ("j", "j", "k"),
            ("half a page", "Ctrl-d", "Ctrl-u"),
            ("to the end and back", "G", "g g"),
            ("42G and back", "4 2 G", "g g"),
            ("another width", "z", "z"),
        ] {
            let reader = &mut reader;
            turns(
                &mut group,
                Turns {
                    reader,
                    name,
                    there,
                    back,
                },
            );
        }
        for (name, typed) in [
            ("search for zebra", "z e b r a"),
            ("search for taliban", "t a l i b a n"),
            ("search for border posts", "b o r d e r Space p o s t s"),
        ] {
            group.bench_function(name, |bencher| {
                bencher.iter(|| reader.press("g g /").press(typed).press("Esc").draw());
            });
        }
        reader.press("/ t a l i b a n Enter");
        let reader = &mut reader;
        let name = "next match and back";
        turns(
            &mut group,
            Turns {
                reader,
                name,
                there: "n",
                back: "N",
            },
        );
        group.finish();
    }
}

/// Carries nothing out.
struct Nobody;

impl World for Nobody {
    fn copy(&mut self, _: &str) -> io::Result<()> {
        Ok(())
    }

    fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Two thousand keys that wait when the loop comes to look.
fn flood(bench: &mut Criterion) {
    let mut group = bench.benchmark_group("2,000 times j");
    let j = parse("j").expect("a key")[0];
    for (what, text) in [
        ("12 KB", invented::ARTICLE.to_owned()),
        ("10 MB", invented::text(10_000_000)),
    ] {
        let mut app = app(Dossier::bare(Article::new(text)));
        group.bench_function(what, |bencher| {
            bencher.iter(|| {
                app.start_at(0, None, false);
                let (sender, incoming) = sync_channel(2_000);
                for _ in 0..2_000 {
                    sender.send(Incoming::Key(j)).expect("there is room");
                }
                drop(sender);
                let mut runtime = Runtime {
                    app: &mut app,
                    keyboard: Keyboard::new(Keymap::default()),
                    theme: Theme::named(theme::Name::Terminal),
                    terminal: terminal(),
                    world: Nobody,
                    frames: 0,
                };
                runtime.run(&incoming).expect("nowhere does not fail");
                assert_eq!(runtime.frames, 2);
            });
        });
    }
    group.finish();
}

criterion_group!(benches, start, keys, names, long_texts, flood);
criterion_main!(benches);
