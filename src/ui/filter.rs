//! What is left out of sight: sectors, kinds of tie, shallow ties, all without a tag, a range of the measure; and how the
//! picture is made: free or by status, departments folded, ties coloured.
//!
//! **Invariant:** while anything is left out, the button says how much is shown.
//! **Not here:** what a filter leaves out; see `scene::Filter`.

use yew::{AttrValue, Callback, Html, html};

use crate::model::{RelationshipKind, SortedSet, StakeholderMap, parse_number};
use crate::scene::{Filter, TieColors, View, ViewKind};
use crate::session::Frame;
use crate::ui::corner::map_choice;
use crate::ui::fields::{Choice, check_field, choice_field};
use crate::ui::intent::Intent;
use crate::ui::lens::can_fold;
use crate::ui::look::Look;
use crate::ui::text_field::TextField;
use crate::words::measures::term;
use crate::words::pictures::PictureLabel;
use crate::words::records::level;
use crate::words::screen::{Label, number, range_end, shown_of};

/// The button and what it opens.
pub(super) fn filter(frame: &Frame, view: &View, look: &Look, act: &Callback<Intent>) -> Html {
    let map = &frame.map;
    if map.stakeholders().is_empty() {
        return Html::default();
    }
    let shown = map.stakeholders().iter().filter(|body| view.shows_body(body)).count();
    let is_on = !view.filter.is_empty();
    let words = if is_on { shown_of(shown, map.stakeholders().len()) } else { Label::Filter.text().to_owned() };
    let show_all = {
        let look = look.clone();
        Callback::from(move |_| look.change(|view| view.filter = Filter::default()))
    };
    html! {
        <details class={if is_on { "popover filter is-on" } else { "popover filter" }} part="filter">
            <summary class="button" aria-label={words.clone()} title={words.clone()}>
                <span class="sign-filter" aria-hidden="true" />
                <span class="filter-words">{ words }</span>
            </summary>
            <div class="popover-body">
                if view.kind.family() == ViewKind::Map {
                    { map_choice(act, view) }
                }
                { fold_departments(map, view, look) }
                { tie_colors(map, view, look) }
                { sectors(map, view, look) }
                { kinds(map, view, look) }
                <div class="pair">{ levels(map, view, look) }{ tags(map, view, look) }</div>
                { range(view, look) }
                <p class="quiet">{ Label::FilterHint.text() }</p>
                <button type="button" class="button" disabled={!is_on} onclick={show_all}>{ Label::ShowEverything.text() }</button>
            </div>
        </details>
    }
}

fn sectors(map: &StakeholderMap, view: &View, look: &Look) -> Html {
    let has_others = map.stakeholders().iter().any(|body| body.sector.is_none());
    let named = map.sectors().iter().map(|sector| (sector.id.to_string(), sector.name.clone()));
    let choices = named.chain(has_others.then(|| (String::new(), Label::NoSector.text().to_owned()))).collect();
    switches(Label::Sector, choices, &view.filter.sectors, look, |filter| &mut filter.sectors)
}

fn kinds(map: &StakeholderMap, view: &View, look: &Look) -> Html {
    let mut choices: Vec<(String, String)> = Vec::new();
    for tie in map.relationships().iter() {
        let kind = tie.kind.as_ref().map_or("", RelationshipKind::as_str);
        if choices.iter().all(|(known, _)| known != kind) {
            choices.push((kind.to_owned(), if kind.is_empty() { Label::NotSaid.text() } else { kind }.to_owned()));
        }
    }
    switches(Label::KindOfTie, choices, &view.filter.kinds, look, |filter| &mut filter.kinds)
}

/// One switch for each choice, on while it is in sight; nothing where there is no choice.
fn switches(
    label: Label,
    choices: Vec<(String, String)>,
    hidden: &SortedSet<String>,
    look: &Look,
    part: fn(&mut Filter) -> &mut SortedSet<String>,
) -> Html {
    if choices.len() < 2 {
        return Html::default();
    }
    let switches = choices.into_iter().map(|(word, name)| {
        let is_seen = !hidden.contains(&word);
        let (look, label) = (look.clone(), AttrValue::from(name));
        let change = Callback::from(move |is_seen: bool| {
            look.change(|view| {
                let hidden = part(&mut view.filter);
                if is_seen {
                    hidden.remove(&word);
                } else {
                    hidden.insert(word.clone());
                }
            });
        });
        check_field(&label, is_seen, false, change)
    });
    html! { <fieldset class="part switches"><legend>{ label.text() }</legend>{ switches.collect::<Html>() }</fieldset> }
}

fn levels(map: &StakeholderMap, view: &View, look: &Look) -> Html {
    if map.relationships().iter().all(|tie| tie.level.is_none()) {
        return Html::default();
    }
    let mut choices: Vec<Choice> = vec![("0".into(), Label::AllTies.text().into())];
    choices.extend((1..=5_u8).map(|at| (AttrValue::from(at.to_string()), AttrValue::Static(level(at)))));
    let change = {
        let look = look.clone();
        Callback::from(move |word: String| look.change(|view| view.filter.least_level = word.parse().unwrap_or_default()))
    };
    choice_field(&Label::AtLeastDeep.text().into(), choices, &view.filter.least_level.to_string(), false, change)
}

fn tags(map: &StakeholderMap, view: &View, look: &Look) -> Html {
    let mut tags = SortedSet::new();
    for tag in map.stakeholders().iter().flat_map(|body| body.tags.iter()) {
        tags.insert(tag.clone());
    }
    if tags.is_empty() {
        return Html::default();
    }
    let mut choices: Vec<Choice> = vec![("".into(), Label::AllTags.text().into())];
    choices.extend(tags.iter().map(|tag| (AttrValue::from(tag.clone()), AttrValue::from(tag.clone()))));
    let change = {
        let look = look.clone();
        Callback::from(move |tag: String| look.change(|view| view.filter.tag = tag))
    };
    choice_field(&Label::OnlyTag.text().into(), choices, &view.filter.tag, false, change)
}

/// What a way to colour ties is called.
pub(super) fn colors_name(colors: TieColors) -> PictureLabel {
    match colors {
        TieColors::Plain => PictureLabel::ColorsPlain,
        TieColors::Kind => PictureLabel::ColorsKind,
        TieColors::Level => PictureLabel::ColorsLevel,
        TieColors::Trust => PictureLabel::ColorsTrust,
    }
}

fn fold_departments(map: &StakeholderMap, view: &View, look: &Look) -> Html {
    if !can_fold(map) {
        return Html::default();
    }
    let look = look.clone();
    let change = Callback::from(move |folds: bool| look.change(|view| view.folds_departments = folds));
    check_field(&PictureLabel::FoldDepartments.text().into(), view.folds_departments, false, change)
}

fn tie_colors(map: &StakeholderMap, view: &View, look: &Look) -> Html {
    let offered = TieColors::offered(map, view.hide_private);
    if offered.len() < 2 {
        return Html::default();
    }
    let choices: Vec<Choice> = offered.into_iter().map(|colors| (colors.word().into(), colors_name(colors).text().into())).collect();
    let change = {
        let look = look.clone();
        Callback::from(move |word: String| look.change(|view| view.tie_colors = TieColors::from_word(&word)))
    };
    choice_field(&PictureLabel::TieColors.text().into(), choices, view.tie_colors.word(), false, change)
}

/// The range of the measure that sizes bodies.
fn range(view: &View, look: &Look) -> Html {
    let Some(measure) = term(&view.size_by) else { return Html::default() };
    let end = |is_low: bool, value: Option<f64>| {
        let look = look.clone();
        let on_commit = Callback::from(move |text: String| {
            let value = parse_number(text.trim());
            look.change(|view| if is_low { view.filter.low = value } else { view.filter.high = value });
        });
        html! {
            <TextField label={range_end(measure.name, is_low)} value={value.map(number).unwrap_or_default()} hint={String::new()} kind="text"
                disabled=false {on_commit} />
        }
    };
    html! { <div class="pair">{ end(true, view.filter.low) }{ end(false, view.filter.high) }</div> }
}
