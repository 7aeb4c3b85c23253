//! What colours, sizes, widths and dashes mean; only what the picture really shows.

use crate::model::{Color, SectorId, Stakeholder, StakeholderId, sort_items};
use crate::scene::grid::shows_spread;
use crate::scene::heat::shade;
use crate::scene::plane::Rated;
use crate::scene::sector::Look;
use crate::scene::sector::looks;
use crate::scene::shade::Shades;
use crate::scene::shape::Shape;
use crate::scene::status::Status;
use crate::scene::style::Style;
use crate::scene::tie::strength_range;
use crate::scene::view::{Parts, View, ViewKind};
use crate::words::legend::LegendText;

/// One line of the legend.
#[derive(Clone, PartialEq, Debug)]
pub enum LegendEntry {
    /// The look of a sector's bodies; without an id, that of bodies without a sector.
    Sector {
        /// The sector.
        id: Option<SectorId>,
        /// Its name.
        name: String,
        /// The shape.
        shape: Shape,
        /// The colour in this theme.
        color: Color,
    },
    /// What the size of a body means.
    Size {
        /// The name of the measure.
        name: String,
    },
    /// What the width of a tie means; there only if widths differ.
    Width {
        /// In words.
        name: String,
    },
    /// What a colour of ties means; there only where ties are coloured.
    Tie {
        /// In words.
        name: String,
        /// The colour in this theme.
        color: Color,
    },
    /// What the shades of the heat map mean.
    Heat {
        /// In words.
        name: String,
        /// The colours of the lowest and of the highest cell.
        colors: [Color; 2],
    },
    /// What the place of a body means in a status drawing.
    Place {
        /// In words.
        name: String,
        /// Whether height says it, not nearness to the middle.
        is_height: bool,
    },
    /// What bars across a body mean; there only if there are any.
    Spread {
        /// In words.
        name: String,
    },
    /// What an arrow head means; there only if there is one.
    Arrow {
        /// In words.
        name: String,
    },
    /// What a dashed tie means; there only if there is one.
    Dashed {
        /// In words.
        name: String,
    },
}

impl LegendEntry {
    /// The words of the entry.
    pub fn name(&self) -> &str {
        match self {
            Self::Sector { name, .. }
            | Self::Size { name }
            | Self::Tie { name, .. }
            | Self::Heat { name, .. }
            | Self::Place { name, .. }
            | Self::Spread { name }
            | Self::Width { name }
            | Self::Arrow { name }
            | Self::Dashed { name } => name,
        }
    }
}

/// The legend of a picture.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Legend {
    /// Its lines, in order.
    pub entries: Vec<LegendEntry>,
}

/// The legend of what a view shows: sectors that have bodies, then size, width, arrow and dash where they differ.
pub fn legend(parts: &Parts<'_>, view: &View) -> Legend {
    let style = Style::of(view);
    if view.kind == ViewKind::Heat {
        let name = LegendText::Heat { of: view.heat.word(), enough: view.hide_private }.text();
        return Legend { entries: vec![LegendEntry::Heat { name, colors: [shade(&style, 0.0), shade(&style, 1.0)] }] };
    }
    let bodies = || parts.map.stakeholders().iter().filter(|body| view.shows_body(body));
    let is_seen = |id: &StakeholderId| parts.map.stakeholders().find(id).is_some_and(|body| view.shows_body(body));
    let ties = || {
        let ties = parts.map.relationships().iter().filter(|tie| view.shows_tie(tie));
        ties.filter(|tie| view.filter.is_empty() || is_seen(&tie.source) && is_seen(&tie.target))
    };
    let mut entries = Vec::new();
    for (id, look) in looks(parts.map).into_iter().map(|(id, look)| (Some(id), look)).chain([(None, Look::NONE)]) {
        if !bodies().any(|body| body.sector.as_ref() == id) {
            continue;
        }
        let sector = id.and_then(|id| parts.map.sectors().find(id));
        let name = sector.map_or_else(|| LegendText::NoSector.text(), |sector| sector.name.clone());
        entries.push(LegendEntry::Sector { id: id.cloned(), name, shape: look.shape, color: style.fill(look.color) });
    }
    // In the order of the sectors, those without one last; a map without any sector needs no such line.
    let place = |entry: &LegendEntry| match entry {
        LegendEntry::Sector { id: Some(id), .. } => parts.map.sectors().ids().position(|other| other == id),
        _ => Some(usize::MAX),
    };
    sort_items(&mut entries, |a, b| place(a).cmp(&place(b)));
    if parts.map.sectors().is_empty() {
        entries.clear();
    }
    let is_matrix = view.kind == ViewKind::Matrix;
    if bodies().next().is_some() && !is_matrix {
        entries.push(LegendEntry::Size { name: LegendText::Size(view.size_by.clone()).text() });
    }
    if view.kind == ViewKind::Status && bodies().next().is_some() {
        let name = match view.status {
            Status::Radius => LegendText::Nearness(view.size_by.clone()),
            Status::Height => LegendText::Height,
        };
        entries.push(LegendEntry::Place { name: name.text(), is_height: view.status == Status::Height });
    }
    let differs = |body: &Stakeholder| Rated::of(body).is_some_and(|rated| rated.range(body) != (rated, rated));
    if shows_spread(parts.map.properties(), view) && bodies().any(differs) {
        entries.push(LegendEntry::Spread { name: LegendText::Spread.text() });
    }
    entries.extend(Shades::new(parts.map, view, &style).entries(ties()));
    if strength_range(ties()).is_some() {
        entries.push(LegendEntry::Width { name: LegendText::Strength.text() });
    }
    if ties().any(|tie| tie.directed) {
        let words = if is_matrix { LegendText::FromRow } else { LegendText::OneWay };
        entries.push(LegendEntry::Arrow { name: words.text() });
    }
    if ties().any(|tie| tie.opposes()) {
        entries.push(LegendEntry::Dashed { name: LegendText::Opposition.text() });
    }
    Legend { entries }
}
