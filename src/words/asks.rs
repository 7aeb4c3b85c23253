//! The words on what a map asks for.

use crate::words::screen::Label;
use crate::words::screen::labels;

labels! {
    /// Words that stand alone.
    AsksLabel {
        /// The button and the heading.
        Asks = "What this map asks",
        /// What it is about.
        Hint = "Name, sector, ties and their kind are always asked for. What else is worth asking in this room?",
        /// Stands over the fields of bodies.
        OfBodies = "Of each body",
        /// Stands over the fields of ties.
        OfTies = "Of each tie",
        /// Said beside a field that cannot be switched off.
        Said = "is written already",
    }
}

/// What a field is called where it is switched on.
pub fn field_name(field: &str) -> &'static str {
    let label = match field {
        "kind" => Label::Kind,
        "power" => Label::Power,
        "interest" => Label::Interest,
        "stance" => Label::StanceTowards,
        "in_room" => Label::InRoom,
        "parent" => Label::PartOf,
        "goals" => Label::Goals,
        "offers" => Label::Offers,
        "needs" => Label::Needs,
        "services" => Label::Services,
        "serves" => Label::Serves,
        "power_bases" => Label::PowerBases,
        "tags" => Label::Tags,
        "link" => Label::Link,
        "notes" => Label::Notes,
        "source" => Label::Source,
        "private" => Label::Private,
        "pinned" => Label::Pinned,
        "strength" => Label::Strength,
        "level" => Label::Level,
        "trust" => Label::Trust,
        "sign" => Label::Opposition,
        "barrier" => Label::Barrier,
        _ => return "",
    };
    label.text()
}
