//! How easily contact is lost: the share of pairs of bodies with no way between them while one body is missing, averaged
//! over all bodies. 0 if any one can be missed, 1 if nobody is joined at all.

/// Who is tied to whom, made ready to be measured with one more tie at a time.
pub struct Fragility {
    partners: Vec<Vec<usize>>,
    entered: Vec<usize>,
    lowest: Vec<usize>,
    size: Vec<usize>,
    /// Of each body: pairs within the branches that it alone joins to the rest, and how many bodies these have.
    cut: Vec<(usize, usize)>,
    path: Vec<(usize, usize, usize)>,
    members: Vec<usize>,
}

const UNSEEN: usize = usize::MAX;

fn pairs(count: usize) -> usize {
    count * count.saturating_sub(1) / 2
}

impl Fragility {
    /// Takes everyone's partners, by row.
    pub fn new(partners: Vec<Vec<usize>>) -> Self {
        let count = partners.len();
        Self {
            partners,
            entered: vec![UNSEEN; count],
            lowest: vec![0; count],
            size: vec![0; count],
            cut: vec![(0, 0); count],
            path: Vec::new(),
            members: Vec::new(),
        }
    }

    /// Everyone's partners.
    pub fn partners(&self) -> &[Vec<usize>] {
        &self.partners
    }

    /// The value, as if there were one more tie, too; `None` with fewer than three bodies. By one depth-first search (Tarjan
    /// 1972), in **O(n + m)**.
    pub fn value(&mut self, more: Option<(usize, usize)>) -> Option<f64> {
        let count = self.partners.len();
        if count < 3 {
            return None;
        }
        self.entered.fill(UNSEEN);
        self.cut.fill((0, 0));
        let mut clock = 0;
        // Joined pairs of all parts, and for each part what its bodies leave of it when they are missing.
        let (mut joined, mut left) = (0, 0.0);
        for root in 0..count {
            if self.entered[root] != UNSEEN {
                continue;
            }
            self.members.clear();
            self.search(root, more, &mut clock);
            let size = self.members.len();
            joined += pairs(size);
            for &body in &self.members {
                let (within, cut_off) = self.cut[body];
                left += (within + pairs(size - 1 - cut_off)) as f64 - pairs(size) as f64;
            }
        }
        // Whoever is missing, all other parts stay as they are.
        let mean = (count as f64 * joined as f64 + left) / count as f64;
        Some(1.0 - mean / pairs(count - 1) as f64)
    }

    fn search(&mut self, root: usize, more: Option<(usize, usize)>, clock: &mut usize) {
        self.enter(root, root, clock);
        while let Some((vertex, from, next)) = self.path.last_mut() {
            let (vertex, from) = (*vertex, *from);
            let own = &self.partners[vertex];
            let target = own.get(*next).copied().or(match more {
                Some((a, b)) if *next == own.len() && vertex == a => Some(b),
                Some((a, b)) if *next == own.len() && vertex == b => Some(a),
                _ => None,
            });
            *next += 1;
            match target {
                Some(target) if self.entered[target] == UNSEEN => self.enter(target, vertex, clock),
                Some(target) if target != from => self.lowest[vertex] = self.lowest[vertex].min(self.entered[target]),
                Some(_) => {}
                None => {
                    self.path.pop();
                    if vertex == root {
                        continue;
                    }
                    self.lowest[from] = self.lowest[from].min(self.lowest[vertex]);
                    self.size[from] += self.size[vertex];
                    if self.lowest[vertex] >= self.entered[from] {
                        let cut = &mut self.cut[from];
                        *cut = (cut.0 + pairs(self.size[vertex]), cut.1 + self.size[vertex]);
                    }
                }
            }
        }
    }

    fn enter(&mut self, body: usize, from: usize, clock: &mut usize) {
        (self.entered[body], self.lowest[body], self.size[body]) = (*clock, *clock, 1);
        *clock += 1;
        self.path.push((body, from, 0));
        self.members.push(body);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(partners: &[&[usize]]) -> Option<f64> {
        Fragility::new(partners.iter().map(|row| row.to_vec()).collect()).value(None)
    }

    /// The same by its definition: each body is left out in turn, and pairs are counted by searching.
    fn by_definition(partners: &[Vec<usize>]) -> f64 {
        let count = partners.len();
        let mut sum = 0.0;
        for missing in 0..count {
            let mut part: Vec<usize> = (0..count).collect();
            for _ in 0..count {
                for a in (0..count).filter(|a| *a != missing) {
                    for &b in partners[a].iter().filter(|b| **b != missing) {
                        part[a] = part[a].min(part[b]);
                    }
                }
            }
            let others = || (0..count).filter(|a| *a != missing);
            let joined = others().flat_map(|a| others().map(move |b| (a, b))).filter(|(a, b)| a < b && part[*a] == part[*b]).count();
            sum += 1.0 - joined as f64 / pairs(count - 1) as f64;
        }
        sum / count as f64
    }

    #[test]
    fn a_ring_can_miss_anyone_and_a_star_not_its_centre() {
        assert_eq!(value(&[&[1, 3], &[0, 2], &[1, 3], &[2, 0]]), Some(0.0));
        assert_eq!(value(&[&[1, 2, 3], &[0], &[0], &[0]]), Some(0.25), "without the centre no pair of four is left joined");
        assert_eq!(value(&[&[], &[], &[]]), Some(1.0));
        assert_eq!(value(&[&[1], &[0]]), None);
    }

    #[test]
    fn one_more_tie_is_measured_as_if_it_were_there() {
        let mut random = 7_u64;
        for _ in 0..60 {
            let mut partners = vec![Vec::new(); 9];
            for _ in 0..8 {
                random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let (a, b) = ((random >> 33) as usize % 9, (random >> 40) as usize % 9);
                if a != b && !partners[a].contains(&b) {
                    partners[a].push(b);
                    partners[b].push(a);
                }
            }
            let mut fragility = Fragility::new(partners.clone());
            assert!((fragility.value(None).unwrap_or(-1.0) - by_definition(&partners)).abs() < 1e-12);
            for (a, b) in (0..9).flat_map(|a| (a + 1..9).map(move |b| (a, b))) {
                if partners[a].contains(&b) {
                    continue;
                }
                let mut more = partners.clone();
                more[a].push(b);
                more[b].push(a);
                assert!((fragility.value(Some((a, b))).unwrap_or(-1.0) - by_definition(&more)).abs() < 1e-12);
            }
        }
    }
}
