use proptest::prelude::*;
use proptest::sample::Index;

use super::*;
use crate::model::layer::{
    Anchor, Anchors, AnswerEntry, ClaimEntry, EntityEntry, How, Ids, Judgement, Kind, PlaceEntry,
    Precision, QuestionEntry, Review, Selector, SideEntry,
};
use crate::store::dossier_file::to_json;

const SEED: &str = include_str!("../../../seeds/operation-ghazab-lil-haq.json");

fn read(text: &str) -> Layer {
    serde_json::from_slice(without_mark(text.as_bytes())).unwrap()
}

/// The text after a change, which reads as the changed layer.
fn changed(text: &str, change: impl FnOnce(&mut Layer)) -> String {
    let from = read(text);
    let mut to = from.clone();
    change(&mut to);
    let written = rewrite(text, &from, &to).unwrap();
    assert_eq!(read(&written), to);
    written
}

/// The lines that differ, as `diff` shows them.
fn difference(old: &str, new: &str) -> String {
    let (old, new): (Vec<_>, Vec<_>) = (old.lines().collect(), new.lines().collect());
    let head = old
        .iter()
        .zip(&new)
        .take_while(|(old, new)| old == new)
        .count();
    let rest = old[head..].iter().rev().zip(new[head..].iter().rev());
    let tail = rest.take_while(|(old, new)| old == new).count();
    let show = |sign: &'static str, lines: &[&str]| -> String {
        lines.iter().flat_map(|line| [sign, line, "\n"]).collect()
    };
    show("-", &old[head..old.len() - tail]) + &show("+", &new[head..new.len() - tail])
}

fn claim(id: &str) -> ClaimEntry {
    ClaimEntry {
        id: id.into(),
        question: "who-began".into(),
        side: Some("pakistan".into()),
        paragraph: Some(3),
        source: Anchors::One(Anchor::Quote("Pakistani officials".into())),
        cue: Anchors::default(),
        cue_class: None,
        content: Anchors::Many(vec![Anchor::Quote("a".into()), Anchor::Quote("b".into())]),
        place: Ids::default(),
        answers: Vec::new(),
        hedges: Vec::new(),
        within: None,
        review: Review::Kept,
        judgement: Judgement::default(),
    }
}

#[test]
fn nothing_changed_is_nothing_written() {
    for text in [SEED, "\u{feff} {\"claims\" : [ ] }\r\n\r\n"] {
        assert_eq!(changed(text, |_| {}), text);
    }
}

#[test]
fn one_word_changes_one_line() {
    let written = changed(SEED, |layer| {
        layer.questions[1].question = "Whose line is it?".into();
    });
    insta::assert_snapshot!(difference(SEED, &written));
}

#[test]
fn fields_come_where_their_neighbours_are() {
    let written = changed(SEED, |layer| {
        layer.entities[1].aliases = vec!["Afghan state".into(), "Emirate".into()];
    });
    insta::assert_snapshot!(difference(SEED, &written));
    let written = changed(SEED, |layer| {
        layer.claims[0].within = Some("a-strikes-confirmed".into());
    });
    insta::assert_snapshot!(difference(SEED, &written));
    let written = changed(SEED, |layer| layer.publisher = Some("The Paper".into()));
    insta::assert_snapshot!(difference(SEED, &written));
}

#[test]
fn an_entry_too_long_for_its_line_is_broken_as_others_are() {
    let written = changed(SEED, |layer| {
        let nations = layer
            .entities
            .iter_mut()
            .find(|entity| entity.id == "united-nations");
        nations.unwrap().aliases = [
            "UN",
            "the organisation in New York that both appeal to",
            "the world body",
        ]
        .map(String::from)
        .to_vec();
    });
    insta::assert_snapshot!(difference(SEED, &written));
}

#[test]
fn entries_are_added_removed_and_moved() {
    let written = changed(SEED, |layer| layer.claims.insert(1, claim("new")));
    insta::assert_snapshot!(difference(SEED, &written));
    let written = changed(SEED, |layer| layer.claims.push(claim("new")));
    insta::assert_snapshot!(difference(SEED, &written));
    let written = changed(SEED, |layer| {
        layer.questions.remove(0);
    });
    insta::assert_snapshot!(difference(SEED, &written));
    let written = changed(SEED, |layer| layer.questions.swap(0, 1));
    insta::assert_snapshot!(difference(SEED, &written));
}

#[test]
fn what_the_program_writes_is_corrected_as_the_program_writes_it() {
    let mut layer = read(SEED);
    let text = to_json(&layer);
    let written = changed(&text, |layer| {
        layer.claims.insert(2, claim("new"));
        layer.claims[4].side = None;
        layer.claims[5].paragraph = None;
        layer.entities[3].aliases = vec!["Tehran".into()];
        layer.entities[5].place = None;
    });
    layer = read(&written);
    assert_eq!(written, to_json(&layer));
}

#[test]
fn what_a_minified_file_gets_is_minified() {
    let layer = read(SEED);
    let text = serde_json::to_string(&layer).unwrap();
    let written = changed(&text, |layer| {
        layer.claims.insert(2, claim("new"));
        layer.entities[3].aliases = vec!["Tehran".into()];
        layer.questions.clear();
        layer.url = Some("https://example.org".into());
    });
    assert_eq!(written, serde_json::to_string(&read(&written)).unwrap());
}

#[test]
fn marks_line_ends_numbers_unknown_fields_and_spelled_out_defaults_stay() {
    let text = "\u{feff}{\r\n\t\"x-note\": {\"b\":1,\"a\":[ 1 ]},\r\n\t\"questions\": [],\r\n\t\"entities\": [\r\n\
        \t\t{\"id\": \"a\", \"aliases\": [ ], \"name\": \"\\u00c9a\", \"kind\": \"place\", \"by\": \"me\",\r\n\
        \t\t\t\"place\": {\"lat\": 1.50e1, \"lon\": -0.0, \"precision\": \"point\", \"by\": null}},\r\n\
        \t\t{\"id\": \"b\", \"name\": \"B\", \"kind\": \"place\", \"side\": null}\r\n\t]\r\n}\r\n";
    let written = changed(text, |layer| {
        layer.entities[0].place.as_mut().unwrap().precision = Precision::District;
        layer.entities[1].review = Review::Kept;
        layer.entities[1].aliases = vec!["Be".into()];
    });
    let expected = text.replace("\"point\"", "\"district\"").replace(
        "\"place\", \"side\": null}",
        "\"place\", \"aliases\": [\"Be\"], \"review\": \"kept\", \"side\": null}",
    );
    assert_eq!(written, expected);
    let written = changed(text, |layer| layer.entities[0].aliases = vec!["A".into()]);
    assert_eq!(written, text.replace("[ ]", "[\"A\"]"));
    let written = changed(text, |layer| layer.questions.push(question("q")));
    let list = "\"questions\": [\r\n\t\t{\"id\": \"q\", \"question\": \"Who?\", \"review\": \"draft\"}\r\n\t]";
    assert_eq!(written, text.replace("\"questions\": []", list));
}

#[test]
fn a_text_of_another_layer_is_refused() {
    let to = Layer {
        title: Some("t".into()),
        ..Layer::default()
    };
    for text in [
        SEED,
        "{\"claims\": [",
        "[]",
        "",
        "{\"title\": 3}",
        "{\"sides\": {}}",
    ] {
        let error = rewrite(text, &Layer::default(), &to).unwrap_err();
        assert!(
            error.to_string().contains("cannot be corrected in place"),
            "{error}"
        );
    }
}

fn question(id: &str) -> QuestionEntry {
    QuestionEntry {
        id: id.into(),
        question: "Who?".into(),
        review: Review::Draft,
        judgement: Judgement::default(),
    }
}

/// How somebody might have written a layer by hand.
#[derive(Debug, Clone)]
enum Hand {
    Pretty,
    Compact,
    /// One entry a line, with odd spaces, unknown fields and a mark at the front.
    Own {
        crlf: bool,
    },
}

fn hand() -> impl Strategy<Value = Hand> {
    prop_oneof![
        Just(Hand::Pretty),
        Just(Hand::Compact),
        any::<bool>().prop_map(|crlf| Hand::Own { crlf })
    ]
}

impl Hand {
    fn write(&self, layer: &Layer) -> String {
        match self {
            Hand::Pretty => to_json(layer),
            Hand::Compact => serde_json::to_string(layer).unwrap(),
            Hand::Own { crlf } => own_hand(layer, if *crlf { "\r\n" } else { "\n" }),
        }
    }
}

fn own_hand(layer: &Layer, newline: &str) -> String {
    let serde_json::Value::Object(fields) = serde_json::to_value(layer).unwrap() else {
        unreachable!("a layer is an object")
    };
    let mut text = format!("\u{feff}{{{newline}   \"x-by\" : \"hand\",");
    for (key, value) in fields.into_iter().rev() {
        let value = match value {
            serde_json::Value::Array(entries) => {
                let entries: Vec<_> = entries.into_iter().enumerate().map(own_entry).collect();
                format!(
                    "[{newline}{}{newline}  ]",
                    entries.join(&format!(" ,{newline}"))
                )
            }
            value => value.to_string(),
        };
        text.extend([newline, "  \"", &key, "\":", &value, " ,"]);
    }
    text + &format!("{newline}  \"x-end\": 1.0e0{newline}}}{newline}{newline}")
}

/// An entry with an unknown field that names it.
fn own_entry((nth, mut entry): (usize, serde_json::Value)) -> String {
    let object = entry.as_object_mut().unwrap();
    let mark = format!("{} {nth}", object["id"].as_str().unwrap());
    object.insert("x-mark".into(), mark.into());
    let entry = entry.to_string();
    let fields = parts::parts(&entry).unwrap();
    let rows: Vec<_> = fields
        .iter()
        .map(|field| [field.label, " ", field.value].concat())
        .collect();
    format!("      {{{}}}", rows.join("  , "))
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof!["[a-c]{0,2}", "[ \\\\\"\n{}\\[\\],:é—\u{1f600}a]{0,6}"]
}

fn anchor() -> impl Strategy<Value = Anchor> {
    let selector = (
        words(),
        proptest::option::of(words()),
        proptest::option::of(0..9u32),
    );
    prop_oneof![
        words().prop_map(Anchor::Quote),
        selector.prop_map(|(quote, prefix, paragraph)| Anchor::Selector(Selector {
            quote,
            prefix,
            paragraph,
            ..Selector::default()
        }))
    ]
}

fn anchors() -> impl Strategy<Value = Anchors> {
    let many = proptest::collection::vec(anchor(), 0..3);
    prop_oneof![
        anchor().prop_map(Anchors::One),
        many.prop_map(Anchors::Many)
    ]
}

fn entity() -> impl Strategy<Value = EntityEntry> {
    let lists = || proptest::collection::vec(words(), 0..4);
    let place = (any::<f64>(), any::<bool>()).prop_map(|(lat, sector)| PlaceEntry {
        lat,
        lon: lat / 3.0,
        precision: Precision::District,
        sector,
        stretch: None,
        basis: sector.then(|| "map".into()),
    });
    let place = proptest::option::of(
        place.prop_filter("JSON has no infinity", |place| place.lat.is_finite()),
    );
    let mentions = proptest::collection::vec(anchor(), 0..3);
    (words(), lists(), lists(), mentions, place, any::<bool>()).prop_map(
        |(id, aliases, stand_ins, mentions, place, kept)| EntityEntry {
            name: id.repeat(2),
            kind: if kept { Kind::Person } else { Kind::Place },
            id,
            aliases,
            stand_ins,
            mentions,
            side: kept.then(|| "a".into()),
            place,
            review: if kept { Review::Kept } else { Review::Draft },
            judgement: Judgement::default(),
        },
    )
}

fn random_claim() -> impl Strategy<Value = ClaimEntry> {
    let answers = proptest::collection::vec(words(), 0..3);
    (
        words(),
        anchors(),
        anchors(),
        answers,
        proptest::option::of(0..9u32),
    )
        .prop_map(|(id, source, content, answers, paragraph)| ClaimEntry {
            source,
            content,
            paragraph,
            place: if answers.len() == 1 {
                Ids::One(answers[0].clone())
            } else {
                Ids::Many(answers.clone())
            },
            answers: answers
                .into_iter()
                .map(|claim| AnswerEntry {
                    claim,
                    how: How::Denies,
                })
                .collect(),
            ..claim(&id)
        })
}

fn layer() -> impl Strategy<Value = Layer> {
    let some = proptest::option::of;
    let side = (words(), words(), proptest::collection::vec(words(), 0..3));
    let side = side.prop_map(|(id, letter, speakers)| SideEntry {
        name: id.clone(),
        id,
        letter,
        speakers,
    });
    let lists = (
        proptest::collection::vec(side, 0..3),
        proptest::collection::vec(entity(), 0..6),
        proptest::collection::vec(words(), 0..4),
        proptest::collection::vec(random_claim(), 0..6),
    );
    (some(words()), some(words()), lists).prop_map(
        |(title, url, (sides, entities, questions, claims))| Layer {
            title,
            url,
            sides,
            entities,
            questions: questions.iter().map(|id| question(id)).collect(),
            claims,
            ..Layer::default()
        },
    )
}

/// One thing that somebody does to a dossier.
#[derive(Debug, Clone)]
enum Change {
    Title(Option<String>),
    Entity(Index, EntityEntry),
    AddEntity(Index, EntityEntry),
    RemoveEntity(Index),
    Aliases(Index, Vec<String>),
    MoveQuestion(Index, Index),
    Claim(Index, ClaimEntry),
    AddClaim(Index, ClaimEntry),
    Content(Index, Anchors),
    Keep(Index),
    RemoveClaims,
}

fn change() -> impl Strategy<Value = Change> {
    use Change as C;
    let at = any::<Index>;
    prop_oneof![
        proptest::option::of(words()).prop_map(C::Title),
        (at(), entity()).prop_map(|(at, entity)| C::Entity(at, entity)),
        (at(), entity()).prop_map(|(at, entity)| C::AddEntity(at, entity)),
        at().prop_map(C::RemoveEntity),
        (at(), proptest::collection::vec(words(), 0..4))
            .prop_map(|(at, names)| C::Aliases(at, names)),
        (at(), at()).prop_map(|(from, to)| C::MoveQuestion(from, to)),
        (at(), random_claim()).prop_map(|(at, claim)| C::Claim(at, claim)),
        (at(), random_claim()).prop_map(|(at, claim)| C::AddClaim(at, claim)),
        (at(), anchors()).prop_map(|(at, content)| C::Content(at, content)),
        at().prop_map(C::Keep),
        Just(C::RemoveClaims),
    ]
}

impl Change {
    fn apply(&self, layer: &mut Layer) {
        let (entities, claims) = (&mut layer.entities, &mut layer.claims);
        let (some_entity, some_claim) = (!entities.is_empty(), !claims.is_empty());
        match self.clone() {
            Change::Title(title) => layer.title = title,
            Change::Entity(at, entity) if some_entity => *at.get_mut(entities) = entity,
            Change::AddEntity(at, entity) => entities.insert(at.index(entities.len() + 1), entity),
            Change::RemoveEntity(at) if some_entity => {
                entities.remove(at.index(entities.len()));
            }
            Change::Aliases(at, names) if some_entity => at.get_mut(entities).aliases = names,
            Change::MoveQuestion(from, to) if !layer.questions.is_empty() => {
                let count = layer.questions.len();
                let question = layer.questions.remove(from.index(count));
                layer.questions.insert(to.index(count), question);
            }
            Change::Claim(at, claim) if some_claim => *at.get_mut(claims) = claim,
            Change::AddClaim(at, claim) => claims.insert(at.index(claims.len() + 1), claim),
            Change::Content(at, content) if some_claim => at.get_mut(claims).content = content,
            Change::Keep(at) if some_claim => at.get_mut(claims).review = Review::Draft,
            Change::RemoveClaims => claims.clear(),
            _ => {}
        }
    }
}

/// Gives every entry an id of its own.
fn with_ids(mut layer: Layer) -> Layer {
    let sides = layer.sides.iter_mut().map(|side| &mut side.id);
    let entities = layer.entities.iter_mut().map(|entity| &mut entity.id);
    let questions = layer.questions.iter_mut().map(|question| &mut question.id);
    let claims = layer.claims.iter_mut().map(|claim| &mut claim.id);
    for (nth, id) in sides
        .chain(entities)
        .chain(questions)
        .chain(claims)
        .enumerate()
    {
        *id = format!("{nth}{id}");
    }
    layer
}

/// The entries of a text by the ids that the hand wrote into them.
fn entries(text: &str) -> Vec<(String, String)> {
    let json = text.trim_start_matches(parts::MARK_OR_WHITE).trim_end();
    let mut entries = Vec::new();
    for list in parts::parts(json).unwrap() {
        if list.value.starts_with('[') {
            let all = parts::parts(list.value).unwrap();
            entries.extend(all.iter().map(|entry| {
                let fields = parts::parts(entry.value).unwrap();
                let id = fields.iter().find(|field| field.key == "id").unwrap().value;
                (format!("{} {id}", list.key), entry.value.to_owned())
            }));
        }
    }
    entries
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_reads_as_the_changed_layer_and_back(
        from in layer(), hand in hand(), changes in proptest::collection::vec(change(), 1..5)
    ) {
        let text = hand.write(&from);
        prop_assert_eq!(&read(&text), &from);
        let mut to = from.clone();
        for change in &changes {
            change.apply(&mut to);
        }
        let written = rewrite(&text, &from, &to).unwrap();
        prop_assert_eq!(&read(&written), &to);
        let back = rewrite(&written, &to, &from).unwrap();
        prop_assert_eq!(&read(&back), &from);
    }

    #[test]
    fn any_layer_becomes_any_other(from in layer(), to in layer(), hand in hand()) {
        let written = rewrite(&hand.write(&from), &from, &to).unwrap();
        prop_assert_eq!(&read(&written), &to);
    }

    #[test]
    fn the_bytes_of_untouched_entries_and_unknown_fields_stay(
        from in layer().prop_map(with_ids), crlf: bool, changes in proptest::collection::vec(change(), 1..4)
    ) {
        let text = Hand::Own { crlf }.write(&from);
        let mut to = from.clone();
        for change in &changes {
            change.apply(&mut to);
        }
        let written = rewrite(&text, &from, &to).unwrap();
        let now = entries(&written);
        let untouched = |key: &str| {
            let in_layer = |layer: &Layer| -> Vec<String> {
                let text = to_json(layer);
                entries(&text).into_iter().filter(|(name, _)| name == key).map(|(_, entry)| entry).collect()
            };
            in_layer(&from) == in_layer(&to)
        };
        for (key, entry) in entries(&text) {
            if untouched(&key) {
                let same = now.iter().any(|(name, now)| *name == key && *now == entry);
                prop_assert!(same, "{key}: {entry} in {written}");
            }
        }
        let begins = written.starts_with("\u{feff}{");
        prop_assert!(begins && written.contains("\"x-by\" : \"hand\""));
        prop_assert!(written.contains("\"x-end\": 1.0e0"));
        prop_assert_eq!(written.matches('\n').count() == written.matches("\r\n").count(), crlf);
    }
}
