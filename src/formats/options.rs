//! What callers ask for, as JSON objects: the view of a report, the look of a file.

use crate::analysis::{self, Direction, Options, Scope, Weight};
use crate::formats::error::FormatError;
use crate::formats::json::part::{Object, Pointer};
use crate::formats::tree::Json;
use crate::words::files::FileMessage;

/// The largest whole number that JavaScript knows exactly.
const MOST_SEED: f64 = 9_007_199_254_740_991.0;
/// More trials take long and tell nothing new.
const MOST_TRIALS: f64 = 10_000.0;

/// Reads the options of `analyze`; what is not said is the default.
///
/// # Errors
/// `value-out-of-range` or `wrong-type`, with the place.
pub fn read_options(json: &str) -> Result<Options, FormatError> {
    let top = Pointer::Top;
    let at = Pointer::Field(&top, "options");
    let mut wishes = Object::open(Json::parse(json)?, &at)?;
    let direction = wishes.take_one_of("direction", &["directed", "undirected"], &at)?;
    let weight = wishes.take_one_of("weight", &["none", "strength"], &at)?;
    let mut options = Options {
        direction: direction.map(|index| [Direction::Directed, Direction::Undirected][index]),
        weight: [Weight::None, Weight::Strength][weight.unwrap_or(0)],
        ..Options::default()
    };
    let mut whole = |name: &'static str, high: f64| match wishes.take::<Option<f64>>(name, &at)? {
        Some(value) if !(0.0..=high).contains(&value) || value.fract() != 0.0 => {
            Err(Pointer::Field(&at, name).error(FileMessage::NotWhole { value, low: 0.0, high }))
        }
        value => Ok(value),
    };
    if let Some(seed) = whole("seed", MOST_SEED)? {
        options.seed = seed as u64;
    }
    if let Some(trials) = whole("trials", MOST_TRIALS)? {
        options.trials = trials as usize;
    }
    let of_stakeholders = analysis::definitions().filter(|definition| definition.scope == Scope::Stakeholder);
    let scores: Vec<&str> = std::iter::once(Options::RATED).chain(of_stakeholders.map(|definition| definition.key)).collect();
    if let Some(index) = wishes.take_one_of("power", &scores, &at)? {
        options.power = scores[index].to_owned();
    }
    Ok(options)
}

/// Reads the options of `layout`: whether the best arrangement is worth several times the work.
///
/// # Errors
/// `value-out-of-range` or `wrong-type`, with the place.
pub fn read_layout_options(json: &str) -> Result<bool, FormatError> {
    let top = Pointer::Top;
    let at = Pointer::Field(&top, "options");
    let quality = Object::open(Json::parse(json)?, &at)?.take_one_of("quality", &["quick", "best"], &at)?;
    Ok(quality == Some(1))
}

/// What a caller asks of a file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FileOptions {
    /// Which table, `stakeholders` or `relationships`; empty where nothing is said.
    pub table: String,
    /// The view of a picture, empty where nothing is said.
    pub view: String,
    /// The theme of a picture, empty where nothing is said.
    pub theme: String,
    /// The paper of a report, empty where nothing is said.
    pub sheet: String,
    /// What sizes bodies in a picture.
    pub size_by: Option<String>,
    /// What people may do with a page, `view` or `edit`; empty where nothing is said.
    pub mode: String,
    /// Whether what is private is in a picture, a page or a report.
    pub private: bool,
}

/// Reads the options of `exportMap`; what is not known is passed over.
///
/// # Errors
/// `wrong-type` where an option is of another kind.
pub fn read_file_options(json: &str) -> Result<FileOptions, FormatError> {
    let top = Pointer::Top;
    let at = Pointer::Field(&top, "options");
    let mut said = Object::open(Json::parse(json)?, &at)?;
    Ok(FileOptions {
        table: said.take("table", &at)?,
        view: said.take("view", &at)?,
        theme: said.take("theme", &at)?,
        sheet: said.take("sheet", &at)?,
        size_by: said.take("size_by", &at)?,
        mode: said.take("mode", &at)?,
        private: said.take("private", &at)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_taken_and_the_rest_is_the_default() {
        let read = |json| read_options(json).expect(json);
        assert_eq!(read("{}"), Options::default());
        assert_eq!(read(r#"{"direction":null,"later":1}"#), Options::default());
        let all = read(r#"{"direction":"undirected","weight":"strength","power":"rated","seed":7,"trials":0}"#);
        assert_eq!(all.trials, 0);
        assert_eq!((all.direction, all.weight, all.power.as_str(), all.seed), (Some(Direction::Undirected), Weight::Strength, "rated", 7));
    }

    #[test]
    fn a_wrong_option_is_refused_with_its_place() {
        let refusal = |json| read_options(json).map_err(|error| format!("{}: {error}", error.code())).expect_err(json);
        expect_test::expect![[r#"
            [
                "value-out-of-range: “up” is not one of: directed, undirected. (/options/direction)",
                "wrong-type: Here should be words in quotes. (/options/weight)",
                "value-out-of-range: -1 is not a whole number from 0 to 9007199254740991. (/options/seed)",
                "value-out-of-range: 1.5 is not a whole number from 0 to 9007199254740991. (/options/seed)",
                "wrong-type: Here should be an object in { }. (/options)",
            ]
        "#]]
        .assert_debug_eq(&[
            refusal(r#"{"direction":"up"}"#),
            refusal(r#"{"weight":1}"#),
            refusal(r#"{"seed":-1}"#),
            refusal(r#"{"seed":1.5}"#),
            refusal("[]"),
        ]);
        assert!(refusal(r#"{"power":"fame"}"#).starts_with("value-out-of-range: “fame” is not one of: rated, degree"));
        assert_eq!(read_layout_options(r#"{"quality":"worst"}"#).map_err(|error| error.code()), Err("value-out-of-range"));
        assert_eq!(read_file_options(r#"{"theme":3}"#).map_err(|error| error.code()), Err("wrong-type"));
    }
}
