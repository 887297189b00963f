//! Tables, JSON lines, W3C annotations, maps, entities: the claims by their fields.

use serde_json::Value;

use crate::{characters, hostile, lines, number, text};

const HEADER: &str = "question,status,side,source,cue,cue_class,content,paragraph,start,end,place,answers,id,review,reliability,credibility,assessment,likelihood,note,tags,question_note,question_tags,hedges,within,title,url";

fn records(table: &str, separator: u8) -> Vec<csv::StringRecord> {
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader
        .delimiter(separator)
        .has_headers(false)
        .from_reader(table.as_bytes());
    reader.records().map(Result::unwrap).collect()
}

#[test]
fn tables_have_a_stable_header_and_a_row_a_claim() {
    let table = text("csv", &[]);
    assert_eq!(table.lines().next(), Some(HEADER));
    assert_eq!(
        text("tsv", &[]).lines().next().unwrap().replace('\t', ","),
        HEADER
    );
    let rows = records(&table, b',');
    assert_eq!(rows.len(), lines(&text("jsonl", &[])).len() + 1);
    assert!(table.ends_with("\r\n"));
    assert_eq!(records(&text("tsv", &[]), b'\t'), rows);
}

#[test]
fn what_the_text_does_not_have_is_empty_and_never_nothing_in_numbers() {
    for file in [vec![], vec![hostile()]] {
        let file: Vec<&str> = file.iter().map(String::as_str).collect();
        for row in records(&text("csv", &file), b',') {
            assert!(
                row.iter()
                    .all(|cell| !["0", "no", "none", "null", "NaN"].contains(&cell)),
                "{row:?}"
            );
        }
    }
    let lost = lines(&text("jsonl", &[&hostile()]))
        .into_iter()
        .find(|row| row["id"] == "lost");
    let lost = lost.unwrap();
    assert_eq!((&lost["start"], &lost["end"]), (&Value::Null, &Value::Null));
    let anchor = lost["anchors"]["content"][0].as_object().unwrap();
    assert_eq!(anchor.keys().collect::<Vec<_>>(), ["quote"]);
}

#[test]
fn positions_of_json_lines_lead_to_the_words() {
    for file in [None, Some(hostile())] {
        let article = characters(file.as_deref());
        let more: Vec<&str> = file.as_deref().into_iter().collect();
        let rows = lines(&text("jsonl", &more));
        let mut anchors = 0;
        for row in &rows {
            let parts = row["anchors"].as_object().unwrap().values();
            for anchor in parts.flat_map(|part| part.as_array().unwrap()) {
                let Some(from) = anchor["position"].as_u64() else {
                    continue;
                };
                let from = usize::try_from(from).unwrap();
                let to = number(&anchor["end"]);
                let words: String = article[from..to].iter().collect();
                assert_eq!(anchor["quote"], words.as_str());
                let before: String = article[..from].iter().collect();
                let after: String = article[to..].iter().collect();
                assert!(before.ends_with(anchor["prefix"].as_str().unwrap()));
                assert!(after.starts_with(anchor["suffix"].as_str().unwrap()));
                anchors += 1;
            }
        }
        assert!(
            anchors > rows.len(),
            "{anchors} anchors in {} claims",
            rows.len()
        );
    }
}

fn w3c(more: &[&str]) -> Value {
    serde_json::from_str(&text("w3c", more)).unwrap()
}

fn targets(annotation: &Value) -> Vec<&Value> {
    match &annotation["target"] {
        Value::Array(targets) => targets.iter().collect(),
        target => vec![target],
    }
}

#[test]
fn annotations_quote_the_article_where_they_say() {
    for file in [None, Some(hostile())] {
        let article = characters(file.as_deref());
        let more: Vec<&str> = file.as_deref().into_iter().collect();
        let collection = w3c(&more);
        let items = collection["first"]["items"].as_array().unwrap();
        assert_eq!(number(&collection["total"]), items.len());
        for target in items.iter().flat_map(targets) {
            let quote = &target["selector"][0];
            let position = &target["selector"][1];
            if position.is_null() {
                assert!(
                    quote["exact"].as_str().unwrap().contains("+SUM"),
                    "{target}"
                );
                continue;
            }
            let words: String = article[number(&position["start"])..number(&position["end"])]
                .iter()
                .collect();
            assert_eq!(quote["exact"], words.as_str());
        }
    }
}

#[test]
fn annotations_carry_every_claim_with_all_that_is_known_of_it() {
    let hostile = hostile();
    let collection = w3c(&[&hostile]);
    let items = collection["first"]["items"].as_array().unwrap();
    let of = |role: &str, claim: &str| {
        let found = items
            .iter()
            .find(|item| item["cc:role"] == role && item["cc:claim"] == claim);
        found.unwrap_or_else(|| panic!("no {role} of {claim}"))
    };
    let rain = of("content", "a-rain");
    assert_eq!(targets(rain).len(), 2);
    assert_eq!(
        rain["cc:place"],
        serde_json::json!(["district", "town\" x=\"1"])
    );
    assert_eq!(
        (&rain["cc:voice"], &rain["cc:side"]),
        (&"side".into(), &"alpha".into())
    );
    let judged = &rain["cc:judgement"];
    assert_eq!(judged["cc:reliability"], "B");
    assert_eq!(judged["cc:tags"], serde_json::json!(["-t", "|"]));
    let denial = of("content", "=b");
    assert_eq!(denial["cc:answers"][0]["cc:how"], "denies");
    assert_eq!(of("content", "third")["cc:voice"], "third party");
    assert_eq!(of("content", "red")["cc:voice"], "unknown");
    assert_eq!(of("content", "g-snow")["cc:within"], "a-rain");
    assert_eq!(
        of("hedge", "g-snow")["target"]["selector"][0]["exact"],
        "may be"
    );
    assert_eq!(of("source", "lost")["cc:claim"], "lost");
    let entities = collection["cc:entities"].as_array().unwrap();
    assert_eq!(entities[0]["cc:standIns"], serde_json::json!(["A|B`town"]));
    assert_eq!(
        entities[2]["cc:place"]["cc:stretch"]["cc:from"],
        serde_json::json!([71.1, 34.7])
    );
    let marked = items.iter().filter(|item| item["cc:form"] == "marked");
    assert_eq!(marked.count(), 1);
    assert!(items.iter().any(|item| item["cc:verification"] == "v"));
    let mut ids: Vec<&str> = items
        .iter()
        .map(|item| item["id"].as_str().unwrap())
        .collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "an id names two annotations");
}

#[test]
fn places_are_lines_points_or_nothing_that_is_drawn() {
    let map: Value = serde_json::from_str(&text("geojson", &[&hostile()])).unwrap();
    let features = map["features"].as_array().unwrap();
    let kind = |id: &str| {
        let found = features.iter().find(|feature| feature["id"] == id).unwrap();
        (
            found["geometry"]["type"].clone(),
            found["properties"].clone(),
        )
    };
    let (line, sector) = kind("district");
    assert_eq!(line, "LineString");
    assert!(
        sector["boundary"]
            .as_str()
            .unwrap()
            .contains("Afghanistan does not recognise")
    );
    assert_eq!(
        (&sector["claims"], &sector["claims_alpha"]),
        (&1.into(), &1.into())
    );
    assert_eq!(sector["claims_gamma"], Value::Null);
    assert_eq!(kind("town\" x=\"1").0, "Point");
    let (nothing, vague) = kind("vague");
    assert_eq!((nothing, &vague["label_lat"]), (Value::Null, &34.0.into()));
    assert_eq!(
        sector["said"][0]["source"],
        "Alpha <script>alert('1')</script>"
    );
    for feature in features {
        let all = feature["properties"].as_object().unwrap();
        assert!(
            all.values().all(|value| value != &Value::from(0)),
            "{feature}"
        );
    }
    assert_eq!(map["bbox"].as_array().unwrap().len(), 4);
}

#[test]
fn entities_for_aleph_refer_to_each_other_only() {
    for file in [vec![], vec![hostile()]] {
        let file: Vec<&str> = file.iter().map(String::as_str).collect();
        let entities = lines(&text("ftm", &file));
        let ids: Vec<&str> = entities
            .iter()
            .map(|entity| entity["id"].as_str().unwrap())
            .collect();
        for entity in &entities {
            for name in [
                "document", "proof", "entity", "resolved", "subject", "object",
            ] {
                let Some(values) = entity["properties"][name].as_array() else {
                    continue;
                };
                assert!(
                    values
                        .iter()
                        .all(|value| ids.contains(&value.as_str().unwrap())),
                    "{entity}"
                );
            }
        }
        assert!(
            entities
                .iter()
                .any(|entity| entity["schema"] == "UnknownLink")
        );
    }
}

#[test]
fn a_filter_lets_through_what_the_screen_would() {
    let all = lines(&text("jsonl", &[])).len();
    let some = lines(&text("jsonl", &["--only", "sector:bajaur"]));
    assert!(!some.is_empty() && some.len() < all);
    let both = ["--only", "sector:bajaur", "--only", "side:P"];
    let theirs = lines(&text("jsonl", &both));
    assert!(theirs.len() < some.len() && theirs.iter().all(|row| row["side"] == "pakistan"));
    for format in ["csv", "tsv"] {
        assert_eq!(
            text(format, &both).lines().count(),
            theirs.len() + 1,
            "{format}"
        );
    }
    let items = w3c(&both);
    let items = items["first"]["items"].as_array().unwrap();
    let heads = items
        .iter()
        .filter(|item| item["cc:role"] == "content")
        .count();
    assert_eq!(heads, theirs.len());
    let notes = lines(&text("ftm", &both));
    let notes = notes.iter().filter(|entity| entity["schema"] == "Note");
    assert!(notes.count() >= theirs.len());
    let map: Value = serde_json::from_str(&text("geojson", &both)).unwrap();
    let places = map["features"].as_array().unwrap();
    assert!(places.iter().any(|place| place["id"] == "bajaur"));
    assert!(places.iter().all(|place| place["id"] != "kabul"));
}
