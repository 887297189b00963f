use super::*;
use crate::model::layer::Kind;
use crate::text::Span;

fn found(text: &str) -> Vec<(&str, Kind)> {
    let article = Article::new(text.to_owned());
    let tokens = Tokens::of(&article);
    let namings = namings(&article, &tokens, Gazetteer::get());
    namings
        .iter()
        .map(|naming| (naming.span.of(text), naming.kind))
        .collect()
}

#[test]
fn titles_tell_persons_and_lend_their_surname() {
    assert_eq!(
        found("The mine is safe, Punjab Chief Minister Maryam Nawaz said. Nawaz left for Kabul."),
        [
            ("Punjab", Kind::Place),
            ("Maryam Nawaz", Kind::Person),
            ("Nawaz", Kind::Person),
            ("Kabul", Kind::Place)
        ]
    );
}

#[test]
fn words_in_a_name_tell_what_it_names() {
    assert_eq!(
        found(
            "She told the Ministry of Rural Affairs that Operation Iron Orchard crossed the Tamsin River after the Tashrif Accord."
        ),
        [
            ("Ministry of Rural Affairs", Kind::Organisation),
            ("Operation Iron Orchard", Kind::Operation),
            ("Tamsin River", Kind::Place),
            ("Tashrif Accord", Kind::Event)
        ]
    );
}

#[test]
fn adjectives_of_countries_and_first_words_are_no_names() {
    assert_eq!(
        found("Pakistani officials denied it. Attacks went on. However, nobody said so on Monday."),
        []
    );
    assert_eq!(found("Some Karvelian guards fled."), []);
}

#[test]
fn a_headline_gives_only_what_words_or_the_gazetteer_know() {
    assert_eq!(
        found("Talks Collapse As Delegates Leave Islamabad"),
        [("Islamabad", Kind::Place)]
    );
}

#[test]
fn an_acronym_is_of_the_kind_of_what_it_stands_for() {
    let names = found("the Zaynur Liberation Front (ZLF) said. The ZLF left.");
    assert_eq!(names[0], ("Zaynur Liberation Front", Kind::Group));
    assert!(
        names
            .iter()
            .skip(1)
            .all(|name| *name == ("ZLF", Kind::Group))
    );
}

#[test]
fn a_tagger_is_completed_where_the_rules_are_certain() {
    let text = "Operation Iron Orchard began in Kabul, Zed said.";
    let article = Article::new(text.to_owned());
    let tokens = Tokens::of(&article);
    let span = |words: &str| {
        Span::new(
            text.find(words).unwrap(),
            text.find(words).unwrap() + words.len(),
        )
    };
    let tagged = [
        Naming {
            span: span("Operation Iron Orchard"),
            kind: Kind::Organisation,
        },
        Naming {
            span: span("Zed"),
            kind: Kind::Person,
        },
    ];
    let all = completed(&article, &tokens, Gazetteer::get(), &tagged);
    let all: Vec<_> = all
        .iter()
        .map(|naming| (naming.span.of(text), naming.kind))
        .collect();
    assert_eq!(
        all,
        [
            ("Operation Iron Orchard", Kind::Operation),
            ("Kabul", Kind::Place),
            ("Zed", Kind::Person)
        ]
    );
}
