//! The element's attributes, read.
//!
//! **Invariant:** an attribute that is missing or not understood means its default: a map to look at, not to change.

use web_sys::HtmlElement;

use crate::scene::{Theme, ViewKind};
use crate::ui::services::{Controls, Mode, Settings};

/// Reads what the attributes ask for.
pub(crate) fn read(element: &HtmlElement, is_entered: bool) -> Settings {
    let word = |name: &str| element.get_attribute(name).unwrap_or_default();
    let is_standalone = element.has_attribute("standalone");
    let is_presenting = element.has_attribute("presenting");
    Settings {
        mode: if word("mode") == "edit" && !is_locked(element) { Mode::Edit } else { Mode::View },
        controls: match word("controls").as_str() {
            "none" => Controls::None,
            "full" if !is_presenting => Controls::Full,
            _ => Controls::Minimal,
        },
        theme: if is_presenting { Some(Theme::Projector) } else { theme_from_word(&word("theme")) },
        view: ViewKind::from_word(&word("view")),
        language: Some(word("lang")).filter(|language| !language.is_empty()).unwrap_or_else(|| "en".to_owned()),
        is_standalone,
        is_presenting,
        is_entered: is_standalone || is_presenting || is_entered,
    }
}

/// Whether the page, or a form around the element, keeps people from changing the map.
fn is_locked(element: &HtmlElement) -> bool {
    element.has_attribute("locked") || element.matches(":disabled").unwrap_or_default()
}

/// Whether the element keeps its map on this machine.
pub(crate) fn keeps_locally(element: &HtmlElement) -> bool {
    element.get_attribute("storage").as_deref() == Some("local")
}

/// Whether a background worker may be used.
pub(crate) fn allows_worker(element: &HtmlElement) -> bool {
    element.get_attribute("worker").as_deref() != Some("off")
}

/// The word of the `theme` attribute.
pub(crate) fn word_of_theme(theme: Option<Theme>) -> &'static str {
    match theme {
        None => "auto",
        Some(Theme::Light) => "light",
        Some(Theme::Dark) => "dark",
        Some(Theme::Projector) => "projector",
    }
}

fn theme_from_word(word: &str) -> Option<Theme> {
    [Theme::Light, Theme::Dark, Theme::Projector].into_iter().find(|theme| word_of_theme(Some(*theme)) == word)
}
