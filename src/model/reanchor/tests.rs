use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::model::correction::Correction;
use crate::model::layer::Layer;
use crate::model::{Dossier, Fault};

const TEXT: &str = include_str!("../../../seeds/operation-ghazab-lil-haq.txt");
const LAYER: &str = include_str!("../../../seeds/operation-ghazab-lil-haq.json");

fn article(text: &str) -> Article {
    Article::new(text.to_owned())
}

fn bundled() -> Desk {
    Desk::new(json::read(LAYER))
}

fn desk(layer: &str) -> Desk {
    Desk::new(json::read::<Layer>(layer))
}

fn counts(survey: &Survey) -> (usize, usize, usize) {
    (survey.unchanged, survey.moved, survey.orphans.len())
}

fn after(desk: &Desk, correction: &Correction) -> Desk {
    let mut desk = desk.clone();
    assert_eq!(desk.apply(correction), []);
    desk
}

/// One claim in the second of three paragraphs, named by it.
const CLAIM: &str = r#"{"questions": [{"id": "q", "question": "Q?"}], "claims": [{"id": "c", "question": "q",
    "paragraph": 2, "source": "The army", "cue": "said", "content": "the posts were destroyed by its artillery"}]}"#;
const THREE: &str = "The town was quiet.\n\nThe army said the posts were destroyed by its artillery.\n\nKabul said no.";

#[test]
fn in_its_own_text_nothing_moved() {
    let survey = survey(&article(TEXT), &bundled());
    assert_eq!(counts(&survey), (survey.total(), 0, 0), "{}", survey.says());
    assert!(survey.total() > 90, "{}", survey.says());
}

#[test]
fn a_new_paragraph_moves_the_claims_behind_it_and_settling_takes_it_over() {
    let text = article(&format!("Officials said much.\n\n{THREE}"));
    let desk = desk(CLAIM);
    let found = survey(&text, &desk);
    assert_eq!(counts(&found), (0, 3, 0));
    let settling = settle(&desk, &text, Some("ab"));
    assert_eq!(
        settling.says,
        "took the changed text over, with 3 anchors that moved"
    );
    let settled = after(&desk, &settling);
    assert_eq!(counts(&survey(&text, &settled)), (3, 0, 0));
    let claim = settled.claims.with_id("c").unwrap();
    assert_eq!(claim.paragraph, Some(3));
    assert_eq!(
        claim.cue,
        desk.claims.with_id("c").unwrap().cue,
        "the words are enough"
    );
    assert_eq!(settled.about().sha256.as_deref(), Some("ab"));
    let mut back = settled.clone();
    assert_eq!(back.take_back(&settling), []);
    assert_eq!(back.layer(), desk.layer());
}

#[test]
fn the_dossier_and_the_survey_find_the_same_words() {
    let text = format!("Officials said much.\n\n{THREE}");
    let (dossier, problems) = Dossier::of_desk(article(&text), &desk(CLAIM));
    let said = text.find("army said").unwrap() + "army ".len();
    let claim = &dossier.claims()[0];
    assert_eq!(claim.cue[0].span, Some(Span::new(said, said + 4)));
    let moved = problems
        .iter()
        .filter(|p| matches!(p.fault, Fault::Moved { .. }));
    assert_eq!(moved.count(), 3);
}

#[test]
fn an_edited_sentence_is_an_orphan_until_its_candidate_is_accepted() {
    let text = THREE.replace("destroyed by its", "burned down by its own");
    let text = article(&text.replace("army said", "army stated"));
    let desk = desk(CLAIM);
    let found = survey(&text, &desk);
    assert_eq!(counts(&found), (1, 0, 2));
    let [content, cue] = &found.orphans[..] else {
        panic!("{found:?}")
    };
    assert_eq!(
        (content.place.field, content.lost),
        (Field::Content, Lost::Missing)
    );
    assert_eq!(cue.quote(), "said");
    let candidate = nearest(&text, content).unwrap();
    assert_eq!(
        text.words(candidate.span),
        "the posts were burned down by its own artillery"
    );
    assert!((0.6..0.9).contains(&candidate.alike), "{candidate:?}");
    let accepting = accept(&desk, &text, content, candidate.span);
    assert_eq!(
        accepting.says,
        "re-anchored the content of the claim “the posts were destroyed by its artillery”"
    );
    let accepted = after(&desk, &accepting);
    assert_eq!(counts(&survey(&text, &accepted)), (2, 0, 1));
    let again = accept(&accepted, &text, content, candidate.span);
    assert!(again.is_empty(), "it is no orphan any more");
}

#[test]
fn words_that_occur_twice_now_are_offered_beside_their_claim() {
    let text = THREE.replace("The army said", "Nobody said much, but the army said");
    let text = article(&text.replace("the army", "The army"));
    let found = survey(&text, &desk(CLAIM));
    assert_eq!(counts(&found), (2, 0, 1));
    let orphan = &found.orphans[0];
    assert_eq!(orphan.lost, Lost::Ambiguous(2));
    let candidate = nearest(&text, orphan).unwrap();
    assert!(text.text()[..candidate.span.range().start].ends_with("army "));
}

#[test]
fn straightened_typography_is_not_the_same_words_but_as_alike_as_can_be() {
    let desk = desk(
        r#"{"verification": [{"id": "v", "quote": "“It’s not – yet – confirmed,”", "questions": []}]}"#,
    );
    let text = article("One said: \"It's not - yet - confirmed,\" and left.");
    let found = survey(&text, &desk);
    assert_eq!(counts(&found), (0, 0, 1));
    let candidate = nearest(&text, &found.orphans[0]).unwrap();
    assert_eq!(
        text.words(candidate.span),
        "\"It's not - yet - confirmed,\""
    );
    assert!(candidate.alike > 0.999);
}

#[test]
fn a_word_is_found_between_its_context() {
    let desk = desk(
        r#"{"entities": [{"id": "e", "name": "Khan", "kind": "person", "mentions": [
            {"quote": "he", "prefix": "In the evening ", "suffix": " left for Kabul", "paragraph": 1}]}]}"#,
    );
    let text = article("In the evening the minister left for Kabul.");
    let found = survey(&text, &desk);
    let candidate = nearest(&text, &found.orphans[0]).unwrap();
    assert_eq!(text.words(candidate.span), "the minister");
    let accepted = after(
        &desk,
        &accept(&desk, &text, &found.orphans[0], candidate.span),
    );
    assert_eq!(counts(&survey(&text, &accepted)), (1, 0, 0));
}

#[test]
fn what_is_nowhere_has_no_candidate() {
    let text = article("Something else altogether is told here.\n\nAnd here too.");
    let found = survey(&text, &desk(CLAIM));
    assert_eq!(counts(&found), (0, 0, 3));
    for orphan in &found.orphans {
        assert_eq!(nearest(&text, orphan), None, "{}", orphan.quote());
    }
    let none = survey(&article(""), &desk(CLAIM));
    assert_eq!(counts(&none), (0, 0, 3));
    assert_eq!(nearest(&article(""), &none.orphans[0]), None);
}

#[test]
fn the_text_that_a_layer_is_made_for_is_an_edit_like_any_other() {
    let desk = desk(r#"{"title": "Posts", "sha256": "aa", "claims": []}"#);
    let settling = settle(&desk, &article(THREE), Some("bb"));
    let line = json::written(&settling.edits);
    assert_eq!(
        line,
        r#"[{"layer":{"set":{"id":"","words":"Posts","was":{"sha256":"aa"},"now":{"sha256":"bb"}}}}]"#
    );
    let edits: Vec<crate::model::Edit> = json::read(&line);
    assert_eq!(edits, settling.edits);
    assert_eq!(edits[0].target(), Target::Layer);
    let settled = after(&desk, &settling);
    assert_eq!(settled.about().sha256.as_deref(), Some("bb"));
    assert!(settle(&settled, &article(THREE), Some("bb")).is_empty());
    let mut other = Desk::new(Layer::default());
    let clashes = other.apply(&settling);
    assert_eq!(
        clashes[0].to_string(),
        "the sha256 of the dossier “” is another one by now"
    );
}

#[test]
fn a_new_first_paragraph_leaves_no_anchor_with_words_of_another_paragraph() {
    let desk = bundled();
    let before = article(TEXT);
    let after = article(&format!("A new beginning.\n\n{TEXT}"));
    let added = u32::try_from(after.len() - before.len()).unwrap();
    let spans = |article: &Article| -> Vec<Option<Span>> {
        let drifts = Drifts::of(article, desk.claims.iter());
        let mentions = desk
            .entities
            .iter()
            .flat_map(|e| of_entity(article, e, &drifts));
        let claims = desk
            .claims
            .iter()
            .flat_map(|c| of_claim(article, c, &drifts));
        mentions.chain(claims).map(|piece| piece.span()).collect()
    };
    let found = spans(&after);
    for (was, is) in spans(&before).into_iter().zip(&found) {
        let was = was.unwrap().start + added;
        assert!(is.is_none_or(|is| is.start == was));
    }
    let lost = found.iter().filter(|is| is.is_none()).count();
    assert!(
        lost * 50 < found.len(),
        "{lost} of {} are lost",
        found.len()
    );
}

/// What somebody does to a text.
#[derive(Debug, Clone)]
enum Deed {
    Insert(usize, &'static str),
    Delete(usize),
    Swap(usize, usize),
    Straighten(usize),
    Rewrap,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let at = || 0_usize..10_000;
    let deed = prop_oneof![
        (
            at(),
            prop::sample::select(vec!["very", "“reportedly”", "said", "the army"])
        )
            .prop_map(|(at, word)| Deed::Insert(at, word)),
        at().prop_map(Deed::Delete),
        (at(), at()).prop_map(|(a, b)| Deed::Swap(a, b)),
        at().prop_map(Deed::Straighten),
        Just(Deed::Rewrap),
    ];
    vec(deed, 0..25)
}

fn edited(text: &str, deeds: &[Deed]) -> String {
    let mut paragraphs: Vec<String> = text.lines().map(str::to_owned).collect();
    for deed in deeds {
        let count = paragraphs.len();
        let word = |paragraph: &mut String, at: usize, change: &dyn Fn(&mut Vec<&str>, usize)| {
            let mut words: Vec<&str> = paragraph.split(' ').collect();
            let at = at % words.len();
            change(&mut words, at);
            *paragraph = words.join(" ");
        };
        match *deed {
            Deed::Insert(at, new) => word(&mut paragraphs[at % count], at / count, &|words, at| {
                words.insert(at, new);
            }),
            Deed::Delete(at) => word(&mut paragraphs[at % count], at / count, &|words, at| {
                words.remove(at);
            }),
            Deed::Swap(a, b) => paragraphs.swap(a % count, b % count),
            Deed::Straighten(at) => {
                let paragraph = &mut paragraphs[at % count];
                *paragraph = paragraph.replace(['“', '”'], "\"").replace('’', "'");
            }
            Deed::Rewrap => {
                for paragraph in &mut paragraphs {
                    *paragraph = paragraph.replace(" of ", "  of\u{a0}");
                }
            }
        }
    }
    paragraphs.join("\n")
}

fn without_space(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_was_done_to_a_text_nothing_is_lost(deeds in deeds()) {
        let desk = bundled();
        let total = survey(&article(TEXT), &desk).total();
        let text = article(&edited(TEXT, &deeds));
        let found = survey(&text, &desk);
        prop_assert_eq!(found.total(), total);

        // What is found is the same words.
        let drifts = Drifts::of(&text, desk.claims.iter());
        for claim in desk.claims.iter() {
            for piece in of_claim(&text, claim, &drifts) {
                if let Some(span) = piece.span() {
                    let same = without_space(text.words(span)) == without_space(piece.anchor.quote());
                    prop_assert!(same, "{:?}", piece);
                }
            }
        }

        // Settling moves nothing but what says where it is, and can be taken back.
        let settling = settle(&desk, &text, None);
        let settled = after(&desk, &settling);
        let then = survey(&text, &settled);
        // What was ambiguous may be found once its claim says in which paragraph it stands now.
        prop_assert_eq!((then.total(), then.moved), (total, 0));
        prop_assert!(then.unchanged >= found.unchanged + found.moved);
        let mut back = settled.clone();
        prop_assert_eq!(back.take_back(&settling), []);
        prop_assert_eq!(back.layer(), desk.layer());

        // Each orphan with a candidate is none once it is accepted.
        let mut desk = settled;
        let mut left = then.orphans.clone();
        while let Some((orphan, candidate)) = left
            .iter()
            .find_map(|orphan| Some((orphan, nearest(&text, orphan)?)))
        {
            let accepting = accept(&desk, &text, orphan, candidate.span);
            prop_assert!(!accepting.is_empty());
            desk = after(&desk, &accepting);
            let now = survey(&text, &desk).orphans;
            prop_assert!(now.len() < left.len(), "{:?} {:?}", orphan, now);
            left = now;
        }
        prop_assert!(survey(&text, &desk).total() >= total);
    }

    #[test]
    fn the_candidate_is_the_place_that_was_edited(number in 0_usize..1_000, at in 0_usize..1_000) {
        let desk = bundled();
        let claims: Vec<_> = desk.claims.iter().collect();
        let claim = claims[number % claims.len()];
        let whole = article(TEXT);
        let pieces = of_claim(&whole, claim, &Drifts::default());
        let piece = &pieces[0];
        let span = piece.span().unwrap();
        let words: Vec<&str> = whole.words(span).split(' ').collect();
        prop_assume!(words.len() >= 4);
        let mut edited = words.clone();
        edited.insert(1 + at % (words.len() - 1), "allegedly");
        let edited = edited.join(" ");
        let (before, after) = (&TEXT[..span.range().start], &TEXT[span.range().end..]);
        let text = article(&format!("{before}{edited}{after}"));
        let found = survey(&text, &desk);
        let orphan = found.orphans.iter().find(|orphan| {
            orphan.place.target == Target::Claim(claim.id.clone())
                && orphan.place.field == Field::Content
                && orphan.place.piece == 0
        });
        let Some(orphan) = orphan else {
            return Err(TestCaseError::fail("not an orphan"));
        };
        let candidate = nearest(&text, orphan).unwrap();
        let there = Span::new(before.len(), before.len() + edited.len());
        prop_assert!(candidate.span.overlaps(there), "{:?}", text.words(candidate.span));
        prop_assert!(there.covers(candidate.span), "{:?}", text.words(candidate.span));
        prop_assert!(candidate.alike > 0.6, "{:?}", candidate);
    }
}
