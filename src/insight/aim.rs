//! Four imbalances of place in the network that a new tie can lessen, each measured with one more tie at a time without
//! measuring all again. No tie changes a rating.
//!
//! **Invariant:** the value with a tie is the value after adding it, to rounding.

use crate::analysis::Fragility;
use crate::insight::ground::Ground;

/// What is to become less.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Aim {
    /// Partners held by few: their Gini coefficient.
    Concentration,
    /// The share of the unevenness of partners that lies between sectors (Theil).
    Gap,
    /// Ties that stay inside sectors: the E-I index turned round, from −1 all across to 1 all inside.
    Silo,
    /// Contact lost when one body is missing.
    Fragility,
}

impl Aim {
    /// Every one, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Silo, Self::Fragility, Self::Concentration, Self::Gap];

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Concentration => "concentration",
            Self::Gap => "gap",
            Self::Silo => "silo",
            Self::Fragility => "fragility",
        }
    }
}

/// Everyone's partners, measured for all aims.
pub(super) struct Imbalance {
    degree: Vec<usize>,
    /// The sector of each body; those without one share the last.
    sector: Vec<usize>,
    /// Bodies of each sector, and their partners together.
    of_sector: Vec<(f64, f64)>,
    /// How many have at most so many partners.
    at_most: Vec<f64>,
    /// Σ |x − y| over all pairs of bodies.
    differences: f64,
    /// Σ x, Σ x ln x and Σ X ln (X / n) over bodies and sectors.
    sums: (f64, f64, f64),
    /// Ties inside sectors, and all.
    ties: (f64, f64),
    fragility: Fragility,
}

fn x_ln_x(x: f64) -> f64 {
    if x > 0.0 { x * libm::log(x) } else { 0.0 }
}

fn sector_term(bodies: f64, partners: f64) -> f64 {
    if partners > 0.0 { partners * libm::log(partners / bodies) } else { 0.0 }
}

impl Imbalance {
    /// Measures. **O(n log n + m)**.
    pub(super) fn of(ground: &Ground<'_>) -> Self {
        let members = ground.members();
        let mut sector = vec![members.len(); ground.bodies.len()];
        members.iter().enumerate().for_each(|(at, members)| members.iter().for_each(|body| sector[*body] = at));
        Self::with(ground.partners.clone(), sector, members.len() + 1)
    }

    fn with(partners: Vec<Vec<usize>>, sector: Vec<usize>, sectors: usize) -> Self {
        let degree: Vec<usize> = partners.iter().map(Vec::len).collect();
        let most = degree.iter().copied().max().unwrap_or_default();
        let mut at_most = vec![0.0; most + 2];
        degree.iter().for_each(|degree| at_most[*degree] += 1.0);
        for at in 1..at_most.len() {
            at_most[at] += at_most[at - 1];
        }
        let count = degree.len() as f64;
        // Between x and x + 1 partners lie as many pairs as have one on either side.
        let differences = at_most.iter().map(|low| low * (count - low)).sum();
        let mut of_sector = vec![(0.0, 0.0); sectors];
        for (sector, degree) in sector.iter().zip(&degree) {
            of_sector[*sector].0 += 1.0;
            of_sector[*sector].1 += *degree as f64;
        }
        let sums = (
            degree.iter().sum::<usize>() as f64,
            degree.iter().map(|degree| x_ln_x(*degree as f64)).sum(),
            of_sector.iter().map(|(bodies, partners)| sector_term(*bodies, *partners)).sum(),
        );
        let inside = |at: usize| partners[at].iter().filter(|partner| sector[at] == sector[**partner]).count();
        let ties = ((0..degree.len()).map(inside).sum::<usize>() as f64 / 2.0, sums.0 / 2.0);
        Self { degree, sector, of_sector, at_most, differences, sums, ties, fragility: Fragility::new(partners) }
    }

    /// The value, as if there were one more tie, too; `None` where it is undefined.
    pub(super) fn value(&mut self, aim: Aim, more: Option<(usize, usize)>) -> Option<f64> {
        let value = match aim {
            Aim::Concentration => self.gini(more),
            Aim::Gap => self.gap(more),
            Aim::Silo => self.silo(more),
            Aim::Fragility => return self.fragility.value(more),
        };
        value.is_finite().then_some(value)
    }

    /// Adds a tie for good.
    pub(super) fn add(&mut self, (a, b): (usize, usize)) {
        let mut partners = self.fragility.partners().to_vec();
        partners[a].push(b);
        partners[b].push(a);
        *self = Self::with(partners, std::mem::take(&mut self.sector), self.of_sector.len());
    }

    /// One more partner lifts a body above those with as many and towards those with more.
    fn gini(&self, more: Option<(usize, usize)>) -> f64 {
        let (mut differences, mut sum) = (self.differences, self.sums.0);
        let count = self.degree.len() as f64;
        if let Some((a, b)) = more {
            let (x, y) = (self.degree[a], self.degree[b]);
            let lift = |low: f64| low - 1.0 - (count - low);
            // With the first lifted, it stands above the second where both had as many.
            let low = self.at_most[y] - f64::from(u8::from(x == y));
            differences += lift(self.at_most[x]) + lift(low);
            sum += 2.0;
        }
        differences / (count * sum)
    }

    fn gap(&self, more: Option<(usize, usize)>) -> f64 {
        let (mut sum, mut bodies, mut sectors) = self.sums;
        if let Some((a, b)) = more {
            for at in [a, b] {
                let degree = self.degree[at] as f64;
                bodies += x_ln_x(degree + 1.0) - x_ln_x(degree);
            }
            let lift = |at: usize, by: f64| {
                let (bodies, partners) = self.of_sector[self.sector[at]];
                sector_term(bodies, partners + by) - sector_term(bodies, partners)
            };
            sectors += if self.sector[a] == self.sector[b] { lift(a, 2.0) } else { lift(a, 1.0) + lift(b, 1.0) };
            sum += 2.0;
        }
        let level = libm::log(sum / self.degree.len() as f64);
        let (theil, between) = (bodies / sum - level, sectors / sum - level);
        if theil > 1e-12 { between.max(0.0) / theil } else { 0.0 }
    }

    fn silo(&self, more: Option<(usize, usize)>) -> f64 {
        let (mut inside, mut all) = self.ties;
        if let Some((a, b)) = more {
            all += 1.0;
            inside += f64::from(u8::from(self.sector[a] == self.sector[b]));
        }
        (2.0 * inside - all) / all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Direction, Options, analyze, key};
    use crate::edit::random::{choices, grown};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn one_more_tie_is_worth_what_measuring_all_again_says(choices in choices(80)) {
            let map = grown(&choices);
            let report = analyze(&map, &Options { direction: Some(Direction::Undirected), trials: 0, ..Options::default() });
            let ground = Ground::of(&map, &report);
            let mut imbalance = Imbalance::of(&ground);
            let measured = |aim: Aim| match aim {
                Aim::Concentration => report.network(key::POWER_GINI),
                Aim::Silo => report.network(key::EI_INDEX).map(|index| -index),
                Aim::Gap => report.network(key::POWER_THEIL).zip(report.network(key::POWER_THEIL_BETWEEN)).filter(|(all, _)| *all > 1e-9).map(|(all, between)| between / all),
                Aim::Fragility => None,
            };
            for aim in Aim::ALL {
                if let (Some(seen), Some(measured)) = (imbalance.value(aim, None), measured(aim)) {
                    prop_assert!((seen - measured).abs() < 1e-9, "{}: {seen} beside {measured}", aim.word());
                }
            }
            for pair in (0..ground.bodies.len()).flat_map(|a| (a + 1..ground.bodies.len()).map(move |b| (a, b))).filter(|(a, b)| !ground.is_tied(*a, *b)) {
                let mut after = Imbalance::of(&ground);
                after.add(pair);
                for aim in Aim::ALL {
                    let (tried, added) = (imbalance.value(aim, Some(pair)), after.value(aim, None));
                    prop_assert_eq!(tried.is_some(), added.is_some());
                    let gap = (tried.unwrap_or_default() - added.unwrap_or_default()).abs();
                    prop_assert!(gap < 1e-9, "{} by {gap} for {pair:?}", aim.word());
                }
            }
        }
    }
}
