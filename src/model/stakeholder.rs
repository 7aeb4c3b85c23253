//! A stakeholder: a body (agency, department, NGO, business, community group, person) with a part in the purpose.

use crate::model::convert::{
    put, put_extra, put_power_bases, put_ratings, put_set, take, take_element, take_extra, take_power_base, take_rating, words,
};
use crate::model::details::{GoalLink, Position, PowerBase, Rating, RatingKey, Source};
use crate::model::field::{FieldError, FieldPath, FieldValue, Fields};
use crate::model::id::{GoalId, SectorId, StakeholderId};
use crate::model::order::OrderKey;
use crate::model::record::{Extra, Record};
use crate::model::sorted::{SortedMap, SortedSet};
use crate::model::value::{BaseScore, Score, Stance};

words! {
    /// What sort of body a stakeholder is.
    StakeholderKind {
        /// A public agency.
        Agency = "agency",
        /// A department of an agency or local government.
        Department = "department",
        /// A non-governmental organisation.
        Ngo = "ngo",
        /// A business.
        Business = "business",
        /// A community or its group.
        Community = "community",
        /// One person.
        Individual = "individual",
        /// A coalition of bodies.
        Coalition = "coalition",
        /// Anything else.
        Other = "other",
    }
}

/// A stakeholder with everything that the map records of it; absent means not said.
#[derive(Clone, PartialEq, Debug)]
pub struct Stakeholder {
    /// Identity.
    pub id: StakeholderId,
    /// Place in the list.
    pub order: OrderKey,
    /// Name on the map; never blank.
    pub name: String,
    /// What sort of body it is.
    pub kind: Option<StakeholderKind>,
    /// The sector it belongs to.
    pub sector: Option<SectorId>,
    /// The body that it is part of.
    pub parent: Option<StakeholderId>,
    /// Formal power, as agreed.
    pub power: Option<Score>,
    /// Interest in the purpose, as agreed.
    pub interest: Option<Score>,
    /// Single views of power and interest.
    pub ratings: SortedMap<RatingKey, Rating>,
    /// Whether it took part in making the map.
    pub in_room: Option<bool>,
    /// What its power rests on.
    pub power_bases: SortedMap<PowerBase, BaseScore>,
    /// For or against the purpose.
    pub stance: Option<Stance>,
    /// What it can give.
    pub offers: SortedSet<String>,
    /// What it looks for.
    pub needs: SortedSet<String>,
    /// What it provides.
    pub services: SortedSet<String>,
    /// Whom its services reach.
    pub serves: SortedSet<String>,
    /// The goals that it has a part in.
    pub goals: SortedMap<GoalId, GoalLink>,
    /// Free keywords.
    pub tags: SortedSet<String>,
    /// A web address.
    pub link: String,
    /// Free notes.
    pub notes: String,
    /// Where this comes from.
    pub source: Source,
    /// Whether it is hidden in Present and left out of exports.
    pub private: bool,
    /// Where it stands on the map.
    pub position: Option<Position>,
    /// Whether it was placed by hand and stays there.
    pub pinned: bool,
    /// Fields that this version does not know.
    pub extra: Extra,
}

impl Record for Stakeholder {
    type Id = StakeholderId;

    fn blank(id: StakeholderId) -> Self {
        Self {
            id,
            order: OrderKey::default(),
            name: String::new(),
            kind: None,
            sector: None,
            parent: None,
            power: None,
            interest: None,
            ratings: SortedMap::new(),
            in_room: None,
            power_bases: SortedMap::new(),
            stance: None,
            offers: SortedSet::new(),
            needs: SortedSet::new(),
            services: SortedSet::new(),
            serves: SortedSet::new(),
            goals: SortedMap::new(),
            tags: SortedSet::new(),
            link: String::new(),
            notes: String::new(),
            source: Source::default(),
            private: false,
            position: None,
            pinned: false,
            extra: Extra::new(),
        }
    }

    fn id(&self) -> &StakeholderId {
        &self.id
    }

    fn order(&self) -> OrderKey {
        self.order
    }

    fn with_order(&self, order: OrderKey) -> Self {
        Self { order, ..self.clone() }
    }

    fn fields(&self) -> Fields {
        let mut fields = Fields::default();
        put(&mut fields, &["order"], &self.order);
        put(&mut fields, &["name"], &self.name);
        put(&mut fields, &["kind"], &self.kind);
        put(&mut fields, &["sector"], &self.sector);
        put(&mut fields, &["parent"], &self.parent);
        put(&mut fields, &["power"], &self.power);
        put(&mut fields, &["interest"], &self.interest);
        put_ratings(&mut fields, &self.ratings);
        put(&mut fields, &["in_room"], &self.in_room);
        put_power_bases(&mut fields, &self.power_bases);
        put(&mut fields, &["stance"], &self.stance);
        for (name, set) in
            [("offers", &self.offers), ("needs", &self.needs), ("services", &self.services), ("serves", &self.serves), ("tags", &self.tags)]
        {
            put_set(&mut fields, name, set);
        }
        for (goal, link) in &self.goals {
            let path = ["goals", goal.as_str()];
            fields.put_at(&path, FieldValue::Flag(true));
            put(&mut fields, &[path[0], path[1], "stance"], &link.stance);
            put(&mut fields, &[path[0], path[1], "role"], &link.role);
            put_extra(&mut fields, &path, &link.extra);
        }
        put(&mut fields, &["link"], &self.link);
        put(&mut fields, &["notes"], &self.notes);
        put(&mut fields, &["source", "kind"], &self.source.kind);
        put(&mut fields, &["source", "text"], &self.source.text);
        put_extra(&mut fields, &["source"], &self.source.extra);
        put(&mut fields, &["private"], &self.private);
        put(&mut fields, &["position"], &self.position);
        put(&mut fields, &["pinned"], &self.pinned);
        put_extra(&mut fields, &[], &self.extra);
        fields
    }

    fn set(&mut self, path: &FieldPath, value: Option<&FieldValue>) -> Result<(), FieldError> {
        let segments = path.segments();
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        let fits = match segments.as_slice() {
            ["order"] => take(&mut self.order, value),
            ["name"] => take(&mut self.name, value),
            ["kind"] => take(&mut self.kind, value),
            ["sector"] => take(&mut self.sector, value),
            ["parent"] => take(&mut self.parent, value),
            ["power"] => take(&mut self.power, value),
            ["interest"] => take(&mut self.interest, value),
            ["ratings", rest @ ..] => take_rating(&mut self.ratings, rest, value),
            ["in_room"] => take(&mut self.in_room, value),
            ["power_bases", base] => take_power_base(&mut self.power_bases, base, value),
            ["stance"] => take(&mut self.stance, value),
            ["offers", element] => take_element(&mut self.offers, element, value),
            ["needs", element] => take_element(&mut self.needs, element, value),
            ["services", element] => take_element(&mut self.services, element, value),
            ["serves", element] => take_element(&mut self.serves, element, value),
            ["tags", element] => take_element(&mut self.tags, element, value),
            ["goals", goal, part @ ..] => self.take_goal(goal, part, value),
            ["link"] => take(&mut self.link, value),
            ["notes"] => take(&mut self.notes, value),
            ["source", "kind"] => take(&mut self.source.kind, value),
            ["source", "text"] => take(&mut self.source.text, value),
            ["source", "extra", name] => take_extra(&mut self.source.extra, name, value),
            ["private"] => take(&mut self.private, value),
            ["position"] => take(&mut self.position, value),
            ["pinned"] => take(&mut self.pinned, value),
            ["extra", name] => take_extra(&mut self.extra, name, value),
            _ => false,
        };
        if fits { Ok(()) } else { Err(FieldError { path: path.clone() }) }
    }
}

impl Stakeholder {
    fn take_goal(&mut self, goal: &str, part: &[&str], value: Option<&FieldValue>) -> bool {
        let goal = GoalId::from(goal);
        if value.is_none() {
            // Clearing a part of a link that is gone must not bring the link back.
            if part.is_empty() {
                self.goals.remove(&goal);
                return true;
            }
            if !self.goals.contains_key(&goal) {
                return true;
            }
        }
        let link = self.goals.get_or_default(goal);
        match part {
            [] => true,
            ["stance"] => take(&mut link.stance, value),
            ["role"] => take(&mut link.role, value),
            ["extra", name] => take_extra(&mut link.extra, name, value),
            _ => false,
        }
    }
}
