//! How the types of fields turn into plain values and back.
//!
//! **Invariant:** `from_value(to_value(x)) == Some(x)` for every `x` that has a value.

use crate::model::details::{Position, PowerBase, Rating, RatingKey};
use crate::model::field::{FieldValue, Fields};
use crate::model::id::{GoalId, SectorId, StakeholderId};
use crate::model::order::OrderKey;
use crate::model::record::Extra;
use crate::model::sorted::{SortedMap, SortedSet};
use crate::model::value::{BaseScore, Level, Score, Stance, Strength, TrustScore};

/// A type that one value of a field holds.
pub(super) trait Scalar: Sized {
    /// The value, or `None` for the state that an absent field means.
    fn to_value(&self) -> Option<FieldValue>;

    /// Reads a value; `None` when it does not fit.
    fn from_value(value: Option<&FieldValue>) -> Option<Self>;
}

impl Scalar for String {
    fn to_value(&self) -> Option<FieldValue> {
        (!self.is_empty()).then(|| FieldValue::text(self))
    }

    fn from_value(value: Option<&FieldValue>) -> Option<Self> {
        match value {
            None => Some(Self::new()),
            Some(FieldValue::Text(text)) => Some(text.to_string()),
            Some(_) => None,
        }
    }
}

impl Scalar for bool {
    fn to_value(&self) -> Option<FieldValue> {
        self.then_some(FieldValue::Flag(true))
    }

    fn from_value(value: Option<&FieldValue>) -> Option<Self> {
        match value {
            None => Some(false),
            Some(FieldValue::Flag(flag)) => Some(*flag),
            Some(_) => None,
        }
    }
}

impl Scalar for Option<bool> {
    fn to_value(&self) -> Option<FieldValue> {
        self.map(FieldValue::Flag)
    }

    fn from_value(value: Option<&FieldValue>) -> Option<Self> {
        match value {
            None => Some(None),
            Some(FieldValue::Flag(flag)) => Some(Some(*flag)),
            Some(_) => None,
        }
    }
}

impl Scalar for Option<f64> {
    fn to_value(&self) -> Option<FieldValue> {
        self.map(FieldValue::Number)
    }

    fn from_value(value: Option<&FieldValue>) -> Option<Self> {
        match value {
            None => Some(None),
            Some(FieldValue::Number(number)) if number.is_finite() => Some(Some(*number)),
            Some(_) => None,
        }
    }
}

impl Scalar for Option<Position> {
    fn to_value(&self) -> Option<FieldValue> {
        self.map(|position| FieldValue::Point(position.x, position.y))
    }

    fn from_value(value: Option<&FieldValue>) -> Option<Self> {
        match value {
            None => Some(None),
            Some(FieldValue::Point(x, y)) => Position::new(*x, *y).map(Some),
            Some(_) => None,
        }
    }
}

impl Scalar for OrderKey {
    fn to_value(&self) -> Option<FieldValue> {
        Some(FieldValue::Number(self.value()))
    }

    fn from_value(value: Option<&FieldValue>) -> Option<Self> {
        match value {
            None => Some(Self::default()),
            Some(FieldValue::Number(number)) => Self::new(*number),
            Some(_) => None,
        }
    }
}

impl Scalar for Strength {
    fn to_value(&self) -> Option<FieldValue> {
        (*self != Self::default()).then(|| FieldValue::Number(self.value()))
    }

    fn from_value(value: Option<&FieldValue>) -> Option<Self> {
        match value {
            None => Some(Self::default()),
            Some(FieldValue::Number(number)) => Self::new(*number).ok(),
            Some(_) => None,
        }
    }
}

macro_rules! optional_number {
    ($($name:ident),*) => {$(
        impl Scalar for Option<$name> {
            fn to_value(&self) -> Option<FieldValue> {
                self.map(|number| FieldValue::Number(number.value()))
            }

            fn from_value(value: Option<&FieldValue>) -> Option<Self> {
                match value {
                    None => Some(None),
                    Some(FieldValue::Number(number)) => $name::new(*number).ok().map(Some),
                    Some(_) => None,
                }
            }
        }
    )*};
}
optional_number!(Score, BaseScore, Stance, Level, TrustScore);

macro_rules! optional_id {
    ($($name:ident),*) => {$(
        impl Scalar for Option<$name> {
            fn to_value(&self) -> Option<FieldValue> {
                self.as_ref().map(|id| FieldValue::text(id.as_str()))
            }

            fn from_value(value: Option<&FieldValue>) -> Option<Self> {
                match value {
                    None => Some(None),
                    Some(FieldValue::Text(text)) if !text.is_empty() => Some(Some($name::new(text.clone()))),
                    Some(_) => None,
                }
            }
        }
    )*};
}
optional_id!(StakeholderId, SectorId, GoalId);

/// Declares a closed list of words, as the map file spells them.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub enum $name { $($(#[$variant_doc])* $variant),* }

        impl $name {
            /// Every member, in the order of the contract.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Their words, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// The word in the map file.
            pub fn word(self) -> &'static str {
                Self::WORDS[self as usize]
            }

            /// Reads the word of the map file.
            pub fn parse(word: &str) -> Option<Self> {
                Self::WORDS.iter().position(|known| *known == word).map(|index| Self::ALL[index])
            }
        }

        impl crate::model::convert::Scalar for Option<$name> {
            fn to_value(&self) -> Option<crate::model::field::FieldValue> {
                self.map(|member| crate::model::field::FieldValue::text(member.word()))
            }

            fn from_value(value: Option<&crate::model::field::FieldValue>) -> Option<Self> {
                match value {
                    None => Some(None),
                    Some(crate::model::field::FieldValue::Text(word)) => $name::parse(word).map(Some),
                    Some(_) => None,
                }
            }
        }
    };
}
pub(super) use words;

/// Writes a scalar under its name.
pub(super) fn put(fields: &mut Fields, segments: &[&str], scalar: &impl Scalar) {
    if let Some(value) = scalar.to_value() {
        fields.put_at(segments, value);
    }
}

/// Reads a value into its place; false when it does not fit.
pub(super) fn take<T: Scalar>(place: &mut T, value: Option<&FieldValue>) -> bool {
    T::from_value(value).map(|read| *place = read).is_some()
}

/// Writes a set of words, one path an element.
pub(super) fn put_set(fields: &mut Fields, name: &str, set: &SortedSet<String>) {
    for element in set {
        fields.put_at(&[name, element], FieldValue::Flag(true));
    }
}

/// Adds or removes one word of a set; false when the value does not fit.
pub(super) fn take_element(set: &mut SortedSet<String>, element: &str, value: Option<&FieldValue>) -> bool {
    match value {
        Some(FieldValue::Flag(true)) => {
            set.insert(element.to_owned());
            true
        }
        None => {
            set.remove(element);
            true
        }
        Some(_) => false,
    }
}

/// Writes the fields that this version does not know, under `segments`.
pub(super) fn put_extra(fields: &mut Fields, segments: &[&str], extra: &Extra) {
    for (name, json) in extra {
        let path: Vec<&str> = segments.iter().copied().chain(["extra", name]).collect();
        fields.put_at(&path, FieldValue::Unknown(json.clone()));
    }
}

/// Sets or clears one field that this version does not know; false when the value does not fit.
pub(super) fn take_extra(extra: &mut Extra, name: &str, value: Option<&FieldValue>) -> bool {
    match value {
        Some(FieldValue::Unknown(json)) => {
            extra.insert(name.to_owned(), json.clone());
            true
        }
        None => {
            extra.remove(name);
            true
        }
        Some(_) => false,
    }
}

/// Adds or removes one of a list by its key, or sets one part of it with `take`; false when the value does not fit.
pub(super) fn take_listed<K: Ord, V: Default>(
    listed: &mut SortedMap<K, V>,
    key: K,
    part: &[&str],
    value: Option<&FieldValue>,
    take: fn(&mut V, &[&str], Option<&FieldValue>) -> bool,
) -> bool {
    match (part, value) {
        ([], None) => {
            listed.remove(&key);
            true
        }
        ([], Some(_)) => {
            listed.get_or_default(key);
            true
        }
        // Clearing a part of one that is gone must not bring it back.
        (_, None) if !listed.contains_key(&key) => true,
        _ => take(listed.get_or_default(key), part, value),
    }
}

/// Writes ratings, each value under who gave it and when.
pub(super) fn put_ratings(fields: &mut Fields, ratings: &SortedMap<RatingKey, Rating>) {
    for (key, rating) in ratings {
        let path = ["ratings", &key.by, &key.date];
        fields.put_at(&path, FieldValue::Flag(true));
        put(fields, &[path[0], path[1], path[2], "power"], &rating.power);
        put(fields, &[path[0], path[1], path[2], "interest"], &rating.interest);
        put_extra(fields, &path, &rating.extra);
    }
}

/// Sets one part of one rating; false when the value does not fit.
pub(super) fn take_rating(ratings: &mut SortedMap<RatingKey, Rating>, path: &[&str], value: Option<&FieldValue>) -> bool {
    let [by, date, part @ ..] = path else { return false };
    let key = RatingKey { by: (*by).to_owned(), date: (*date).to_owned() };
    take_listed(ratings, key, part, value, |rating, part, value| match part {
        ["power"] => take(&mut rating.power, value),
        ["interest"] => take(&mut rating.interest, value),
        ["extra", name] => take_extra(&mut rating.extra, name, value),
        _ => false,
    })
}

/// Writes the bases of power.
pub(super) fn put_power_bases(fields: &mut Fields, bases: &SortedMap<PowerBase, BaseScore>) {
    for (base, score) in bases {
        fields.put_at(&["power_bases", base.word()], FieldValue::Number(score.value()));
    }
}

/// Sets one base of power; false when the value does not fit.
pub(super) fn take_power_base(bases: &mut SortedMap<PowerBase, BaseScore>, word: &str, value: Option<&FieldValue>) -> bool {
    let Some(base) = PowerBase::parse(word) else { return false };
    let mut score = bases.get(&base).copied();
    if !take(&mut score, value) {
        return false;
    }
    match score {
        Some(score) => bases.insert(base, score),
        None => bases.remove(&base),
    };
    true
}
