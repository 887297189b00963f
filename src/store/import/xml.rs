//! XML as a row of tags and words.
//!
//! Entities that a file defines itself are never resolved, so they cannot grow; nothing outside the file is looked at.

use quick_xml::Reader;
#[cfg(feature = "epub")]
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_html5_entity;
use quick_xml::events::{BytesStart, Event};

/// A piece of an XML file. Names are without their prefix.
pub(super) enum Piece<'a> {
    /// A tag opens.
    Open(
        &'a str,
        #[cfg_attr(not(feature = "epub"), allow(dead_code))]
        // a DOCX says nothing in attributes that is read
        &'a BytesStart<'a>,
    ),
    /// A tag closes; so does one that stands alone.
    Close(&'a str),
    /// Words between tags.
    Words(&'a str),
}

/// Calls `see` with each piece, in order; what is wrong with the file if it breaks off.
pub(super) fn walk(xml: &str, mut see: impl FnMut(Piece)) -> Result<(), String> {
    let mut reader = Reader::from_str(xml);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(tag) => see(Piece::Open(tag.local_name().into_inner(), &tag)),
            Event::Empty(tag) => {
                see(Piece::Open(tag.local_name().into_inner(), &tag));
                see(Piece::Close(tag.local_name().into_inner()));
            }
            Event::End(tag) => see(Piece::Close(tag.local_name().into_inner())),
            Event::Text(words) => see(Piece::Words(&words)),
            Event::CData(words) => see(Piece::Words(&words)),
            Event::GeneralRef(name) => match name.resolve_char_ref() {
                Ok(Some(c)) => see(Piece::Words(c.encode_utf8(&mut [0; 4]))),
                _ => see(Piece::Words(
                    resolve_html5_entity(&name).unwrap_or_default(),
                )),
            },
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

/// The value of an attribute, by its name without a prefix.
#[cfg(feature = "epub")]
pub(super) fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    let mut all = tag.attributes();
    all.with_checks(false);
    let found = all
        .filter_map(Result::ok)
        .find(|attribute| attribute.key.local_name().into_inner() == name)?;
    let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}

/// The words in each of the elements `wanted`, with their names, in order.
pub(super) fn fields(xml: &str, wanted: &[&str]) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut open = false;
    // Of a file that breaks off, what came before is as good as ever.
    let _ = walk(xml, |piece| match piece {
        Piece::Open(name, _) if wanted.contains(&name) => {
            open = true;
            found.push((name.to_owned(), String::new()));
        }
        Piece::Close(name) if wanted.contains(&name) => open = false,
        Piece::Words(words) if open => {
            if let Some((_, so_far)) = found.last_mut() {
                so_far.push_str(words);
            }
        }
        _ => {}
    });
    for (_, words) in &mut found {
        *words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    found.retain(|(_, words)| !words.is_empty());
    found
}

/// The first words found under a name.
pub(super) fn first(fields: &[(String, String)], name: &str) -> Option<String> {
    let found = fields.iter().find(|(field, _)| field == name);
    found.map(|(_, words)| words.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_of_the_file_itself_never_grow() {
        let mut bomb = String::from("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY l0 'ha'>");
        for i in 1..30 {
            let entity = format!("<!ENTITY l{i} '{}'>", format!("&l{};", i - 1).repeat(10));
            bomb.push_str(&entity);
        }
        bomb.push_str("]><title>&l29;Kabul &amp; co&#8217;s&nbsp;&eacute;&#xD800;&#0;</title>");
        let found = fields(&bomb, &["title"]);
        assert_eq!(found, [("title".to_owned(), "Kabul & co’s é".to_owned())]);
    }

    #[test]
    fn what_stood_before_the_break_is_there() {
        let found = fields("<a><title>One</title><title>Two</ti", &["title"]);
        assert_eq!(first(&found, "title").as_deref(), Some("One"));
    }

    #[test]
    fn depth_without_end_is_no_problem() {
        let deep = "<a>".repeat(200_000);
        assert!(walk(&deep, |_| {}).is_ok());
    }
}
