//! Saved views: the list of them, and stepping through them while presenting.
//!
//! **Invariant:** saving, naming, ordering and removing are edits of the map like any other; looking is none.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent, Window};
use yew::{AttrValue, Callback, Html, html};

use crate::edit::Command;
use crate::model::{OrderKey, Properties, StakeholderMap};
use crate::scene::{look_at, saved};
use crate::ui::carry_out::Editor;
use crate::ui::fields::{button, sign_button};
use crate::ui::following::is_written_in;
use crate::ui::intent::Intent;
use crate::ui::look::Look;
use crate::ui::services::Services;
use crate::ui::text_field::TextField;
use crate::words::screen::{Label, of_scenes, scene_name};

/// What a person wants of saved views.
#[derive(Clone)]
pub enum Wish {
    /// Saves what is looked at.
    Save,
    /// Looks at one.
    Look(String),
    /// Writes what is said about one.
    Caption(String, String),
    /// Puts one before its neighbour.
    Up(String),
    /// Removes one.
    Remove(String),
    /// Goes on to the next, or back.
    Step(bool),
    /// Shows nothing for a while, or something again.
    Blank,
}

/// The button and the list that it opens.
pub(super) fn scenes(editor: &Editor, map: &StakeholderMap, current: Option<&String>) -> Html {
    let listed = map.properties().scenes_in_order();
    if listed.is_empty() && !editor.may_edit {
        return Html::default();
    }
    let rows = listed.iter().enumerate().map(|(at, (id, scene))| {
        let wish = |wish: Wish| editor.press(Intent::Scene(wish));
        let name = AttrValue::from(scene_name(at + 1, &scene.caption));
        let is_current = current == Some(*id);
        let caption = {
            let (act, id) = (editor.act.clone(), (*id).clone());
            Callback::from(move |text: String| act.emit(Intent::Scene(Wish::Caption(id.clone(), text))))
        };
        html! {
            <li key={(*id).clone()} class="scene" aria-current={is_current.then_some("true")}>
                <button type="button" class="button small" onclick={wish(Wish::Look((*id).clone()))} title={name.clone()} aria-label={name}>{ at + 1 }</button>
                <TextField label={Label::Caption.text()} value={scene.caption.clone()} hint={Label::CaptionHint.text()} kind="text"
                    disabled={!editor.may_edit} on_commit={caption} />
                if editor.may_edit {
                    { sign_button("button icon small", Label::Earlier.text().into(), "sign-up", at == 0, wish(Wish::Up((*id).clone()))) }
                    { sign_button("button icon small", Label::Remove.text().into(), "sign-close", false, wish(Wish::Remove((*id).clone()))) }
                }
            </li>
        }
    });
    html! {
        <details class="popover scenes" part="scenes">
            <summary class="button" aria-label={Label::Scenes.text()}>
                <span class="sign-scenes" aria-hidden="true" /><span class="scenes-words">{ Label::Scenes.text() }</span><span aria-hidden="true" class="caret" />
            </summary>
            <div class="popover-body">
                if listed.is_empty() { <p class="quiet">{ Label::ScenesHint.text() }</p> }
                <ol class="scene-list">{ rows.collect::<Html>() }</ol>
                if editor.may_edit { { button("button", Label::SaveView, editor.press(Intent::Scene(Wish::Save))) } }
            </div>
        </details>
    }
}

/// What is said about the view on screen, and which of how many it is; and nothing but black while that is wanted.
pub(super) fn stepping(editor: &Editor, map: &StakeholderMap, current: Option<&String>, is_blank: bool) -> Html {
    let listed = map.properties().scenes_in_order();
    let at = current.and_then(|id| listed.iter().position(|(other, _)| *other == id));
    let step = |forward: bool| editor.press(Intent::Scene(Wish::Step(forward)));
    html! {
        <>
            if !listed.is_empty() {
                <div class="caption" part="caption">
                    { sign_button("button icon", Label::Back.text().into(), "sign-back", at.is_none_or(|at| at == 0), step(false)) }
                    <p role="status" dir="auto">{ at.map_or("", |at| listed[at].1.caption.as_str()) }</p>
                    <span class="quiet">{ of_scenes(at.map_or(0, |at| at + 1), listed.len()) }</span>
                    { sign_button("button icon", Label::Forward.text().into(), "sign-forward", at == Some(listed.len() - 1), step(true)) }
                </div>
            }
            if is_blank { <button type="button" class="blank" aria-label={Label::ShowAgain.text()} onclick={editor.press(Intent::Scene(Wish::Blank))} /> }
        </>
    }
}

/// Carries a wish out; the view that is then on screen, if it is a saved one.
pub(super) fn carry_out(wish: Wish, editor: &Editor, look: &Look, current: Option<String>) -> Option<String> {
    let map = editor.session.frame().map.clone();
    let properties = map.properties();
    let order: Vec<&String> = properties.scenes_in_order().into_iter().map(|(id, _)| id).collect();
    match wish {
        Wish::Save => {
            let id = (1..).map(|number: u32| format!("v{number}")).find(|id| !properties.scenes.contains_key(id))?;
            let last = order.last().and_then(|id| properties.scenes.get(*id)).map(|scene| scene.order);
            let mut scene = look.with(|view| saved(view, ""));
            scene.order = OrderKey::after(last);
            let mut properties = properties.clone();
            properties.scenes.insert(id.clone(), scene);
            return if change(editor, properties) { Some(id) } else { current };
        }
        Wish::Caption(id, caption) => edit(editor, &id, |scene| scene.caption = caption.trim().to_owned()),
        Wish::Up(id) => {
            let at = order.iter().position(|other| **other == id)?;
            let key = |at: usize| properties.scenes.get(order[at]).map(|scene| scene.order);
            let before = key(at.checked_sub(1)?)?;
            let first = at.checked_sub(2).and_then(key).or_else(|| OrderKey::new(before.value() - 2.0))?;
            edit(editor, &id, |scene| scene.order = OrderKey::between(first, before));
        }
        Wish::Remove(id) => {
            let mut properties = properties.clone();
            properties.scenes.remove(&id);
            change(editor, properties);
            return current.filter(|current| *current != id);
        }
        Wish::Look(id) => return show(&id, &map, look),
        Wish::Step(forward) => {
            let at = current.as_ref().and_then(|id| order.iter().position(|other| *other == id));
            let next = match (at, forward) {
                (None, _) => 0,
                (Some(at), true) => at + 1,
                (Some(at), false) => at.checked_sub(1)?,
            };
            return order.get(next).and_then(|id| show(id, &map, look)).or(current);
        }
        Wish::Blank => {}
    }
    current
}

fn show(id: &String, map: &StakeholderMap, look: &Look) -> Option<String> {
    let scene = map.properties().scenes.get(id)?;
    let mut camera = None;
    look.change(|view| camera = look_at(scene, map, view));
    // The view has been entered; now it is looked at from where it was.
    if let Some(camera) = camera {
        look.change(|view| view.camera = camera);
    }
    Some(id.clone())
}

fn edit(editor: &Editor, id: &str, change_scene: impl FnOnce(&mut crate::model::SavedView)) {
    let mut properties = editor.session.frame().map.properties().clone();
    if let Some(mut scene) = properties.scenes.get(id).cloned() {
        change_scene(&mut scene);
        properties.scenes.insert(id.to_owned(), scene);
        change(editor, properties);
    }
}

fn change(editor: &Editor, properties: Properties) -> bool {
    editor.submit(Command::ChangeProperties(properties))
}

/// Hears the keys of a presentation before anything else does: arrows, those of a clicker, and those that blank the screen.
pub(super) fn on_step(window: &Window, services: &Services, editor: &Editor) -> EventListener {
    let (services, editor) = (services.clone(), editor.clone());
    let options = EventListenerOptions { passive: false, ..EventListenerOptions::run_in_capture_phase() };
    EventListener::new_with_options(window, "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let target = event.composed_path().get(0).dyn_into::<HtmlElement>().ok();
        let is_ours = services.settings().is_presenting && !target.as_ref().is_some_and(is_written_in);
        if !is_ours || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let has_scenes = !editor.session.frame().map.properties().scenes.is_empty();
        let wish = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" | "PageDown" | " " if has_scenes => Wish::Step(true),
            "ArrowLeft" | "ArrowUp" | "PageUp" if has_scenes => Wish::Step(false),
            "." | "b" | "B" => Wish::Blank,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        editor.act.emit(Intent::Scene(wish));
    })
}
