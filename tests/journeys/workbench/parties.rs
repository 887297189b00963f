//! Sides: named, lettered, spoken for, and more than two.

use counterclaim::model::Voice;

use crate::stage::Stage;

#[test]
fn a_third_side_is_added_and_used() {
    let mut at = Stage::drafted(120, 40);
    at.press("P")
        .see("a new side")
        .type_text("new")
        .press("Enter")
        .see("The new side");
    at.type_text("Lake Union")
        .press("Enter")
        .told("added the side “Lake Union”");
    at.holds("name", "Lake Union")
        .holds("letter", "L")
        .holds("speakers", "Lake Union");
    at.press("Esc d d d d d d d d e")
        .see("that both armies")
        .press("Enter")
        .type_text("lake");
    at.press("Enter").holds("side", "Lake Union").press("Esc");
    let dossier = at.app.dossier();
    assert_eq!(dossier.sides().len(), 3);
    let guns = dossier
        .claim_ids()
        .find(|&id| dossier.claim(id).key == "o-guns")
        .unwrap();
    assert!(
        matches!(dossier.claim(guns).voice, Voice::Side(side) if dossier.side(side).letter == "L")
    );
    at.see("Varsk, Tolmen: no answer here")
        .see("Tolmen, Lake Union: no answer here");
    at.press("3 ]").see("LAKE UNION  1 claim");
    at.press("u u").see("TOLMEN");
    assert_eq!(at.app.dossier().sides().len(), 2);
}

#[test]
fn every_field_of_a_side() {
    let mut at = Stage::drafted(120, 40);
    at.press("P")
        .see("V · Varskian")
        .type_text("varsk")
        .press("Enter");
    at.press("Enter Ctrl-u")
        .type_text("Varskia")
        .press("Enter")
        .holds("name", "Varskia");
    at.press("j Enter Ctrl-u")
        .type_text("T")
        .press("Enter")
        .told("Tolmen has the letter T already");
    at.press("Enter Ctrl-u")
        .type_text("VV")
        .press("Enter")
        .told("is not one letter");
    at.press("Enter Ctrl-u")
        .type_text("K")
        .press("Enter")
        .holds("letter", "K");
    at.press("j Enter")
        .type_text("; the capital")
        .press("Enter")
        .holds("speakers", "Varskian · the capital");
    at.press("Esc")
        .see("VARSKIA  2 claims")
        .press("u u u")
        .see("VARSK  2 claims");
}

#[test]
fn a_side_is_withdrawn_from_its_card_whatever_is_selected() {
    let mut at = Stage::drafted(120, 40);
    at.press("d d").press("P").type_text("varsk").press("Enter");
    let drafts = at.app.dossier().drafts();
    at.press("a").told("a side is no draft");
    assert_eq!(at.app.dossier().drafts(), drafts);
    at.press("P").type_text("varsk").press("Enter");
    at.press("x").told("withdrew the side “Varsk”");
    let dossier = at.app.dossier();
    assert_eq!((dossier.sides().len(), dossier.drafts()), (1, drafts));
    let unknown = dossier.claims().iter();
    assert!(
        unknown
            .filter(|claim| claim.voice == Voice::Unknown)
            .count()
            >= 2
    );
    at.press("u").see("VARSK");
    assert_eq!(at.app.dossier().sides().len(), 2);
}
