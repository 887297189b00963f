//! Fields that the format does not know, told by its schema.

use serde_json::{Map, Value};

use crate::store::schema::generated;

type Fields = Map<String, Value>;

/// The paths of all fields in `json` that the schema of a dossier does not name.
///
/// # Errors
/// JSON that is too deep to be looked through; reading a layer passes over unknown fields.
pub(super) fn fields(json: &[u8]) -> Result<Vec<String>, serde_json::Error> {
    let schema = generated();
    let mut unknown = Unknown {
        root: schema.as_value(),
        found: Vec::new(),
    };
    unknown.visit(&serde_json::from_slice(json)?, &[unknown.root], "");
    Ok(unknown.found)
}

struct Unknown<'a> {
    root: &'a Value,
    found: Vec<String>,
}

impl<'a> Unknown<'a> {
    /// Looks through a value that may have any of the shapes of `schemas`.
    fn visit(&mut self, value: &Value, schemas: &[&'a Value], path: &str) {
        let shapes: Vec<&Fields> = schemas.iter().flat_map(|s| self.shapes(s)).collect();
        match value {
            Value::Object(fields) => self.object(fields, &shapes, path),
            Value::Array(items) => {
                let item: Vec<&Value> = shapes.iter().filter_map(|s| s.get("items")).collect();
                for (i, value) in items.iter().enumerate() {
                    self.visit(value, &item, &format!("{path}[{i}]"));
                }
            }
            _ => {}
        }
    }

    fn object(&mut self, fields: &Fields, shapes: &[&'a Fields], path: &str) {
        for (name, value) in fields {
            let path = match path {
                "" => name.clone(),
                path => format!("{path}.{name}"),
            };
            let known = |shape: &&'a Fields| shape.get("properties")?.get(name);
            let known: Vec<&Value> = shapes.iter().filter_map(known).collect();
            if known.is_empty() {
                self.found.push(path);
            } else {
                self.visit(value, &known, &path);
            }
        }
    }

    /// The alternatives that a schema stands for, references followed.
    fn shapes(&self, schema: &'a Value) -> Vec<&'a Fields> {
        let Some(shape) = schema.as_object() else {
            return Vec::new();
        };
        let target = shape.get("$ref").and_then(|path| {
            let path = path.as_str()?.strip_prefix('#')?;
            self.root.pointer(path)
        });
        let either = shape.get("anyOf").and_then(Value::as_array);
        let inner = target.into_iter().chain(either.into_iter().flatten());
        let inner = inner.flat_map(|inner| self.shapes(inner));
        std::iter::once(shape).chain(inner).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_field_is_found_wherever_it_is() {
        let json = br#"{
            "titel": "t",
            "claims": [{"id": "a", "content": [{"quote": "w", "prefx": "v"}], "answers": [{"clam": "b"}]}],
            "entities": [{"name": "n", "place": {"lat": 1, "long": 2}, "mentions": ["w", {"quot": "w"}]}]
        }"#;
        let mut found = fields(json).unwrap();
        found.sort();
        assert_eq!(
            found,
            [
                "claims[0].answers[0].clam",
                "claims[0].content[0].prefx",
                "entities[0].mentions[1].quot",
                "entities[0].place.long",
                "titel"
            ]
        );
    }
}
