//! The same keys in less and vim, if they are installed.

use std::io;
use std::path::Path;
use std::time::Duration;

use super::Place;
use super::article::long;
use super::session::Session;
use super::table::{Table, Times, ms};

/// A program, its arguments before the file, and what searches for a word that is not there.
const PEERS: &[(&str, &[&str])] = &[("less", &[]), ("vim", &["-u", "NONE", "-N", "-n"])];

pub fn measure(place: &Place, table: &mut Table) -> io::Result<()> {
    let path = long(place)?;
    for (name, arguments) in PEERS {
        if let Some(program) = program(name) {
            let arguments: Vec<&str> = arguments.iter().copied().chain([path.as_str()]).collect();
            peer(place, table, &program, name, &arguments)?;
        }
    }
    Ok(())
}

fn peer(
    place: &Place,
    table: &mut Table,
    program: &str,
    name: &str,
    arguments: &[&str],
) -> io::Result<()> {
    let mut starts = Vec::new();
    for _ in 0..5 {
        let (session, answer) = Session::start_peer(place.command(program, arguments))?;
        session.kill()?;
        starts.push(answer.settled);
    }
    let (mut session, _) = Session::start_peer(place.command(program, arguments))?;
    let mut press = |keys: &str, times: usize| -> io::Result<Duration> {
        let mut found = Vec::new();
        for _ in 0..times {
            found.push(session.press(keys)?.settled);
        }
        Ok(Times::from(&*found).median())
    };
    let settled = Times::from(&*starts).median();
    let down = press("j", 20)?;
    let end = press("G", 1)?;
    press("g", 1)?;
    press("g", 1)?;
    press("/zebra", 1)?;
    let search = press("\r", 1)?;
    session.kill()?;
    let found = format!(
        "settled {}, `j` {}, `G` {}, search {}",
        ms(settled),
        ms(down),
        ms(end),
        ms(search)
    );
    table.row(format!("{name} on the 10 MB text"), found, "");
    Ok(())
}

/// The path of a program.
fn program(name: &str) -> Option<String> {
    let folders = std::env::var_os("PATH")?;
    let mut files = std::env::split_paths(&folders).map(|folder| folder.join(name));
    let found = files.find(|file| Path::is_file(file))?;
    Some(found.to_string_lossy().into_owned())
}
