//! The cell of the matrix that keys and clicks act on: a body on the diagonal, else what leads from a row to a column. In the
//! heat map a body stands for its sector.
//!
//! **Invariant:** a cell is told by its two bodies, so it stays where they are when rows change places; once something else is
//! selected it is no more.

use crate::layout::{Point, Positions};
use crate::model::{Gather, SortedSet, StakeholderId, StakeholderMap, sort_items};
use crate::scene::matrix::CELL;
use crate::scene::view::{Item, View, ViewKind};

/// Where the row of one body meets the column of another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cell {
    /// The body of the row.
    pub row: StakeholderId,
    /// The body of the column.
    pub column: StakeholderId,
}

impl Cell {
    /// The cell that a view is on, if it shows the matrix and nothing else has been selected since.
    pub fn of(map: &StakeholderMap, view: &View) -> Option<Self> {
        if !view.kind.has_cells() {
            return None;
        }
        let stands = |cell: &&Self| {
            [&cell.row, &cell.column].into_iter().all(|id| map.stakeholders().find(id).is_some_and(|body| view.shows_body(body)))
                && (view.selection.is_empty() || cell.items(map, view) == view.selection)
        };
        if let Some(cell) = view.cell.as_ref().filter(stands) {
            return Some(cell.clone());
        }
        let mut selected = view.selection.iter();
        match (selected.next(), selected.next()) {
            (Some(Item::Stakeholder(id)), None) => Some(Self { row: id.clone(), column: id.clone() }),
            (Some(Item::Relationship(id)), None) => {
                map.relationships().find(id).map(|tie| Self { row: tie.source.clone(), column: tie.target.clone() })
            }
            _ => None,
        }
    }

    /// What stands in it: in the matrix its body on the diagonal, else the ties from the row to the column and those both ways.
    pub fn items(&self, map: &StakeholderMap, view: &View) -> SortedSet<Item> {
        let is_heat = view.kind == ViewKind::Heat;
        if self.row == self.column && !is_heat {
            return [Item::Stakeholder(self.row.clone())].into();
        }
        let seen = |id: &StakeholderId| map.stakeholders().find(id).filter(|body| view.shows_body(body));
        let is_alike = |one: &StakeholderId, other: &StakeholderId| {
            one == other || is_heat && seen(one).zip(seen(other)).is_some_and(|(one, other)| one.sector == other.sector)
        };
        let ties = map.relationships().iter().filter(|tie| {
            let is_there = is_alike(&tie.source, &self.row) && is_alike(&tie.target, &self.column);
            let is_back = !tie.directed && is_alike(&tie.source, &self.column) && is_alike(&tie.target, &self.row);
            (is_there || is_back) && view.shows_tie(tie)
        });
        ties.map(|tie| Item::Relationship(tie.id.clone())).gather()
    }

    /// The cell under a point of the map, where bodies stand on the diagonal. **O(n)**.
    pub fn under(point: Point, positions: &Positions) -> Option<Self> {
        let at = |place: f64, of: fn(&Point) -> f64| {
            positions.iter().find(|(_, body)| (of(body) - place).abs() <= CELL / 2.0).map(|(id, _)| id.clone())
        };
        Some(Self { row: at(point.y, |body| body.y)?, column: at(point.x, |body| body.x)? })
    }

    /// The cell so many rows down and columns to the right; at the edge the last one. **O(n log n)**.
    pub fn beside(&self, down: isize, right: isize, positions: &Positions) -> Option<Self> {
        let order = order(positions);
        [&self.row, &self.column].into_iter().all(|id| positions.contains_key(id)).then_some(())?;
        let step = |from: &StakeholderId, by: isize| {
            let at = order.iter().position(|id| positions[*id].y == positions[from].y)?;
            Some(order[at.saturating_add_signed(by).min(order.len() - 1)].clone())
        };
        Some(Self { row: step(&self.row, down)?, column: step(&self.column, right)? })
    }

    /// The first cell, if there is any.
    pub fn first(positions: &Positions) -> Option<Self> {
        let first = order(positions).first().copied()?.clone();
        Some(Self { row: first.clone(), column: first })
    }

    /// Its middle on the map.
    pub fn middle(&self, positions: &Positions) -> Option<Point> {
        Some(Point::new(positions.get(&self.column)?.x, positions.get(&self.row)?.y))
    }
}

/// Those who stand for rows, from the first to the last.
fn order(positions: &Positions) -> Vec<&StakeholderId> {
    let mut order: Vec<(&StakeholderId, &Point)> = positions.iter().collect();
    sort_items(&mut order, |a, b| a.1.y.total_cmp(&b.1.y));
    order.dedup_by(|a, b| a.1.y == b.1.y);
    order.into_iter().map(|(id, _)| id).collect()
}
