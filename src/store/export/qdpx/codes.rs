//! The code book: what a stretch of the text can be coded with.

use std::io;

use super::{Project, Xml};
use crate::model::{CueClass, EntityId, Kind, Voice};

/// Colours of the sides, of Okabe and Ito ("Color Universal Design", 2008), as on the screen.
const SIDES: [&str; 4] = ["#0072B2", "#D55E00", "#CC79A7", "#009E73"];

/// The parts of a claim and what else is selected, with what they mean.
pub(super) const PARTS: [(&str, &str); 5] = [
    ("source", "who says it"),
    ("cue", "the words of saying"),
    ("content", "what is said"),
    ("hedge", "words that weaken a claim"),
    (
        "verification",
        "the article's own line on what could be checked",
    ),
];

/// The code of a voice.
pub(super) fn of_voice(project: &Project, voice: Voice) -> String {
    match voice {
        Voice::Side(side) => project.guid("code side", &project.excerpt.dossier().side(side).key),
        other => project.guid("code voice", project.excerpt.dossier().voice_name(other)),
    }
}

/// The code of an entity.
pub(super) fn of_entity(project: &Project, id: EntityId) -> String {
    project.guid("code entity", &project.excerpt.dossier().entity(id).key)
}

/// The code of a question.
pub(super) fn of_question(project: &Project, key: &str) -> String {
    project.guid("code question", key)
}

/// The code of a class of cues.
pub(super) fn of_cue(project: &Project, class: CueClass) -> String {
    project.guid("code cue", class.word())
}

/// The code of a part.
pub(super) fn of_part(project: &Project, part: &str) -> String {
    project.guid("code part", part)
}

/// A code that can be coded with.
struct Code<'a> {
    guid: String,
    name: &'a str,
    color: Option<&'a str>,
    says: String,
}

impl Code<'_> {
    fn write(&self, xml: &mut Xml) -> io::Result<()> {
        let mut attributes = vec![
            ("guid", self.guid.as_str()),
            ("name", self.name),
            ("isCodable", "true"),
        ];
        attributes.extend(self.color.map(|color| ("color", color)));
        if self.says.is_empty() {
            return xml.empty("Code", &attributes);
        }
        xml.element("Code", &attributes, |xml| {
            xml.text("Description", &self.says)
        })
    }
}

/// Writes the folders of codes.
pub(super) fn write(project: &Project, xml: &mut Xml) -> io::Result<()> {
    folder(project, xml, "Sides", |xml| sides(project, xml))?;
    folder(project, xml, "Entities", |xml| entities(project, xml))?;
    folder(project, xml, "Questions", |xml| questions(project, xml))?;
    folder(project, xml, "Cues", |xml| {
        CueClass::ALL.into_iter().try_for_each(|class| {
            let code = Code {
                guid: of_cue(project, class),
                name: class.word(),
                color: None,
                says: String::new(),
            };
            code.write(xml)
        })
    })?;
    folder(project, xml, "Parts", |xml| {
        PARTS.into_iter().try_for_each(|(name, says)| {
            let code = Code {
                guid: of_part(project, name),
                name,
                color: None,
                says: says.to_owned(),
            };
            code.write(xml)
        })
    })
}

fn folder(
    project: &Project,
    xml: &mut Xml,
    name: &str,
    inside: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    let guid = project.guid("folder", name);
    let attributes = [
        ("guid", guid.as_str()),
        ("name", name),
        ("isCodable", "false"),
    ];
    xml.element("Code", &attributes, inside)
}

fn sides(project: &Project, xml: &mut Xml) -> io::Result<()> {
    let dossier = project.excerpt.dossier();
    for (id, color) in dossier.side_ids().into_iter().zip(SIDES.iter().cycle()) {
        let side = dossier.side(id);
        let code = Code {
            guid: of_voice(project, Voice::Side(id)),
            name: &side.name,
            color: Some(color),
            says: if side.speakers.is_empty() {
                String::new()
            } else {
                format!("Speaks through: {}", side.speakers.join(", "))
            },
        };
        code.write(xml)?;
    }
    for voice in [Voice::ThirdParty, Voice::Article, Voice::Unknown] {
        let code = Code {
            guid: of_voice(project, voice),
            name: dossier.voice_name(voice),
            color: None,
            says: String::new(),
        };
        code.write(xml)?;
    }
    Ok(())
}

fn entities(project: &Project, xml: &mut Xml) -> io::Result<()> {
    let dossier = project.excerpt.dossier();
    let all = project.excerpt.entities();
    for kind in Kind::ALL {
        let mut of_kind = all
            .iter()
            .filter(|&&id| dossier.entity(id).kind == kind)
            .peekable();
        if of_kind.peek().is_none() {
            continue;
        }
        folder(project, xml, kind.word(), |xml| {
            of_kind.try_for_each(|&id| entity(project, xml, id))
        })?;
    }
    Ok(())
}

fn entity(project: &Project, xml: &mut Xml, id: EntityId) -> io::Result<()> {
    let dossier = project.excerpt.dossier();
    let entity = dossier.entity(id);
    let side = entity
        .side
        .map(|side| format!("Side: {}", dossier.side(side).name));
    let aliases =
        (!entity.aliases.is_empty()).then(|| format!("Also: {}", entity.aliases.join(", ")));
    let review = format!("Review: {}", entity.review.word());
    let says: Vec<String> = side.into_iter().chain(aliases).chain([review]).collect();
    let code = Code {
        guid: of_entity(project, id),
        name: &entity.name,
        color: None,
        says: says.join("\n"),
    };
    code.write(xml)
}

fn questions(project: &Project, xml: &mut Xml) -> io::Result<()> {
    let dossier = project.excerpt.dossier();
    project.excerpt.questions().into_iter().try_for_each(|id| {
        let question = dossier.question(id);
        let status = dossier.status(id, &dossier.side_ids()).word();
        let code = Code {
            guid: of_question(project, &question.key),
            name: &question.question,
            color: None,
            says: format!(
                "Status in this text: {status}\nReview: {}",
                question.review.word()
            ),
        };
        code.write(xml)
    })
}
