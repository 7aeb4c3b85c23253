//! What is said when a change is refused.

/// Why a change was refused.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// A name is blank.
    NoName,
    /// A body would be tied to itself.
    ToItself,
    /// A body would be part of itself.
    PartOfItself,
    /// The map holds no more.
    Full,
    /// The map carries as many copies of itself as it can.
    NoRoom,
    /// Words are longer than a field holds.
    TooLong,
    /// What was to be changed has gone.
    Gone,
    /// The page around the map objects.
    NotAllowed,
    /// A number is outside its range.
    OutOfRange {
        /// The lowest allowed.
        low: String,
        /// The highest allowed.
        high: String,
    },
}

/// The sentence.
pub fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::NoName => "It needs a name; the old one stays.".to_owned(),
        Refusal::ToItself => "A body cannot be tied to itself.".to_owned(),
        Refusal::PartOfItself => "A body cannot be part of itself.".to_owned(),
        Refusal::Full => "The map is full.".to_owned(),
        Refusal::NoRoom => "The map holds no more snapshots; remove one that is not needed.".to_owned(),
        Refusal::TooLong => "These words are too long for one field.".to_owned(),
        Refusal::Gone => "It is no longer on the map.".to_owned(),
        Refusal::NotAllowed => "The page around this map does not allow that change.".to_owned(),
        Refusal::OutOfRange { low, high } => format!("A number from {low} to {high}, please; the old one stays."),
    }
}
