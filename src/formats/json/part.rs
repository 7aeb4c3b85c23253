//! How the parts of a map file are read from a JSON tree and written into one.
//!
//! **Invariant:** absent, `null` and the default are the same; what is written is read as the same part; fields that this
//! version does not know are kept.
//! **Not here:** which parts there are; see `wire`.

use std::rc::Rc;

use crate::formats::error::FormatError;
use crate::formats::tree::Json;
use crate::model::{
    BarrierKind, BaseScore, Color, Extra, Gather, GoalRole, Level, Score, SortedSet, SourceKind, StakeholderKind, Stance, Strength,
    TrustScore, ValueError,
};
use crate::words::files::{FileMessage, FilePlace};

/// The way from the top of the file to a value.
#[derive(Clone, Copy)]
pub(in crate::formats) enum Pointer<'a> {
    Top,
    Field(&'a Pointer<'a>, &'a str),
    Item(&'a Pointer<'a>, usize),
}

impl Pointer<'_> {
    /// The way as a JSON Pointer.
    pub(in crate::formats) fn text(&self) -> String {
        match self {
            Self::Top => String::new(),
            Self::Field(above, name) => format!("{}/{}", above.text(), name.replace('~', "~0").replace('/', "~1")),
            Self::Item(above, index) => format!("{}/{index}", above.text()),
        }
    }

    /// A failure at this place.
    pub(in crate::formats) fn error(&self, message: FileMessage) -> FormatError {
        FormatError::new(message, Some(FilePlace::Pointer(self.text())))
    }
}

/// A part of a map file; it starts as what absent means.
pub(in crate::formats) trait Part {
    /// Reads what is there; `null` never gets here.
    fn read(&mut self, json: Json, at: &Pointer<'_>) -> Result<(), FormatError>;

    /// Writes the part, and may empty it on the way; `null` means that it is left out.
    fn write(&mut self) -> Json;
}

/// Reads a part that is there.
pub(in crate::formats) fn read_part<P: Part + Default>(json: Json, at: &Pointer<'_>) -> Result<P, FormatError> {
    let mut part = P::default();
    part.read(json, at)?;
    Ok(part)
}

/// The fields of an object by name, in the order of the file, and what else the file says there.
pub(in crate::formats) type Parts<'a> = (Vec<(&'static str, &'a mut dyn Part)>, &'a mut Extra);

/// Reads an object into its fields.
pub(in crate::formats) fn read_object((fields, extra): Parts<'_>, json: Json, at: &Pointer<'_>) -> Result<(), FormatError> {
    let mut object = Object::open(json, at)?;
    for (name, part) in fields {
        if let Some(json) = object.take_json(name) {
            part.read(json, &Pointer::Field(at, name))?;
        }
    }
    *extra = object.rest();
    Ok(())
}

/// Writes an object of its fields; `null` where there is nothing in it.
pub(in crate::formats) fn write_object((mut fields, extra): Parts<'_>) -> Json {
    let mut object = Object::default();
    for (name, part) in &mut fields {
        object.put(name, part.write());
    }
    // What comes from another program may bear any name; none may hide a field or make the file unreadable.
    for (name, text) in std::mem::take(extra) {
        let is_known = name == "__proto__" || fields.iter().any(|(known, _)| **known == *name);
        if !is_known && let Ok(json) = Json::parse(&text) {
            object.0.push((name, json));
        }
    }
    if object.0.is_empty() { Json::Null } else { object.json() }
}

/// The fields of an object while it is read or written.
#[derive(Default)]
pub(in crate::formats) struct Object(Vec<(String, Json)>);

impl Object {
    /// Takes the fields of a JSON object.
    pub(in crate::formats) fn open(json: Json, at: &Pointer<'_>) -> Result<Self, FormatError> {
        match json {
            Json::Object(fields) => Ok(Self(fields)),
            _ => Err(wrong(at, "an object in { }")),
        }
    }

    /// Takes one field out.
    pub(in crate::formats) fn take<P: Part + Default>(&mut self, name: &str, at: &Pointer<'_>) -> Result<P, FormatError> {
        self.take_json(name).map_or_else(|| Ok(P::default()), |json| read_part(json, &Pointer::Field(at, name)))
    }

    /// Takes one field out as it stands, unless it is absent or `null`.
    pub(in crate::formats) fn take_json(&mut self, name: &str) -> Option<Json> {
        let index = self.0.iter().position(|(key, _)| key == name)?;
        Some(self.0.remove(index).1).filter(|json| !json.is_null())
    }

    /// Takes out a word of a closed list, as its place there.
    pub(in crate::formats) fn take_one_of(&mut self, name: &str, allowed: &[&str], at: &Pointer<'_>) -> Result<Option<usize>, FormatError> {
        self.take_json(name).map(|json| one_of(json, allowed, &Pointer::Field(at, name))).transpose()
    }

    /// The fields that no one has taken.
    pub(in crate::formats) fn into_fields(self) -> Vec<(String, Json)> {
        self.0
    }

    /// The object as JSON.
    pub(in crate::formats) fn json(self) -> Json {
        Json::Object(self.0)
    }

    /// What no one has taken, as JSON text.
    pub(in crate::formats) fn rest(self) -> Extra {
        self.0.into_iter().map(|(name, json)| (name, Rc::from(json.compact()))).gather()
    }

    /// Adds a field, unless it is absent.
    pub(in crate::formats) fn put(&mut self, name: &str, json: Json) {
        if !json.is_null() {
            self.0.push((name.to_owned(), json));
        }
    }
}

fn wrong(at: &Pointer<'_>, expected: &str) -> FormatError {
    at.error(FileMessage::WrongType { expected: expected.to_owned() })
}

/// Declares objects of the map file: every field with its type, in the order of the file.
macro_rules! parts {
    ($($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident $key:literal: $type:ty,)* })*) => {$(
        #[derive(Clone, Debug, Default)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(default))]
        $(#[$meta])*
        pub(in crate::formats) struct $name {
            $(
                $(#[$field_meta])*
                #[cfg_attr(feature = "schema", schemars(rename = $key))]
                pub(in crate::formats) $field: $type,
            )*
            /// Fields that this version does not know.
            #[cfg_attr(feature = "schema", schemars(skip))]
            pub(in crate::formats) extra: crate::model::Extra,
        }

        impl $name {
            /// The fields by their names in the file.
            #[inline(never)]
            pub(in crate::formats) fn parts(&mut self) -> crate::formats::json::part::Parts<'_> {
                (vec![$(($key, &mut self.$field)),*], &mut self.extra)
            }
        }

        impl crate::formats::json::part::Part for $name {
            fn read(&mut self, json: crate::formats::tree::Json, at: &crate::formats::json::part::Pointer<'_>) -> Result<(), crate::formats::error::FormatError> {
                crate::formats::json::part::read_object(self.parts(), json, at)
            }

            fn write(&mut self) -> crate::formats::tree::Json {
                crate::formats::json::part::write_object(self.parts())
            }
        }
    )*};
}
pub(in crate::formats) use parts;

fn words(json: Json, at: &Pointer<'_>) -> Result<String, FormatError> {
    match json {
        Json::Text(text) => Ok(text),
        _ => Err(wrong(at, "words in quotes")),
    }
}

impl Part for String {
    fn read(&mut self, json: Json, at: &Pointer<'_>) -> Result<(), FormatError> {
        *self = words(json, at)?;
        Ok(())
    }

    fn write(&mut self) -> Json {
        if self.is_empty() { Json::Null } else { Json::Text(std::mem::take(self)) }
    }
}

impl Part for Option<String> {
    fn read(&mut self, json: Json, at: &Pointer<'_>) -> Result<(), FormatError> {
        *self = Some(words(json, at)?);
        Ok(())
    }

    fn write(&mut self) -> Json {
        self.take().map_or(Json::Null, Json::Text)
    }
}

impl Part for bool {
    fn read(&mut self, json: Json, at: &Pointer<'_>) -> Result<(), FormatError> {
        match json {
            Json::Flag(flag) => *self = flag,
            _ => return Err(wrong(at, "true or false")),
        }
        Ok(())
    }

    fn write(&mut self) -> Json {
        if *self { Json::Flag(true) } else { Json::Null }
    }
}

impl Part for Option<bool> {
    fn read(&mut self, json: Json, at: &Pointer<'_>) -> Result<(), FormatError> {
        self.insert(false).read(json, at)
    }

    fn write(&mut self) -> Json {
        self.map_or(Json::Null, Json::Flag)
    }
}

fn number(json: &Json, at: &Pointer<'_>) -> Result<f64, FormatError> {
    json.as_number().ok_or_else(|| wrong(at, "a number"))
}

fn write_number(number: Option<f64>) -> Json {
    number.map_or(Json::Null, Json::number)
}

impl Part for Option<f64> {
    fn read(&mut self, json: Json, at: &Pointer<'_>) -> Result<(), FormatError> {
        *self = Some(number(&json, at)? + 0.0);
        Ok(())
    }

    fn write(&mut self) -> Json {
        write_number(*self)
    }
}

fn out_of_range(error: ValueError, whole: bool) -> FileMessage {
    let ValueError { value, low, high } = error;
    if whole { FileMessage::NotWhole { value, low, high } } else { FileMessage::OutOfRange { value, low, high } }
}

macro_rules! scales {
    ($($name:ident whole $whole:literal),*) => {$(
        impl Part for Option<$name> {
            fn read(&mut self, json: Json, at: &Pointer<'_>) -> Result<(), FormatError> {
                match $name::new(number(&json, at)?) {
                    Ok(score) => *self = Some(score),
                    Err(error) => return Err(at.error(out_of_range(error, $whole))),
                }
                Ok(())
            }

            fn write(&mut self) -> Json {
                write_number(self.map($name::value))
            }
        }
    )*};
}
scales!(Score whole false, BaseScore whole true, Stance whole true, Level whole true, TrustScore whole true);

impl Part for Strength {
    fn read(&mut self, json: Json, at: &Pointer<'_>) -> Result<(), FormatError> {
        let value = number(&json, at)?;
        *self = Self::new(value)
            .map_err(|error| at.error(if value > 0.0 { out_of_range(error, false) } else { FileMessage::NotPositive { value } }))?;
        Ok(())
    }

    fn write(&mut self) -> Json {
        write_number((*self != Self::default()).then_some(self.value()))
    }
}

/// The place of a word in a closed list.
fn one_of(json: Json, allowed: &[&str], at: &Pointer<'_>) -> Result<usize, FormatError> {
    let value = words(json, at)?;
    let index = allowed.iter().position(|word| *word == value);
    index.ok_or_else(|| at.error(FileMessage::UnknownWord { value, allowed: allowed.join(", ") }))
}

macro_rules! word_lists {
    ($($name:ident),*) => {$(
        impl Part for Option<$name> {
            fn read(&mut self, json: Json, at: &Pointer<'_>) -> Result<(), FormatError> {
                *self = $name::ALL.get(one_of(json, $name::WORDS, at)?).copied();
                Ok(())
            }

            fn write(&mut self) -> Json {
                self.map_or(Json::Null, |member| Json::text(member.word()))
            }
        }
    )*};
}
word_lists!(StakeholderKind, GoalRole, SourceKind, BarrierKind);

impl Part for Option<Color> {
    fn read(&mut self, json: Json, at: &Pointer<'_>) -> Result<(), FormatError> {
        let value = words(json, at)?;
        *self = Color::parse(&value);
        if self.is_none() { Err(at.error(FileMessage::NotAColor { value })) } else { Ok(()) }
    }

    fn write(&mut self) -> Json {
        self.map_or(Json::Null, |color| Json::Text(color.hex()))
    }
}

/// An object without fields, where a part is there but says nothing.
pub(in crate::formats) fn object_at_least(json: Json) -> Json {
    if json.is_null() { Json::Object(Vec::new()) } else { json }
}

fn items(json: Json, at: &Pointer<'_>) -> Result<Vec<Json>, FormatError> {
    match json {
        Json::List(items) => Ok(items),
        _ => Err(wrong(at, "a list in [ ]")),
    }
}

impl<P: Part + Default> Part for Vec<P> {
    fn read(&mut self, json: Json, at: &Pointer<'_>) -> Result<(), FormatError> {
        for (index, json) in items(json, at)?.into_iter().enumerate() {
            self.push(read_part(json, &Pointer::Item(at, index))?);
        }
        Ok(())
    }

    fn write(&mut self) -> Json {
        if self.is_empty() { Json::Null } else { Json::List(self.iter_mut().map(|item| object_at_least(item.write())).collect()) }
    }
}

/// Records that are read one by one, later.
impl Part for Vec<Json> {
    fn read(&mut self, json: Json, at: &Pointer<'_>) -> Result<(), FormatError> {
        *self = items(json, at)?;
        Ok(())
    }

    fn write(&mut self) -> Json {
        if self.is_empty() { Json::Null } else { Json::List(std::mem::take(self)) }
    }
}

/// What is read later, as it stands.
impl Part for Option<Json> {
    fn read(&mut self, json: Json, _: &Pointer<'_>) -> Result<(), FormatError> {
        *self = Some(json);
        Ok(())
    }

    fn write(&mut self) -> Json {
        self.take().unwrap_or(Json::Null)
    }
}

/// Records of a list that stands in every file, empty or not.
#[derive(Clone, Debug, Default)]
pub(in crate::formats) struct Listed(pub(in crate::formats) Vec<Json>);

impl Part for Listed {
    fn read(&mut self, json: Json, at: &Pointer<'_>) -> Result<(), FormatError> {
        self.0.read(json, at)
    }

    fn write(&mut self) -> Json {
        Json::List(std::mem::take(&mut self.0))
    }
}

impl Part for SortedSet<String> {
    fn read(&mut self, json: Json, at: &Pointer<'_>) -> Result<(), FormatError> {
        let mut list: Vec<String> = Vec::new();
        for (index, json) in items(json, at)?.into_iter().enumerate() {
            // `null` is no word.
            list.push(words(json, &Pointer::Item(at, index))?);
        }
        *self = list.into_iter().gather();
        Ok(())
    }

    fn write(&mut self) -> Json {
        if self.is_empty() { Json::Null } else { Json::List(std::mem::take(self).into_iter().map(Json::Text).collect()) }
    }
}

impl Part for Option<SortedSet<String>> {
    fn read(&mut self, json: Json, at: &Pointer<'_>) -> Result<(), FormatError> {
        self.insert(SortedSet::new()).read(json, at)
    }

    fn write(&mut self) -> Json {
        self.take().map_or(Json::Null, |words| Json::List(words.into_iter().map(Json::Text).collect()))
    }
}
