//! Names: two entities that are one, one that is two, and names found in the text.

use counterclaim::model::Selection;

use crate::stage::Stage;

/// How many places of the text name an entity.
fn mentions(at: &Stage, name: &str) -> usize {
    let dossier = at.app.dossier();
    let found = dossier
        .entity_ids()
        .find(|&id| dossier.entity(id).name == name);
    found.map_or(0, |id| dossier.mentions_of(id).len())
}

#[test]
fn two_entities_are_merged_after_a_preview_and_split_again() {
    let mut at = Stage::drafted(120, 32);
    assert_eq!(
        (
            mentions(&at, "Adan Virrek"),
            mentions(&at, "Colonel Virrek")
        ),
        (1, 1)
    );
    at.press("2 / colonel Enter 2 M")
        .see("Merge “Colonel Virrek” into");
    at.type_text("adan").press("Enter").see("Which name stays?");
    at.see("Adan Virrek stays; Colonel Virrek is another name of it")
        .see("1 mention, ");
    at.press("Enter")
        .told("merged Colonel Virrek into Adan Virrek");
    assert_eq!(
        (
            mentions(&at, "Adan Virrek"),
            mentions(&at, "Colonel Virrek")
        ),
        (2, 0)
    );
    at.press("2 e")
        .holds("aliases", "Colonel Virrek")
        .see("Entity, kept")
        .press("Esc");
    at.press("S")
        .see("Split off Adan Virrek")
        .type_text("colonel")
        .press("Enter");
    at.told("split “Colonel Virrek” from Adan Virrek");
    assert_eq!(
        (
            mentions(&at, "Adan Virrek"),
            mentions(&at, "Colonel Virrek")
        ),
        (1, 1)
    );
    at.press("u u");
    assert_eq!(
        (
            mentions(&at, "Adan Virrek"),
            mentions(&at, "Colonel Virrek")
        ),
        (1, 1)
    );
    at.see("14 drafts");
}

#[test]
fn the_other_name_can_stay() {
    let mut at = Stage::drafted(120, 32);
    at.press("2 / colonel Enter 2 M")
        .type_text("adan")
        .press("Enter Down Enter");
    at.told("merged Adan Virrek into Colonel Virrek");
    assert_eq!(
        (
            mentions(&at, "Adan Virrek"),
            mentions(&at, "Colonel Virrek")
        ),
        (0, 2)
    );
}

#[test]
fn a_place_that_is_merged_takes_its_claims_along() {
    let mut at = Stage::drafted(120, 32);
    at.press("2 / ridge Enter 2 M")
        .type_text("sadzel")
        .press("Down Up Enter Enter");
    at.told("merged Sadzel Ridge into Sadzel")
        .press("3 Esc Esc Esc d d e");
    at.holds("place", "Sadzel");
}

#[test]
fn a_name_found_in_the_text_is_found_everywhere_at_once() {
    let mut at = Stage::drafted(120, 32);
    at.press("2 / adan Enter 1");
    assert!(matches!(at.app.selection(), Some(Selection::Entity(_))));
    at.press("/ virrek Enter v a")
        .told("“Virrek” is another name of Adan Virrek");
    assert_eq!(
        mentions(&at, "Adan Virrek"),
        1,
        "“Adan Virrek” holds “Virrek”, “Colonel Virrek” is another"
    );
    at.press("u")
        .told("undid: “Virrek” is another name")
        .press("2 Esc 2 / ministry Enter 1");
    at.press("/ varskian Enter v a")
        .told("“Varskian” is another name of Varskian Defence Ministry");
    assert_eq!(
        mentions(&at, "Varskian Defence Ministry"),
        3,
        "both full names and “Varskian soldiers”"
    );
    at.press("/ colonel Enter v w a")
        .told("“Colonel Virrek” names Colonel Virrek already · M merges");
}

#[test]
fn single_words_are_a_mention_of_an_entity() {
    let mut at = Stage::drafted(120, 32);
    at.press("2 / adan Enter 1 / spokesman Enter v i")
        .told("“spokesman” is a mention of Adan Virrek");
    assert_eq!(mentions(&at, "Adan Virrek"), 2);
    at.press("u");
    assert_eq!(mentions(&at, "Adan Virrek"), 1);
}
