//! What reading files gave, as the JSON that scripts get: `{"map":…,"warnings":[…],"readOnly":false}`. Companions hand it
//! to the main module in this form too.

use crate::formats::error::{FormatError, Warning};
use crate::formats::import::Imported;
use crate::formats::json;
use crate::formats::json::part::{Object, Pointer};
use crate::formats::tree::Json;
use crate::model::StakeholderMap;
use crate::words::files::FileMessage;

/// A map that was read, here or by a companion, with its remarks in words.
#[derive(Clone, PartialEq, Debug)]
pub struct Reading {
    /// The map.
    pub map: StakeholderMap,
    /// What was left out or changed on the way, one sentence each.
    pub remarks: Vec<String>,
    /// Whether the file is of a newer version, so that saving it could lose something.
    pub read_only: bool,
}

impl From<Imported> for Reading {
    fn from(imported: Imported) -> Self {
        let remarks = imported.warnings.iter().map(ToString::to_string).collect();
        Self { map: imported.map, remarks, read_only: imported.read_only }
    }
}

/// Writes what was read.
pub fn write_reading(imported: &Imported) -> String {
    let warnings = imported.warnings.iter().map(Warning::tree).collect();
    let (map, warnings) = (json::write(&imported.map, None), Json::List(warnings).compact());
    format!(r#"{{"map":{map},"warnings":{warnings},"readOnly":{}}}"#, imported.read_only)
}

/// Reads what [`write_reading`] wrote.
///
/// # Errors
/// Where it is something else.
pub fn read_reading(text: &str) -> Result<Reading, FormatError> {
    let top = Pointer::Top;
    let mut object = Object::open(Json::parse(text)?, &top)?;
    let map = object.take_json("map").ok_or_else(|| top.error(FileMessage::MissingField { field: "map".to_owned() }))?;
    let map = json::read_tree(map, &Pointer::Field(&top, "map"))?.map;
    let mut remarks = Vec::new();
    if let Some(Json::List(warnings)) = object.take_json("warnings") {
        for warning in warnings {
            remarks.push(remark(Object::open(warning, &top)?)?);
        }
    }
    Ok(Reading { map, remarks, read_only: object.take("readOnly", &top)? })
}

/// A warning as one sentence, like [`Warning`] says itself.
fn remark(mut warning: Object) -> Result<String, FormatError> {
    let mut text = |name| warning.take::<String>(name, &Pointer::Top);
    let (message, file, place) = (text("message")?, text("file")?, text("place")?);
    Ok(sentence(&message, &file, &place))
}

/// A message with the file and the place it is about, where they are known.
pub(super) fn sentence(message: &str, file: &str, place: &str) -> String {
    let separator = if file.is_empty() || place.is_empty() { "" } else { ", " };
    if file.is_empty() && place.is_empty() { message.to_owned() } else { format!("{message} ({file}{separator}{place})") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::{InputFile, import};

    #[test]
    fn a_reading_that_crosses_between_modules_says_the_same() {
        let bytes = b"Source,Target,Weight\na,b,heavy\nb,b,1\n".to_vec();
        let imported = import(&[InputFile { name: "ties.csv".to_owned(), bytes }]).expect("a table of ties");
        assert_eq!(imported.warnings.len(), 2);
        let reading = read_reading(&write_reading(&imported)).expect("what was written");
        assert_eq!(reading, Reading::from(imported));
        assert!(reading.remarks[0].ends_with("(ties.csv, row 2, column “Weight”)"), "{}", reading.remarks[0]);
    }
}
