//! The configuration: what can be used is used, what cannot is said with its line.

use crate::terminal::{Exit, Home, Session};

/// Whether any cell of the screen has a colour.
fn coloured(session: &Session) -> bool {
    let screen = session.screen();
    let plain = vt100::Color::Default;
    let (columns, rows) = (80, 24);
    (0..rows).any(|row| {
        (0..columns).any(|column| {
            let look = screen.look(column, row);
            look.colour != plain || look.ground != plain
        })
    })
}

#[test]
fn a_mistake_is_shown_with_its_line_and_the_rest_holds() {
    let home = Home::new();
    home.configure(
        "theme = \"pink\"\n\
         measure = 50\n\
         [keys]\n\
         \"x\" = \"zoom\"\n\
         \"F5\" = \"zooom\"\n",
    );
    let mut session = home.program().size(160, 48).start();
    session.told("config.toml").told("line 1");
    session.press("x").miss("2 Entities").see("1 Article");
    let widest = session.screen().lines()[2..40]
        .iter()
        .map(|line| line.trim_matches(['┃', ' ']).chars().count())
        .max();
    assert!(widest.unwrap() <= 50 + 8, "{}", session.report());
    session.press("F5").told("F5 does nothing here");
}

#[test]
fn a_configuration_that_is_no_toml_is_said_and_the_defaults_hold() {
    let home = Home::new();
    home.configure("theme = \"dark\"\n[keys\n");
    let mut session = home.program().size(160, 48).start();
    session
        .told("config.toml")
        .told("line 2")
        .press("j")
        .told("j/k line");
}

#[test]
fn a_configuration_that_was_asked_for_and_is_not_there_is_an_error() {
    let mut session = Home::new()
        .program()
        .arg("--config")
        .arg("none.toml")
        .start_unseen();
    assert_eq!(session.wait_exit(), Exit::Code(2));
    assert!(session.screen().has("none.toml"), "{}", session.report());
}

#[test]
fn every_theme_draws_the_same_words() {
    let home = Home::new();
    let plain = home.program().size(80, 24).start();
    for theme in ["terminal-16", "dark", "light", "monochrome"] {
        let program = home.program().size(80, 24).arg("--theme").arg(theme);
        let session = program.start();
        // A theme with a background paints blanks behind the words.
        let (there, here) = (plain.screen().text(), session.screen().text());
        let words = |text: &str| {
            text.lines()
                .map(str::trim_end)
                .collect::<Vec<_>>()
                .join("\n")
        };
        assert_eq!(words(&here), words(&there), "{theme}");
        assert_eq!(coloured(&session), theme != "monochrome", "{theme}");
    }
}

#[test]
fn no_color_is_respected_unless_a_theme_is_named_here() {
    let home = Home::new();
    home.configure("theme = \"dark\"\n");
    let program = || home.program().size(80, 24);
    assert!(coloured(&program().start()));
    assert!(!coloured(&program().env("NO_COLOR", "1").start()));
    assert!(coloured(&program().env("NO_COLOR", "").start()));
    let named = program().env("NO_COLOR", "1").arg("--theme").arg("dark");
    assert!(coloured(&named.start()));
}

#[test]
fn ascii_draws_no_sign_of_ours_that_is_not() {
    let mut session = Home::new().program().size(160, 48).arg("--ascii").start();
    for keys in ["j", "2", "3 O", "4 n +", "?", "Esc :", "Esc"] {
        session.press(keys);
        let article = include_str!("../../seeds/operation-ghazab-lil-haq.txt");
        let foreign: String = session
            .screen()
            .text()
            .chars()
            .filter(|c| !c.is_ascii() && !article.contains(*c))
            .collect();
        assert_eq!(foreign, "", "{}", session.report());
    }
}
