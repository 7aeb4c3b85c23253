//! A saved view: what the group looked at, to come back to, step through and show.
//!
//! **Invariant:** a saved view names bodies, ties and sectors by id; ids of what has gone stay and mean nothing.
//! **Not here:** looking at it; see `scene::View`.

use crate::model::convert::{put, put_extra, put_set, take, take_element, take_extra, take_listed};
use crate::model::field::{FieldValue, Fields};
use crate::model::order::OrderKey;
use crate::model::record::Extra;
use crate::model::sorted::{SortedMap, SortedSet};

/// A view of the map with a sentence under it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct SavedView {
    /// Place in the list.
    pub order: OrderKey,
    /// What is said about it.
    pub caption: String,
    /// Which picture of the map: the word of the element's `view` attribute.
    pub view: String,
    /// The middle of the picture to the right of the origin, in map units.
    pub x: f64,
    /// The middle of the picture below the origin, in map units.
    pub y: f64,
    /// How much of the map the picture shows at least from left to right, in map units; 0 shows all of it.
    pub width: f64,
    /// How much it shows at least from top to bottom, in map units; 0 shows all of it.
    pub height: f64,
    /// The key of the measure that sizes bodies; empty for the usual one.
    pub size_by: String,
    /// What ties, or the cells of the heat map, are coloured by, in a word; empty for nothing.
    pub tie_colors: String,
    /// `folded` where departments are folded into the body that they are part of; else empty.
    pub departments: String,
    /// Ids of the bodies and ties that stand out.
    pub highlight: SortedSet<String>,
    /// Ids of the sectors that are out of sight; the empty id stands for bodies without one.
    pub hidden_sectors: SortedSet<String>,
    /// Kinds of tie that are out of sight.
    pub hidden_kinds: SortedSet<String>,
    /// Ties less deep than this are out of sight.
    pub least_level: f64,
    /// Only bodies with this tag are in sight; empty for all.
    pub tag: String,
    /// Fields that this version does not know.
    pub extra: Extra,
}

/// The field of the map that holds saved views.
const FIELD: &str = "scenes";

/// The sets of a saved view, by the names of their fields.
const SETS: [&str; 3] = ["highlight", "hidden_sectors", "hidden_kinds"];

impl SavedView {
    fn set_of(&mut self, name: &str) -> Option<&mut SortedSet<String>> {
        match name {
            "highlight" => Some(&mut self.highlight),
            "hidden_sectors" => Some(&mut self.hidden_sectors),
            "hidden_kinds" => Some(&mut self.hidden_kinds),
            _ => None,
        }
    }

    fn take(&mut self, part: &[&str], value: Option<&FieldValue>) -> bool {
        match part {
            ["order"] => take(&mut self.order, value),
            ["caption"] => take(&mut self.caption, value),
            ["view"] => take(&mut self.view, value),
            ["x"] => take_number(&mut self.x, value),
            ["y"] => take_number(&mut self.y, value),
            ["width"] => take_number(&mut self.width, value),
            ["height"] => take_number(&mut self.height, value),
            ["size_by"] => take(&mut self.size_by, value),
            ["tie_colors"] => take(&mut self.tie_colors, value),
            ["departments"] => take(&mut self.departments, value),
            ["least_level"] => take_number(&mut self.least_level, value),
            ["tag"] => take(&mut self.tag, value),
            ["extra", name] => take_extra(&mut self.extra, name, value),
            [set, element] => self.set_of(set).is_some_and(|set| take_element(set, element, value)),
            _ => false,
        }
    }
}

/// Writes saved views, each value under the id of its view.
pub(super) fn put_views(fields: &mut Fields, views: &SortedMap<String, SavedView>) {
    for (id, view) in views {
        let at = |part: &'static str| [FIELD, id.as_str(), part];
        fields.put_at(&[FIELD, id], FieldValue::Flag(true));
        put(fields, &at("order"), &view.order);
        let texts = [
            ("caption", &view.caption),
            ("view", &view.view),
            ("size_by", &view.size_by),
            ("tie_colors", &view.tie_colors),
            ("departments", &view.departments),
            ("tag", &view.tag),
        ];
        for (name, text) in texts {
            put(fields, &at(name), text);
        }
        let numbers = [("x", view.x), ("y", view.y), ("width", view.width), ("height", view.height), ("least_level", view.least_level)];
        for (name, number) in numbers {
            if number != 0.0 {
                fields.put_at(&at(name), FieldValue::Number(number));
            }
        }
        let mut copy = view.clone();
        for name in SETS {
            let mut inside = Fields::default();
            put_set(&mut inside, name, &std::mem::take(copy.set_of(name).unwrap_or(&mut SortedSet::new())));
            for (path, value) in inside.iter() {
                let segments = path.segments();
                let path: Vec<&str> = [FIELD, id].into_iter().chain(segments.iter().map(String::as_str)).collect();
                fields.put_at(&path, value.clone());
            }
        }
        put_extra(fields, &[FIELD, id], &view.extra);
    }
}

/// Sets one part of one saved view; false when the value does not fit.
pub(super) fn take_view(views: &mut SortedMap<String, SavedView>, id: &str, part: &[&str], value: Option<&FieldValue>) -> bool {
    take_listed(views, id.to_owned(), part, value, SavedView::take)
}

fn take_number(place: &mut f64, value: Option<&FieldValue>) -> bool {
    match value {
        Some(FieldValue::Number(number)) if number.is_finite() => *place = *number,
        None => *place = 0.0,
        Some(_) => return false,
    }
    true
}
