//! The objects of the map file, version 1, exactly as it spells them. The JSON Schema is made from these types.
//!
//! **Not here:** how the model holds the same things; see `convert`.

use crate::formats::error::FormatError;
use crate::formats::json::part::{Listed, Part, Pointer, object_at_least, parts};
use crate::formats::tree::Json;
use crate::model::{
    BarrierKind, BaseScore, Color, GoalRole, Level, Score, SortedSet, SourceKind, StakeholderKind, Stance, Strength, TrustScore,
};

parts! {
    /// A map of stakeholders and their relationships.
    #[cfg_attr(feature = "schema", schemars(extend("required" = ["format", "version", "stakeholders"])))]
    WireMap {
        /// Always `stakeholder-map`.
        format "format": String,
        /// The version of the format.
        version "version": Option<f64>,
        /// Title.
        title "title": String,
        /// The purpose that the stakeholders share.
        purpose "purpose": String,
        /// Whose view this is, and when.
        perspective "perspective": WirePerspective,
        /// Fields of work.
        #[cfg_attr(feature = "schema", schemars(with = "Vec<WireSector>"))]
        sectors "sectors": Vec<Json>,
        /// What the stakeholders want to reach together.
        #[cfg_attr(feature = "schema", schemars(with = "Vec<WireGoal>"))]
        goals "goals": Vec<Json>,
        /// The bodies that have a part in the purpose.
        #[cfg_attr(feature = "schema", schemars(with = "Vec<WireStakeholder>"))]
        stakeholders "stakeholders": Listed,
        /// The ties between them.
        #[cfg_attr(feature = "schema", schemars(with = "Vec<WireRelationship>"))]
        relationships "relationships": Listed,
        /// Who does what by when.
        #[cfg_attr(feature = "schema", schemars(with = "Vec<WireAction>"))]
        actions "actions": Vec<Json>,
        /// Names of fields that are hidden in Present and left out of exports.
        private_fields "privateFields": Option<SortedSet<String>>,
        /// Names of fields that forms and tables show beyond name, sector, ties and their kind.
        asks "asks": SortedSet<String>,
        /// Saved views, in the order in which they are shown.
        scenes "scenes": Vec<WireScene>,
        /// Dated copies of the map.
        #[cfg_attr(feature = "schema", schemars(with = "Vec<WireSnapshot>"))]
        snapshots "snapshots": Vec<Json>,
    }
    /// A dated copy of the map.
    WireSnapshot {
        /// Identity; the first free one where absent.
        id "id": String,
        /// What it is called.
        name "name": String,
        /// The date (ISO 8601).
        date "date": String,
        /// The copy: a map file without snapshots of its own.
        #[cfg_attr(feature = "schema", schemars(with = "WireMap"))]
        map "map": Option<Json>,
    }
    /// A saved view.
    WireScene {
        /// Identity; the first free one where absent.
        id "id": String,
        /// What is said about it.
        caption "caption": String,
        /// Which picture of the map: `map`, `grid`, …
        view "view": String,
        /// Where the camera looks; absent shows the whole map.
        camera "camera": WireCamera,
        /// The key of the measure that sizes bodies.
        size_by "size_by": String,
        /// What ties are coloured by: `kind`, `level` or `trust`; absent for nothing. In the heat map: `density`, `strength` or
        /// `trust`; in status drawings: `radius` or `height`.
        tie_colors "tie_colors": String,
        /// `folded` where departments are folded into the body that they are part of.
        departments "departments": String,
        /// Ids of the bodies and ties that stand out.
        highlight "highlight": SortedSet<String>,
        /// Ids of the sectors that are out of sight; the empty id stands for bodies without one.
        hidden_sectors "hidden_sectors": SortedSet<String>,
        /// Kinds of tie that are out of sight.
        hidden_kinds "hidden_kinds": SortedSet<String>,
        /// Ties less deep than this are out of sight.
        least_level "least_level": Option<f64>,
        /// Only bodies with this tag are in sight.
        tag "tag": String,
    }
    /// Where a saved view looks, in map units.
    WireCamera {
        /// The middle, to the right of the origin.
        x "x": Option<f64>,
        /// The middle, below the origin.
        y "y": Option<f64>,
        /// How much of the map is to be seen at least from left to right.
        width "width": Option<f64>,
        /// How much of it is to be seen at least from top to bottom.
        height "height": Option<f64>,
    }
    /// Whose view the map shows, and when.
    WirePerspective {
        /// The group, in words.
        group "group": String,
        /// The date (ISO 8601).
        date "date": String,
    }
    /// A field of work.
    #[cfg_attr(feature = "schema", schemars(extend("required" = ["id"])))]
    WireSector {
        /// Identity.
        id "id": String,
        /// Name in the legend.
        name "name": String,
        /// Colour on the map, as `#rrggbb`.
        color "color": Option<Color>,
    }
    /// A goal.
    #[cfg_attr(feature = "schema", schemars(extend("required" = ["id"])))]
    WireGoal {
        /// Identity.
        id "id": String,
        /// The goal in words.
        name "name": String,
        /// How its success is measured.
        measure "measure": WireMeasure,
    }
    /// A number by which success is judged.
    WireMeasure {
        /// What the numbers count.
        unit "unit": String,
        /// Where it started.
        baseline "baseline": Option<f64>,
        /// Where it should get.
        target "target": Option<f64>,
        /// Where it is now.
        current "current": Option<f64>,
    }
    /// A body with a part in the purpose. What is absent was not said.
    #[cfg_attr(feature = "schema", schemars(extend("required" = ["id"])))]
    WireStakeholder {
        /// Identity.
        id "id": String,
        /// Name on the map; the id where absent.
        name "name": String,
        /// What sort of body it is.
        kind "kind": Option<StakeholderKind>,
        /// Id of its sector.
        sector "sector": String,
        /// Id of the body that it is part of.
        parent "parent": String,
        /// Formal power, as agreed.
        power "power": Option<Score>,
        /// Interest in the purpose, as agreed.
        interest "interest": Option<Score>,
        /// Single views of power and interest.
        ratings "ratings": Vec<WireRating>,
        /// Whether it took part in making the map.
        in_room "in_room": Option<bool>,
        /// What its power rests on.
        power_bases "power_bases": WirePowerBases,
        /// Towards the purpose: −2 opposes … +2 champions.
        stance "stance": Option<Stance>,
        /// What it can give.
        offers "offers": SortedSet<String>,
        /// What it looks for.
        needs "needs": SortedSet<String>,
        /// What it provides.
        services "services": SortedSet<String>,
        /// Whom its services reach.
        serves "serves": SortedSet<String>,
        /// The goals that it has a part in.
        goals "goals": Vec<WireGoalLink>,
        /// Free keywords.
        tags "tags": SortedSet<String>,
        /// A web address.
        link "link": String,
        /// Free notes.
        notes "notes": String,
        /// Where this comes from.
        source "source": WireSource,
        /// Whether it is hidden in Present and left out of exports.
        private "private": bool,
        /// Where it stands on the map.
        position "position": WirePosition,
    }
    /// One view of power and interest.
    WireRating {
        /// The person or table.
        by "by": String,
        /// Formal power.
        power "power": Option<Score>,
        /// Interest in the purpose.
        interest "interest": Option<Score>,
        /// The date (ISO 8601).
        date "date": String,
    }
    /// What formal power rests on, each 0 to 3.
    WirePowerBases {
        /// Law or assignment.
        mandate "mandate": Option<BaseScore>,
        /// Budget.
        money "money": Option<BaseScore>,
        /// Expertise and data.
        knowledge "knowledge": Option<BaseScore>,
        /// A say in decisions.
        decision "decision": Option<BaseScore>,
        /// A say in what is discussed.
        agenda "agenda": Option<BaseScore>,
        /// People it can move.
        mobilisation "mobilisation": Option<BaseScore>,
    }
    /// The part of a stakeholder in a goal.
    #[cfg_attr(feature = "schema", schemars(extend("required" = ["goal"])))]
    WireGoalLink {
        /// Id of the goal.
        goal "goal": String,
        /// For or against the goal.
        stance "stance": Option<Stance>,
        /// What it does for the goal.
        role "role": Option<GoalRole>,
    }
    /// Where what is said comes from.
    WireSource {
        /// What kind of source.
        kind "kind": Option<SourceKind>,
        /// The source in words.
        text "text": String,
    }
    /// A place on the map, in map units; y grows downwards.
    WirePosition {
        /// Distance to the right of the origin.
        x "x": Option<f64>,
        /// Distance below the origin.
        y "y": Option<f64>,
        /// Whether it was placed by hand and stays there.
        pinned "pinned": bool,
    }
    /// A tie between two different stakeholders.
    #[cfg_attr(feature = "schema", schemars(extend("required" = ["source", "target"])))]
    WireRelationship {
        /// Identity; the first free `r1`, `r2`, … where absent.
        id "id": String,
        /// Id of the stakeholder where it starts.
        source "source": String,
        /// Id of the stakeholder where it ends.
        target "target": String,
        /// Whether it goes one way, from source to target.
        directed "directed": bool,
        /// What flows: information, resources, funding, expertise, referral, programme, policy, authority, influence,
        /// conflict, or any other word.
        kind "kind": Option<String>,
        /// How strong it is; 1 where absent.
        strength "strength": Strength,
        /// 0 none, 1 networking, 2 cooperation, 3 coordination, 4 coalition, 5 collaboration.
        level "level": Option<Level>,
        /// Trust each way.
        trust "trust": WireTrust,
        /// 1 support, −1 opposition; 1 where absent. A conflict is opposition whatever stands here.
        #[cfg_attr(feature = "schema", schemars(extend("enum" = [1, -1])))]
        sign "sign": Option<f64>,
        /// What stands in its way.
        barrier "barrier": Option<WireBarrier>,
        /// Free notes.
        notes "notes": String,
        /// Where this comes from.
        origin "origin": WireSource,
        /// Whether it is hidden in Present and left out of exports.
        private "private": bool,
    }
    /// How much each side trusts the other, 1 to 4.
    WireTrust {
        /// The source in the target.
        forward "forward": Option<TrustScore>,
        /// The target in the source.
        back "back": Option<TrustScore>,
    }
    /// Something that stands in the way.
    WireBarrier {
        /// What kind of barrier.
        kind "kind": Option<BarrierKind>,
        /// The barrier in words.
        note "note": String,
        /// Id of the stakeholder that will see to it.
        owner "owner": String,
        /// What happens next.
        next_step "next_step": String,
    }
    /// An action that the group agreed on.
    #[cfg_attr(feature = "schema", schemars(extend("required" = ["id"])))]
    WireAction {
        /// Identity.
        id "id": String,
        /// What is to be done.
        text "text": String,
        /// Id of the stakeholder that does it.
        owner "owner": String,
        /// By when (ISO 8601 date).
        due "due": String,
        /// Ids of the stakeholders, relationships and goals that it is about.
        about "about": SortedSet<String>,
        /// The rule of the finding that it came from.
        finding "finding": String,
        /// Whether it is done.
        done "done": bool,
    }
}

impl Part for Option<WireBarrier> {
    fn read(&mut self, json: Json, at: &Pointer<'_>) -> Result<(), FormatError> {
        self.insert(WireBarrier::default()).read(json, at)
    }

    fn write(&mut self) -> Json {
        self.as_mut().map_or(Json::Null, |barrier| object_at_least(barrier.write()))
    }
}
