//! What a link says of a map, column by column: texts of the whole, goals and sectors, what each body is, then the ties in the
//! order of their ends.
//!
//! **Invariant:** one walk writes and reads. Writing, it follows a map; reading, it follows an empty one; what it returns is the
//! map that comes out at the other end. No list grows beyond the limits of a map.
//! **Not here:** where a body stands, unless somebody put it there; notes, sources, single ratings, saved views, what was agreed on.

use crate::formats::link::coder::{Chance, Coder};
use crate::formats::link::numbers::{Counts, Numbers, Walk};
use crate::model::{
    Barrier, BarrierKind, Color, Goal, GoalId, GoalLink, GoalRole, Level, OrderKey, Perspective, Position, Properties, Record,
    Relationship, RelationshipKind, Score, Sector, Sign, SortedSet, Stakeholder, StakeholderKind, StakeholderMap, Stance, Strength, Table,
    Trust, TrustScore,
};

/// More bodies than fit into a link that anyone can send.
const MOST_BODIES: usize = 2_000;
/// More goals or sectors than do.
const MOST_PARTS: usize = 200;
/// More ties than do.
const MOST_TIES: usize = 10_000;
/// Strengths up to this take few bits.
const SMALL_STRENGTH: usize = 14;
/// Kinds of tie that the map itself has named; others are left out.
const MOST_KINDS: usize = 200;

/// Writes a map, or reads one; `None` where there is none to be read.
pub(super) fn walk(coder: Coder, map: &StakeholderMap) -> Option<(Coder, StakeholderMap)> {
    let mut walk = Walk::new(coder);
    let properties = properties(&mut walk, map.properties())?;
    let goals: Vec<&Goal> = map.goals().iter().collect();
    let goals = names(&mut walk, &goals, MOST_PARTS, |goal| &goal.name)?;
    let sectors = sectors(&mut walk, map)?;
    let stakeholders = stakeholders(&mut walk, map, goals.len(), sectors.len())?;
    let relationships = relationships(&mut walk, map, stakeholders.len())?;
    let orders = || std::iter::successors(Some(OrderKey::default()), |last| Some(OrderKey::after(Some(*last))));
    let goals = goals.into_iter().zip(orders()).enumerate();
    let goals = goals.map(|(index, (name, order))| Goal { name, order, ..Goal::blank(id("g", index)) }).collect();
    let read = StakeholderMap::assemble(properties, sectors, goals, stakeholders, relationships, Vec::new()).ok()?;
    (!walk.coder.is_over()).then_some((walk.coder, read))
}

/// The id of a record by its place.
fn id<T: for<'a> From<&'a str>>(letter: &str, index: usize) -> T {
    format!("{letter}{}", index + 1).as_str().into()
}

fn place<R: Record>(table: &Table<R>, id: &R::Id) -> Option<usize> {
    table.ids().position(|other| other == id)
}

fn properties(walk: &mut Walk, properties: &Properties) -> Option<Properties> {
    let title = walk.text(&properties.title)?;
    let purpose = walk.text(&properties.purpose)?;
    let group = walk.text(&properties.perspective.group)?;
    let date = walk.text(&properties.perspective.date)?;
    let asks: Vec<&str> = properties.asks.iter().map(String::as_str).collect();
    let asks = walk.texts(&mut Counts::new(), &asks)?.into_iter().collect();
    Some(Properties { title, purpose, asks, perspective: Perspective { group, date, ..Perspective::default() }, ..Properties::default() })
}

fn names<T>(walk: &mut Walk, records: &[T], most: usize, name: impl Fn(&T) -> &str) -> Option<Vec<String>> {
    let names: Vec<&str> = records.iter().map(name).collect();
    if names.len() > most {
        return None;
    }
    walk.texts(&mut Counts::new(), &names).filter(|names| names.len() <= most)
}

fn sectors(walk: &mut Walk, map: &StakeholderMap) -> Option<Vec<Sector>> {
    let given: Vec<&Sector> = map.sectors().iter().collect();
    let names = names(walk, &given, MOST_PARTS, |sector| &sector.name)?;
    let (mut order, mut has_color) = (OrderKey::default(), Chance::EVEN);
    let mut sectors = Vec::new();
    for (index, name) in names.into_iter().enumerate() {
        let color = given.get(index).and_then(|sector| sector.color);
        let color = walk.flag(&mut has_color, color.is_some()).then(|| {
            let Color { red, green, blue } = color.unwrap_or(Color { red: 0, green: 0, blue: 0 });
            let [.., red, green, blue] = walk.bits(24, u64::from(u32::from_be_bytes([0, red, green, blue]))).to_be_bytes();
            Color { red, green, blue }
        });
        sectors.push(Sector { name, color, order, ..Sector::blank(id("k", index)) });
        order = OrderKey::after(Some(order));
    }
    Some(sectors)
}

fn stakeholders(walk: &mut Walk, map: &StakeholderMap, goals: usize, sectors: usize) -> Option<Vec<Stakeholder>> {
    let given: Vec<&Stakeholder> = map.stakeholders().iter().collect();
    let names = names(walk, &given, MOST_BODIES, |body| &body.name)?;
    let count = names.len();
    let goal_ids: Vec<GoalId> = map.goals().ids().cloned().collect();
    let mut is_as_before = Chance::EVEN;
    let mut former = 0;
    let [mut kinds, mut roles] = [Numbers::of_bits(4), Numbers::of_bits(3)];
    let [mut sector_places, mut parents] = [Numbers::below(sectors + 1), Numbers::below(count)];
    let mut scores = [Numbers::of_bits(7), Numbers::of_bits(7)];
    let mut has = [Chance::EVEN; 5];
    let [mut in_room, mut stances, mut goal_stances] = [Numbers::of_bits(2), Numbers::of_bits(3), Numbers::of_bits(3)];
    let mut lists: [Counts; 5] = std::array::from_fn(|_| Counts::new());
    let mut pursues = vec![Chance::EVEN; goals];
    let mut places = Counts::new();
    let mut bodies = Vec::with_capacity(count);
    let mut order = OrderKey::default();
    for (index, name) in names.into_iter().enumerate() {
        let blank = Stakeholder::blank(id("s", index));
        let body = given.get(index).copied().unwrap_or(&blank);
        let sector = body.sector.as_ref().and_then(|sector| place(map.sectors(), sector)).map_or(0, |sector| sector + 1);
        if !walk.flag(&mut is_as_before, sector == former) {
            former = walk.number(&mut sector_places, sector);
        }
        if former > sectors {
            return None;
        }
        let kind = walk.choice(&mut kinds, StakeholderKind::ALL, body.kind);
        let parent = body.parent.as_ref().and_then(|parent| place(map.stakeholders(), parent));
        let parent = walk.flag(&mut has[0], parent.is_some()).then(|| walk.number(&mut parents, parent.unwrap_or(0)));
        let [power, interest] = [(body.power, 1), (body.interest, 2)].map(|(score, at)| {
            // A tenth is as fine as anybody rates.
            let tenths = score.map_or(0, |score| libm::round(score.value() * 10.0) as usize);
            let is_rated = walk.flag(&mut has[at], score.is_some());
            is_rated.then(|| walk.number(&mut scores[at - 1], tenths)).map(|tenths| Score::new(tenths as f64 / 10.0))
        });
        let in_room = walk.choice(&mut in_room, &[false, true], body.in_room);
        let stance = walk_stance(walk, &mut stances, body.stance);
        let mut sets: [SortedSet<String>; 5] = std::array::from_fn(|_| SortedSet::new());
        for (at, set) in [&body.offers, &body.needs, &body.services, &body.serves, &body.tags].into_iter().enumerate() {
            let words: Vec<&str> = set.iter().map(String::as_str).collect();
            sets[at] = walk.texts(&mut lists[at], &words)?.into_iter().collect();
        }
        let [offers, needs, services, serves, tags] = sets;
        let mut links = Vec::new();
        for (at, chance) in pursues.iter_mut().enumerate() {
            let link = goal_ids.get(at).and_then(|goal| body.goals.get(goal));
            if walk.flag(chance, link.is_some()) {
                let role = walk.choice(&mut roles, GoalRole::ALL, link.and_then(|link| link.role));
                let stance = walk_stance(walk, &mut goal_stances, link.and_then(|link| link.stance));
                links.push((id("g", at), GoalLink { role, stance, ..GoalLink::default() }));
            }
        }
        let pinned = walk.flag(&mut has[3], body.pinned && body.position.is_some());
        let position = if pinned {
            let at = body.position.map_or([0.0, 0.0], |at| [at.x, at.y]);
            let [x, y] = at.map(|side| {
                let (size, is_left) = (libm::round(side.abs()) as usize, side < 0.0);
                let size = walk.count(&mut places, size) as f64;
                if walk.flag(&mut has[4], is_left) { -size } else { size }
            });
            Some(Position::new(x, y)?)
        } else {
            None
        };
        if walk.coder.is_over() {
            return None;
        }
        bodies.push(Stakeholder {
            name,
            order,
            kind,
            sector: former.checked_sub(1).map(|sector| id("k", sector)),
            parent: parent.map(|parent| id("s", parent)),
            power: power.transpose().ok()?,
            interest: interest.transpose().ok()?,
            in_room,
            stance,
            offers,
            needs,
            services,
            serves,
            tags,
            goals: links.into_iter().collect(),
            position,
            pinned,
            ..blank
        });
        order = OrderKey::after(Some(order));
    }
    Some(bodies)
}

fn walk_stance(walk: &mut Walk, numbers: &mut Numbers, stance: Option<Stance>) -> Option<Stance> {
    let steps = [-2.0, -1.0, 0.0, 1.0, 2.0];
    walk.choice(numbers, &steps, stance.map(Stance::value)).and_then(|step| Stance::new(step).ok())
}

fn relationships(walk: &mut Walk, map: &StakeholderMap, bodies: usize) -> Option<Vec<Relationship>> {
    if map.relationships().len() > MOST_TIES {
        return None;
    }
    let ids: Vec<_> = map.stakeholders().ids().collect();
    let end = |id| ids.iter().position(|other| *other == id).unwrap_or(0);
    let mut given: Vec<(usize, usize, &Relationship)> =
        map.relationships().iter().map(|tie| (end(&tie.source), end(&tie.target), tie)).collect();
    given.sort_by_key(|(source, target, _)| (*source, *target));
    let mut own: Vec<&str> = Vec::new();
    for kind in given.iter().filter_map(|(.., tie)| tie.kind.as_ref()).map(RelationshipKind::as_str) {
        if !RelationshipKind::KNOWN.contains(&kind) && !own.contains(&kind) && own.len() < MOST_KINDS {
            own.push(kind);
        }
    }
    let mut kinds: Vec<String> = RelationshipKind::KNOWN.map(str::to_owned).into();
    let place_of = |kind: &RelationshipKind| {
        let known = RelationshipKind::KNOWN.iter().chain(&own).position(|other| *other == kind.as_str());
        known.map_or(0, |index| index + 1)
    };
    kinds.extend(walk.texts(&mut Counts::new(), &own)?);
    let [mut targets, mut kind_places] = [Numbers::below(bodies), Numbers::below(kinds.len() + 1)];
    let [mut strengths, mut levels, mut barriers] = [Numbers::of_bits(4), Numbers::of_bits(3), Numbers::of_bits(3)];
    let mut trusts = [Numbers::of_bits(3), Numbers::of_bits(3)];
    let [mut is_directed, mut is_opposed] = [Chance::EVEN; 2];
    let mut counts = Counts::new();
    let mut ties = Vec::new();
    let mut order = OrderKey::default();
    let mut left = given.into_iter().peekable();
    for source in 0..bodies {
        let mut of_source = Vec::new();
        while let Some(tie) = left.next_if(|(other, ..)| *other == source) {
            of_source.push(tie);
        }
        let count = walk.count(&mut counts, of_source.len());
        if ties.len() + count > MOST_TIES {
            return None;
        }
        for at in 0..count {
            let blank = Relationship::blank(id("r", ties.len()));
            let (target, tie) = of_source.get(at).map_or((0, &blank), |(_, target, tie)| (*target, *tie));
            let target = walk.number(&mut targets, target);
            let directed = walk.flag(&mut is_directed, tie.directed);
            let kind = walk.number(&mut kind_places, tie.kind.as_ref().map_or(0, place_of));
            let strength = walk_strength(walk, &mut strengths, tie.strength)?;
            let level = walk.choice(&mut levels, &[0.0, 1.0, 2.0, 3.0, 4.0, 5.0], tie.level.map(Level::value));
            let sign = if walk.flag(&mut is_opposed, tie.sign == Sign::Opposition) { Sign::Opposition } else { Sign::Support };
            let mut at = 0;
            let [forward, back] = [tie.trust.forward, tie.trust.back].map(|trust| {
                at += 1;
                let step = walk.choice(&mut trusts[at - 1], &[1.0, 2.0, 3.0, 4.0], trust.map(TrustScore::value));
                step.and_then(|step| TrustScore::new(step).ok())
            });
            let barrier = walk.choice(&mut barriers, BarrierKind::ALL, tie.barrier.as_ref().and_then(|barrier| barrier.kind));
            if walk.coder.is_over() {
                return None;
            }
            ties.push(Relationship {
                order,
                source: id("s", source),
                target: id("s", target),
                directed,
                kind: kind.checked_sub(1).and_then(|kind| kinds.get(kind)).map(|kind| RelationshipKind::new(kind)),
                strength,
                level: level.and_then(|level| Level::new(level).ok()),
                sign,
                trust: Trust { forward, back },
                barrier: barrier.map(|kind| Barrier { kind: Some(kind), ..Barrier::default() }),
                ..blank
            });
            order = OrderKey::after(Some(order));
        }
    }
    Some(ties)
}

fn walk_strength(walk: &mut Walk, numbers: &mut Numbers, strength: Strength) -> Option<Strength> {
    let value = strength.value();
    let is_small = value.fract() == 0.0 && value <= SMALL_STRENGTH as f64;
    match walk.number(numbers, if is_small { value as usize } else { SMALL_STRENGTH + 1 }) {
        small @ 0..=SMALL_STRENGTH => Strength::new(small as f64).ok(),
        _ => Strength::new(f64::from_bits(walk.bits(64, value.to_bits()))).ok(),
    }
}
