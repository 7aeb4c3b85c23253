//! Makes a map of tables.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::formats::Imported;
use crate::formats::error::{FormatError, Warning};
use crate::formats::json::part::{Parts, Pointer};
use crate::formats::json::refused;
use crate::formats::json::wire::{WireRelationship, WireStakeholder};
use crate::formats::table::columns::{Meaning, is_start, relationship_columns, stakeholder_columns};
use crate::formats::table::row::{Content, Row, Table};
use crate::formats::table::values::{Ids, break_circles, direction, flag, short};
use crate::formats::tree::Json;
use crate::model::{
    Extra, Gather, Level, Position, Properties, Record, Relationship, RelationshipKind, Score, Sector, SectorId, Sign, Stakeholder,
    StakeholderId, StakeholderKind, StakeholderMap, Stance, Strength, Trust, TrustScore, parse_number,
};
use crate::words::files::{FileMessage, FilePlace};
use crate::words::fold;

/// How many values of columns without a meaning are kept.
const MAX_KEPT: usize = 500_000;
/// How many remarks are listed.
const MAX_WARNINGS: usize = 500;

/// Makes one map of tables of stakeholders and of relationships.
///
/// # Errors
/// Where no table has a row that says anything.
///
/// # Complexity
/// **O(n log n)** in the number of cells.
pub(in crate::formats) fn build(tables: &[Table], title: &str, warnings: Vec<Warning>) -> Result<Imported, FormatError> {
    let mut map = Building { warnings, ..Building::default() };
    for content in [Content::Stakeholders, Content::Relationships] {
        for table in tables.iter().filter(|table| table.content == content) {
            match content {
                Content::Stakeholders => map.stakeholders(table),
                Content::Relationships => map.relationships(table),
            }
        }
    }
    map.finish(title)
}

/// One row with the columns that have a meaning.
struct Entry<'a> {
    table: &'a Table,
    columns: &'a BTreeMap<usize, Meaning>,
    /// Names that mean something else in the map file.
    taken: &'a [&'static str],
    cells: &'a Row,
}

impl<'a> Entry<'a> {
    /// The text of a column, empty where there is none.
    fn text(&self, meaning: Meaning) -> &'a str {
        self.column(meaning).map_or("", |column| self.cells.said(self.cells.cell(column)))
    }

    fn column(&self, meaning: Meaning) -> Option<usize> {
        self.columns.iter().find(|(_, other)| **other == meaning).map(|(column, _)| *column)
    }

    fn place(&self, meaning: Option<Meaning>) -> FilePlace {
        let column = meaning.and_then(|meaning| self.column(meaning)).map_or("", |column| &self.table.columns[column]);
        self.cells.place(column)
    }
}

#[derive(Default)]
struct Building {
    bodies: Vec<Stakeholder>,
    ids: Ids,
    /// Bodies by name; `None` where two share it.
    names: BTreeMap<String, Option<StakeholderId>>,
    sectors: Vec<Sector>,
    sector_ids: BTreeSet<SectorId>,
    ties: Vec<Relationship>,
    tie_ids: Ids,
    listed: bool,
    kept: usize,
    warnings: Vec<Warning>,
    more: usize,
}

impl Building {
    fn warn(&mut self, row: &Entry<'_>, meaning: Option<Meaning>, message: FileMessage) {
        self.note(Warning { message, file: row.table.file.clone(), place: Some(row.place(meaning)) });
    }

    fn note(&mut self, warning: Warning) {
        if self.warnings.len() < MAX_WARNINGS {
            self.warnings.push(warning);
        } else {
            self.more += 1;
        }
    }

    fn finish(mut self, title: &str) -> Result<Imported, FormatError> {
        if self.bodies.is_empty() {
            return Err(FormatError::new(FileMessage::EmptyFile {}, None));
        }
        // Parents may stand below their parts.
        for index in 0..self.bodies.len() {
            let parent = self.bodies[index].parent.take();
            self.bodies[index].parent = parent.and_then(|parent| self.known(parent.as_str()));
        }
        break_circles(&mut self.bodies);
        if self.kept > MAX_KEPT {
            self.note(Warning::new(FileMessage::CutCells { most: MAX_KEPT as f64 }, None));
        }
        if self.more > 0 {
            self.warnings.push(Warning::new(FileMessage::MoreWarnings { count: self.more as f64 }, None));
        }
        let map = StakeholderMap::assemble(
            Properties { title: title.to_owned(), ..Properties::default() },
            self.sectors,
            Vec::new(),
            self.bodies,
            self.ties,
            Vec::new(),
        );
        let map = map.map_err(|violations| {
            violations.first().map_or_else(|| FormatError::new(FileMessage::EmptyFile {}, None), |first| refused(first, &Pointer::Top))
        })?;
        Ok(Imported { map, warnings: self.warnings, read_only: false })
    }

    /// The body that a text names by id or else by name.
    fn known(&self, text: &str) -> Option<StakeholderId> {
        let id = StakeholderId::from(text);
        if self.ids.contains(text) { Some(id) } else { self.names.get(text).cloned().flatten() }
    }

    fn has_room(&mut self, row: &Entry<'_>, content: Content) -> bool {
        let (count, most, list) = match content {
            Content::Stakeholders => (self.bodies.len(), StakeholderMap::MAX_STAKEHOLDERS, "stakeholders"),
            Content::Relationships => (self.ties.len(), StakeholderMap::MAX_RELATIONSHIPS, "relationships"),
        };
        if count >= most {
            let message = FileMessage::CutRows { list: list.to_owned(), most: most as f64 };
            if !self.warnings.iter().any(|warning| warning.message == message) {
                self.warn(row, None, message);
            }
        }
        count < most
    }

    /// A name short enough for a label.
    fn name(&mut self, row: &Entry<'_>, meaning: Meaning, text: &str) -> String {
        if text.chars().nth(StakeholderMap::MAX_NAME).is_some() {
            self.warn(row, Some(meaning), FileMessage::CutName { most: StakeholderMap::MAX_NAME as f64 });
        }
        text.chars().take(StakeholderMap::MAX_NAME).collect()
    }

    /// A value of a scale; what does not fit is kept as it was written.
    fn value<T>(&mut self, row: &Entry<'_>, meaning: Meaning, extra: &mut Extra, read: impl Fn(f64) -> Option<T>) -> Option<T> {
        let text = row.text(meaning);
        let value = parse_number(text).and_then(read);
        if value.is_none() && !text.is_empty() {
            self.does_not_fit(row, meaning, extra);
        }
        value
    }

    fn does_not_fit(&mut self, row: &Entry<'_>, meaning: Meaning, extra: &mut Extra) {
        let (text, column) = (row.text(meaning), row.column(meaning).map_or("", |column| &row.table.columns[column]));
        self.warn(row, Some(meaning), FileMessage::IgnoredValue { value: short(text), column: column.to_owned() });
        self.keep(extra, format!("{column} (as written)"), text);
    }

    fn keep(&mut self, extra: &mut Extra, name: String, text: &str) {
        self.kept += 1;
        if self.kept <= MAX_KEPT {
            extra.insert(name, Rc::from(Json::text(text).compact()));
        }
    }

    /// Keeps the columns that have no meaning here.
    fn keep_others(&mut self, row: &Entry<'_>, extra: &mut Extra) {
        for (index, text) in row.cells.cells().filter(|(index, _)| !row.columns.contains_key(index)) {
            let Some(column) = row.table.columns.get(index) else { continue };
            let clash = row.taken.contains(&column.as_str()) || column == "__proto__";
            self.keep(extra, if clash { format!("{column} (as written)") } else { column.clone() }, row.cells.said(text));
        }
    }

    fn sector(&mut self, row: &Entry<'_>) -> Option<SectorId> {
        let text = self.name(row, Meaning::Sector, row.text(Meaning::Sector));
        if text.is_empty() {
            return None;
        }
        let id = SectorId::from(text.as_str());
        if self.sector_ids.insert(id.clone()) {
            self.sectors.push(Sector { name: text, ..Sector::blank(id.clone()) });
        }
        Some(id)
    }

    fn add(&mut self, body: Stakeholder) {
        self.names.entry(body.name.clone()).and_modify(|id| *id = None).or_insert_with(|| Some(body.id.clone()));
        self.bodies.push(body);
    }

    fn stakeholders(&mut self, table: &Table) {
        self.listed = true;
        let columns = stakeholder_columns(table);
        let taken = names(WireStakeholder::default().parts());
        for cells in &table.rows {
            let row = Entry { table, columns: &columns, taken: &taken, cells };
            if !self.has_room(&row, Content::Stakeholders) {
                return;
            }
            self.stakeholder(&row);
        }
    }

    fn stakeholder(&mut self, row: &Entry<'_>) {
        let (id, name) = (row.text(Meaning::Id), row.text(Meaning::Name));
        let wanted = if id.is_empty() { name } else { id };
        if wanted.is_empty() {
            self.warn(row, None, FileMessage::SkippedRow { field: "name".to_owned() });
            return;
        }
        let wanted = self.name(row, Meaning::Id, wanted);
        let fresh = self.ids.take(&wanted);
        if fresh != wanted {
            self.warn(row, Some(Meaning::Id), FileMessage::FreshId { id: wanted.clone(), fresh: fresh.clone() });
        }
        let mut extra = Extra::new();
        self.keep_others(row, &mut extra);
        let kind = StakeholderKind::parse(&fold(row.text(Meaning::Kind)));
        if kind.is_none() && !row.text(Meaning::Kind).is_empty() {
            self.does_not_fit(row, Meaning::Kind, &mut extra);
        }
        let x = self.value(row, Meaning::X, &mut extra, Some);
        let y = self.value(row, Meaning::Y, &mut extra, Some);
        let text = |meaning| row.text(meaning).to_owned();
        let words = |meaning| row.text(meaning).split(';').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).gather();
        let body = Stakeholder {
            name: self.name(row, Meaning::Name, if name.is_empty() { &wanted } else { name }),
            kind,
            sector: self.sector(row),
            parent: Some(row.text(Meaning::Parent)).filter(|parent| !parent.is_empty()).map(StakeholderId::from),
            power: self.value(row, Meaning::Power, &mut extra, |number| Score::new(number).ok()),
            interest: self.value(row, Meaning::Interest, &mut extra, |number| Score::new(number).ok()),
            in_room: flag(row.text(Meaning::InRoom)),
            stance: self.value(row, Meaning::Stance, &mut extra, |number| Stance::new(number).ok()),
            offers: words(Meaning::Offers),
            needs: words(Meaning::Needs),
            services: words(Meaning::Services),
            serves: words(Meaning::Serves),
            tags: words(Meaning::Tags),
            link: text(Meaning::Link),
            notes: text(Meaning::Notes),
            private: flag(row.text(Meaning::Private)).unwrap_or(false),
            position: x.zip(y).and_then(|(x, y)| Position::new(x, y)),
            pinned: flag(row.text(Meaning::Pinned)).unwrap_or(false),
            extra,
            ..Stakeholder::blank(fresh.as_str().into())
        };
        self.add(body);
    }

    fn relationships(&mut self, table: &Table) {
        let columns = relationship_columns(table);
        let directed_by_name = table.column(Meaning::Source).is_some_and(|column| is_start(&table.columns[column]));
        let taken = names(WireRelationship::default().parts());
        for cells in &table.rows {
            let row = Entry { table, columns: &columns, taken: &taken, cells };
            if !self.has_room(&row, Content::Relationships) {
                return;
            }
            self.relationship(&row, directed_by_name);
        }
    }

    /// The body at one end, made where no table lists it.
    fn end(&mut self, row: &Entry<'_>, meaning: Meaning) -> Option<StakeholderId> {
        let text = row.text(meaning);
        if text.is_empty() {
            let field = if meaning == Meaning::Source { "source" } else { "target" };
            self.warn(row, Some(meaning), FileMessage::SkippedRow { field: field.to_owned() });
            return None;
        }
        let text = self.name(row, meaning, text);
        if let Some(id) = self.known(&text) {
            return Some(id);
        }
        if !self.has_room(row, Content::Stakeholders) {
            return None;
        }
        if self.listed {
            self.warn(row, Some(meaning), FileMessage::AddedStakeholder { name: short(&text) });
        }
        // Two bodies may share the name; a third with it as its id is its own.
        let id = StakeholderId::from(self.ids.take(&text).as_str());
        self.add(Stakeholder { name: text, ..Stakeholder::blank(id.clone()) });
        Some(id)
    }

    fn relationship(&mut self, row: &Entry<'_>, directed_by_name: bool) {
        let Some((source, target)) = self.end(row, Meaning::Source).zip(self.end(row, Meaning::Target)) else { return };
        if source == target {
            // The search is long, and only the first remarks are shown.
            let body = self.bodies.iter().filter(|_| self.warnings.len() < MAX_WARNINGS).find(|body| body.id == source);
            let stakeholder = short(body.map_or(source.as_str(), |body| &body.name));
            self.warn(row, None, FileMessage::DroppedSelfRelationship { stakeholder });
            return;
        }
        let mut extra = Extra::new();
        self.keep_others(row, &mut extra);
        let kind = Some(row.text(Meaning::Kind)).filter(|kind| !kind.is_empty()).map(RelationshipKind::new);
        let opposed = row.text(Meaning::Sign) == "-1" || kind.as_ref().is_some_and(|kind| kind.as_str() == RelationshipKind::CONFLICT);
        let tie = Relationship {
            source,
            target,
            directed: direction(row.text(Meaning::Directed)).unwrap_or(directed_by_name),
            kind,
            strength: self.strength(row, &mut extra),
            level: self.value(row, Meaning::Level, &mut extra, |number| Level::new(number).ok()),
            trust: Trust {
                forward: self.value(row, Meaning::TrustForward, &mut extra, |number| TrustScore::new(number).ok()),
                back: self.value(row, Meaning::TrustBack, &mut extra, |number| TrustScore::new(number).ok()),
            },
            sign: if opposed { Sign::Opposition } else { Sign::Support },
            notes: row.text(Meaning::Notes).to_owned(),
            private: flag(row.text(Meaning::Private)).unwrap_or(false),
            extra,
            ..Relationship::blank(self.tie_id(row).as_str().into())
        };
        self.ties.push(tie);
    }

    fn tie_id(&mut self, row: &Entry<'_>) -> String {
        let wanted = self.name(row, Meaning::Id, row.text(Meaning::Id));
        if wanted.is_empty() {
            return self.tie_ids.take(&format!("r{}", self.ties.len() + 1));
        }
        let fresh = self.tie_ids.take(&wanted);
        if fresh != wanted {
            self.warn(row, Some(Meaning::Id), FileMessage::FreshId { id: wanted, fresh: fresh.clone() });
        }
        fresh
    }

    fn strength(&mut self, row: &Entry<'_>, extra: &mut Extra) -> Strength {
        let text = row.text(Meaning::Strength);
        let strength = parse_number(text).and_then(|number| Strength::new(number).ok());
        if strength.is_none() && !text.is_empty() {
            self.warn(row, Some(Meaning::Strength), FileMessage::IgnoredStrength { value: short(text) });
            let column = row.column(Meaning::Strength).map_or("", |column| &row.table.columns[column]);
            self.keep(extra, format!("{column} (as written)"), text);
        }
        strength.unwrap_or_default()
    }
}

/// The names of fields.
fn names((fields, _): Parts<'_>) -> Vec<&'static str> {
    fields.iter().map(|(name, _)| *name).collect()
}
