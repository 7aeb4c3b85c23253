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
use crate::formats::json::part::{Object, Part, Pointer, object_at_least};
use crate::formats::json::wire::{WireAction, WireGoal, WireMap, WirePosition, WireRelationship, WireSector, WireStakeholder};
use crate::formats::json::{convert, read_tree};
use crate::formats::tree::Json;
use crate::formats::{MAX_BYTES, too_large};
use crate::model::{Action, Goal, Record, Relationship, Sector, Stakeholder, StakeholderMap, Table, TableName};
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
        "change-map" => entry.change_map(),
        "move-stakeholders" => entry.move_stakeholders(),
        "replace-map" => entry.replace_map(),
        _ => match name.split_once('-') {
            Some((verb, "stakeholder")) => entry.record::<Stakeholder>(verb),
            Some((verb, "relationship")) => entry.record::<Relationship>(verb),
            Some((verb, "sector")) => entry.record::<Sector>(verb),
            Some((verb, "goal")) => entry.record::<Goal>(verb),
            Some((verb, "action")) => entry.record::<Action>(verb),
            _ => Ok(None),
        },
    }?
    .ok_or_else(|| Pointer::Field(at, "type").error(FileMessage::UnknownCommand { name }))
}

/// A record that commands can add, change and remove.
trait Entity: Record {
    type Wire: Part;
    const NAME: &'static str;
    const TABLE: TableName;

    fn table(map: &StakeholderMap) -> &Table<Self>;
    fn fresh(ids: &mut IdSource, map: &StakeholderMap) -> Self::Id;
    fn read(wire: Self::Wire, at: &Pointer<'_>) -> Result<Self, FormatError>;
    fn written(self) -> Self::Wire;
    fn add(self) -> Command;
    fn change(self) -> Command;
    fn remove(id: Self::Id) -> Command;
}

macro_rules! entities {
    ($($record:ident: $table:ident, $wire:ident, $records:ident, $fresh:ident, $read:expr, $written:ident, $add:ident, $change:ident, $remove:expr;)*) => {$(
        impl Entity for $record {
            type Wire = $wire;
            const NAME: &'static str = stringify!($fresh);
            const TABLE: TableName = TableName::$table;

            fn table(map: &StakeholderMap) -> &Table<Self> {
                map.$records()
            }

            fn fresh(ids: &mut IdSource, map: &StakeholderMap) -> Self::Id {
                ids.$fresh(map)
            }

            fn read(wire: $wire, at: &Pointer<'_>) -> Result<Self, FormatError> {
                $read(wire, at)
            }

            fn written(self) -> $wire {
                convert::$written(self)
            }

            fn add(self) -> Command {
                Command::$add(self)
            }

            fn change(self) -> Command {
                Command::$change(self)
            }

            fn remove(id: Self::Id) -> Command {
                $remove(id)
            }
        }
    )*};
}
entities! {
    Stakeholder: Stakeholders, WireStakeholder, stakeholders, stakeholder, |wire, at| convert::stakeholder(wire, at, &mut Vec::new()),
        wire_stakeholder, AddStakeholder, ChangeStakeholder, |id| Command::RemoveStakeholders(vec![id]);
    Relationship: Relationships, WireRelationship, relationships, relationship, convert::relationship,
        wire_relationship, AddRelationship, ChangeRelationship, |id| Command::RemoveRelationships(vec![id]);
    Sector: Sectors, WireSector, sectors, sector, convert::sector, wire_sector, AddSector, ChangeSector, Command::RemoveSector;
    Goal: Goals, WireGoal, goals, goal, convert::goal, wire_goal, AddGoal, ChangeGoal, Command::RemoveGoal;
    Action: Actions, WireAction, actions, action, |wire, _: &Pointer<'_>| Ok(convert::action(wire)),
        wire_action, AddAction, ChangeAction, Command::RemoveAction;
}

/// One command while it is read.
struct Entry<'a> {
    object: Object,
    at: &'a Pointer<'a>,
    map: &'a StakeholderMap,
    ids: &'a mut IdSource,
}

impl Entry<'_> {
    /// Adds, changes or removes a record; `None` for another verb.
    fn record<E: Entity>(&mut self, verb: &str) -> Result<Option<Command>, FormatError> {
        Ok(Some(match verb {
            "add" => self.add::<E>()?,
            "change" => self.change::<E>()?,
            "remove" => E::remove(self.existing::<E>()?.id().clone()),
            _ => return Ok(None),
        }))
    }

    fn add<E: Entity>(&mut self) -> Result<Command, FormatError> {
        let here = Pointer::Field(self.at, E::NAME);
        let mut record = self.object.take_json(E::NAME).ok_or_else(|| self.missing(E::NAME))?;
        if let Json::Object(fields) = &mut record
            && !fields.iter().any(|(name, _)| name == "id")
        {
            fields.push(("id".to_owned(), Json::Text(E::fresh(self.ids, self.map).to_string())));
        }
        Ok(E::read(E::Wire::read(record, &here)?, &here)?.add())
    }

    fn change<E: Entity>(&mut self) -> Result<Command, FormatError> {
        let here = Pointer::Field(self.at, "set");
        let before = self.existing::<E>()?.clone();
        let after = self.merged(object_at_least(before.written().write()), &["id"])?;
        Ok(E::read(E::Wire::read(after, &here)?, &here)?.change())
    }

    fn existing<E: Entity>(&mut self) -> Result<&E, FormatError> {
        let id: String = self.object.take("id", self.at)?;
        let found = E::table(self.map).find(&E::Id::from(&id));
        found.ok_or_else(|| Pointer::Field(self.at, "id").error(FileMessage::UnknownRecord { list: E::TABLE.word().to_owned(), id }))
    }

    /// What was there, with the fields of `set` in place of the old ones.
    fn merged(&mut self, before: Json, fixed: &[&str]) -> Result<Json, FormatError> {
        let set = self.object.take_json("set").ok_or_else(|| self.missing("set"))?;
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

    fn missing(&self, field: &str) -> FormatError {
        self.at.error(FileMessage::MissingField { field: field.to_owned() })
    }

    fn change_map(&mut self) -> Result<Option<Command>, FormatError> {
        let before = convert::wire_properties(self.map.properties().clone());
        let lists = ["format", "version", "sectors", "goals", "stakeholders", "relationships", "actions"];
        let after = self.merged(object_at_least(before.write()), &lists)?;
        let mut wire = WireMap::read(after, &Pointer::Field(self.at, "set"))?;
        Ok(Some(Command::ChangeProperties(convert::properties(&mut wire))))
    }

    fn move_stakeholders(&mut self) -> Result<Option<Command>, FormatError> {
        let positions = self.object.take_json("positions").ok_or_else(|| self.missing("positions"))?;
        let here = Pointer::Field(self.at, "positions");
        let mut placements = Vec::new();
        for (id, place) in Object::open(positions, &here)?.into_fields() {
            let here = Pointer::Field(&here, &id);
            let place = WirePosition::read(place, &here)?;
            let position = convert::position(&place, &here)?;
            let position = position.ok_or_else(|| here.error(FileMessage::MissingField { field: "x".to_owned() }))?;
            placements.push(Placement { id: id.as_str().into(), position, pinned: place.pinned });
        }
        Ok(Some(Command::MoveStakeholders(placements)))
    }

    fn replace_map(&mut self) -> Result<Option<Command>, FormatError> {
        let map = self.object.take_json("map").ok_or_else(|| self.missing("map"))?;
        Ok(Some(Command::ReplaceMap(Box::new(read_tree(map, &Pointer::Field(self.at, "map"))?.map))))
    }
}
