//! The dialog of the maps that are kept on this machine, and of earlier states of the one on screen.

use js_sys::{Date, Object, Reflect};
use wasm_bindgen::JsValue;
use yew::{Html, MouseEvent, html};

use crate::formats::journal::{Card, Mark};
use crate::ui::carry_out::Editor;
use crate::ui::fields::button;
use crate::ui::intent::Intent;
use crate::ui::modal::close_around;
use crate::ui::services::{Offer, Settings, Shelf, ShelfWish, Status};
use crate::words::maps::{MapsLabel, map_size, storage_used};
use crate::words::screen::Label;

/// What stands in the dialog.
pub(super) fn maps(editor: &Editor, status: &Status, settings: &Settings) -> Html {
    let Some(shelf) = &status.shelf else { return Html::default() };
    let (shelf, language) = (shelf.as_ref(), settings.language.as_str());
    // Notices lie behind the dialog and cannot be pressed.
    let deleted = status.notices.iter().filter(|notice| notice.offer == Some(Offer::PutBack)).map(|notice| {
        html! { <p key={notice.id} class="deleted" role="status"><span dir="auto">{ &notice.text }</span>
        { button("button small", Label::PutBack, editor.press(Intent::Accept(notice.id))) }</p> }
    });
    html! {
        <div class="maps" part="maps">
            <p class="hint">{ MapsLabel::YourMapsHint.text() }{ " " }{ shelf.used.map(storage_used) }</p>
            { deleted.collect::<Html>() }
            if shelf.maps.is_empty() {
                <p>{ MapsLabel::NoMaps.text() }</p>
            }
            <ul>{ for shelf.maps.iter().enumerate().map(|(place, card)| row(editor, shelf, place, card, language)) }</ul>
            if shelf.states.len() > 1 {
                <h3>{ MapsLabel::EarlierStates.text() }</h3>
                <p class="hint">{ MapsLabel::EarlierHint.text() }</p>
                // The newest is on screen.
                <ul class="states">{ for shelf.states.iter().skip(1).map(|state| earlier(editor, state, language)) }</ul>
            }
            if !shelf.states.is_empty() {
                <p class="hint">{ MapsLabel::LeaveNewestHint.text() }</p>
                { closing(editor, ShelfWish::LeaveNewest, html! { MapsLabel::LeaveNewest.text() }, "button") }
            }
            if shelf.maps.iter().any(|card| card.id == shelf.current) {
                <p class="hint">{ MapsLabel::FinishHint.text() }</p>
                { closing(editor, ShelfWish::Finish, html! { MapsLabel::FinishHere.text() }, "button") }
            }
        </div>
    }
}

fn row(editor: &Editor, shelf: &Shelf, place: usize, card: &Card, language: &str) -> Html {
    let title = if card.title.is_empty() { Label::Untitled.text() } else { &card.title };
    let is_shown = card.id == shelf.current;
    let about = html! {
        <>
            <img class="picture" alt="" src={shelf.pictures.get(place).cloned()} />
            <b dir="auto">{ title }</b>
            <span class="hint">
                { when(card.date, language) }{ " · " }{ map_size(card.bodies, card.ties) }
                if is_shown { { " · " }{ MapsLabel::OnScreen.text() } }
            </span>
        </>
    };
    let delete = editor.press(Intent::Shelf(ShelfWish::Delete(card.id.clone())));
    let name = format!("{} {title}", MapsLabel::Delete.text());
    html! {
        <li key={card.id.clone()} aria-current={is_shown.then_some("true")}>
            if is_shown { <span class="map-entry">{ about }</span> } else {
                { closing(editor, ShelfWish::Open(card.id.clone()), about, "map-entry") }
            }
            <button type="button" class="button small" aria-label={name} onclick={delete}>{ MapsLabel::Delete.text() }</button>
        </li>
    }
}

fn earlier(editor: &Editor, state: &Mark, language: &str) -> Html {
    let when = when(state.date, language);
    html! { <li key={state.place}>{ closing(editor, ShelfWish::Recover(state.place), html! { when }, "map-entry") }</li> }
}

/// A button that closes the dialog and sends a wish.
fn closing(editor: &Editor, wish: ShelfWish, content: Html, class: &'static str) -> Html {
    let press = editor.press(Intent::Shelf(wish));
    let onclick = move |event: MouseEvent| {
        close_around(&event);
        press.emit(event);
    };
    html! { <button type="button" {class} {onclick}>{ content }</button> }
}

/// A date and time as people of that language write them.
fn when(millis: u64, language: &str) -> String {
    let options = Object::new();
    for (name, value) in [("dateStyle", "medium"), ("timeStyle", "short")] {
        // A plain object takes every property.
        Reflect::set(&options, &name.into(), &value.into()).map(drop).unwrap_or_default();
    }
    Date::new(&JsValue::from_f64(millis as f64)).to_locale_string(language, &options).into()
}
