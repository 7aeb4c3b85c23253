//! What the colour of ties says where somebody has asked for it: their kind, their depth, or the trust in them.
//!
//! **Invariant:** ties are plain until asked for; a known kind has the same colour on every map; trust is never
//! shown where private things are hidden. The legend names every colour that is drawn.

use crate::model::{Color, Relationship, RelationshipKind, StakeholderMap};
use crate::scene::legend::LegendEntry;
use crate::scene::style::{Style, Theme};
use crate::scene::view::View;
use crate::words::legend::LegendText;
use crate::words::records::level;

/// What ties are coloured by.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum TieColors {
    /// By nothing.
    #[default]
    Plain,
    /// By what flows through them.
    Kind,
    /// By the depth of the collaboration.
    Level,
    /// By the trust in them.
    Trust,
}

impl TieColors {
    /// Every one, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Plain, Self::Kind, Self::Level, Self::Trust];

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Kind => "kind",
            Self::Level => "level",
            Self::Trust => "trust",
        }
    }

    /// The one that a word means; plain where it means none.
    pub fn from_word(word: &str) -> Self {
        Self::ALL.into_iter().find(|colors| colors.word() == word).unwrap_or_default()
    }

    /// Those that tell ties of a map apart, plain among them.
    pub fn offered(map: &StakeholderMap, hide_private: bool) -> Vec<Self> {
        let has = |told: fn(&Relationship) -> bool| map.relationships().iter().any(told);
        let is_offered = |colors: &Self| match colors {
            Self::Plain => true,
            Self::Kind => has(|tie| tie.kind.is_some()),
            Self::Level => has(|tie| tie.level.is_some()),
            Self::Trust => !hide_private && has(|tie| tie.trust.forward.is_some() || tie.trust.back.is_some()),
        };
        Self::ALL.into_iter().filter(is_offered).collect()
    }
}

/// Colours of the known kinds on a light ground, in their order; other kinds take those that are left.
const KINDS: [u32; RelationshipKind::KNOWN.len()] =
    [0x006699, 0x009999, 0x8e8e29, 0x8815c1, 0xdc18dc, 0x0f388a, 0xa6306b, 0x5200f5, 0x8a0f4d, 0xbe2020];
/// Depth 1 to 5 on a light and on a dark ground.
const LEVELS: [[u32; 5]; 2] = [[0x3d93ad, 0x2a78a8, 0x2a5b9f, 0x2b3f8f, 0x1d1d5e], [0x5578a6, 0x5a8fbf, 0x6fb1d2, 0x97d0dd, 0xd6f0ee]];
/// Trust 1 to 4.
const TRUST: [u32; 4] = [0x9c2a06, 0xc0741c, 0x3f8fb8, 0x0f4f9a];

fn color(hex: u32) -> Color {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color { red, green, blue }
}

fn places_of_kinds(map: &StakeholderMap) -> Vec<(&str, usize)> {
    let mut kinds: Vec<&str> = Vec::new();
    for kind in map.relationships().iter().filter_map(|tie| tie.kind.as_ref()).map(RelationshipKind::as_str) {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    let mut left = (0..KINDS.len()).filter(|at| !kinds.contains(&RelationshipKind::KNOWN[*at])).collect::<Vec<_>>().into_iter();
    let place = |kind: &str| RelationshipKind::KNOWN.iter().position(|known| *known == kind).or_else(|| left.next());
    let places: Vec<usize> = kinds.iter().copied().map(place).map(|place| place.unwrap_or(KINDS.len())).collect();
    kinds.into_iter().zip(places).collect()
}

/// What a tie says, to be told by its colour: the place among what can be said, `None` where it says nothing.
type Said = Option<usize>;

/// The colours of the ties of a map.
pub(crate) struct Shades<'a> {
    by: TieColors,
    style: &'a Style,
    /// The kinds of the map, each with the place of its colour.
    kinds: Vec<(&'a str, usize)>,
}

impl<'a> Shades<'a> {
    pub(crate) fn new(map: &'a StakeholderMap, view: &View, style: &'a Style) -> Self {
        let by = Some(view.tie_colors).filter(|by| *by != TieColors::Trust || !view.hide_private).unwrap_or_default();
        let kinds = if by == TieColors::Kind { places_of_kinds(map) } else { Vec::new() };
        Self { by, style, kinds }
    }

    /// Whether trust is told; then each of its two ways has a mark of its own in the matrix.
    pub(crate) fn tells_trust(&self) -> bool {
        self.by == TieColors::Trust
    }

    /// The colour of a tie; `None` where ties are plain. Of two ways of trust the lower one is told.
    pub(crate) fn of(&self, tie: &Relationship) -> Option<Color> {
        let lower = match (tie.trust.forward, tie.trust.back) {
            (Some(forward), Some(back)) => Some(forward.value().min(back.value())),
            (one, other) => one.or(other).map(|trust| trust.value()),
        };
        self.of_said(tie, lower)
    }

    /// The same, of trust the way there or the way back.
    pub(crate) fn of_way(&self, tie: &Relationship, is_back: bool) -> Option<Color> {
        let trust = if is_back { tie.trust.back } else { tie.trust.forward };
        self.of_said(tie, trust.map(|trust| trust.value()))
    }

    fn of_said(&self, tie: &Relationship, trust: Option<f64>) -> Option<Color> {
        (self.by != TieColors::Plain).then(|| self.color(self.said(tie, trust)))
    }

    fn said(&self, tie: &Relationship, trust: Option<f64>) -> Said {
        let step = |value: f64, most: usize| (value.round().max(0.0) as usize).min(most);
        match self.by {
            TieColors::Plain => None,
            TieColors::Kind => {
                let kind = tie.kind.as_ref()?.as_str();
                self.kinds.iter().find(|(other, _)| *other == kind).map(|(_, at)| *at)
            }
            TieColors::Level => tie.level.map(|level| step(level.value(), 5)),
            TieColors::Trust => trust.map(|trust| step(trust, TRUST.len()).max(1)),
        }
    }

    fn color(&self, said: Said) -> Color {
        let style = self.style;
        let is_dark = style.theme == Theme::Dark;
        let found = match (self.by, said) {
            (TieColors::Kind, Some(at)) => KINDS.get(at).map(|hex| style.fill(color(*hex))),
            (TieColors::Level, Some(at @ 1..)) => Some(color(LEVELS[usize::from(is_dark)][at - 1])),
            (TieColors::Trust, Some(at)) => Some(style.fill(color(TRUST[at - 1]))),
            _ => None,
        };
        found.unwrap_or(style.tie)
    }

    fn name(&self, said: Said) -> String {
        match (self.by, said) {
            (TieColors::Kind, Some(at)) if at < KINDS.len() => {
                self.kinds.iter().find(|(_, other)| *other == at).map_or_else(String::new, |(kind, _)| (*kind).to_owned())
            }
            (TieColors::Kind, Some(_)) => LegendText::OtherKinds.text(),
            (TieColors::Kind, None) => LegendText::NoKind.text(),
            (TieColors::Level, Some(at)) => level(at as u8).to_owned(),
            (TieColors::Trust, Some(at)) => LegendText::Trust(at).text(),
            _ => LegendText::NotRated.text(),
        }
    }

    /// What each colour of these ties means, what says nothing last.
    pub(crate) fn entries<'t>(&self, ties: impl Iterator<Item = &'t Relationship>) -> Vec<LegendEntry> {
        if self.by == TieColors::Plain {
            return Vec::new();
        }
        let mut seen = [false; KINDS.len() + 2];
        for tie in ties {
            let ways = if self.tells_trust() { [tie.trust.forward, tie.trust.back] } else { [None; 2] };
            let rated = ways.iter().flatten().map(|trust| self.said(tie, Some(trust.value())));
            for said in rated.chain(ways.iter().all(Option::is_none).then(|| self.said(tie, None))) {
                seen[said.unwrap_or(KINDS.len() + 1)] = true;
            }
        }
        let places = (0..seen.len()).filter(|at| seen[*at]).map(|at| Some(at).filter(|at| *at <= KINDS.len()));
        places.map(|said| LegendEntry::Tie { name: self.name(said), color: self.color(said) }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Level, Properties, Record, Stakeholder, TrustScore};

    fn map_of(kinds: &[&str]) -> StakeholderMap {
        let body = |id: &str| Stakeholder { name: id.into(), ..Stakeholder::blank(id.into()) };
        let ties = kinds.iter().enumerate().map(|(at, kind)| Relationship {
            source: "a".into(),
            target: "b".into(),
            kind: (!kind.is_empty()).then(|| RelationshipKind::new(kind)),
            level: Level::new(at as f64).ok(),
            ..Relationship::blank(format!("t{at}").as_str().into())
        });
        StakeholderMap::assemble(Properties::default(), vec![], vec![], vec![body("a"), body("b")], ties.collect(), vec![]).expect("sound")
    }

    fn told(map: &StakeholderMap, by: TieColors) -> (Vec<Option<Color>>, Vec<String>) {
        let view = View { tie_colors: by, ..View::default() };
        let style = Style::of(&view);
        let shades = Shades::new(map, &view, &style);
        let entries = shades.entries(map.relationships().iter());
        (map.relationships().iter().map(|tie| shades.of(tie)).collect(), entries.iter().map(|entry| entry.name().to_owned()).collect())
    }

    #[test]
    fn kinds_have_colours_of_their_own_and_what_says_none_is_plain() {
        let map = map_of(&["funding", "", "policy", "funding"]);
        let (colors, names) = told(&map, TieColors::Kind);
        assert_eq!((colors[0], names), (colors[3], vec!["funding".to_owned(), "policy".to_owned(), "kind not said".to_owned()]));
        assert_ne!(colors[0], colors[2]);
        assert_eq!(told(&map_of(&["ours", "funding"]), TieColors::Kind).0[1], colors[0], "on every map");
        assert_eq!(colors[1], Some(Style::of(&View::default()).tie));
        assert_eq!(told(&map, TieColors::Plain), (vec![None; 4], vec![]));
    }

    #[test]
    fn more_kinds_than_colours_share_the_last() {
        let kinds: Vec<String> = (0..12).map(|at| format!("kind {at}")).collect();
        let (colors, names) = told(&map_of(&kinds.iter().map(String::as_str).collect::<Vec<_>>()), TieColors::Kind);
        assert_eq!((colors[10], names.len(), names[10].as_str()), (colors[11], 11, "other kinds"));
    }

    #[test]
    fn depth_is_named_as_everywhere_and_none_is_plain() {
        let (colors, names) = told(&map_of(&["", "", "", "", "", ""]), TieColors::Level);
        assert_eq!((names.len(), names[5].as_str()), (6, "5 – collaboration"));
        assert_eq!(colors[0], Some(Style::of(&View::default()).tie));
        assert!((1..6).all(|at| (0..at).all(|other| colors[at] != colors[other])));
    }

    #[test]
    fn the_lower_trust_is_told_and_none_on_a_wall() {
        let mut map = map_of(&["funding"]);
        let mut tie = map.relationships().iter().next().expect("there is one").clone();
        (tie.trust.forward, tie.trust.back) = (TrustScore::new(4.0).ok(), TrustScore::new(1.0).ok());
        let bodies = map.stakeholders().iter().cloned().collect();
        map = StakeholderMap::assemble(Properties::default(), vec![], vec![], bodies, vec![tie.clone()], vec![]).expect("sound");
        for hide_private in [false, true] {
            let view = View { tie_colors: TieColors::Trust, hide_private, ..View::default() };
            let style = Style::of(&view);
            let shades = Shades::new(&map, &view, &style);
            let names: Vec<String> = shades.entries([&tie].into_iter()).iter().map(|entry| entry.name().to_owned()).collect();
            if hide_private {
                assert_eq!((shades.of(&tie), names.len()), (None, 0));
            } else {
                assert_eq!(shades.of(&tie), shades.of_way(&tie, true));
                assert_eq!(names, ["trust 1 of 4", "trust 4 of 4"]);
            }
            assert_eq!(TieColors::offered(&map, hide_private).contains(&TieColors::Trust), !hide_private);
        }
    }
}
