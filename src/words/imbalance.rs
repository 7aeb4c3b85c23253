//! How uneven things are, in words.

use crate::words::screen::number;

/// A fact about how uneven a map is.
#[derive(Clone, PartialEq, Debug)]
pub enum Fact {
    /// A score is held by about so many.
    HeldBy {
        /// The number of equal holders that would be as uneven.
        holders: f64,
        /// How many hold or could hold it.
        count: usize,
        /// Whether it is rated power; else partners.
        is_rated: bool,
    },
    /// How far ties hang on one body, 0 to 1.
    Centre {
        /// Freeman's degree centralization.
        value: f64,
        /// The body with most partners.
        name: Option<String>,
    },
    /// Whether ties cross sectors, −1 to 1, beside what chance gives.
    Across {
        /// The E-I index.
        index: f64,
        /// The E-I index that ties at random would have.
        chance: f64,
    },
    /// The share of possible ties that exist.
    InUse {
        /// Density.
        density: f64,
    },
    /// Parts that no tie joins.
    Parts {
        /// How many.
        count: usize,
    },
    /// The Gini coefficient.
    Unevenness {
        /// 0 to 1.
        gini: f64,
        /// Whether of rated power; else of partners.
        is_rated: bool,
    },
}

/// The sentence.
pub fn text(fact: &Fact) -> String {
    match fact {
        Fact::HeldBy { holders, count, is_rated } => {
            let what = if *is_rated { "Rated power is" } else { "Ties are" };
            format!("{what} held by about {} of {count} bodies.", number(holders.round()))
        }
        Fact::Centre { value, name } => {
            let how = match value {
                value if *value < 0.2 => "Ties hang on no single body",
                value if *value < 0.5 => "Ties lean towards one body",
                _ if name.is_none() => "Ties hang on a few bodies",
                _ => "Ties hang on one body",
            };
            match name {
                Some(name) if *value >= 0.2 => format!("{how}, {name} ({}).", number(*value)),
                _ => format!("{how} ({}).", number(*value)),
            }
        }
        Fact::Across { index, chance } => {
            let how = match index - chance {
                more if more > 0.1 => "more often than ties at random would",
                less if less < -0.1 => "less often than ties at random would",
                _ => "about as often as ties at random would",
            };
            format!("Ties cross sectors {how} ({}; chance gives {}).", number(*index), number(*chance))
        }
        Fact::InUse { density } => format!("{} in 100 possible ties exist.", number((density * 100.0).round())),
        Fact::Parts { count: 1 } => "Everyone is joined, directly or through others.".to_owned(),
        Fact::Parts { count } => format!("The map falls into {count} parts with no tie between them."),
        Fact::Unevenness { gini, is_rated } => {
            let what = if *is_rated { "rated power" } else { "partners" };
            format!("Unevenness of {what}: {} (0 all the same, near 1 one holds all).", number(*gini))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn concentration_is_said_as_a_number_of_bodies() {
        let fact = Fact::HeldBy { holders: 5.6, count: 14, is_rated: false };
        assert_eq!(text(&fact), "Ties are held by about 6 of 14 bodies.");
    }

    #[test]
    fn ties_across_sectors_stand_beside_chance() {
        let fact = Fact::Across { index: -0.2, chance: 0.55 };
        assert_eq!(text(&fact), "Ties cross sectors less often than ties at random would (−0.20; chance gives 0.55).");
    }
}
