//! The three journeys of a first visit, by the hints on screen alone.

use crate::terminal::Session;

/// Where everything fits, and where two panes do.
const SIZES: [(u16, u16); 2] = [(160, 48), (80, 24)];

#[test]
fn every_sentence_about_bajaur() {
    for (columns, rows) in SIZES {
        let mut at = Session::start(columns, rows);
        at.see("1 Article").hinted("2 entities").see("2 Entities");
        at.hinted("/ search names").see("names, aliases");
        at.type_text("bajaur").see("▸Bajaur").miss("▸Pakistan");
        at.told("Enter choose").press("Enter");
        println!("{}", at.report());
    }
}
