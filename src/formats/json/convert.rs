//! Between the objects of the map file and the records of the model.
//!
//! **Invariant:** a record written and read is the same record, but for its order key, which its place in the list gives.

use std::rc::Rc;

use crate::formats::error::{FormatError, Warning};
use crate::formats::json::part::{Part, Pointer, object_at_least, read_part};
use crate::formats::json::snapshot::write_snapshots;
use crate::formats::json::wire::{
    WireAction, WireBarrier, WireCamera, WireGoal, WireGoalLink, WireMap, WireMeasure, WirePerspective, WirePosition, WirePowerBases,
    WireRating, WireRelationship, WireScene, WireSector, WireSource, WireStakeholder, WireTrust,
};
use crate::formats::tree::Json;
use crate::model::{
    Action, Barrier, BaseScore, Extra, Gather, Goal, GoalId, GoalLink, Measure, OrderKey, Perspective, Position, PowerBase, Properties,
    Rating, RatingKey, Record, Relationship, RelationshipKind, SavedView, Sector, Sign, SortedMap, SortedSet, Source, Stakeholder,
    StakeholderId, StakeholderMap, Trust,
};
use crate::words::files::{FileMessage, FilePlace};

/// How many remarks are listed.
const MAX_WARNINGS: usize = 500;

/// A name, or the id where there is none.
fn name(name: String, id: &str, at: &Pointer<'_>) -> Result<String, FormatError> {
    if name.chars().nth(StakeholderMap::MAX_NAME).is_some() {
        return Err(Pointer::Field(at, "name").error(FileMessage::TooLong { most: StakeholderMap::MAX_NAME as f64 }));
    }
    Ok(if name.is_empty() { id.to_owned() } else { name })
}

fn some<T: for<'a> From<&'a str>>(id: &str) -> Option<T> {
    (!id.is_empty()).then(|| T::from(id))
}

fn none<T: ToString>(id: Option<T>) -> String {
    id.map(|id| id.to_string()).unwrap_or_default()
}

/// Keeps what is unknown inside a part that has no room for it, under the name of the part.
fn fold(extra: &mut Extra, part: &str, inside: Extra) {
    if !inside.is_empty() {
        let fields = inside.into_iter().filter_map(|(name, text)| Some((name, Json::parse(&text).ok()?))).gather();
        extra.insert(part.to_owned(), Rc::from(Json::Object(fields).compact()));
    }
}

/// Gives back what [`fold`] kept.
fn unfold(extra: &mut Extra, part: &str) -> Extra {
    match extra.remove(part).and_then(|text| Json::parse(&text).ok()) {
        Some(Json::Object(fields)) => fields.into_iter().map(|(name, json)| (name, Rc::from(json.compact()))).gather(),
        _ => Extra::new(),
    }
}

/// Takes what a file says of the map as a whole.
pub(in crate::formats) fn properties(wire: &mut WireMap) -> Properties {
    let WirePerspective { group, date, extra } = std::mem::take(&mut wire.perspective);
    Properties {
        title: std::mem::take(&mut wire.title),
        purpose: std::mem::take(&mut wire.purpose),
        perspective: Perspective { group, date, extra },
        private_fields: wire.private_fields.take().unwrap_or_else(|| Properties::default().private_fields),
        asks: std::mem::take(&mut wire.asks),
        scenes: scenes(std::mem::take(&mut wire.scenes)),
        snapshots: SortedMap::new(),
        extra: std::mem::take(&mut wire.extra),
    }
}

/// Saved views by id, numbered in their order; one without an id of its own gets the first free one.
fn scenes(wires: Vec<WireScene>) -> SortedMap<String, SavedView> {
    let taken: SortedSet<String> = wires.iter().map(|wire| wire.id.clone()).gather();
    let mut scenes: SortedMap<String, SavedView> = SortedMap::new();
    let mut last = None;
    for wire in wires {
        let order = OrderKey::after(last);
        last = Some(order);
        let is_free = |id: &String| !id.is_empty() && !scenes.contains_key(id);
        let fresh = || (1..).map(|number: u32| format!("v{number}")).find(|id| is_free(id) && !taken.contains(id));
        let Some(id) = Some(wire.id).filter(is_free).or_else(fresh) else { continue };
        let WireCamera { x, y, width, height, extra: inside } = wire.camera;
        let mut extra = wire.extra;
        fold(&mut extra, "camera", inside);
        let scene = SavedView {
            order,
            caption: wire.caption,
            view: wire.view,
            x: finite(x),
            y: finite(y),
            width: finite(width).max(0.0),
            height: finite(height).max(0.0),
            size_by: wire.size_by,
            tie_colors: wire.tie_colors,
            departments: wire.departments,
            highlight: wire.highlight,
            hidden_sectors: wire.hidden_sectors,
            hidden_kinds: wire.hidden_kinds,
            least_level: finite(wire.least_level),
            tag: wire.tag,
            extra,
        };
        scenes.insert(id, scene);
    }
    scenes
}

fn finite(number: Option<f64>) -> f64 {
    number.filter(|number| number.is_finite()).unwrap_or_default()
}

fn wire_scene((id, scene): (&String, &SavedView)) -> WireScene {
    let SavedView {
        caption,
        view,
        x,
        y,
        width,
        height,
        size_by,
        tie_colors,
        departments,
        highlight,
        hidden_sectors,
        hidden_kinds,
        least_level,
        tag,
        mut extra,
        ..
    } = scene.clone();
    let some = |number: f64| (number != 0.0).then_some(number);
    let camera = WireCamera { x: some(x), y: some(y), width: some(width), height: some(height), extra: unfold(&mut extra, "camera") };
    let least_level = some(least_level);
    WireScene {
        id: id.clone(),
        caption,
        view,
        camera,
        size_by,
        tie_colors,
        departments,
        highlight,
        hidden_sectors,
        hidden_kinds,
        least_level,
        tag,
        extra,
    }
}

/// A file that says this of the map and lists nothing.
pub(in crate::formats) fn wire_properties(properties: Properties) -> WireMap {
    let scenes = properties.scenes_in_order().into_iter().map(wire_scene).collect();
    let snapshots = write_snapshots(&properties);
    let Perspective { group, date, extra } = properties.perspective;
    let private = properties.private_fields;
    WireMap {
        scenes,
        snapshots,
        title: properties.title,
        purpose: properties.purpose,
        perspective: WirePerspective { group, date, extra },
        asks: properties.asks,
        private_fields: (private != Properties::default().private_fields).then_some(private),
        extra: properties.extra,
        ..WireMap::default()
    }
}

pub(in crate::formats) fn read_sector(json: Json, at: &Pointer<'_>) -> Result<Sector, FormatError> {
    let wire: WireSector = read_part(json, at)?;
    let name = name(wire.name, &wire.id, at)?;
    Ok(Sector { name, color: wire.color, extra: wire.extra, ..Sector::blank(wire.id.as_str().into()) })
}

pub(in crate::formats) fn write_sector(sector: &Sector) -> Json {
    let Sector { id, name, color, extra, .. } = sector.clone();
    object_at_least(WireSector { id: id.to_string(), name, color, extra }.write())
}

pub(in crate::formats) fn read_goal(json: Json, at: &Pointer<'_>) -> Result<Goal, FormatError> {
    let wire: WireGoal = read_part(json, at)?;
    let WireMeasure { unit, baseline, target, current, extra } = wire.measure;
    let measure = Measure { unit, baseline, target, current, extra };
    Ok(Goal { name: name(wire.name, &wire.id, at)?, measure, extra: wire.extra, ..Goal::blank(wire.id.as_str().into()) })
}

pub(in crate::formats) fn write_goal(goal: &Goal) -> Json {
    let Goal { id, name, measure, extra, .. } = goal.clone();
    let Measure { unit, baseline, target, current, extra: more } = measure;
    let measure = WireMeasure { unit, baseline, target, current, extra: more };
    object_at_least(WireGoal { id: id.to_string(), name, measure, extra }.write())
}

fn ratings(wires: Vec<WireRating>, at: &Pointer<'_>, warnings: &mut Vec<Warning>) -> SortedMap<RatingKey, Rating> {
    let mut ratings: SortedMap<RatingKey, Rating> = SortedMap::new();
    let mut counts: SortedMap<RatingKey, u32> = SortedMap::new();
    for (index, wire) in wires.into_iter().enumerate() {
        let mut key = RatingKey { by: wire.by.clone(), date: wire.date };
        // One person rated twice: both views stay.
        while ratings.contains_key(&key) {
            let earlier = counts.get_or_default(RatingKey { by: wire.by.clone(), date: key.date.clone() });
            *earlier += 1;
            key.by = format!("{} ({})", wire.by, *earlier + 1).trim_start().to_owned();
        }
        if key.by != wire.by && warnings.len() < MAX_WARNINGS {
            let place = FilePlace::Pointer(Pointer::Item(&Pointer::Field(at, "ratings"), index).text());
            warnings.push(Warning::new(FileMessage::RenamedRating { from: wire.by, to: key.by.clone() }, Some(place)));
        }
        ratings.insert(key, Rating { power: wire.power, interest: wire.interest, extra: wire.extra });
    }
    ratings
}

fn power_bases(wire: &WirePowerBases) -> SortedMap<PowerBase, BaseScore> {
    let scores = [
        (PowerBase::Mandate, wire.mandate),
        (PowerBase::Money, wire.money),
        (PowerBase::Knowledge, wire.knowledge),
        (PowerBase::Decision, wire.decision),
        (PowerBase::Agenda, wire.agenda),
        (PowerBase::Mobilisation, wire.mobilisation),
    ];
    scores.into_iter().filter_map(|(base, score)| Some((base, score?))).gather()
}

fn wire_power_bases(bases: &SortedMap<PowerBase, BaseScore>, extra: Extra) -> WirePowerBases {
    let score = |base| bases.get(&base).copied();
    WirePowerBases {
        mandate: score(PowerBase::Mandate),
        money: score(PowerBase::Money),
        knowledge: score(PowerBase::Knowledge),
        decision: score(PowerBase::Decision),
        agenda: score(PowerBase::Agenda),
        mobilisation: score(PowerBase::Mobilisation),
        extra,
    }
}

fn goal_links(wires: Vec<WireGoalLink>, at: &Pointer<'_>) -> Result<SortedMap<GoalId, GoalLink>, FormatError> {
    let mut links = SortedMap::new();
    for (index, wire) in wires.into_iter().enumerate() {
        let goal = GoalId::from(wire.goal.as_str());
        if links.insert(goal, GoalLink { stance: wire.stance, role: wire.role, extra: wire.extra }).is_some() {
            return Err(Pointer::Item(&Pointer::Field(at, "goals"), index).error(FileMessage::RepeatedGoal { goal: wire.goal }));
        }
    }
    Ok(links)
}

/// A place, if both numbers are there.
pub(in crate::formats) fn position(wire: &WirePosition, at: &Pointer<'_>) -> Result<Option<Position>, FormatError> {
    let here = Pointer::Field(at, "position");
    let (x, y) = match (wire.x, wire.y) {
        (None, None) => return Ok(None),
        (Some(x), Some(y)) => (x, y),
        (x, _) => return Err(here.error(FileMessage::MissingField { field: if x.is_none() { "x" } else { "y" }.to_owned() })),
    };
    let value = if x.abs() > Position::LIMIT { x } else { y };
    let outside = FileMessage::OutOfRange { value, low: -Position::LIMIT, high: Position::LIMIT };
    Position::new(x, y).map(Some).ok_or_else(|| here.error(outside))
}

fn source(wire: WireSource) -> Source {
    Source { kind: wire.kind, text: wire.text, extra: wire.extra }
}

fn wire_source(source: Source) -> WireSource {
    WireSource { kind: source.kind, text: source.text, extra: source.extra }
}

/// Reads a stakeholder; what is changed on the way is added to `warnings`.
pub(in crate::formats) fn read_stakeholder(json: Json, at: &Pointer<'_>, warnings: &mut Vec<Warning>) -> Result<Stakeholder, FormatError> {
    let mut wire: WireStakeholder = read_part(json, at)?;
    let place = position(&wire.position, at)?;
    fold(&mut wire.extra, "power_bases", std::mem::take(&mut wire.power_bases.extra));
    fold(&mut wire.extra, "position", std::mem::take(&mut wire.position.extra));
    let blank = Stakeholder::blank(wire.id.as_str().into());
    Ok(Stakeholder {
        id: blank.id,
        order: blank.order,
        name: name(wire.name, &wire.id, at)?,
        kind: wire.kind,
        sector: some(&wire.sector),
        parent: some(&wire.parent),
        power: wire.power,
        interest: wire.interest,
        ratings: ratings(wire.ratings, at, warnings),
        in_room: wire.in_room,
        power_bases: power_bases(&wire.power_bases),
        stance: wire.stance,
        offers: wire.offers,
        needs: wire.needs,
        services: wire.services,
        serves: wire.serves,
        goals: goal_links(wire.goals, at)?,
        tags: wire.tags,
        link: wire.link,
        notes: wire.notes,
        source: source(wire.source),
        private: wire.private,
        position: place,
        pinned: wire.position.pinned,
        extra: wire.extra,
    })
}

pub(in crate::formats) fn write_stakeholder(body: &Stakeholder) -> Json {
    let mut body = body.clone();
    let bases = wire_power_bases(&body.power_bases, unfold(&mut body.extra, "power_bases"));
    let rating = |(key, rating): (RatingKey, Rating)| WireRating {
        by: key.by,
        power: rating.power,
        interest: rating.interest,
        date: key.date,
        extra: rating.extra,
    };
    let link =
        |(goal, link): (GoalId, GoalLink)| WireGoalLink { goal: goal.to_string(), stance: link.stance, role: link.role, extra: link.extra };
    let mut wire = WireStakeholder {
        id: body.id.to_string(),
        name: body.name,
        kind: body.kind,
        sector: none(body.sector),
        parent: none(body.parent),
        power: body.power,
        interest: body.interest,
        ratings: body.ratings.into_iter().map(rating).gather(),
        in_room: body.in_room,
        power_bases: bases,
        stance: body.stance,
        offers: body.offers,
        needs: body.needs,
        services: body.services,
        serves: body.serves,
        goals: body.goals.into_iter().map(link).gather(),
        tags: body.tags,
        link: body.link,
        notes: body.notes,
        source: wire_source(body.source),
        private: body.private,
        position: WirePosition {
            x: body.position.map(|place| place.x),
            y: body.position.map(|place| place.y),
            pinned: body.pinned,
            extra: unfold(&mut body.extra, "position"),
        },
        extra: body.extra,
    };
    object_at_least(wire.write())
}

fn end(id: &str, field: &str, at: &Pointer<'_>) -> Result<StakeholderId, FormatError> {
    if id.is_empty() { Err(at.error(FileMessage::MissingField { field: field.to_owned() })) } else { Ok(StakeholderId::from(id)) }
}

fn sign(number: Option<f64>, at: &Pointer<'_>) -> Result<Sign, FormatError> {
    match number {
        Some(-1.0) => Ok(Sign::Opposition),
        None | Some(1.0) => Ok(Sign::Support),
        Some(value) => {
            Err(Pointer::Field(at, "sign").error(FileMessage::UnknownWord { value: value.to_string(), allowed: "1, -1".to_owned() }))
        }
    }
}

/// Reads a relationship; its id may be absent, and is then empty.
pub(in crate::formats) fn read_relationship(json: Json, at: &Pointer<'_>) -> Result<Relationship, FormatError> {
    let mut wire: WireRelationship = read_part(json, at)?;
    fold(&mut wire.extra, "trust", std::mem::take(&mut wire.trust.extra));
    let barrier = |barrier: WireBarrier| Barrier {
        kind: barrier.kind,
        note: barrier.note,
        owner: some(&barrier.owner),
        next_step: barrier.next_step,
        extra: barrier.extra,
    };
    Ok(Relationship {
        source: end(&wire.source, "source", at)?,
        target: end(&wire.target, "target", at)?,
        directed: wire.directed,
        kind: wire.kind.filter(|word| !word.trim().is_empty()).map(|word| RelationshipKind::new(&word)),
        strength: wire.strength,
        level: wire.level,
        trust: Trust { forward: wire.trust.forward, back: wire.trust.back },
        sign: sign(wire.sign, at)?,
        barrier: wire.barrier.map(barrier),
        notes: wire.notes,
        origin: source(wire.origin),
        private: wire.private,
        extra: wire.extra,
        ..Relationship::blank(wire.id.as_str().into())
    })
}

pub(in crate::formats) fn write_relationship(tie: &Relationship) -> Json {
    let mut tie = tie.clone();
    let trust = WireTrust { forward: tie.trust.forward, back: tie.trust.back, extra: unfold(&mut tie.extra, "trust") };
    let barrier = |barrier: Barrier| WireBarrier {
        kind: barrier.kind,
        note: barrier.note,
        owner: none(barrier.owner),
        next_step: barrier.next_step,
        extra: barrier.extra,
    };
    let mut wire = WireRelationship {
        id: tie.id.to_string(),
        source: tie.source.to_string(),
        target: tie.target.to_string(),
        directed: tie.directed,
        kind: tie.kind.map(|kind| kind.as_str().to_owned()),
        strength: tie.strength,
        level: tie.level,
        trust,
        sign: (tie.sign == Sign::Opposition).then_some(-1.0),
        barrier: tie.barrier.map(barrier),
        notes: tie.notes,
        origin: wire_source(tie.origin),
        private: tie.private,
        extra: tie.extra,
    };
    object_at_least(wire.write())
}

pub(in crate::formats) fn read_action(json: Json, at: &Pointer<'_>) -> Result<Action, FormatError> {
    let wire: WireAction = read_part(json, at)?;
    Ok(Action {
        text: wire.text,
        owner: some(&wire.owner),
        due: wire.due,
        about: wire.about,
        finding: wire.finding,
        done: wire.done,
        extra: wire.extra,
        ..Action::blank(wire.id.as_str().into())
    })
}

pub(in crate::formats) fn write_action(action: &Action) -> Json {
    let Action { id, text, owner, due, about, finding, done, extra, .. } = action.clone();
    object_at_least(WireAction { id: id.to_string(), text, owner: none(owner), due, about, finding, done, extra }.write())
}
