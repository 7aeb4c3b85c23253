//! What the page around wants of the picture: colours, fonts, and whether it is a dark page.
//!
//! The style sheet brings it to properties of the canvas that have no other use there, and browsers then say what the colours come
//! to. A change of any runs a transition of no length to notice, whose end is the only thing that is waited for.
//!
//! **Invariant:** what the page does not say leaves the theme as it is.
//! **Not here:** what the picture makes of it; see `scene::style`.

use std::rc::Rc;

use web_sys::{CssStyleDeclaration, Element};

use crate::model::{Color, parse_number};
use crate::scene::Dress;

fn computed(element: &Element) -> Option<CssStyleDeclaration> {
    web_sys::window()?.get_computed_style(element).ok().flatten()
}

/// What the page wants of the picture in a widget.
pub(super) fn dress_of(widget: &Element) -> Dress {
    let canvas = widget.query_selector(".stage-canvas").ok().flatten();
    let Some(style) = canvas.and_then(|canvas| computed(&canvas)) else { return Dress::default() };
    let value = |property: &str| style.get_property_value(property).unwrap_or_default();
    let color = |property: &str| read_color(&value(property));
    Dress {
        background: color("background-color"),
        ink: color("color"),
        soft: color("column-rule-color"),
        accent: color("caret-color"),
        tie: color("text-decoration-color"),
        outline: color("text-emphasis-color"),
        family: Rc::from(value("font-family")),
    }
}

/// Whether the page says that it is dark or light; `None` where it leaves that to the system.
pub(super) fn is_page_dark(widget: &Element) -> Option<bool> {
    let scheme = computed(&widget.parent_element()?)?.get_property_value("color-scheme").ok()?;
    match (scheme.contains("dark"), scheme.contains("light")) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

/// A colour as browsers write it: `rgb(1, 2, 3)` or `color(srgb 0.1 0.2 0.3)`; `None` for what is seen through.
fn read_color(text: &str) -> Option<Color> {
    let (start, most) = if text.starts_with("rgb") { (text.find('(')? + 1, 1.0) } else { ("color(srgb ".len(), 255.0) };
    if most > 1.0 && !text.starts_with("color(srgb ") {
        return None;
    }
    let numbers: Vec<f64> = text.get(start..)?.split([',', ' ', '/', ')']).filter_map(parse_number).collect();
    let [red, green, blue, opacity @ ..] = numbers.as_slice() else { return None };
    if opacity.first().is_some_and(|opacity| *opacity < 1.0) {
        return None;
    }
    let part = |share: f64| (share * most).round().clamp(0.0, 255.0) as u8;
    Some(Color { red: part(*red), green: part(*green), blue: part(*blue) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_as_browsers_write_them() {
        let color = |red, green, blue| Some(Color { red, green, blue });
        assert_eq!(read_color("rgb(255, 250, 240)"), color(255, 250, 240));
        assert_eq!(read_color("rgba(1, 2, 3, 1)"), color(1, 2, 3));
        assert_eq!(read_color("color(srgb 1 0.5 0)"), color(255, 128, 0));
        assert_eq!(read_color("color(srgb 1 0.5 0 / 0.5)"), None);
        assert_eq!(read_color("rgba(0, 0, 0, 0)"), None);
        assert_eq!(read_color("oklch(0.7 0.1 200)"), None);
        assert_eq!(read_color(""), None);
    }
}
