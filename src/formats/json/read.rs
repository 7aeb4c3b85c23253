//! Reads a map file.

use crate::formats::Imported;
use crate::formats::error::{FormatError, Warning};
use crate::formats::json::convert;
use crate::formats::json::migrate::migrate;
use crate::formats::json::part::{Pointer, read_part};
use crate::formats::json::snapshot::read_snapshots;
use crate::formats::json::wire::WireMap;
use crate::formats::json::{FORMAT, VERSION};
use crate::formats::tree::Json;
use crate::model::{Gather, Record, Relationship, RelationshipId, Sector, SectorId, SortedSet, StakeholderMap, TableName, Violation};
use crate::words::files::{FileMessage, FilePlace};

/// Reads a map file.
///
/// # Errors
/// Everything that the contract does not allow, first of all an object without any stakeholder; nothing is read then. Only a
/// snapshot that cannot be read is left out, with a remark.
///
/// # Complexity
/// **O(n log n)** in the length of the text.
pub fn read(text: &str) -> Result<Imported, FormatError> {
    not_empty(read_lenient(text)?)
}

fn not_empty(imported: Imported) -> Result<Imported, FormatError> {
    if imported.map.stakeholders().is_empty() { Err(FormatError::new(FileMessage::EmptyFile {}, None)) } else { Ok(imported) }
}

/// Reads a map file; `None` where the JSON is of another program.
///
/// # Errors
/// Where it is no JSON, and everything that the contract does not allow.
pub(in crate::formats) fn read_if_map(text: &str) -> Result<Option<Imported>, FormatError> {
    let tree = Json::parse(text)?;
    let Json::Object(fields) = &tree else { return Ok(None) };
    let is_ours = fields.iter().any(|(name, value)| name == "stakeholders" || name == "format" && *value == Json::text(FORMAT));
    if is_ours { not_empty(read_tree(tree, &Pointer::Top)?).map(Some) } else { Ok(None) }
}

/// Reads a map as scripts hand it over: like a map file, but `format` may be left out, and a map may be empty. Where
/// `format` is left out, a sector that is not listed is created.
///
/// # Errors
/// Everything else that the contract does not allow.
pub fn read_lenient(text: &str) -> Result<Imported, FormatError> {
    if text.len() > super::super::MAX_BYTES {
        return Err(super::super::too_large());
    }
    read_tree(Json::parse(text)?, &Pointer::Top)
}

/// Reads a map that stands inside other JSON.
pub(in crate::formats) fn read_tree(tree: Json, top: &Pointer<'_>) -> Result<Imported, FormatError> {
    let tree = migrate(tree);
    let version = version(&tree);
    let newer = version > VERSION;
    let mut warnings = Vec::new();
    let map = read_part(tree, top).and_then(|wire| assemble(wire, top, &mut warnings));
    if newer {
        warnings.insert(0, Warning::new(FileMessage::NewerVersion { version }, None));
        let map = map.map_err(|_| FormatError::new(FileMessage::TooNew { version }, None))?;
        return Ok(Imported { map, warnings, read_only: true });
    }
    Ok(Imported { map: map?, warnings, read_only: false })
}

/// The version that the file says it has, 1 where it says nothing that makes sense; that is told later.
fn version(json: &Json) -> f64 {
    let Json::Object(fields) = json else { return VERSION };
    let said = fields.iter().find(|(name, _)| name == "version");
    said.and_then(|(_, version)| version.as_number()).unwrap_or(VERSION)
}

fn assemble(mut wire: WireMap, top: &Pointer<'_>, warnings: &mut Vec<Warning>) -> Result<StakeholderMap, FormatError> {
    let declared = !wire.format.is_empty();
    if !declared && wire.stakeholders.0.is_empty() && !wire.extra.is_empty() {
        // Some other program's JSON.
        return Err(top.error(FileMessage::UnknownFormat {}));
    }
    if declared && wire.format != FORMAT {
        return Err(Pointer::Field(top, "format").error(FileMessage::UnknownFormat {}));
    }
    if let Some(version) = wire.version.filter(|version| version.fract() != 0.0 || *version < VERSION) {
        let range = FileMessage::NotWhole { value: version, low: VERSION, high: VERSION };
        return Err(Pointer::Field(top, "version").error(range));
    }
    let mut properties = convert::properties(&mut wire);
    let list = |name| Pointer::Field(top, name);
    properties.snapshots = read_snapshots(wire.snapshots, &list("snapshots"), warnings);
    let mut sectors = each(wire.sectors, &list("sectors"), convert::read_sector)?;
    let goals = each(wire.goals, &list("goals"), convert::read_goal)?;
    let stakeholders = each(wire.stakeholders.0, &list("stakeholders"), |json, at| convert::read_stakeholder(json, at, warnings))?;
    if !declared {
        let mut listed: SortedSet<SectorId> = sectors.iter().map(|sector| sector.id.clone()).gather();
        for id in stakeholders.iter().filter_map(|body| body.sector.as_ref()) {
            if listed.insert(id.clone()) {
                sectors.push(Sector { name: id.to_string(), ..Sector::blank(id.clone()) });
            }
        }
    }
    let mut relationships = each(wire.relationships.0, &list("relationships"), convert::read_relationship)?;
    give_ids(&mut relationships);
    let actions = each(wire.actions, &list("actions"), convert::read_action)?;
    StakeholderMap::assemble(properties, sectors, goals, stakeholders, relationships, actions).map_err(|violations| {
        violations.first().map_or_else(|| FormatError::new(FileMessage::EmptyFile {}, None), |first| refused(first, top))
    })
}

fn each<R>(
    items: Vec<Json>,
    list: &Pointer<'_>,
    mut read: impl FnMut(Json, &Pointer<'_>) -> Result<R, FormatError>,
) -> Result<Vec<R>, FormatError> {
    let mut records = Vec::with_capacity(items.len());
    for (index, json) in items.into_iter().enumerate() {
        records.push(read(json, &Pointer::Item(list, index))?);
    }
    Ok(records)
}

/// Gives relationships without an id the first free `r1`, `r2`, … in the order of the file.
fn give_ids(relationships: &mut [Relationship]) {
    let taken: SortedSet<RelationshipId> = relationships.iter().map(|tie| tie.id.clone()).gather();
    let mut number = 0_u64;
    for tie in relationships.iter_mut().filter(|tie| tie.id.as_str().is_empty()) {
        while tie.id.as_str().is_empty() || taken.contains(&tie.id) {
            number += 1;
            tie.id = format!("r{number}").as_str().into();
        }
    }
}

/// What a broken rule of the map means for the file.
pub(in crate::formats) fn refused(violation: &Violation, top: &Pointer<'_>) -> FormatError {
    let top = top.text();
    let at = |table: TableName, index: usize, field: &str| {
        let field = if field.is_empty() { String::new() } else { format!("/{field}") };
        Some(FilePlace::Pointer(format!("{top}/{}/{index}{field}", table.word())))
    };
    match violation.clone() {
        Violation::EmptyId { table, index } => {
            FormatError::new(FileMessage::EmptyId { list: table.word().to_owned() }, at(table, index, "id"))
        }
        Violation::DuplicateId { table, index, id } => {
            FormatError::new(FileMessage::DuplicateId { list: table.word().to_owned(), id }, at(table, index, "id"))
        }
        Violation::EmptyName { table, index, id } => {
            FormatError::new(FileMessage::EmptyName { list: table.word().to_owned(), id }, at(table, index, "name"))
        }
        Violation::UnknownReference { table, index, id, field, missing } => {
            let place = at(table, index, if field == "barrier" { "barrier/owner" } else { field });
            let message = FileMessage::UnknownReference { list: table.word().to_owned(), id, field: field.to_owned(), missing };
            FormatError::new(message, place)
        }
        Violation::SelfRelationship { index, id, stakeholder } => {
            let message = FileMessage::SelfRelationship { id, stakeholder: stakeholder.to_string() };
            FormatError::new(message, at(TableName::Relationships, index, ""))
        }
        Violation::ParentCycle { index, id } => {
            FormatError::new(FileMessage::ParentCycle { id }, at(TableName::Stakeholders, index, "parent"))
        }
        Violation::TooMany { table, count, most } => {
            let message = FileMessage::TooMany { list: table.word().to_owned(), count: count as f64, most: most as f64 };
            FormatError::new(message, Some(FilePlace::Pointer(format!("{top}/{}", table.word()))))
        }
    }
}
