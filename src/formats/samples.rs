//! What a sample of a format is read as, in lines that a test can show.

use crate::formats::{InputFile, import};
use crate::model::{Sign, StakeholderMap};

/// The map of one file, or why it is refused.
pub(crate) fn read_as(bytes: &[u8]) -> String {
    match import(&[InputFile { name: "sample".to_owned(), bytes: bytes.to_vec() }]) {
        Ok(imported) => {
            let warnings = imported.warnings.iter().map(|warning| format!("! {}: {warning}\n", warning.code()));
            shown(&imported.map) + &warnings.collect::<String>()
        }
        Err(error) => format!("{}: {error}\n", error.code()),
    }
}

fn shown(map: &StakeholderMap) -> String {
    let mut lines = String::new();
    if !map.properties().title.is_empty() {
        lines += &format!("# {}\n", map.properties().title);
    }
    for body in map.stakeholders().iter() {
        let said = |name: &str, value: Option<String>| value.map(|value| format!(" {name} {value}")).unwrap_or_default();
        lines += &format!("{} “{}”", body.id, body.name);
        lines += &said("in", body.sector.as_ref().map(ToString::to_string));
        lines += &said("part of", body.parent.as_ref().map(ToString::to_string));
        lines += &said("power", body.power.map(|power| power.value().to_string()));
        lines += &said("at", body.position.map(|place| format!("{} {}", place.x, place.y)));
        lines += &said("says", Some(body.notes.clone()).filter(|notes| !notes.is_empty()));
        lines += &body.extra.iter().map(|(name, value)| format!(" {name}={value}")).collect::<String>();
        lines.push('\n');
    }
    for tie in map.relationships().iter() {
        let arrow = if tie.directed { "->" } else { "--" };
        let sign = if tie.sign == Sign::Opposition { "-" } else { "" };
        let kind = tie.kind.as_ref().map(|kind| format!(" {}", kind.as_str())).unwrap_or_default();
        lines += &format!("{} {arrow} {} {sign}{}{kind}", tie.source, tie.target, tie.strength.value());
        lines += &tie.extra.iter().map(|(name, value)| format!(" {name}={value}")).collect::<String>();
        lines.push('\n');
    }
    lines
}
