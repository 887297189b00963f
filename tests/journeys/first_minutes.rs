//! The three journeys of a first visit, by the hints on screen alone.

use counterclaim::model::{Dossier, SideId, Voice};
use counterclaim::store::{self, Source};

use crate::terminal::{Screen, Session, squeezed};

/// Where all four panes fit, and where two do.
const SIZES: [(u16, u16); 2] = [(160, 48), (80, 24)];

/// Every sentence of the article that names Bajaur, with its paragraph.
const ABOUT_BAJAUR: [(&str, &str); 2] = [
    (
        "¶7",
        "Pakistani security sources report that operations have taken place across multiple \
         sectors, including Bajaur, Khyber, Mohmand, Kurram, and Chitral.",
    ),
    (
        "¶10",
        "One incident highlighted by Pakistani authorities involved shelling that damaged a \
         mosque in Bajaur.",
    ),
];

fn bundled() -> Dossier {
    store::open(Source::Bundled).unwrap().dossier
}

#[test]
fn the_article_names_bajaur_in_no_other_sentence() {
    let dossier = bundled();
    let text = dossier.article().text();
    assert_eq!(text.matches("Bajaur").count(), ABOUT_BAJAUR.len());
    assert!(ABOUT_BAJAUR.iter().all(|(_, words)| text.contains(words)));
}

#[test]
fn finds_every_sentence_about_bajaur() {
    for (columns, rows) in SIZES {
        let mut at = Session::start(columns, rows);
        at.see("1 Article").told("? keys");
        at.hinted("2 entities").reads("2 Entities", "▸Pakistan");
        at.hinted("/ search names").told("Enter").told("Esc");
        for (typed, left) in [("b", true), ("aj", true), ("aur", false)] {
            at.type_text(typed).reads("2 Entities", "▸Bajaur");
            let lines = at.screen().pane("2 Entities").unwrap();
            let others = lines.iter().any(|line| line.contains("Balochistan"));
            assert_eq!(others, typed == "b" && left, "{}", at.report());
        }
        at.press("Enter").see("¶ 7/45").told("f filter");
        assert!(at.look_of("Bajaur, Khyber").underline, "{}", at.report());
        let [first, second] = ABOUT_BAJAUR;
        at.reads("2 Entities", first.0).reads("2 Entities", first.1);
        at.hinted(">/< mention").told("Bajaur: mention 2 of 2");
        at.reads("2 Entities", second.0)
            .reads("2 Entities", second.1);
        at.see("¶ 10/45")
            .press(">")
            .told("no mention of Bajaur after");
        at.press("<").told("mention 1 of 2").see("¶ 7/45");

        at.press("f")
            .told("filter: Bajaur")
            .see("2 paragraphs hidden");
        at.reads("1 Article", "highlighted by")
            .reads("1 Article", "mosque in");
        at.hinted("Enter show in text").told("Bajaur: 2 mentions");
        // The search for names is cleared before the filter.
        at.press("Esc Esc")
            .miss("filter: Bajaur")
            .miss("paragraphs hidden");
    }
}

#[test]
fn sees_what_kabul_answers_about_afghan_soil() {
    for (columns, rows) in SIZES {
        let mut at = Session::start(columns, rows);
        at.see("3 Claims").press("3").told("j/k question");
        let question = "Does the TTP operate from Afghan soil?";
        for number in 2..=10 {
            at.hinted("j/k question").see(&format!("▾ {number:>2}"));
        }
        at.reads("3 Claims", question).see("⇄ disputed");
        let claim = "TTP fighters operate from Afghan territory and receive insufficient \
                     restraint from Taliban authorities";
        assert!(
            column(&at.screen(), 0).contains(&squeezed(claim)),
            "{}",
            at.report()
        );

        at.hinted("h/l side").see("¶ 15/45");
        at.press("l").see("¶ 15/45");
        let answers = column(&at.screen(), 1);
        for words in [
            "these allegations",
            "Kabul · “denies” · denying · ¶15",
            "denies ¶15",
        ] {
            assert!(
                answers.contains(&squeezed(words)),
                "{words}\n{}",
                at.report()
            );
        }
        at.press("j");
        let answers = column(&at.screen(), 1);
        let insists = "it does not allow Afghan soil to be used against other countries";
        for words in [insists, "Kabul · “insists” · assertive · ¶15"] {
            assert!(
                answers.contains(&squeezed(words)),
                "{words}\n{}",
                at.report()
            );
        }
        at.press("Enter").told("Kabul, ¶15").told("3");
        at.see("insists").see("¶ 15/45");
        assert!(at.look_of("it does not allow").underline, "{}", at.report());
    }
}

#[test]
fn sees_which_pakistani_claims_nobody_answers() {
    let unanswered = unanswered_claims(&bundled());
    for (columns, rows) in SIZES {
        let mut at = Session::start(columns, rows);
        at.see("3 Claims").press("3").told("U unanswered");
        at.hinted("U unanswered")
            .told("13 claims of Pakistan that nobody answers in this text");
        at.see("9 of 16 questions").see("no answer in this text");
        let mut seen = column(&at.screen(), 0);
        while !at.screen().status().contains("no more questions") {
            at.press("h");
            seen += &column(&at.screen(), 0);
            at.press("j");
            seen += &column(&at.screen(), 0);
        }
        for claim in &unanswered {
            assert!(seen.contains(&squeezed(claim)), "“{claim}” was not shown");
        }
        assert_eq!(unanswered.len(), 13);
        let answered = "hostile check posts and militant hideouts";
        assert!(
            !seen.contains(&squeezed(answered)),
            "its question is answered"
        );
        at.press("Esc").see("16 questions").miss("9 of 16");
    }
}

/// The words of a column of the comparison, squeezed.
fn column(screen: &Screen, column: usize) -> String {
    let lines = screen.pane("3 Claims").expect("the pane of claims");
    let cells = lines.iter().filter_map(|line| {
        let mut cells = line.split('│');
        let cell = cells.nth(column)?;
        (line.contains('│')).then_some(cell)
    });
    squeezed(&cells.collect::<String>())
}

/// What Pakistan claims and nobody answers, in the article's words.
fn unanswered_claims(dossier: &Dossier) -> Vec<String> {
    let pakistan = Voice::Side(SideId(0));
    let ids = dossier.claim_ids();
    let ids = ids.filter(|&id| dossier.claim(id).voice == pakistan && !dossier.is_met(id));
    ids.map(|id| dossier.claim(id).content_words()).collect()
}
