//! The outline: every body by sector, for reading, for the keyboard and for screen readers.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::{Callback, Html, KeyboardEvent, MouseEvent, Properties, TargetCast, component, html, use_state};

use crate::model::{SectorId, Stakeholder, StakeholderMap};
use crate::scene::Item;
use crate::session::Session;
use crate::ui::hooks::{use_bodies, use_view};
use crate::ui::look::Look;
use crate::words::fold;
use crate::words::screen::{Label, size};

/// How many bodies are listed at once.
const LISTED: usize = 400;

#[derive(Properties, PartialEq)]
struct BodiesProps {
    session: Session,
    look: Look,
}

/// The outline of a map.
pub(super) fn outline(map: &StakeholderMap, session: &Session, look: &Look) -> Html {
    html! {
        <nav class="outline" part="outline" aria-label={Label::Outline.text()} onkeydown={Callback::from(walk)}>
            <h2 class="panel-title">{ size(map.stakeholders().len(), map.relationships().len()) }</h2>
            <Bodies session={session.clone()} look={look.clone()} />
        </nav>
    }
}

/// The list, a component of its own: hundreds of rows are not made anew when only ties change.
#[component]
fn Bodies(props: &BodiesProps) -> Html {
    let frame = use_bodies(&props.session);
    let view = use_view(&props.look);
    let most = use_state(|| LISTED);
    let map = &frame.map;
    let wanted = fold(view.find.trim());
    let groups = groups(map, |body| (wanted.is_empty() || fold(&body.name).contains(&wanted)) && view.shows_body(body));
    let found: usize = groups.iter().map(|(_, bodies)| bodies.len()).sum();
    let focusable = groups.iter().flat_map(|(_, bodies)| bodies).find(|body| view.selection.contains(&Item::Stakeholder(body.id.clone())));
    let focusable = focusable.or_else(|| groups.first().and_then(|(_, bodies)| bodies.first())).map(|body| body.id.clone());
    let mut room = *most;
    let sections = groups.into_iter().map(|(name, bodies)| {
        let shown = bodies.len().min(room);
        room -= shown;
        let count = bodies.len();
        let items = bodies.into_iter().take(shown).map(|body| {
            let item = Item::Stakeholder(body.id.clone());
            let is_selected = view.selection.contains(&item);
            let onclick = {
                let look = props.look.clone();
                Callback::from(move |event: MouseEvent| {
                    let item = item.clone();
                    look.change(|view| {
                        if event.shift_key() || event.ctrl_key() || event.meta_key() {
                            if !view.selection.remove(&item) {
                                view.selection.insert(item);
                            }
                        } else {
                            view.selection = [item].into();
                        }
                    });
                })
            };
            let tabindex = if Some(&body.id) == focusable.as_ref() { "0" } else { "-1" };
            html! {
                <li key={body.id.to_string()}>
                    <button type="button" class={if is_selected { "body current" } else { "body" }} aria-pressed={is_selected.to_string()} {tabindex} {onclick} dir="auto" title={body.name.clone()}>
                        { body.name.clone() }
                    </button>
                </li>
            }
        });
        let items: Vec<Html> = items.collect();
        html! {
            <section key={name.clone()} class="group">
                <h3 class="group-name" dir="auto">{ name.clone() }<span class="count">{ count }</span></h3>
                <ul>{ for items }</ul>
            </section>
        }
    });
    let sections: Vec<Html> = sections.collect();
    let more = {
        let most = most.clone();
        Callback::from(move |_: MouseEvent| most.set(*most + LISTED))
    };
    html! {
        <>
            if map.stakeholders().is_empty() {
                <p class="quiet">{ Label::NobodyYet.text() }</p>
            } else if found == 0 {
                <p class="quiet">{ Label::NothingFound.text() }</p>
            }
            { for sections }
            if found > *most {
                <button type="button" class="button" onclick={more}>{ Label::ShowMore.text() }</button>
            }
        </>
    }
}

fn groups(map: &StakeholderMap, is_wanted: impl Fn(&Stakeholder) -> bool) -> Vec<(String, Vec<&Stakeholder>)> {
    let of = |sector: Option<&SectorId>| -> Vec<&Stakeholder> {
        map.stakeholders().iter().filter(|body| body.sector.as_ref() == sector && is_wanted(body)).collect()
    };
    let named = map.sectors().iter().map(|sector| (sector.name.clone(), of(Some(&sector.id))));
    named.chain([(Label::NoSector.text().to_owned(), of(None))]).filter(|(_, bodies)| !bodies.is_empty()).collect()
}

/// Up, Down, Home, End and the first letters of a name go from body to body.
fn walk(event: KeyboardEvent) {
    let Some(from) = event.target_dyn_into::<HtmlElement>().filter(|element| element.class_name().split(' ').any(|class| class == "body"))
    else {
        return;
    };
    let Some(nav) = from.closest(".outline").ok().flatten() else { return };
    let bodies = bodies(&nav);
    let at = bodies.iter().position(|body| *body == from).unwrap_or_default();
    let key = event.key();
    let next = match key.as_str() {
        "ArrowDown" => bodies.get(at + 1),
        "ArrowUp" => at.checked_sub(1).and_then(|at| bodies.get(at)),
        "Home" => bodies.first(),
        "End" => bodies.last(),
        letter if letter.chars().count() == 1 && !event.ctrl_key() && !event.meta_key() && letter != " " => {
            let starts = |body: &&HtmlElement| body.text_content().is_some_and(|name| fold(&name).starts_with(&fold(letter)));
            bodies[at + 1..].iter().chain(&bodies[..at]).find(starts)
        }
        _ => return,
    };
    event.prevent_default();
    event.stop_propagation();
    if let Some(next) = next {
        next.focus().unwrap_or_default();
    }
}

fn bodies(nav: &Element) -> Vec<HtmlElement> {
    let Ok(list) = nav.query_selector_all("button.body") else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.item(at)).filter_map(|node| node.dyn_into().ok()).collect()
}
