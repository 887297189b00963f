//! `--sides`: the parties as a person names them.

use crate::draft::Party;

/// Reads `Armenia=Armenian,Yerevan;Azerbaijan=Azerbaijani,Baku`: the sides in the order of the columns,
/// each with the names and demonyms that speak for it; its own name always does.
pub(super) fn parse(given: &str) -> Result<Sides, String> {
    let parts = given.split(';').map(str::trim).filter(|s| !s.is_empty());
    let sides: Vec<Party> = parts.map(side).collect::<Result<_, _>>()?;
    if sides.len() < 2 {
        return Err("name at least two sides, with ; between them".into());
    }
    for (i, side) in sides.iter().enumerate() {
        if sides[..i].iter().any(|before| before.name == side.name) {
            return Err(format!("“{}” is named twice", side.name));
        }
    }
    Ok(Sides(sides))
}

fn side(given: &str) -> Result<Party, String> {
    let (name, speakers) = given.split_once('=').unwrap_or((given, ""));
    let name = name.trim();
    if name.is_empty() {
        return Err(format!("“{given}” has no name before the ="));
    }
    let named = speakers.split(',').map(str::trim);
    let named = named.filter(|speaker| !speaker.is_empty() && *speaker != name);
    Ok(Party {
        name: name.to_owned(),
        speakers: std::iter::once(name)
            .chain(named)
            .map(str::to_owned)
            .collect(),
    })
}

/// The sides that a person named.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sides(pub(super) Vec<Party>);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sides_are_names_with_their_speakers() {
        let Sides(sides) =
            parse(" Armenia = Armenian, Yerevan ;Azerbaijan=Azerbaijani,,Baku;").unwrap();
        let said: Vec<_> = sides
            .iter()
            .map(|s| (s.name.as_str(), s.speakers.join("|")))
            .collect();
        assert_eq!(
            said,
            [
                ("Armenia", "Armenia|Armenian|Yerevan".to_owned()),
                ("Azerbaijan", "Azerbaijan|Azerbaijani|Baku".to_owned())
            ]
        );
        assert_eq!(parse("a;b").unwrap().0[1].speakers, ["b"]);
    }

    #[test]
    fn what_is_no_pair_of_sides_is_a_sentence() {
        for (given, says) in [
            ("", "at least two"),
            ("Armenia=Yerevan", "at least two"),
            ("=x;b", "no name"),
            ("a=b;a=c", "named twice"),
        ] {
            let error = parse(given).unwrap_err();
            assert!(error.contains(says), "{given}: {error}");
        }
    }
}
