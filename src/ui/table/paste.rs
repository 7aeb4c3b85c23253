//! A range of a spreadsheet, pasted into the table: cell by cell from where the cursor is; what goes beyond the last row
//! becomes new bodies.
//!
//! **Invariant:** one paste is one step that can be undone; a cell that does not take its text keeps what it had.

use crate::edit::{Command, Document, plan};
use crate::model::{FieldPath, Record, Sector, Stakeholder, StakeholderMap};
use crate::ui::carry_out::Editor;
use crate::ui::form::{Subject, command_to_write};
use crate::ui::table::columns::{Column, Listed, Row, Shows};
use crate::words::fold;

/// The most rows that are pasted at once.
const MOST_ROWS: usize = 5_000;

/// Pastes a text into the cells from the first of `below` and the first of `columns` on.
pub(super) fn paste(editor: &Editor, below: &[&Row], columns: &[Column], text: &str, listed: Listed) {
    let mut commands = Vec::new();
    // Each cell is read on the map that the cells before it lead to.
    let mut scratch = Document::new(editor.session.frame().map.as_ref().clone());
    for (at, line) in text.trim_end_matches(['\n', '\r']).lines().take(MOST_ROWS).enumerate() {
        let subject = match below.get(at) {
            Some(row) => row.subject.clone(),
            None if listed == Listed::Bodies => {
                let names = columns.iter().position(|column| matches!(column.shows, Shows::Field("name", _)));
                let name = names.and_then(|at| line.split('\t').nth(at)).map(str::trim).filter(|name| !name.is_empty());
                let Some(name) = name else { continue };
                let id = editor.session.fresh_stakeholder_id();
                let command = Command::AddStakeholder(Stakeholder { name: name.to_owned(), ..Stakeholder::blank(id.clone()) });
                apply(&mut scratch, command, &mut commands);
                Subject::Stakeholder(id)
            }
            None => break,
        };
        for (column, cell) in columns.iter().zip(line.split('\t')) {
            let command = match &column.shows {
                Shows::Field(path, control) => command_to_write(scratch.map(), &subject, &FieldPath::parse(path), control, cell),
                Shows::Sector => sector_on(editor, scratch.map(), &subject, cell),
                Shows::End(_) | Shows::Measure(_) => None,
            };
            if let Some(command) = command {
                apply(&mut scratch, command, &mut commands);
            }
        }
    }
    if !commands.is_empty() {
        editor.submit(Command::Batch(commands));
    }
}

/// The command that puts a body into the sector of this name, an old or a new one.
pub(super) fn sector_command(editor: &Editor, row: &Row, name: &str) -> Option<Command> {
    sector_on(editor, &editor.session.frame().map, &row.subject, name)
}

fn sector_on(editor: &Editor, map: &StakeholderMap, subject: &Subject, name: &str) -> Option<Command> {
    let Subject::Stakeholder(id) = subject else { return None };
    let body = map.stakeholders().find(id)?;
    let name = name.trim();
    let known = map.sectors().iter().find(|sector| fold(&sector.name) == fold(name)).map(|sector| sector.id.clone());
    let moved = |sector| Command::ChangeStakeholder(Stakeholder { sector, ..body.clone() });
    Some(match known {
        _ if name.is_empty() => moved(None),
        Some(known) => moved(Some(known)),
        None => {
            let fresh = editor.session.fresh_sector_id();
            let sector = Sector { name: name.to_owned(), ..Sector::blank(fresh.clone()) };
            Command::Batch(vec![Command::AddSector(sector), moved(Some(fresh))])
        }
    })
}

fn apply(scratch: &mut Document, command: Command, commands: &mut Vec<Command>) {
    if let Ok(diff) = plan(scratch.map(), &command) {
        scratch.commit(&diff);
        commands.push(command);
    }
}
