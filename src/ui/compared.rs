//! Two states of the map beside each other: one picture of both, what differs in sentences, every figure before and after as
//! a table and as slopes, and how far goals have come.
//!
//! **Invariant:** made once for a pair, a map and a theme; without what is private while that is hidden.
//! **Not here:** which two (`over_time`), what differs (`insight`), the pictures (`scene`).

use std::rc::Rc;

use yew::{Callback, Html, MouseEvent, html};

use crate::analysis::{Options, Report};
use crate::insight::{Comparison, Matches, Section, compare, differ, open_pair, sections, standing_as, together};
use crate::layout::{Positions, place_new};
use crate::model::{Gather, SortedSet, StakeholderMap};
use crate::render::svg::{SvgOptions, to_svg};
use crate::scene::{Changes, FixedMeasure, Item, Parts, Scene, Slope, View, Viewport, change_scene, slope_scene};
use crate::ui::drawn::Drawn;
use crate::ui::services::Services;
use crate::words::measures::term;
use crate::words::over_time::{OverTime as Word, by_chance, difference, figure, progress};
use crate::words::screen::number;

/// How often chance is tried for each of the two, and for how many bodies at most: nobody waits for it.
const TRIALS: usize = 200;
const MOST_BODIES_TRIED: usize = 150;
/// Larger maps are not measured here: the page would stand still.
const MOST_BODIES_MEASURED: usize = 1_000;

/// Endings of keys that tell of chance; they stand beside the figure that they belong to.
const OF_CHANCE: [&str; 4] = ["_chance", "_low", "_high", "_p"];

/// What was compared: two ids, and the map at that time.
pub(super) type Of = (String, String, Rc<StakeholderMap>);

/// A figure with what it is called.
struct Row {
    name: &'static str,
    meaning: &'static str,
    before: Option<f64>,
    after: Option<f64>,
    chance: (Option<f64>, Option<f64>),
}

/// Two states, ready to be shown.
pub(super) struct Compared {
    of: Of,
    title: String,
    is_alone: bool,
    picture: Rc<Scene>,
    slopes: Rc<Scene>,
    sections: Vec<Section>,
    rows: Vec<Row>,
    goals: Vec<[String; 4]>,
    maps: Rc<Maps>,
    view: View,
}

/// The earlier, the later, and the map as it is: bodies stand where they stand there.
pub(super) type Maps = [StakeholderMap; 3];

impl Compared {
    /// Compares.
    ///
    /// # Arguments
    /// * `is_alone`: whether only the later is looked at.
    pub(super) fn of(of: Of, maps: Rc<Maps>, title: String, is_alone: bool, view: &View) -> Self {
        let [earlier, later, now] = maps.as_ref();
        let (earlier, later) = (standing_as(earlier, now), standing_as(later, now));
        let (earlier, later) = if view.hide_private { guarded(&earlier, &later, now) } else { (earlier, later) };
        let matches = Matches::of(&earlier, &later);
        let bodies = earlier.stakeholders().len().max(later.stakeholders().len());
        let options = Options { trials: if bodies <= MOST_BODIES_TRIED { TRIALS } else { 0 }, ..Options::default() };
        let found =
            if bodies <= MOST_BODIES_MEASURED { compare(&earlier, &later, &matches, &options) } else { differ(&earlier, &later, &matches) };
        let rows = rows(&found);
        let (wide, high) = size();
        let slopes = slope_scene(&slopes(&rows), &title, Word::SlopesHint.text(), view, wide, &FixedMeasure);
        Self {
            view: View { theme: view.theme, dress: view.dress.clone(), hide_private: view.hide_private, ..View::default() },
            maps: maps.clone(),
            picture: Rc::new(picture(&earlier, &later, &matches, &found, view, Viewport { width_px: wide, height_px: high })),
            slopes: Rc::new(slopes),
            sections: sections(&earlier, &later, &found),
            goals: goals(&earlier, &later, &found),
            rows,
            of,
            title,
            is_alone,
        }
    }

    /// Whether it shows these, and as they are to be shown.
    pub(super) fn is_of(&self, of: &Of, view: &View) -> bool {
        (&self.of.0, &self.of.1) == (&of.0, &of.1)
            && Rc::ptr_eq(&self.of.2, &of.2)
            && (self.view.theme, self.view.hide_private) == (view.theme, view.hide_private)
            && self.view.dress == view.dress
    }

    /// The same without what is private, with figures counted again.
    fn to_take_away(&self) -> Self {
        let view = View { hide_private: true, ..self.view.clone() };
        Self::of(self.of.clone(), self.maps.clone(), self.title.clone(), self.is_alone, &view)
    }

    /// Everything about the two.
    pub(super) fn view(self: &Rc<Self>, services: &Services) -> Html {
        let save = |file: &'static str, label: Word, of: fn(&Self) -> &Rc<Scene>| {
            let (services, this) = (services.clone(), self.clone());
            let onclick = Callback::from(move |_: MouseEvent| {
                let svg = to_svg(of(&this.to_take_away()), &SvgOptions::default());
                services.download(file, "image/svg+xml", svg.as_bytes());
            });
            html! { <button type="button" class="button small" {onclick}>{ label.text() }</button> }
        };
        let section = |section: &Section| {
            html! {
                <section key={section.heading.text()}>
                    <h4>{ section.heading.text() }{ " " }<span class="quiet">{ section.lines.len() }</span></h4>
                    <ul>{ for section.lines.iter().map(|line| html! { <li dir="auto">{ line }</li> }) }</ul>
                </section>
            }
        };
        let figures = self.rows.iter().map(|row| {
            html! {
                <tr key={row.name}>
                    <th scope="row">{ row.name }<span class="quiet">{ row.meaning }</span></th>
                    <td>{ figure(row.before) }</td><td>{ figure(row.after) }</td>
                    <td>{ difference(row.before, row.after) }</td><td>{ by_chance(row.chance.0, row.chance.1) }</td>
                </tr>
            }
        });
        let heads = |words: &[Word]| words.iter().map(|word| html! { <th scope="col">{ word.text() }</th> }).collect::<Html>();
        html! {
            <div class="compared" part="compared">
                <h3 aria-live="polite" dir="auto">{ &self.title }</h3>
                <Drawn scene={self.picture.clone()} label={self.title.clone()} />
                if !self.is_alone {
                    <p class="hint">{ Word::Key.text() }</p>
                    { save("over-time.svg", Word::SavePicture, |this| &this.picture) }
                    <div class="differences">
                        if self.sections.is_empty() { <p>{ Word::Same.text() }</p> }
                        { for self.sections.iter().map(section) }
                    </div>
                    if !self.goals.is_empty() {
                        <h4>{ Word::Goals.text() }</h4>
                        <div class="wide" tabindex="0" role="region" aria-label={Word::Goals.text()}><table>
                            <thead><tr>{ heads(&[Word::Goal, Word::Start, Word::Target, Word::Change]) }</tr></thead>
                            <tbody>{ for self.goals.iter().map(|[name, start, target, change]| html! {
                                <tr><th scope="row" dir="auto">{ name }</th><td>{ start }</td><td>{ target }</td><td>{ change }</td></tr>
                            }) }</tbody>
                        </table></div>
                    }
                    if self.rows.is_empty() { <p class="hint">{ Word::TooLarge.text() }</p> } else {
                    <h4>{ Word::Slopes.text() }</h4>
                    <p class="hint">{ Word::SlopesHint.text() }</p>
                    <Drawn scene={self.slopes.clone()} label={Word::Slopes.text()} />
                    { save("slopes.svg", Word::SaveChart, |this| &this.slopes) }
                    <h4>{ Word::Measures.text() }</h4>
                    <div class="wide" tabindex="0" role="region" aria-label={Word::Measures.text()}><table>
                        <thead><tr>{ heads(&[Word::Measure, Word::Before, Word::After, Word::Change, Word::Chance]) }</tr></thead>
                        <tbody>{ for figures }</tbody>
                    </table></div>
                    }
                }
            </div>
        }
    }
}

/// Both without what is private in either, or on the map as it is.
fn guarded(earlier: &StakeholderMap, later: &StakeholderMap, now: &StakeholderMap) -> (StakeholderMap, StakeholderMap) {
    let (earlier, later) = open_pair(earlier, later);
    (open_pair(&earlier, now).0, open_pair(&later, now).0)
}

/// The size of the picture: as wide as the dialog gets.
fn size() -> (f64, f64) {
    let wide = web_sys::window().and_then(|window| window.inner_width().ok()).and_then(|width| width.as_f64()).unwrap_or(1_000.0);
    let wide = (wide - 60.0).clamp(260.0, 1_040.0);
    (wide, if wide < 600.0 { wide } else { wide * 0.52 })
}

fn picture(earlier: &StakeholderMap, later: &StakeholderMap, matches: &Matches, found: &Comparison, view: &View, size: Viewport) -> Scene {
    let both = together(earlier, later, matches, found);
    let positions = place_new(&both.map, &Positions::new());
    let bodies = |ids: Vec<_>| ids.into_iter().map(Item::Stakeholder);
    let ties = |ids: Vec<_>| ids.into_iter().map(Item::Relationship);
    let changed: Vec<Item> = found
        .stakeholders
        .kept
        .iter()
        .filter(|body| !body.changes.is_empty())
        .map(|body| Item::Stakeholder(body.after.clone()))
        .chain(found.relationships.kept.iter().filter(|tie| !tie.changes.is_empty()).map(|tie| Item::Relationship(tie.after.clone())))
        .collect();
    let gone: SortedSet<Item> = bodies(both.gone_bodies.into_iter().collect()).chain(ties(both.gone_ties.into_iter().collect())).gather();
    let changes = Changes {
        added: bodies(found.stakeholders.added.clone()).chain(ties(found.relationships.added.clone())).gather(),
        changed: changed.into_iter().gather(),
        gone,
    };
    change_scene(&Parts { map: &both.map, report: &found.after, positions: &positions }, view, &changes, size, &FixedMeasure)
}

fn rows(found: &Comparison) -> Vec<Row> {
    let beside = |report: &Report, key: &str| report.network(&format!("{key}_chance"));
    let is_figure = |key: &str| !OF_CHANCE.iter().any(|ending| key.ends_with(ending));
    let row = |shift: crate::insight::Shift| {
        let term = term(shift.key).filter(|_| is_figure(shift.key) && (shift.before.is_some() || shift.after.is_some()))?;
        let chance = (beside(&found.before, shift.key), beside(&found.after, shift.key));
        Some(Row { name: term.name, meaning: term.meaning, before: shift.before, after: shift.after, chance })
    };
    found.network().into_iter().filter_map(row).collect()
}

fn slopes(rows: &[Row]) -> Vec<Slope> {
    let slope = |row: &Row| {
        let chance = row.chance.0.zip(row.chance.1);
        Some(Slope { name: row.name.to_owned(), before: row.before?, after: row.after?, chance })
    };
    rows.iter().filter_map(slope).collect()
}

/// Goals with a measure: name, where it started, where it should get, and where it was and is.
fn goals(earlier: &StakeholderMap, later: &StakeholderMap, found: &Comparison) -> Vec<[String; 4]> {
    let row = |kept: &crate::insight::Kept<_>| {
        let (was, is) = (earlier.goals().find(&kept.before)?, later.goals().find(&kept.after)?);
        let measure = &is.measure;
        let way = measure.target? - measure.baseline?;
        let share = measure.current.filter(|_| way != 0.0).map(|current| (current - measure.baseline.unwrap_or_default()) / way);
        let said = |value: Option<f64>| value.map(number).unwrap_or_default();
        let change = progress(was.measure.current, measure.current, &measure.unit, share);
        Some([is.name.clone(), said(measure.baseline), said(measure.target), change])
    };
    found.goals.kept.iter().filter_map(row).collect()
}
