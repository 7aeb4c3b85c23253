//! Every measure against its definition, written out over full matrices, for networks of up to nine bodies with isolated
//! bodies, separate parts, parallel ties, and ties of both directions.

use proptest::prelude::*;

use crate::analysis::tests::exact;
use crate::analysis::{Direction, Options, Report, Weight, analyze, key};
use crate::model::{Properties, Record, Relationship, Sector, Stakeholder, StakeholderMap, Strength};

type Matrix = Vec<Vec<f64>>;

/// A tie: source, target, strength, one way.
type Tie = (usize, usize, f64, bool);

/// The sector of a body: two and none in turn.
fn class(at: usize) -> usize {
    [0, 1, 2, 0, 0][at % 5]
}

fn id(at: usize) -> String {
    format!("s{at}")
}

fn map_of(count: usize, ties: &[Tie]) -> StakeholderMap {
    let sectors = ["a", "b"].map(|name| Sector { name: name.to_owned(), ..Sector::blank(name.into()) });
    let bodies = (0..count).map(|at| Stakeholder {
        name: id(at),
        sector: [Some("a"), Some("b"), None][class(at)].map(Into::into),
        ..Stakeholder::blank(id(at).as_str().into())
    });
    let ties = ties.iter().enumerate().map(|(at, (source, target, strength, directed))| Relationship {
        source: id(*source).as_str().into(),
        target: id(*target).as_str().into(),
        directed: *directed,
        strength: Strength::new(*strength).expect("tests use valid strengths"),
        ..Relationship::blank(format!("r{at}").as_str().into())
    });
    let map = StakeholderMap::assemble(Properties::default(), sectors.into(), vec![], bodies.collect(), ties.collect(), vec![]);
    map.expect("tests use valid maps")
}

/// A network in one view, as matrices.
struct Dense {
    count: usize,
    /// Along arrows, and whichever way.
    arcs: Matrix,
    both: Matrix,
    is_directed: bool,
    /// Whether any tie leads one way.
    has_arrows: bool,
}

impl Dense {
    fn of(count: usize, ties: &[Tie], options: &Options) -> Self {
        let is_weighted = options.weight == Weight::Strength;
        let mut arcs = vec![vec![0.0; count]; count];
        for (source, target, strength, directed) in ties {
            let mut add = |from: usize, to: usize| arcs[from][to] = if is_weighted { arcs[from][to] + strength } else { 1.0 };
            add(*source, *target);
            if !directed {
                add(*target, *source);
            }
        }
        let both = (0..count).map(|a| (0..count).map(|b| f64::max(arcs[a][b], arcs[b][a])).collect()).collect();
        Self {
            has_arrows: ties.iter().any(|(_, _, _, directed)| *directed),
            count,
            arcs,
            both,
            is_directed: options.direction == Some(Direction::Directed),
        }
    }

    fn ways(&self) -> &Matrix {
        if self.is_directed { &self.arcs } else { &self.both }
    }

    fn all(&self) -> std::ops::Range<usize> {
        0..self.count
    }

    fn sum(&self, of: impl Fn(usize) -> f64) -> f64 {
        self.all().map(of).sum()
    }

    fn sum_of_pairs(&self, of: impl Fn(usize, usize) -> f64) -> f64 {
        self.sum(|a| self.sum(|b| of(a, b)))
    }

    fn distances(&self) -> Matrix {
        let length = |a: usize, b: usize, weight: f64| if a == b { 0.0 } else { 1.0 / weight };
        let mut far: Matrix = self.all().map(|a| self.all().map(|b| length(a, b, self.ways()[a][b])).collect()).collect();
        for over in self.all() {
            for a in self.all() {
                for b in self.all() {
                    far[a][b] = far[a][b].min(far[a][over] + far[over][b]);
                }
            }
        }
        far
    }

    /// The largest eigenvalue of the undirected view: what a very high power of the matrix leaves of a vector.
    fn largest(&self) -> f64 {
        let mut power: Matrix = self.all().map(|a| self.all().map(|b| self.both[a][b] + f64::from(u8::from(a == b))).collect()).collect();
        for _ in 0..40 {
            let largest = power.iter().flatten().copied().fold(0.0, f64::max);
            let scaled: Matrix = power.iter().map(|row| row.iter().map(|entry| entry / largest).collect()).collect();
            power = self.all().map(|a| self.all().map(|b| self.sum(|c| scaled[a][c] * scaled[c][b])).collect()).collect();
        }
        let vector: Vec<f64> = power.iter().map(|row| row.iter().sum()).collect();
        self.sum_of_pairs(|a, b| vector[a] * self.both[a][b] * vector[b]) / self.sum(|a| vector[a] * vector[a])
    }
}

fn near(got: Option<f64>, want: f64) -> bool {
    let want = Some(want).filter(|want| want.is_finite());
    match (got, want) {
        (Some(got), Some(want)) => (got - want).abs() <= 1e-9 * want.abs().max(1.0),
        (got, want) => got == want,
    }
}

/// A report, and what is wrong in it.
struct Check {
    report: Report,
    wrong: Vec<String>,
}

impl Check {
    fn body(&mut self, at: usize, key: &str, want: f64) {
        let got = self.value(at, key);
        if !near(got, want) {
            self.wrong.push(format!("{key} of {at} is {got:?}, not {want}"));
        }
    }

    fn network(&mut self, key: &str, want: f64) {
        let got = self.report.network(key);
        if !near(got, want) {
            self.wrong.push(format!("{key} is {got:?}, not {want}"));
        }
    }

    fn holds(&mut self, what: &str, holds: bool) {
        if !holds {
            self.wrong.push(format!("{what} does not hold"));
        }
    }

    fn value(&self, at: usize, key: &str) -> Option<f64> {
        self.report.stakeholder(&id(at).as_str().into(), key)
    }

    fn column(&self, key: &str) -> Option<Vec<f64>> {
        self.report.column(key)?.iter().copied().collect()
    }
}

/// Distances, and what follows from them.
fn check_distances(net: &Dense, check: &mut Check) {
    let far = net.distances();
    let keys = |way: usize| match (net.is_directed, way) {
        (false, _) => (key::CLOSENESS, key::HARMONIC_CLOSENESS),
        (true, 0) => (key::OUT_CLOSENESS, key::OUT_HARMONIC_CLOSENESS),
        (true, _) => (key::IN_CLOSENESS, key::IN_HARMONIC_CLOSENESS),
    };
    for at in net.all() {
        for way in 0..2 {
            let reached: Vec<f64> =
                net.all().filter(|b| *b != at).map(|b| if way == 0 { far[at][b] } else { far[b][at] }).filter(|d| d.is_finite()).collect();
            let (closeness, harmonic) = keys(way);
            check.body(at, closeness, reached.len() as f64 / reached.iter().sum::<f64>());
            check.body(at, harmonic, reached.iter().map(|d| 1.0 / d).sum::<f64>() / (net.count as f64 - 1.0));
            if way == 0 {
                check.body(at, key::ECCENTRICITY, reached.iter().copied().fold(0.0, f64::max));
            }
        }
    }
}

/// Structural holes, clustering and cores.
fn check_neighbourhoods(net: &Dense, check: &mut Check) {
    let tied = |a: usize, b: usize| f64::from(u8::from(net.both[a][b] > 0.0));
    let mutual = |a: usize, b: usize| if net.is_directed { net.arcs[a][b] + net.arcs[b][a] } else { net.both[a][b] };
    let matrix = |of: &dyn Fn(usize, usize) -> f64| -> Matrix { net.all().map(|a| net.all().map(|b| of(a, b)).collect()).collect() };
    let shares = matrix(&|a, b| if mutual(a, b) > 0.0 { mutual(a, b) / net.sum(|c| mutual(a, c)) } else { 0.0 });
    let largest: Vec<f64> = net.all().map(|a| net.all().map(|b| mutual(a, b)).fold(0.0, f64::max)).collect();
    for at in net.all() {
        let degree = net.sum(|b| tied(at, b));
        check.body(at, key::DEGREE, degree);
        let triangles = net.sum_of_pairs(|b, c| tied(at, b) * tied(at, c) * tied(b, c)) / 2.0;
        let clustering = if degree >= 2.0 { triangles / (degree * (degree - 1.0) / 2.0) } else { 0.0 };
        check.body(at, key::CLUSTERING, if net.count >= 3 { clustering } else { f64::NAN });
        let over = |b: usize| net.sum(|c| if c == at || c == b { 0.0 } else { shares[at][c] * shares[c][b] });
        let constraint = net.sum(|b| if b == at { 0.0 } else { (shares[at][b] + over(b)) * (shares[at][b] + over(b)) * tied(at, b) });
        check.body(at, key::CONSTRAINT, if degree > 0.0 { constraint } else { f64::NAN });
        let redundant = |b: usize| net.sum(|c| if c == at || c == b { 0.0 } else { shares[at][c] * mutual(b, c) / largest[b] });
        let size = net.sum(|b| if tied(at, b) > 0.0 { 1.0 - redundant(b) } else { 0.0 });
        check.body(at, key::EFFECTIVE_SIZE, if degree > 0.0 { size } else { f64::NAN });
        let in_core = |k: f64| {
            let mut left: Vec<usize> = net.all().collect();
            while let Some(weak) = left.iter().position(|a| left.iter().map(|b| tied(*a, *b)).sum::<f64>() < k) {
                left.remove(weak);
            }
            left.contains(&at)
        };
        check.body(at, key::CORE_NUMBER, (0..net.count).rev().map(|k| k as f64).find(|k| in_core(*k)).unwrap_or_default());
    }
    let (triangles, triples) = (
        net.sum_of_pairs(|a, b| net.sum(|c| tied(a, b) * tied(b, c) * tied(a, c))),
        net.sum(|a| net.sum(|b| tied(a, b)) * (net.sum(|b| tied(a, b)) - 1.0)),
    );
    check.network(key::TRANSITIVITY, if triples > 0.0 { triangles / triples } else { 0.0 });
}

/// Measures that feed on themselves: what they are must follow from itself.
fn check_spectral(net: &Dense, check: &mut Check) {
    let ways = net.ways();
    let rank = check.column(key::PAGERANK).unwrap_or_default();
    let given = |a: usize| net.sum(|b| ways[a][b]);
    let stuck = net.sum(|a| if given(a) > 0.0 { 0.0 } else { rank[a] });
    for at in net.all() {
        let come = net.sum(|a| if ways[a][at] > 0.0 { rank[a] * ways[a][at] / given(a) } else { 0.0 });
        check.body(at, key::PAGERANK, 0.85 * (come + stuck / net.count as f64) + 0.15 / net.count as f64);
    }
    let largest = net.largest();
    let has_ties = net.sum_of_pairs(|a, b| net.both[a][b]) > 0.0;
    let mut settled = |key: &str, holds: &dyn Fn(&[f64]) -> bool| {
        let column = check.column(key);
        check.holds(key, column.map_or(!has_ties, |column| has_ties && holds(&column)));
    };
    let step = 0.5 / largest;
    let is_near = |a: f64, b: f64| (a - b).abs() < 1e-6 * b.abs().max(1.0);
    settled(key::KATZ, &|x| net.all().all(|at| is_near(x[at], 1.0 + step * net.sum(|a| ways[a][at] * x[a]))));
    for (key, step) in [(key::BONACICH_POWER, step), (key::BONACICH_POWER_NEGATIVE, -step)] {
        settled(key, &|x| {
            // Scaled, so that only the shares are known: x − βAx is as A1.
            let rest: Vec<f64> = net.all().map(|a| x[a] - step * net.sum(|b| ways[a][b] * x[b])).collect();
            let scale = net.sum(|a| rest[a]) / net.sum(given);
            net.all().all(|a| is_near(rest[a], scale * given(a))) && is_near(net.sum(|a| x[a] * x[a]), net.count as f64)
        });
    }
    if let Some(x) = check.column(key::EIGENVECTOR) {
        let is_one = net.all().all(|a| is_near(net.sum(|b| net.both[a][b] * x[b]), largest * x[a]) && x[a] >= 0.0);
        check.holds(key::EIGENVECTOR, is_one && is_near(net.sum(|a| x[a] * x[a]), 1.0));
    }
}

/// Sectors and unevenness.
fn check_sectors(net: &Dense, check: &mut Check) {
    let ways = net.ways();
    let has_sectors = net.count > 0;
    let same = |a: usize, b: usize| f64::from(u8::from(class(a) == class(b)));
    let all = net.sum_of_pairs(|a, b| ways[a][b]);
    let ties = net.sum_of_pairs(|a, b| f64::from(u8::from(ways[a][b] > 0.0)));
    let inside = net.sum_of_pairs(|a, b| if ways[a][b] > 0.0 { same(a, b) } else { 0.0 });
    check.network(key::EI_INDEX, (ties - 2.0 * inside) / ties);
    let (out, into) = (|a: usize| net.sum(|b| ways[a][b]), |a: usize| net.sum(|b| ways[b][a]));
    let expected = net.sum_of_pairs(|a, b| out(a) * into(b) * same(a, b)) / (all * all);
    let modularity = net.sum_of_pairs(|a, b| ways[a][b] * same(a, b)) / all - expected;
    check.network(key::SECTOR_MODULARITY, if has_sectors { modularity } else { f64::NAN });
    check.network(key::SECTOR_ASSORTATIVITY, if 1.0 - expected > 1e-9 { modularity / (1.0 - expected) } else { f64::NAN });
    let x: Vec<f64> = net.all().map(|a| net.sum(|b| f64::from(u8::from(net.both[a][b] > 0.0)))).collect();
    let (sum, n) = (x.iter().sum::<f64>(), net.count as f64);
    check.network(key::POWER_GINI, net.sum_of_pairs(|a, b| (x[a] - x[b]).abs()) / (2.0 * n * sum));
    let entropy = |value: f64, mean: f64| if value > 0.0 { value / mean * (value / mean).ln() } else { 0.0 };
    check.network(key::POWER_THEIL, if sum > 0.0 { net.sum(|a| entropy(x[a], sum / n)) / n } else { f64::NAN });
    let of = |a: usize| (net.sum(|b| x[b] * same(a, b)), net.sum(|b| same(a, b)));
    // Everyone has the mean of the sector.
    let between = net.sum(|a| entropy(of(a).0 / of(a).1, sum / n)) / n;
    check.network(key::POWER_THEIL_BETWEEN, if sum > 0.0 { between } else { f64::NAN });
    check.network(key::POWER_HOLDERS, sum * sum / x.iter().map(|x| x * x).sum::<f64>());
}

/// Pairs, and MACTOR where the strengths are steps of its scale.
fn check_influence(net: &Dense, options: &Options, ties: &[Tie], check: &mut Check) {
    let ways = net.ways();
    let depends = |who: usize, on: usize| if ways[on][who] > 0.0 { ways[on][who] / net.sum(|a| ways[a][who]) } else { 0.0 };
    for (at, (source, target, ..)) in ties.iter().enumerate() {
        let got = check.report.relationship(&format!("r{at}").as_str().into(), key::POWER_GAP);
        let want = depends(*target, *source) - depends(*source, *target);
        check.holds(&format!("{} of {at}: {got:?}, {want}", key::POWER_GAP), near(got, want));
    }
    let apart = net.sum_of_pairs(|a, b| (net.arcs[a][b] - net.arcs[b][a]).abs()) / (2.0 * net.sum_of_pairs(|a, b| net.arcs[a][b]));
    check.network(key::ONE_SIDEDNESS, if net.is_directed && net.has_arrows { apart } else { f64::NAN });
    let is_scale = net.arcs.iter().flatten().all(|weight| weight.fract() == 0.0 && *weight <= 4.0);
    let has_ties = net.sum_of_pairs(|a, b| net.arcs[a][b]) > 0.0;
    let is_defined = net.is_directed && options.weight == Weight::Strength && is_scale && has_ties;
    let through: Matrix =
        net.all().map(|a| net.all().map(|b| net.arcs[a][b] + net.sum(|over| net.arcs[a][over].min(net.arcs[over][b]))).collect()).collect();
    let influence = |a: usize| net.sum(|b| if a == b { 0.0 } else { through[a][b] });
    let dependence = |a: usize| net.sum(|b| if a == b { 0.0 } else { through[b][a] });
    let all = net.sum(influence);
    let weight = |a: usize| match influence(a) + dependence(a) {
        0.0 => 0.0,
        both => (influence(a) - through[a][a]) / all * influence(a) / both,
    };
    let total = net.sum(weight);
    for at in net.all() {
        let defined = |value: f64| if is_defined { value } else { f64::NAN };
        check.body(at, key::INFLUENCE, defined(influence(at)));
        check.body(at, key::DEPENDENCE, defined(dependence(at)));
        check.body(at, key::COMPETITIVENESS, defined(net.count as f64 * weight(at) / total));
    }
}

fn network() -> impl Strategy<Value = (usize, Vec<Tie>)> {
    (1usize..10).prop_flat_map(|count| {
        let tie = (0..count, 0..count, prop::sample::select(vec![1.0, 2.0, 3.0, 4.0, 0.5, 0.3]), any::<bool>());
        let ties = prop::collection::vec(tie, 0..20).prop_map(|ties| ties.into_iter().filter(|(a, b, ..)| a != b).collect());
        (Just(count), ties)
    })
}

fn views() -> [Options; 4] {
    let of = |direction, weight| Options { direction: Some(direction), weight, ..exact() };
    [
        of(Direction::Undirected, Weight::None),
        of(Direction::Directed, Weight::None),
        of(Direction::Undirected, Weight::Strength),
        of(Direction::Directed, Weight::Strength),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn every_measure_is_what_its_definition_gives((count, ties) in network()) {
        for options in views() {
            let net = Dense::of(count, &ties, &options);
            let mut check = Check { report: analyze(&map_of(count, &ties), &options), wrong: Vec::new() };
            check_distances(&net, &mut check);
            check_neighbourhoods(&net, &mut check);
            check_spectral(&net, &mut check);
            check_sectors(&net, &mut check);
            check_influence(&net, &options, &ties, &mut check);
            prop_assert!(check.wrong.is_empty(), "{:?}: {:#?}", options, check.wrong);
        }
    }
}
