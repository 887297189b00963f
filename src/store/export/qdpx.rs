//! A REFI-QDA project (`.qdpx`), for `QualCoder`, MAXQDA, ATLAS.ti, `NVivo` and other tools that code interviews
//! (<https://www.qdasoftware.org>, Project exchange standard 1.0).
//!
//! A zip with `project.qde`, an XML file, and the article as `sources/GUID.txt`, byte for byte.
//!
//! | here | there |
//! |---|---|
//! | sides, entities, questions, classes of cues, parts of claims | codes, in folders that cannot be coded with |
//! | content, source and cue of a claim, a mention, a line on what could be checked | a selection of the text, coded; `startPosition` and `endPosition` count Unicode code points, the end is behind the last |
//! | who says it, by which cue, how it meets another | the selection's description |
//! | words that are not in the text | the description of the source: they cannot be selected |
//!
//! Ids are made of what they name and of the text: the same dossier is the same project, and no time is written.

mod codes;
mod selections;

use std::io::{self, Cursor, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::guid::guid;
use super::visible::{line, visible};
use super::{Excerpt, Exporter};

/// REFI-QDA.
pub(super) struct Qdpx;

impl Exporter for Qdpx {
    fn name(&self) -> &'static str {
        "refi-qda"
    }

    fn ending(&self) -> &'static str {
        "qdpx"
    }

    fn says(&self) -> &'static str {
        "a project for QualCoder, MAXQDA, ATLAS.ti, NVivo"
    }

    fn is_text(&self) -> bool {
        false
    }

    fn write(&self, excerpt: &Excerpt, out: &mut dyn Write) -> io::Result<()> {
        let project = Project::new(excerpt);
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .unix_permissions(0o644);
        zip.start_file("project.qde", options)?;
        zip.write_all(&project.xml()?)?;
        zip.start_file(format!("sources/{}.txt", project.source()), options)?;
        zip.write_all(excerpt.dossier().article().text().as_bytes())?;
        out.write_all(zip.finish()?.get_ref())
    }
}

/// What the parts of the project need to know of each other.
struct Project<'e, 'a> {
    excerpt: &'e Excerpt<'a>,
    sha256: String,
}

impl<'e, 'a> Project<'e, 'a> {
    fn new(excerpt: &'e Excerpt<'a>) -> Self {
        Self {
            excerpt,
            sha256: excerpt.sha256(),
        }
    }

    /// The id of a thing.
    fn guid(&self, what: &str, key: &str) -> String {
        guid(&self.sha256, what, key)
    }

    fn source(&self) -> String {
        self.guid("source", "")
    }

    fn user(&self) -> String {
        self.guid("user", "")
    }

    fn xml(&self) -> io::Result<Vec<u8>> {
        let mut xml = Xml(Writer::new_with_indent(Vec::new(), b' ', 1));
        xml.0
            .write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
        let attributes = [
            ("xmlns", "urn:QDA-XML:project:1.0"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            (
                "xsi:schemaLocation",
                "urn:QDA-XML:project:1.0 http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd",
            ),
            ("name", self.excerpt.title()),
            (
                "origin",
                concat!("counterclaim ", env!("CARGO_PKG_VERSION")),
            ),
            ("creatingUserGUID", &self.user()),
        ];
        xml.element("Project", &attributes, |xml| {
            xml.element("Users", &[], |xml| {
                xml.empty("User", &[("guid", &self.user()), ("name", "counterclaim")])
            })?;
            xml.element("CodeBook", &[], |xml| {
                xml.element("Codes", &[], |xml| codes::write(self, xml))
            })?;
            xml.element("Sources", &[], |xml| selections::write(self, xml))?;
            match self.excerpt.says() {
                Some(filter) => xml.text("Description", &format!("Only: {filter}")),
                None => Ok(()),
            }
        })?;
        Ok(xml.0.into_inner())
    }
}

/// XML in which nothing from outside is markup.
struct Xml(Writer<Vec<u8>>);

impl Xml {
    fn start<'n>(name: &'n str, attributes: &[(&str, &str)]) -> BytesStart<'n> {
        let mut start = BytesStart::new(name);
        for (key, value) in attributes {
            // The writer escapes what would end the value; a line break in one would be read as a blank.
            start.push_attribute((*key, line(value).as_str()));
        }
        start
    }

    fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.0
            .write_event(Event::Empty(Self::start(name, attributes)))
    }

    fn element(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        self.0
            .write_event(Event::Start(Self::start(name, attributes)))?;
        inside(self)?;
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }

    fn text(&mut self, name: &str, text: &str) -> io::Result<()> {
        self.element(name, &[], |xml| {
            xml.0
                .write_event(Event::Text(BytesText::new(&visible(text))))
        })
    }
}
