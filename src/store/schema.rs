//! The JSON Schema of the dossier format, generated from the types.

use schemars::{Schema, schema_for};

use crate::model::layer::Layer;

/// The schema as it is kept in `assets/dossier.schema.json`.
#[must_use]
pub fn schema() -> String {
    format!("{:#}\n", generated().as_value())
}

pub(super) fn generated() -> Schema {
    schema_for!(Layer)
}
