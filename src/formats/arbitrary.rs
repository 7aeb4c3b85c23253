//! Arbitrary maps for property tests: every field of every record, with names that try to break out of their place.

use std::rc::Rc;

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;

use crate::model::{
    Action, Barrier, BarrierKind, BaseScore, Color, Extra, Gather, Goal, GoalLink, GoalRole, Level, Measure, OrderKey, Perspective,
    Position, PowerBase, Properties, Rating, RatingKey, Record, Relationship, RelationshipKind, SavedView, Score, Sector, Sign, Snapshot,
    SortedMap, SortedSet, Source, SourceKind, Stakeholder, StakeholderKind, StakeholderMap, Stance, Strength, Trust, TrustScore,
};

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[a-z]{1,6}",
        "\\PC{1,8}",
        "[\"\\\\\n\t,;|'=+@-]{1,4}",
        Just("<img src=x onerror=alert(1)>".to_owned()),
        Just("\u{2028}\u{202e}ع\u{0}".to_owned()),
    ]
}

fn name() -> impl Strategy<Value = String> {
    words().prop_map(|words| format!("{words}!"))
}

fn member<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = Option<T>> {
    option::of(proptest::sample::select(all))
}

fn set() -> impl Strategy<Value = SortedSet<String>> {
    vec(words(), 0..3).prop_map(|words| words.into_iter().collect())
}

/// Unknown fields with JSON texts, spelled as the program spells them.
fn extra() -> impl Strategy<Value = Extra> {
    let text =
        proptest::sample::select(vec!["1", "1.5", "\"later\"", "true", "[1,[2]]", "{\"a\":{\"b\":[]}}", "{}", "18446744073709551615"]);
    vec(("x_[a-z]{1,4}", text.prop_map(Rc::from)), 0..2).prop_map(|fields| fields.into_iter().collect())
}

fn score() -> impl Strategy<Value = Option<Score>> {
    option::of((0.0..=10.0f64).prop_filter_map("in range", |number| Score::new(number).ok()))
}

fn step<T>(low: i32, high: i32, read: impl Fn(f64) -> Option<T>) -> impl Strategy<Value = Option<T>>
where
    T: std::fmt::Debug,
{
    (low - 1..=high).prop_map(move |number| if number < low { None } else { read(f64::from(number)) })
}

fn source() -> impl Strategy<Value = Source> {
    (member(SourceKind::ALL), words(), extra()).prop_map(|(kind, text, extra)| Source { kind, text, extra })
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        -1e6..1e6f64,
        proptest::num::f64::NORMAL.prop_filter("no larger", |number| number.abs() < 1e300),
        (-9i32..9).prop_map(f64::from)
    ]
}

fn ratings() -> impl Strategy<Value = SortedMap<RatingKey, Rating>> {
    let key = (words(), words()).prop_map(|(by, date)| RatingKey { by, date });
    let rating = (score(), score(), extra()).prop_map(|(power, interest, extra)| Rating { power, interest, extra });
    vec((key, rating), 0..3).prop_map(|ratings| ratings.into_iter().collect())
}

/// References are numbers here, taken round the length of the list they point into.
type Ends = (usize, usize);

fn stakeholder() -> impl Strategy<Value = (Stakeholder, Option<Ends>)> {
    let said = (name(), member(StakeholderKind::ALL), score(), score(), ratings(), option::of(any::<bool>()), set(), set());
    let bases = btree_map(proptest::sample::select(PowerBase::ALL), step(0, 3, |number| BaseScore::new(number).ok()), 0..3);
    let bases = bases.prop_map(|bases| bases.into_iter().filter_map(|(base, score)| Some((base, score?))).collect());
    let link = (step(-2, 2, |number| Stance::new(number).ok()), member(GoalRole::ALL), extra())
        .prop_map(|(stance, role, extra)| GoalLink { stance, role, extra });
    let place = option::of((-1e6..1e6f64, -1e6..1e6f64)).prop_map(|place| place.and_then(|(x, y)| Position::new(x, y)));
    let more = (bases, step(-2, 2, |number| Stance::new(number).ok()), set(), set(), set(), option::of(link), words(), words());
    let last = (source(), any::<bool>(), place, any::<bool>(), extra(), option::of((0usize..9, 0usize..9)));
    (said, more, last).prop_map(|(said, more, last)| {
        let (name, kind, power, interest, ratings, in_room, offers, needs) = said;
        let (power_bases, stance, services, serves, tags, link, address, notes) = more;
        let (source, private, position, pinned, extra, ends) = last;
        let goals = link.map(|link| ("0".into(), link)).into_iter().collect();
        let body = Stakeholder {
            name,
            kind,
            power,
            interest,
            ratings,
            in_room,
            power_bases,
            stance,
            offers,
            needs,
            services,
            serves,
            goals,
            tags,
            link: address,
            notes,
            source,
            private,
            position,
            pinned,
            extra,
            ..Stakeholder::blank("".into())
        };
        (body, ends)
    })
}

fn relationship() -> impl Strategy<Value = (Relationship, Ends)> {
    let trust = (step(1, 4, |number| TrustScore::new(number).ok()), step(1, 4, |number| TrustScore::new(number).ok()))
        .prop_map(|(forward, back)| Trust { forward, back });
    let barrier = (member(BarrierKind::ALL), words(), option::of(Just("0".into())), words(), extra())
        .prop_map(|(kind, note, owner, next_step, extra)| Barrier { kind, note, owner, next_step, extra });
    let strength = prop_oneof![Just(Strength::default()), (1e-9..1e9f64).prop_filter_map("above 0", |number| Strength::new(number).ok())];
    let kind = option::of(name().prop_map(|word| RelationshipKind::new(&word)));
    let said = (any::<bool>(), kind, strength, step(0, 5, |number| Level::new(number).ok()), trust, any::<bool>(), option::of(barrier));
    (said, words(), source(), any::<bool>(), extra(), (0usize..9, 0usize..9)).prop_map(|(said, notes, origin, private, extra, ends)| {
        let (directed, kind, strength, level, trust, opposed, barrier) = said;
        let sign = if opposed { Sign::Opposition } else { Sign::Support };
        let blank = Relationship::blank("".into());
        (Relationship { directed, kind, strength, level, trust, sign, barrier, notes, origin, private, extra, ..blank }, ends)
    })
}

fn properties() -> impl Strategy<Value = Properties> {
    let private = prop_oneof![Just(Properties::default().private_fields), set()];
    (words(), words(), words(), words(), extra(), private, set(), extra(), vec(scene(), 0..3), vec((words(), words(), extra()), 0..3))
        .prop_map(|(title, purpose, group, date, inner, private_fields, asks, extra, views, copies)| {
            let mut scenes = SortedMap::new();
            let mut last = None;
            for (at, view) in views.into_iter().enumerate() {
                let order = OrderKey::after(last);
                last = Some(order);
                scenes.insert(format!("view {at}"), SavedView { order, ..view });
            }
            let snapshot = |(at, (name, date, extra)): (usize, (String, String, Extra))| {
                let map = format!("{{\"title\":\"{at}\",\"stakeholders\":[]}}").into();
                (format!("copy {at}"), Snapshot { name, date, map, extra })
            };
            let snapshots = Gather::gather(copies.into_iter().enumerate().map(snapshot));
            let perspective = Perspective { group, date, extra: inner };
            Properties { title, purpose, perspective, private_fields, asks, scenes, snapshots, extra }
        })
}

fn scene() -> impl Strategy<Value = SavedView> {
    let camera = (number(), number(), 0.0..1e6f64, 0.0..1e6f64, 0u8..6);
    (words(), words(), camera, (words(), words(), words()), set(), set(), set(), words(), extra()).prop_map(
        |(
            caption,
            view,
            (x, y, width, height, level),
            (size_by, tie_colors, departments),
            highlight,
            hidden_sectors,
            hidden_kinds,
            tag,
            extra,
        )| {
            SavedView {
                order: OrderKey::default(),
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
                least_level: f64::from(level),
                tag,
                extra,
            }
        },
    )
}

fn sector() -> impl Strategy<Value = Sector> {
    let color = option::of(any::<[u8; 3]>()).prop_map(|color| color.map(|[red, green, blue]| Color { red, green, blue }));
    (name(), color, extra()).prop_map(|(name, color, extra)| Sector { name, color, extra, ..Sector::blank("".into()) })
}

fn goal() -> impl Strategy<Value = Goal> {
    let measure = (words(), option::of(number()), option::of(number()), option::of(number()), extra())
        .prop_map(|(unit, baseline, target, current, extra)| Measure { unit, baseline, target, current, extra });
    (name(), measure, extra()).prop_map(|(name, measure, extra)| Goal { name, measure, extra, ..Goal::blank("".into()) })
}

fn action() -> impl Strategy<Value = Action> {
    (words(), option::of(Just("0".into())), words(), set(), words(), any::<bool>(), extra()).prop_map(
        |(text, owner, due, about, finding, done, extra)| Action {
            text,
            owner,
            due,
            about,
            finding,
            done,
            extra,
            ..Action::blank("".into())
        },
    )
}

/// Maps with up to eight stakeholders, the first goal `0` and the first stakeholder `0` among them.
pub(crate) fn maps() -> impl Strategy<Value = StakeholderMap> {
    let lists = (vec(sector(), 0..3), vec(goal(), 1..3), vec(stakeholder(), 1..8), vec(relationship(), 0..8), vec(action(), 0..3));
    (properties(), lists).prop_filter_map("a valid map", |(properties, (sectors, goals, bodies, ties, actions))| {
        let (areas, count) = (sectors.len(), bodies.len());
        let numbered = |index: usize| index.to_string();
        let sectors = sectors.into_iter().enumerate().map(|(index, sector)| Sector { id: numbered(index).as_str().into(), ..sector });
        let goals = goals.into_iter().enumerate().map(|(index, goal)| Goal { id: numbered(index).as_str().into(), ..goal });
        let actions = actions.into_iter().enumerate().map(|(index, action)| Action { id: numbered(index).as_str().into(), ..action });
        let bodies = bodies.into_iter().enumerate().map(|(index, (body, ends))| Stakeholder {
            id: numbered(index).as_str().into(),
            sector: ends.filter(|_| areas > 0).map(|(sector, _)| numbered(sector % areas).as_str().into()),
            // A parent stands before its parts, so that there is no circle.
            parent: ends.filter(|_| index > 0).map(|(_, parent)| numbered(parent % index).as_str().into()),
            ..body
        });
        let ties = ties.into_iter().enumerate().filter(|(_, (_, (source, target)))| source % count != target % count);
        let ties = ties.map(|(index, (tie, (source, target)))| Relationship {
            id: format!("tie/{index}").as_str().into(),
            source: numbered(source % count).as_str().into(),
            target: numbered(target % count).as_str().into(),
            ..tie
        });
        StakeholderMap::assemble(properties, sectors.collect(), goals.collect(), bodies.collect(), ties.collect(), actions.collect()).ok()
    })
}
