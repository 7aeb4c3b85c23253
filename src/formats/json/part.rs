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

/// A part of a map file.
pub(in crate::formats) trait Part: Default {
    /// Reads what is there; `null` never gets here.
    fn read(json: Json, at: &Pointer<'_>) -> Result<Self, FormatError>;

    /// Writes the part; `null` means that it is left out.
    fn write(self) -> Json;
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
    pub(in crate::formats) fn take<P: Part>(&mut self, name: &str, at: &Pointer<'_>) -> Result<P, FormatError> {
        self.take_json(name).map_or_else(|| Ok(P::default()), |json| P::read(json, &Pointer::Field(at, name)))
    }

    /// Takes one field out as it stands, unless it is absent or `null`.
    pub(in crate::formats) fn take_json(&mut self, name: &str) -> Option<Json> {
        let index = self.0.iter().position(|(key, _)| key == name)?;
        Some(self.0.remove(index).1).filter(|json| !json.is_null())
    }

    /// Takes out a word of a closed list, as its place there.
    pub(in crate::formats) fn take_one_of(&mut self, name: &str, allowed: &[&str], at: &Pointer<'_>) -> Result<Option<usize>, FormatError> {
        let Some(value) = self.take::<Option<String>>(name, at)? else { return Ok(None) };
        let index = allowed.iter().position(|word| *word == value);
        let unknown = || Pointer::Field(at, name).error(FileMessage::UnknownWord { value, allowed: allowed.join(", ") });
        index.map(Some).ok_or_else(unknown)
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

    /// Adds the fields kept from a file, and ends the object; `null` where there is nothing in it.
    pub(in crate::formats) fn close(mut self, known: &[&str], extra: Extra) -> Json {
        // What comes from another program may bear any name; none may hide a field or make the file unreadable.
        for (name, text) in extra.into_iter().filter(|(name, _)| !known.contains(&name.as_str()) && name != "__proto__") {
            if let Ok(json) = Json::parse(&text) {
                self.0.push((name, json));
            }
        }
        if self.0.is_empty() { Json::Null } else { Json::Object(self.0) }
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
            /// The names of the fields in the file.
            pub(in crate::formats) const FIELDS: &'static [&'static str] = &[$($key),*];
        }

        impl crate::formats::json::part::Part for $name {
            fn read(json: crate::formats::tree::Json, at: &crate::formats::json::part::Pointer<'_>) -> Result<Self, crate::formats::error::FormatError> {
                let mut object = crate::formats::json::part::Object::open(json, at)?;
                Ok(Self { $($field: object.take($key, at)?,)* extra: object.rest() })
            }

            fn write(self) -> crate::formats::tree::Json {
                let mut object = crate::formats::json::part::Object::default();
                $(object.put($key, self.$field.write());)*
                object.close(Self::FIELDS, self.extra)
            }
        }
    )*};
}
pub(in crate::formats) use parts;

impl Part for String {
    fn read(json: Json, at: &Pointer<'_>) -> Result<Self, FormatError> {
        match json {
            Json::Text(text) => Ok(text),
            _ => Err(wrong(at, "words in quotes")),
        }
    }

    fn write(self) -> Json {
        if self.is_empty() { Json::Null } else { Json::Text(self) }
    }
}

impl Part for Option<String> {
    fn read(json: Json, at: &Pointer<'_>) -> Result<Self, FormatError> {
        String::read(json, at).map(Some)
    }

    fn write(self) -> Json {
        self.map_or(Json::Null, Json::Text)
    }
}

impl Part for bool {
    fn read(json: Json, at: &Pointer<'_>) -> Result<Self, FormatError> {
        match json {
            Json::Flag(flag) => Ok(flag),
            _ => Err(wrong(at, "true or false")),
        }
    }

    fn write(self) -> Json {
        if self { Json::Flag(true) } else { Json::Null }
    }
}

impl Part for Option<bool> {
    fn read(json: Json, at: &Pointer<'_>) -> Result<Self, FormatError> {
        bool::read(json, at).map(Some)
    }

    fn write(self) -> Json {
        self.map_or(Json::Null, Json::Flag)
    }
}

fn number(json: &Json, at: &Pointer<'_>) -> Result<f64, FormatError> {
    json.as_number().ok_or_else(|| wrong(at, "a number"))
}

impl Part for Option<f64> {
    fn read(json: Json, at: &Pointer<'_>) -> Result<Self, FormatError> {
        number(&json, at).map(|number| Some(number + 0.0))
    }

    fn write(self) -> Json {
        self.map_or(Json::Null, Json::number)
    }
}

fn out_of_range(error: ValueError, whole: bool) -> FileMessage {
    let ValueError { value, low, high } = error;
    if whole { FileMessage::NotWhole { value, low, high } } else { FileMessage::OutOfRange { value, low, high } }
}

macro_rules! scales {
    ($($name:ident whole $whole:literal),*) => {$(
        impl Part for Option<$name> {
            fn read(json: Json, at: &Pointer<'_>) -> Result<Self, FormatError> {
                $name::new(number(&json, at)?).map(Some).map_err(|error| at.error(out_of_range(error, $whole)))
            }

            fn write(self) -> Json {
                self.map_or(Json::Null, |score| Json::number(score.value()))
            }
        }
    )*};
}
scales!(Score whole false, BaseScore whole true, Stance whole true, Level whole true, TrustScore whole true);

impl Part for Strength {
    fn read(json: Json, at: &Pointer<'_>) -> Result<Self, FormatError> {
        let value = number(&json, at)?;
        Self::new(value)
            .map_err(|error| at.error(if value > 0.0 { out_of_range(error, false) } else { FileMessage::NotPositive { value } }))
    }

    fn write(self) -> Json {
        if self == Self::default() { Json::Null } else { Json::number(self.value()) }
    }
}

macro_rules! word_lists {
    ($($name:ident),*) => {$(
        impl Part for Option<$name> {
            fn read(json: Json, at: &Pointer<'_>) -> Result<Self, FormatError> {
                let value = String::read(json, at)?;
                $name::parse(&value).map(Some).ok_or_else(|| {
                    let allowed: Vec<&str> = $name::ALL.iter().map(|member| member.word()).collect();
                    at.error(FileMessage::UnknownWord { value, allowed: allowed.join(", ") })
                })
            }

            fn write(self) -> Json {
                self.map_or(Json::Null, |member| Json::text(member.word()))
            }
        }
    )*};
}
word_lists!(StakeholderKind, GoalRole, SourceKind, BarrierKind);

impl Part for Option<Color> {
    fn read(json: Json, at: &Pointer<'_>) -> Result<Self, FormatError> {
        let value = String::read(json, at)?;
        Color::parse(&value).map(Some).ok_or_else(|| at.error(FileMessage::NotAColor { value }))
    }

    fn write(self) -> Json {
        self.map_or(Json::Null, |color| Json::Text(color.hex()))
    }
}

/// An object without fields, where a part is there but says nothing.
pub(in crate::formats) fn object_at_least(json: Json) -> Json {
    if json.is_null() { Json::Object(Vec::new()) } else { json }
}

impl<P: Part> Part for Vec<P> {
    fn read(json: Json, at: &Pointer<'_>) -> Result<Self, FormatError> {
        match json {
            Json::List(items) => items.into_iter().enumerate().map(|(index, item)| P::read(item, &Pointer::Item(at, index))).collect(),
            _ => Err(wrong(at, "a list in [ ]")),
        }
    }

    fn write(self) -> Json {
        if self.is_empty() { Json::Null } else { Json::List(self.into_iter().map(|item| object_at_least(item.write())).collect()) }
    }
}

impl Part for SortedSet<String> {
    fn read(json: Json, at: &Pointer<'_>) -> Result<Self, FormatError> {
        Vec::<String>::read(json, at).map(|words| words.into_iter().gather())
    }

    fn write(self) -> Json {
        if self.is_empty() { Json::Null } else { Json::List(self.into_iter().map(Json::Text).collect()) }
    }
}

impl Part for Option<SortedSet<String>> {
    fn read(json: Json, at: &Pointer<'_>) -> Result<Self, FormatError> {
        SortedSet::read(json, at).map(Some)
    }

    fn write(self) -> Json {
        self.map_or(Json::Null, |words| Json::List(words.into_iter().map(Json::Text).collect()))
    }
}
