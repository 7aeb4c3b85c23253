//! Sentences about files: why one cannot be read, and what was changed while reading it.
//!
//! **Invariant:** every message has a stable code and says what is wrong and what helps.
//! **Not here:** where in the file it is; the place is written by [`FileMessage::text`]'s caller.

/// An argument of a message, as scripts receive it.
#[derive(Clone, PartialEq, Debug)]
pub enum FileArgument {
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
}

macro_rules! messages {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $kind:ident),* } = $code:literal, $text:literal;)*) => {
        /// A message about a file.
        #[derive(Clone, PartialEq, Debug)]
        pub enum FileMessage {
            $($(#[$doc])* $name {
                $(
                    #[allow(missing_docs)]
                    $field: messages!(@type $kind)
                ),*
            }),*
        }

        /// Every sentence with the names of its arguments.
        #[cfg(test)]
        const SENTENCES: &[(&str, &[&str])] = &[$(($text, &[$(stringify!($field)),*])),*];

        impl FileMessage {
            /// The stable word by which scripts tell messages apart.
            pub fn code(&self) -> &'static str {
                match self { $(Self::$name { .. } => $code),* }
            }

            /// The arguments by name.
            pub fn args(&self) -> Vec<(&'static str, FileArgument)> {
                match self { $(Self::$name { $($field),* } => vec![$((stringify!($field), messages!(@arg $kind $field))),*]),* }
            }

            /// The sentence.
            pub fn text(&self) -> String {
                let template = match self { $(Self::$name { .. } => $text),* };
                filled(template, &self.args())
            }
        }
    };
    (@type text) => { String };
    (@type number) => { f64 };
    (@arg text $field:ident) => { FileArgument::Text($field.clone()) };
    (@arg number $field:ident) => { FileArgument::Number(*$field) };
}

/// A sentence with each `{name}` replaced by the argument of that name; one routine for all sentences keeps the program small.
fn filled(template: &str, args: &[(&'static str, FileArgument)]) -> String {
    let mut sentence = String::new();
    let mut rest = template;
    while let Some((before, name, after)) = rest.split_once('{').and_then(|(before, behind)| {
        let (name, after) = behind.split_once('}')?;
        Some((before, name, after))
    }) {
        sentence += before;
        match args.iter().find(|(known, _)| *known == name) {
            Some((_, FileArgument::Text(text))) => sentence += text,
            // Hundreds of digits say no more than the power of ten.
            Some((_, FileArgument::Number(number))) if number.abs() >= 1e16 => sentence += &format!("{number:e}"),
            // The least above 0, where a scale begins there.
            Some((_, FileArgument::Number(number))) if number.abs() < 1e-300 => sentence += "0",
            Some((_, FileArgument::Number(number))) => sentence += &number.to_string(),
            None => {}
        }
        rest = after;
    }
    sentence + rest
}

messages! {
    /// Letters of a link that are not as they were written.
    DamagedLink {} = "invalid-link", "This link is damaged or cut off. Copy it again as a whole, or ask for the map as a file.";
    /// A map with texts longer than a link holds.
    LinkTooLong {} = "too-large", "This map is too large for a link.";
    /// The text is no JSON.
    InvalidJson { detail: text } = "invalid-json", "This is not complete JSON: {detail}.";
    /// An object says the same name twice.
    RepeatedKey { key: text } = "duplicate-key", "“{key}” is said twice in the same place. Keep one of the two.";
    /// An object has a name that could harm a page that reads it.
    ForbiddenKey { key: text } = "forbidden-key", "The name “{key}” is not allowed in a map file.";
    /// Lists inside lists inside lists.
    TooDeep { most: number } = "too-deep", "The file is nested deeper than {most} levels; a map file never is.";
    /// The bytes are no text that can be read.
    NotText {} = "not-text", "The letters of this file cannot be read. Save it again as UTF-8.";
    /// Nothing says what the file is.
    UnknownFormat {} = "unknown-format", "This is neither a map nor a network file, and no table of stakeholders or relationships with column names.";
    /// Two files that cannot be one map.
    NotTogether {} = "unknown-format", "These files do not make one map. Open map files one by one; tables of stakeholders and of relationships belong together.";
    /// No stakeholder at all.
    EmptyFile {} = "empty-file", "There is no stakeholder in this file.";
    /// More bytes than are read.
    TooLarge { most: number } = "too-large", "The file is larger than {most} MB.";
    /// More records than a map holds.
    TooMany { list: text, count: number, most: number } = "too-large", "There are {count} {list}; a map holds {most}.";
    /// More values than any map has.
    TooManyValues { most: number } = "too-large", "The file holds more than {most} values; no map needs as many.";
    /// A name longer than any label.
    TooLong { most: number } = "too-long", "This name is longer than {most} characters. Shorten it and keep the rest as a note.";
    /// A record says nothing where something is needed.
    MissingField { field: text } = "missing-field", "“{field}” is missing here.";
    /// A value of the wrong sort.
    WrongType { expected: text } = "wrong-type", "Here should be {expected}.";
    /// A number outside its scale.
    OutOfRange { value: number, low: number, high: number } = "value-out-of-range", "{value} is not between {low} and {high}.";
    /// A number between the steps of its scale.
    NotWhole { value: number, low: number, high: number } = "value-out-of-range", "{value} is not a whole number from {low} to {high}.";
    /// A strength of nothing or less.
    NotPositive { value: number } = "value-out-of-range", "{value} is no strength; a strength is above 0.";
    /// A word that is none of a closed list.
    UnknownWord { value: text, allowed: text } = "value-out-of-range", "“{value}” is not one of: {allowed}.";
    /// A colour that is none.
    NotAColor { value: text } = "value-out-of-range", "“{value}” is no colour; write one as #2a6fb0.";
    /// An id is blank.
    EmptyId { list: text } = "empty-id", "One of the {list} has an empty id.";
    /// Two records of a list share an id.
    DuplicateId { list: text, id: text } = "duplicate-id", "The id “{id}” stands twice among the {list}.";
    /// A name is blank.
    EmptyName { list: text, id: text } = "empty-name", "“{id}” among the {list} has an empty name.";
    /// A field names a record that is not there.
    UnknownReference { list: text, id: text, field: text, missing: text } = "unknown-reference", "The {field} “{missing}” of “{id}”, among the {list}, is not in the map.";
    /// A relationship leads back to where it starts.
    SelfRelationship { id: text, stakeholder: text } = "self-relationship", "The relationship “{id}” ties “{stakeholder}” to itself.";
    /// A stakeholder is part of itself.
    ParentCycle { id: text } = "parent-cycle", "The stakeholder “{id}” is part of itself.";
    /// A goal is named twice by the same stakeholder.
    RepeatedGoal { goal: text } = "duplicate-id", "The goal “{goal}” stands twice here.";
    /// A file of a later version.
    NewerVersion { version: number } = "newer-version", "This file was saved by a newer version ({version}). It can be looked at, not changed.";
    /// A file of a later version that cannot even be shown.
    TooNew { version: number } = "newer-version", "This file was saved by a newer version ({version}) and cannot be read by this one.";
    /// A command speaks of a record that is not there.
    UnknownRecord { list: text, id: text } = "unknown-reference", "There is no “{id}” among the {list}.";
    /// A command or a change that this program does not know.
    UnknownCommand { name: text } = "unknown-command", "There is no command “{name}”.";
    /// A change that says nothing that could be done.
    UnknownChange { path: text } = "unknown-change", "The change of “{path}” cannot be read.";
    /// Two ratings by the same person at the same time.
    RenamedRating { from: text, to: text } = "renamed-rating", "Two ratings by “{from}” with the same date: the second is now by “{to}”.";
    /// A tie of a body with itself was left out.
    DroppedSelfRelationship { stakeholder: text } = "self-relationship", "A tie of “{stakeholder}” with itself was left out.";
    /// An id that stood twice was changed.
    FreshId { id: text, fresh: text } = "duplicate-id", "The id “{id}” stands twice; the second is now “{fresh}”.";
    /// A body that only ties name was added.
    AddedStakeholder { name: text } = "unknown-reference", "“{name}” is named by a tie but not listed; it was added.";
    /// A row that says too little was left out.
    SkippedRow { field: text } = "skipped-row", "The row has no “{field}” and was left out.";
    /// A weight that is no strength was left out.
    IgnoredStrength { value: text } = "value-out-of-range", "“{value}” is no strength above 0; the tie counts as 1.";
    /// A value that does not fit its column was kept as a note.
    IgnoredValue { value: text, column: text } = "value-out-of-range", "“{value}” does not fit “{column}”; it is kept beside the other columns.";
    /// A name too long for a label was cut.
    CutName { most: number } = "too-long", "A name longer than {most} characters was cut.";
    /// More rows than a map holds.
    CutRows { list: text, most: number } = "too-large", "Only the first {most} {list} were read.";
    /// Letters of an older encoding.
    GuessedLetters { encoding: text } = "not-text", "The file is not UTF-8; its letters were read as {encoding}. Check the accents.";
    /// A file of another program that breaks the rules of its format, or could do harm.
    Malformed { format: text, detail: text } = "malformed", "This {format} file cannot be read: {detail}.";
    /// A part of a file that a map has no place for.
    SkippedPart { part: text } = "skipped-part", "{part} has no place in a map and was left out.";
    /// A dated copy of the map that breaks a rule was left out.
    SkippedSnapshot { name: text, detail: text } = "skipped-snapshot", "The snapshot “{name}” cannot be read and was left out: {detail}";
    /// Rows without names of columns were taken for ties.
    BareTies {} = "no-column-names", "There are no column names; each row was read as ties of its first cell with the others.";
    /// More columns than are kept.
    CutCells { most: number } = "too-large", "Only the first {most} values of columns that have no meaning here were kept.";
    /// More remarks than anyone reads.
    MoreWarnings { count: number } = "more-warnings", "There are {count} more remarks like these.";
}

/// Where in a file something is, in words that go before a sentence.
#[derive(Clone, PartialEq, Debug)]
pub enum FilePlace {
    /// A line and column of text, from 1.
    Line {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// A JSON Pointer (RFC 6901).
    Pointer(String),
    /// A row of a table, from 1 with the row of column names, and a column by its name.
    Cell {
        /// The sheet of a workbook, else empty.
        sheet: String,
        /// The row.
        row: usize,
        /// The column, empty for the whole row.
        column: String,
    },
}

impl FilePlace {
    /// The place in words.
    pub fn text(&self) -> String {
        match self {
            Self::Line { line, column } => format!("line {line}, column {column}"),
            Self::Pointer(pointer) if pointer.is_empty() => "the whole file".to_owned(),
            Self::Pointer(pointer) => pointer.clone(),
            Self::Cell { sheet, row, column } => {
                let sheet = if sheet.is_empty() { String::new() } else { format!("sheet “{sheet}”, ") };
                let column = if column.is_empty() { String::new() } else { format!(", column “{column}”") };
                format!("{sheet}row {row}{column}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_names_only_arguments_that_it_has() {
        for (sentence, arguments) in SENTENCES {
            let names: Vec<&str> = sentence.split('{').skip(1).filter_map(|behind| Some(behind.split_once('}')?.0)).collect();
            assert!(names.iter().all(|name| arguments.contains(name)), "{sentence} has {arguments:?}");
        }
    }

    #[test]
    fn a_sentence_says_its_arguments_as_they_are() {
        let message = FileMessage::UnknownReference {
            list: "relationships".to_owned(),
            id: "{missing}".to_owned(),
            field: "target".to_owned(),
            missing: "b".to_owned(),
        };
        assert_eq!(message.text(), "The target “b” of “{missing}”, among the relationships, is not in the map.");
        assert_eq!(FileMessage::NotWhole { value: 1.5, low: -2.0, high: 2.0 }.text(), "1.5 is not a whole number from -2 to 2.");
        let strength = FileMessage::OutOfRange { value: 1e308, low: f64::MIN_POSITIVE, high: 1e12 };
        assert_eq!(strength.text(), "1e308 is not between 0 and 1000000000000.");
    }
}
