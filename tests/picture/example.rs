//! Maps for tests.

use stakeholder_map::analysis::{Options, Report, analyze};
use stakeholder_map::layout::{Positions, arrange, place_new};
use stakeholder_map::model::{Perspective, Properties, Record, Relationship, Sector, SectorId, Stakeholder, StakeholderMap, Strength};
use stakeholder_map::scene::Parts;

/// A map with its figures and positions.
pub(crate) struct Example {
    pub(crate) map: StakeholderMap,
    pub(crate) report: Report,
    pub(crate) positions: Positions,
}

impl Example {
    pub(crate) fn new(map: StakeholderMap) -> Self {
        let positions = arrange(&map, &Positions::new());
        Self { report: analyze(&map, &Options::default()), positions, map }
    }

    /// With bodies where they start, for maps that take long to arrange.
    pub(crate) fn placed(map: StakeholderMap) -> Self {
        let positions = place_new(&map, &Positions::new());
        Self { report: Report::default(), positions, map }
    }

    pub(crate) fn parts(&self) -> Parts<'_> {
        Parts { map: &self.map, report: &self.report, positions: &self.positions }
    }
}

/// A map of named bodies with a sector each, and ties between names with a strength.
pub(crate) fn map_of(sectors: &[&str], bodies: &[(&str, &str)], ties: &[(usize, usize, f64)]) -> StakeholderMap {
    let properties = Properties {
        title: "Schools and health against childhood obesity".to_owned(),
        purpose: "Goal: halve childhood obesity by 2030".to_owned(),
        perspective: Perspective { group: "the county forum".to_owned(), date: "2026-11-22".to_owned(), ..Perspective::default() },
        ..Properties::default()
    };
    let sectors = sectors.iter().map(|name| Sector { name: (*name).to_owned(), ..Sector::blank((*name).into()) }).collect();
    let id = |at: usize| format!("b{at}");
    let stakeholders = bodies
        .iter()
        .enumerate()
        .map(|(at, (name, sector))| Stakeholder {
            name: (*name).to_owned(),
            sector: (!sector.is_empty()).then(|| SectorId::from(*sector)),
            ..Stakeholder::blank(id(at).as_str().into())
        })
        .collect();
    let relationships = ties
        .iter()
        .enumerate()
        .map(|(at, &(a, b, strength))| Relationship {
            source: id(a).as_str().into(),
            target: id(b).as_str().into(),
            strength: Strength::new(strength).unwrap_or_default(),
            ..Relationship::blank(format!("t{at}").as_str().into())
        })
        .collect();
    StakeholderMap::assemble(properties, sectors, Vec::new(), stakeholders, relationships, Vec::new()).expect("the example is sound")
}

/// Fourteen invented bodies in five sectors.
pub(crate) fn obesity() -> StakeholderMap {
    let bodies = [
        ("Public Health", "Health"),
        ("County Hospital", "Health"),
        ("Clinics Network", "Health"),
        ("Dental Service", "Health"),
        ("School District", "Education"),
        ("Northside Primary", "Education"),
        ("School Meals", "Education"),
        ("Family Services", "Social services"),
        ("Food Assistance", "Social services"),
        ("Youth Office", "Social services"),
        ("Parks Department", "Parks & planning"),
        ("City Planning", "Parks & planning"),
        ("Parents’ Council", "Community"),
        ("Community Kitchens", "Community"),
    ];
    let ties = [
        (0, 1, 3.0),
        (0, 2, 2.0),
        (1, 2, 1.0),
        (1, 3, 1.0),
        (2, 3, 1.0),
        (0, 4, 4.0),
        (4, 5, 3.0),
        (4, 6, 3.0),
        (5, 6, 1.0),
        (4, 12, 2.0),
        (12, 5, 1.0),
        (0, 7, 2.0),
        (7, 8, 3.0),
        (7, 9, 2.0),
        (8, 13, 2.0),
        (4, 9, 1.0),
        (6, 10, 1.0),
        (10, 11, 3.0),
        (9, 10, 1.0),
        (0, 12, 1.0),
        (2, 13, 1.0),
        (8, 0, 1.0),
        (11, 6, 1.0),
    ];
    map_of(&["Health", "Education", "Social services", "Parks & planning", "Community"], &bodies, &ties)
}

/// A random map: a connected crowd, a few parts aside, in eight sectors.
pub(crate) fn crowd(bodies: usize, ties: usize, seed: u64) -> StakeholderMap {
    let sectors = ["Health", "Education", "Social services", "Planning", "Community", "Business", "Police", "Research"];
    let mut state = seed;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below.max(1)
    };
    let kinds = ["Office", "Agency", "Network", "Council of the Region", "Trust", "Foundation for Public Affairs", "Union", "Lab"];
    let names: Vec<(String, &str)> =
        (0..bodies).map(|at| (format!("{} {} {at}", sectors[at % 8], kinds[next(8)]), sectors[at % 8])).collect();
    let named: Vec<(&str, &str)> = names.iter().map(|(name, sector)| (name.as_str(), *sector)).collect();
    let mut pairs = std::collections::BTreeSet::new();
    while pairs.len() < ties && bodies > 2 {
        // Earlier bodies get more ties; half of the ties stay within a sector.
        let a = next(bodies);
        let b = if next(2) == 0 { (a + 8 * (1 + next(4))) % bodies } else { next(a.max(1)) };
        if a != b && a % 11 != 10 {
            pairs.insert((a.min(b), a.max(b)));
        }
    }
    let ties: Vec<(usize, usize, f64)> = pairs.into_iter().map(|(a, b)| (a, b, 1.0)).collect();
    map_of(&sectors, &named, &ties)
}
