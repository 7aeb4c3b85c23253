//! One search for communities in the manner of Leiden (Traag, Waltman and van Eck 2019, "From Louvain to Leiden: guaranteeing
//! well-connected communities").
//!
//! Bodies move to the best community nearby; communities are parted into well connected groups; the groups become the
//! bodies of a smaller network, and so on. A small network is polished body by body.
//!
//! **Invariant:** bodies, ties and groups are visited in a given order, so that the same start ends the same everywhere.
//! **Not here:** how often it is tried; see `communities`.

use crate::arcs::Arcs;
use crate::pair;

/// Modularity, as a share of all strength, has to grow by more than this.
pub(crate) const BETTER: f64 = 1e-12;
/// A polish gives up after so many moves, as a share of all bodies, that made nothing better.
const PATIENCE: usize = 8;

/// A network whose bodies may stand for several of the map.
pub(crate) struct Level {
    offsets: Vec<u32>,
    targets: Vec<u32>,
    weights: Vec<f64>,
    /// Strength of each body, ties inside it counted from both ends.
    strength: Vec<f64>,
    /// All strength.
    all: f64,
}

impl Level {
    pub(crate) fn of(rows: &Arcs, count: usize) -> Self {
        let mut offsets = Vec::with_capacity(count + 1);
        let (mut targets, mut strength) = (Vec::with_capacity(rows.len()), Vec::with_capacity(count));
        offsets.push(0);
        for vertex in 0..count {
            targets.extend_from_slice(rows.targets(vertex));
            offsets.push(targets.len() as u32);
            strength.push(rows.weights(vertex).iter().sum());
        }
        let all = strength.iter().sum();
        Self { offsets, targets, weights: rows.all_weights().to_vec(), strength, all }
    }

    /// How many bodies there are.
    pub(crate) fn count(&self) -> usize {
        self.strength.len()
    }

    /// How many ties there are, each from both its ends.
    pub(crate) fn arcs(&self) -> usize {
        self.targets.len()
    }

    #[inline(always)]
    fn targets(&self, vertex: usize) -> &[u32] {
        &self.targets[self.offsets[vertex] as usize..self.offsets[vertex + 1] as usize]
    }

    #[inline(always)]
    fn ties(&self, vertex: usize) -> impl Iterator<Item = (usize, f64)> {
        let range = self.offsets[vertex] as usize..self.offsets[vertex + 1] as usize;
        self.targets[range.clone()].iter().map(|target| *target as usize).zip(self.weights[range].iter().copied())
    }

    /// Σ (inside / all − (held / all)²) over communities; only for the network of the map, which has no ties inside bodies.
    pub(crate) fn modularity(&self, community: &[u32]) -> f64 {
        let mut held = vec![0.0; self.count()];
        let mut inside = 0.0;
        for (vertex, own) in community.iter().enumerate() {
            held[*own as usize] += self.strength[vertex];
            inside += self.ties(vertex).filter(|(target, _)| community[*target] == *own).map(|(_, weight)| weight).sum::<f64>();
        }
        inside / self.all - held.iter().map(|held| (held / self.all) * (held / self.all)).sum::<f64>()
    }

    /// The network whose bodies are the `count` groups of this one.
    fn grouped(&self, group: &[u32], count: usize, links: &mut Links) -> Self {
        let members = Members::of(group, count);
        let mut grouped =
            Self { offsets: vec![0], targets: Vec::new(), weights: Vec::new(), strength: Vec::with_capacity(count), all: self.all };
        for own in 0..count {
            let mut strength = 0.0;
            for member in members.of_group(own) {
                strength += self.strength[*member as usize];
                links.gather(self, *member as usize, group);
            }
            for other in links.groups() {
                if *other as usize != own {
                    grouped.targets.push(*other);
                    grouped.weights.push(links.weight[*other as usize]);
                }
            }
            links.clear();
            grouped.offsets.push(grouped.targets.len() as u32);
            grouped.strength.push(strength);
        }
        grouped
    }
}

/// The bodies of each group, one group behind the other.
struct Members {
    offsets: Vec<u32>,
    bodies: Vec<u32>,
}

impl Members {
    fn of(group: &[u32], count: usize) -> Self {
        let mut offsets = vec![0_u32; count + 1];
        group.iter().for_each(|group| offsets[*group as usize + 1] += 1);
        for at in 0..count {
            offsets[at + 1] += offsets[at];
        }
        let mut next = offsets.clone();
        let mut bodies = vec![0; group.len()];
        for (body, group) in group.iter().enumerate() {
            let at = &mut next[*group as usize];
            bodies[*at as usize] = body as u32;
            *at += 1;
        }
        Self { offsets, bodies }
    }

    fn of_group(&self, group: usize) -> &[u32] {
        &self.bodies[self.offsets[group] as usize..self.offsets[group + 1] as usize]
    }
}

/// How strongly one body is tied to each group nearby.
struct Links {
    weight: Vec<f64>,
    /// The groups nearby, in front; one place more than there are groups.
    touched: Vec<u32>,
    nearby: usize,
}

impl Links {
    fn new(count: usize) -> Self {
        Self { weight: vec![0.0; count], touched: vec![0; count + 1], nearby: 0 }
    }

    /// Adds up ties by the group at their other end. Each group is written down in any case and stays only where it is new:
    /// no branch to be guessed wrong.
    #[inline(always)]
    fn gather(&mut self, level: &Level, body: usize, group: &[u32]) {
        let mut nearby = self.nearby;
        for (target, weight) in level.ties(body) {
            let group = group[target];
            let sum = &mut self.weight[group as usize];
            self.touched[nearby] = group;
            nearby += usize::from(*sum == 0.0);
            *sum += weight;
        }
        self.nearby = nearby;
    }

    #[inline(always)]
    fn groups(&self) -> &[u32] {
        &self.touched[..self.nearby]
    }

    #[inline(always)]
    fn clear(&mut self) {
        for group in &self.touched[..self.nearby] {
            self.weight[*group as usize] = 0.0;
        }
        self.nearby = 0;
    }
}

/// Memory that all rounds share.
pub(crate) struct Search {
    links: Links,
    /// Strength held by each group.
    held: Vec<f64>,
    /// Bodies in each group.
    size: Vec<u32>,
    is_queued: Vec<bool>,
}

impl Search {
    pub(crate) fn new(base: &Level) -> Self {
        let count = base.count();
        Self { links: Links::new(count), held: vec![0.0; count], size: vec![0; count], is_queued: vec![false; count] }
    }

    /// Moves, parts and groups until nothing can be joined any more. Unrefined, communities are grouped whole (Blondel et
    /// al. 2008): quicker, and good enough to start a refined round from.
    pub(crate) fn round(&mut self, base: &Level, mut community: Vec<u32>, order: &[u32], is_refined: bool) -> Vec<u32> {
        self.move_bodies(base, &mut community, order);
        let count = renumber(&mut community);
        // For each body of the map the body of the smaller network that stands for it.
        let (mut part, parts) = self.parted(base, &community, count, is_refined);
        let mut of_part = vec![0; parts];
        part.iter().zip(&community).for_each(|(part, community)| of_part[*part as usize] = *community);
        let mut level = base.grouped(&part, parts, &mut self.links);
        loop {
            let before = level.count();
            let order: Vec<u32> = (0..before as u32).collect();
            self.move_bodies(&level, &mut of_part, &order);
            let count = renumber(&mut of_part);
            if count == before {
                break;
            }
            let (mut group, mut groups) = self.parted(&level, &of_part, count, is_refined);
            if groups == before {
                (group, groups) = (of_part.clone(), count);
            }
            let mut of_group = vec![0; groups];
            group.iter().zip(&of_part).for_each(|(group, community)| of_group[*group as usize] = *community);
            part.iter_mut().for_each(|part| *part = group[*part as usize]);
            level = level.grouped(&group, groups, &mut self.links);
            of_part = of_group;
        }
        part.iter().map(|part| of_part[*part as usize]).collect()
    }

    /// Moves one body after the other, the best first even if it makes things worse for now, each once; then takes back
    /// what came after the best state (Kernighan and Lin 1970). Again until nothing is gained;
    /// whether anything was. **O(n² k)** for k communities.
    pub(crate) fn polish(&mut self, base: &Level, community: &mut [u32]) -> bool {
        let count = base.count();
        let mut has_gained = false;
        let mut trail = Vec::with_capacity(count);
        loop {
            // One more than there are, so that a body can found its own.
            let groups = renumber(community) + 1;
            let mut links = vec![0.0; count * groups];
            let mut held = vec![0.0; groups];
            for (body, own) in community.iter().enumerate() {
                held[*own as usize] += base.strength[body];
                base.ties(body).for_each(|(target, weight)| links[body * groups + community[target] as usize] += weight);
            }
            self.is_queued[..count].fill(false);
            trail.clear();
            let (mut gained, mut most, mut kept) = (0.0, BETTER * base.all, 0);
            while trail.len() < count && trail.len() < kept + count / PATIENCE + 4 {
                let (mut best, mut to, mut gain) = (count, 0, f64::NEG_INFINITY);
                for body in (0..count).filter(|body| !self.is_queued[*body]) {
                    let (own, strength) = (community[body] as usize, base.strength[body]);
                    let links = &links[body * groups..][..groups];
                    let share = strength / base.all;
                    let stays = links[own] - share * (held[own] - strength);
                    for group in 0..groups {
                        let goes = links[group] - share * held[group] - stays;
                        if goes > gain && group != own {
                            (best, to, gain) = (body, group, goes);
                        }
                    }
                }
                if best == count {
                    break;
                }
                let from = community[best] as usize;
                self.is_queued[best] = true;
                trail.push((best, from as u32));
                held[from] -= base.strength[best];
                held[to] += base.strength[best];
                community[best] = to as u32;
                for (target, weight) in base.ties(best) {
                    links[target * groups + from] -= weight;
                    links[target * groups + to] += weight;
                }
                gained += gain;
                if gained > most {
                    (most, kept) = (gained, trail.len());
                }
            }
            for (body, from) in trail.drain(kept..).rev() {
                community[body] = from;
            }
            self.is_queued[..count].fill(false);
            if kept == 0 {
                return has_gained;
            }
            has_gained = true;
        }
    }

    /// Sums up what each group holds.
    fn weigh(&mut self, level: &Level, group: &[u32]) {
        self.held[..level.count()].fill(0.0);
        self.size[..level.count()].fill(0);
        for (body, group) in group.iter().enumerate() {
            self.held[*group as usize] += level.strength[body];
            self.size[*group as usize] += 1;
        }
    }

    /// Moves bodies to the best community nearby, or to one of their own, until no move helps; only those are looked at
    /// again whose partners have moved away.
    pub(crate) fn move_bodies(&mut self, level: &Level, community: &mut [u32], order: &[u32]) {
        self.weigh(level, community);
        let count = level.count();
        let mut empty: Vec<u32> = (0..count as u32).rev().filter(|group| self.size[*group as usize] == 0).collect();
        let mut queue = order.to_vec();
        // One place more than bodies can wait, so that each is written down before it is known whether it waits already.
        let mut next = vec![0; count + 1];
        self.is_queued[..count].fill(true);
        while !queue.is_empty() {
            let mut waiting = 0;
            for body in &queue {
                let body = *body as usize;
                self.is_queued[body] = false;
                let own = community[body];
                let best = self.best_community(level, body, community, &mut empty);
                if best == own {
                    continue;
                }
                community[body] = best;
                for target in level.targets(body) {
                    let at = *target as usize;
                    let wakes = (community[at] != best) & !self.is_queued[at];
                    next[waiting] = *target;
                    waiting += usize::from(wakes);
                    self.is_queued[at] |= wakes;
                }
            }
            queue.clear();
            queue.extend_from_slice(&next[..waiting]);
        }
    }

    /// Takes a body out of its community and puts it where it belongs most.
    #[inline(always)]
    fn best_community(&mut self, level: &Level, body: usize, community: &[u32], empty: &mut Vec<u32>) -> u32 {
        let (own, strength) = (community[body], level.strength[body]);
        self.links.gather(level, body, community);
        self.held[own as usize] -= strength;
        let share = strength / level.all;
        let stays = self.links.weight[own as usize] - share * self.held[own as usize];
        let (mut best, mut most) = (own, f64::NEG_INFINITY);
        for group in self.links.groups() {
            let at = *group as usize;
            let gain = self.links.weight[at] - share * self.held[at];
            best = if gain > most { *group } else { best };
            most = larger(most, gain);
        }
        self.links.clear();
        let least = BETTER * strength;
        if most.max(stays) < -least && self.size[own as usize] > 1 {
            best = empty.pop().unwrap_or(own);
        } else if most <= stays + least {
            best = own;
        }
        self.held[best as usize] += strength;
        if best != own {
            self.size[own as usize] -= 1;
            self.size[best as usize] += 1;
            if self.size[own as usize] == 0 {
                empty.push(own);
            }
        }
        best
    }

    fn parted(&mut self, level: &Level, community: &[u32], count: usize, is_refined: bool) -> (Vec<u32>, usize) {
        if is_refined { self.refine(level, community, count) } else { (community.to_vec(), count) }
    }

    /// Parts each community into groups that are well connected: bodies, each alone at first, join the best group of their
    /// community, where both are tied to the rest of it no less than chance gives. The group of each body, and their number.
    fn refine(&mut self, level: &Level, community: &[u32], communities: usize) -> (Vec<u32>, usize) {
        let count = level.count();
        let mut of_community = vec![0.0; communities];
        community.iter().zip(&level.strength).for_each(|(community, strength)| of_community[*community as usize] += strength);
        let mut group: Vec<u32> = (0..count as u32).collect();
        self.weigh(level, &group);
        // How strongly each group is tied to the rest of its community.
        let within = |(body, own): (usize, &u32)| {
            level.ties(body).filter(|(target, _)| community[*target] == *own).map(|(_, weight)| weight).sum::<f64>()
        };
        let mut outward: Vec<f64> = community.iter().enumerate().map(within).collect();
        for body in 0..count {
            let (strength, community_of_body) = (level.strength[body], community[body]);
            let all_of_it = of_community[community_of_body as usize];
            let is_well_tied = |outward: f64, held: f64| outward >= held * (all_of_it - held) / level.all;
            if self.size[group[body] as usize] != 1 || !is_well_tied(outward[body], strength) {
                continue;
            }
            self.links.gather(level, body, &group);
            let (mut best, mut most) = (body as u32, 0.0);
            for other in self.links.groups() {
                let at = *other as usize;
                let gain = self.links.weight[at] - strength * self.held[at] / level.all;
                if gain > most && community[at] == community_of_body && is_well_tied(outward[at], self.held[at]) {
                    (best, most) = (*other, gain);
                }
            }
            if best as usize != body {
                let at = best as usize;
                outward[at] += outward[body] - 2.0 * self.links.weight[at];
                self.held[at] += strength;
                self.size[at] += 1;
                self.size[body] = 0;
                group[body] = best;
            }
            self.links.clear();
        }
        let groups = renumber(&mut group);
        (group, groups)
    }
}

/// Numbers groups from 0 in the order of their first bodies; how many there are.
fn renumber(group: &mut [u32]) -> usize {
    let mut number = vec![u32::MAX; group.len()];
    let mut count = 0;
    for group in group {
        let number = &mut number[*group as usize];
        if *number == u32::MAX {
            *number = count;
            count += 1;
        }
        *group = *number;
    }
    count as usize
}

/// The larger of two, by an instruction that cannot be guessed wrong.
#[inline(always)]
fn larger(a: f64, b: f64) -> f64 {
    pair::first(pair::larger(pair::both(a), pair::both(b)))
}
