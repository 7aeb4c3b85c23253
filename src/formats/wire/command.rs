//! Commands as scripts write them, for example
//! `{"type":"change-stakeholder","id":"s1","set":{"power":8,"notes":null}}`.
//!
//! | type | with |
//! |---|---|
//! | `add-stakeholder`, `add-relationship`, `add-sector`, `add-goal`, `add-action` | the record under its name (`stakeholder`, …), as in the map file; the id may be left out |
//! | `change-stakeholder`, … | `id`; `set`: fields as in the map file, `null` takes one away |
//! | `remove-stakeholder`, … | `id` |
//! | `change-map` | `set`: title, purpose, perspective, privateFields |
//! | `move-stakeholders` | `positions`: `{"s1":{"x":1,"y":2,"pinned":true}}` |
//! | `replace-map` | `map` |

use crate::edit::{Command, Document, IdSource, Placement, plan};
use crate::formats::error::FormatError;
use crate::formats::json::part::{Object, Part, Pointer, object_at_least, read_part};
use crate::formats::json::wire::WirePosition;
use crate::formats::json::{convert, read_tree};
use crate::formats::tree::Json;
use crate::formats::{MAX_BYTES, too_large};
use crate::model::{StakeholderMap, TableName};
use crate::words::files::FileMessage;

/// Reads one command or a list of commands for a map. Each is read for the map that the ones before lead to.
///
/// # Errors
/// Where a command is unknown, speaks of a record to change that is not there, or holds a value that the map file would not
/// allow.
pub fn read_commands(json: &str, map: &StakeholderMap, ids: &mut IdSource) -> Result<Vec<Command>, FormatError> {
    if json.len() > MAX_BYTES {
        return Err(too_large());
    }
    let top = Pointer::Top;
    match Json::parse(json)? {
        Json::List(items) => {
            let mut scratch = Document::new(map.clone());
            let mut commands = Vec::new();
            for (index, item) in items.into_iter().enumerate() {
                let command = read_command(item, &Pointer::Item(&top, index), scratch.map(), ids)?;
                // A command that cannot be carried out is told apart when it is submitted.
                if let Ok(diff) = plan(scratch.map(), &command) {
                    scratch.commit(&diff);
                }
                commands.push(command);
            }
            Ok(commands)
        }
        single => Ok(vec![read_command(single, &top, map, ids)?]),
    }
}

fn read_command(json: Json, at: &Pointer<'_>, map: &StakeholderMap, ids: &mut IdSource) -> Result<Command, FormatError> {
    let mut object = Object::open(json, at)?;
    let name: String = object.take("type", at)?;
    let mut entry = Entry { object, at, map, ids };
    match name.as_str() {
        "change-map" => return entry.change_map(),
        "move-stakeholders" => return entry.move_stakeholders(),
        "replace-map" => return entry.replace_map(),
        _ => {}
    }
    let (verb, record) = name.split_once('-').unwrap_or_default();
    let table = TABLES.iter().find(|(word, _)| *word == record);
    match (verb, table) {
        ("add", Some((word, table))) => entry.add(word, *table),
        ("change", Some((_, table))) => entry.change(*table),
        ("remove", Some((_, table))) => entry.remove(*table),
        _ => Err(Pointer::Field(at, "type").error(FileMessage::UnknownCommand { name })),
    }
}

/// Records that commands can add, change and remove, as commands call them.
const TABLES: [(&str, TableName); 5] = [
    ("stakeholder", TableName::Stakeholders),
    ("relationship", TableName::Relationships),
    ("sector", TableName::Sectors),
    ("goal", TableName::Goals),
    ("action", TableName::Actions),
];

/// One command while it is read.
struct Entry<'a> {
    object: Object,
    at: &'a Pointer<'a>,
    map: &'a StakeholderMap,
    ids: &'a mut IdSource,
}

impl Entry<'_> {
    fn add(&mut self, word: &str, table: TableName) -> Result<Command, FormatError> {
        let mut record = self.needed(word)?;
        if let Json::Object(fields) = &mut record
            && !fields.iter().any(|(name, _)| name == "id")
        {
            fields.push(("id".to_owned(), Json::Text(self.fresh_id(table))));
        }
        let here = Pointer::Field(self.at, word);
        Ok(match table {
            TableName::Stakeholders => Command::AddStakeholder(convert::read_stakeholder(record, &here, &mut Vec::new())?),
            TableName::Relationships => Command::AddRelationship(convert::read_relationship(record, &here)?),
            TableName::Sectors => Command::AddSector(convert::read_sector(record, &here)?),
            TableName::Goals => Command::AddGoal(convert::read_goal(record, &here)?),
            TableName::Actions | TableName::Map => Command::AddAction(convert::read_action(record, &here)?),
        })
    }

    fn change(&mut self, table: TableName) -> Result<Command, FormatError> {
        let before = self.existing(table)?.1;
        let record = self.merged(before, &["id"])?;
        let here = Pointer::Field(self.at, "set");
        Ok(match table {
            TableName::Stakeholders => Command::ChangeStakeholder(convert::read_stakeholder(record, &here, &mut Vec::new())?),
            TableName::Relationships => Command::ChangeRelationship(convert::read_relationship(record, &here)?),
            TableName::Sectors => Command::ChangeSector(convert::read_sector(record, &here)?),
            TableName::Goals => Command::ChangeGoal(convert::read_goal(record, &here)?),
            TableName::Actions | TableName::Map => Command::ChangeAction(convert::read_action(record, &here)?),
        })
    }

    fn remove(&mut self, table: TableName) -> Result<Command, FormatError> {
        let id = self.existing(table)?.0;
        let id = id.as_str();
        Ok(match table {
            TableName::Stakeholders => Command::RemoveStakeholders(vec![id.into()]),
            TableName::Relationships => Command::RemoveRelationships(vec![id.into()]),
            TableName::Sectors => Command::RemoveSector(id.into()),
            TableName::Goals => Command::RemoveGoal(id.into()),
            TableName::Actions | TableName::Map => Command::RemoveAction(id.into()),
        })
    }

    fn fresh_id(&mut self, table: TableName) -> String {
        match table {
            TableName::Stakeholders => self.ids.stakeholder(self.map).to_string(),
            TableName::Relationships => self.ids.relationship(self.map).to_string(),
            TableName::Sectors => self.ids.sector(self.map).to_string(),
            TableName::Goals => self.ids.goal(self.map).to_string(),
            TableName::Actions | TableName::Map => self.ids.action(self.map).to_string(),
        }
    }

    /// The record that the command speaks of: its id, and what it is now.
    fn existing(&mut self, table: TableName) -> Result<(String, Json), FormatError> {
        let id: String = self.object.take("id", self.at)?;
        let word = id.as_str();
        let found = match table {
            TableName::Stakeholders => self.map.stakeholders().find(&word.into()).map(convert::write_stakeholder),
            TableName::Relationships => self.map.relationships().find(&word.into()).map(convert::write_relationship),
            TableName::Sectors => self.map.sectors().find(&word.into()).map(convert::write_sector),
            TableName::Goals => self.map.goals().find(&word.into()).map(convert::write_goal),
            TableName::Actions | TableName::Map => self.map.actions().find(&word.into()).map(convert::write_action),
        };
        match found {
            Some(record) => Ok((id, record)),
            None => Err(Pointer::Field(self.at, "id").error(FileMessage::UnknownRecord { list: table.word().to_owned(), id })),
        }
    }

    /// What was there, with the fields of `set` in place of the old ones.
    fn merged(&mut self, before: Json, fixed: &[&str]) -> Result<Json, FormatError> {
        let set = self.needed("set")?;
        let here = Pointer::Field(self.at, "set");
        let mut fields = Object::open(before, &here)?;
        for (name, value) in Object::open(set, &here)?.into_fields() {
            if fixed.contains(&name.as_str()) {
                return Err(Pointer::Field(&here, &name).error(FileMessage::UnknownChange { path: name.clone() }));
            }
            fields.take_json(&name);
            fields.put(&name, value);
        }
        Ok(fields.json())
    }

    /// What a command cannot do without.
    fn needed(&mut self, field: &str) -> Result<Json, FormatError> {
        self.object.take_json(field).ok_or_else(|| self.at.error(FileMessage::MissingField { field: field.to_owned() }))
    }

    fn change_map(&mut self) -> Result<Command, FormatError> {
        let before = object_at_least(convert::wire_properties(self.map.properties().clone()).write());
        let lists = ["format", "version", "sectors", "goals", "stakeholders", "relationships", "actions"];
        let after = self.merged(before, &lists)?;
        Ok(Command::ChangeProperties(convert::properties(&mut read_part(after, &Pointer::Field(self.at, "set"))?)))
    }

    fn move_stakeholders(&mut self) -> Result<Command, FormatError> {
        let positions = self.needed("positions")?;
        let here = Pointer::Field(self.at, "positions");
        let mut placements = Vec::new();
        for (id, place) in Object::open(positions, &here)?.into_fields() {
            let here = Pointer::Field(&here, &id);
            let place: WirePosition = read_part(place, &here)?;
            let position = convert::position(&place, &here)?;
            let position = position.ok_or_else(|| here.error(FileMessage::MissingField { field: "x".to_owned() }))?;
            placements.push(Placement { id: id.as_str().into(), position, pinned: place.pinned });
        }
        Ok(Command::MoveStakeholders(placements))
    }

    fn replace_map(&mut self) -> Result<Command, FormatError> {
        let map = self.needed("map")?;
        Ok(Command::ReplaceMap(Box::new(read_tree(map, &Pointer::Field(self.at, "map"))?.map)))
    }
}
