//! The map of keys: every key that means something, by what it does.

use yew::{Html, html};

use crate::tools::{Action, BINDINGS, keys_of};
use crate::ui::top_bar::view_name;

/// What an action is called on screen.
pub(super) fn name(action: Action) -> &'static str {
    match (action, action.name()) {
        (Action::Show(kind), _) => view_name(kind),
        (_, Some(name)) => name.text(),
        (_, None) => "",
    }
}

/// The list.
pub(super) fn keyboard() -> Html {
    let mut rows: Vec<(&'static str, Vec<String>)> = Vec::new();
    for (action, _) in BINDINGS {
        let (name, keys) = (name(action), keys_of(action));
        match rows.iter_mut().find(|(other, _)| *other == name) {
            Some((_, all)) => all.extend(keys.into_iter().filter(|key| !all.contains(key)).collect::<Vec<_>>()),
            None => rows.push((name, keys)),
        }
    }
    let rows = rows.into_iter().map(|(name, keys)| {
        html! { <div key={name} class="key-row"><dt>{ name }</dt><dd>{ for keys.into_iter().map(|key| html! { <kbd>{ key }</kbd> }) }</dd></div> }
    });
    html! { <dl class="keys" tabindex="0">{ rows.collect::<Html>() }</dl> }
}
