//! The legend under the map: what colour, shape, size, width and dashes mean.

use yew::{Html, html};

use crate::scene::{Color, LegendEntry, Parts, Shape, View, legend, mix};
use crate::session::Frame;
use crate::words::screen::Label;

/// The legend.
pub(super) fn legend_strip(frame: &Frame, view: &View) -> Html {
    let parts = Parts { map: &frame.map, report: &frame.report, positions: &frame.positions };
    let entries = legend(&parts, view).entries;
    if entries.is_empty() {
        return Html::default();
    }
    let items: Html = entries.iter().map(|entry| html! { <li class="key" dir="auto">{ sign(entry) }{ entry.name() }</li> }).collect();
    html! { <ul class="legend" part="legend" aria-label={Label::Legend.text()}>{ items }</ul> }
}

fn sign(entry: &LegendEntry) -> Html {
    let drawing = match entry {
        LegendEntry::Sector { shape, color, .. } => body(*shape, &color.hex()),
        LegendEntry::Size { .. } => html! {
            <><circle cx="-13" cy="0" r="3" class="key-ring" /><circle cx="-4" cy="0" r="5" class="key-ring" /><circle cx="9" cy="0" r="7" class="key-ring" /></>
        },
        LegendEntry::Width { .. } => html! {
            <><line x1="-16" y1="3" x2="0" y2="3" class="key-thin" /><line x1="2" y1="3" x2="18" y2="3" class="key-thick" /></>
        },
        LegendEntry::Heat { colors, .. } => {
            let area = |x: i32, color: Color| html! { <rect x={x.to_string()} y="-7" width="12" height="14" fill={color.hex()} class="key-area" /> };
            html! { <>{ area(-18, colors[0]) }{ area(-6, mix(colors[0], colors[1], 0.5)) }{ area(6, colors[1]) }</> }
        }
        LegendEntry::Place { is_height: true, .. } => {
            html! { <><line x1="0" y1="8" x2="0" y2="-3" class="key-thin" /><polygon points="-5,-2 0,-9 5,-2" class="key-head" /></> }
        }
        LegendEntry::Place { .. } => {
            html! { <><circle cx="0" cy="0" r="8" class="key-ring" /><circle cx="0" cy="0" r="2" class="key-ring" /></> }
        }
        LegendEntry::Tie { color, .. } => html! { <line x1="-16" y1="0" x2="16" y2="0" class="key-tie" stroke={color.hex()} /> },
        LegendEntry::Spread { .. } => {
            html! { <><line x1="-14" y1="0" x2="14" y2="0" class="key-thin" /><line x1="0" y1="-8" x2="0" y2="8" class="key-thin" /></> }
        }
        LegendEntry::Arrow { .. } => {
            html! { <><line x1="-16" y1="0" x2="10" y2="0" class="key-thin" /><polygon points="8,-5 17,0 8,5" class="key-head" /></> }
        }
        LegendEntry::Dashed { .. } => html! { <line x1="-16" y1="0" x2="16" y2="0" class="key-dashed" /> },
    };
    let is_sector = matches!(entry, LegendEntry::Sector { .. });
    let (view_box, class) = if is_sector { ("-9 -9 18 18", "key-sign") } else { ("-18 -9 37 18", "key-sign wide") };
    html! { <svg viewBox={view_box} {class} aria-hidden="true">{ drawing }</svg> }
}

fn body(shape: Shape, fill: &str) -> Html {
    let fill = fill.to_owned();
    match shape.corners() {
        [] => html! { <circle cx="0" cy="0" r="6" {fill} class="key-body" /> },
        corners => {
            let points = corners.iter().map(|(x, y)| format!("{:.1},{:.1}", x * 6.0, y * 6.0)).collect::<Vec<_>>().join(" ");
            html! { <polygon {points} {fill} class="key-body" /> }
        }
    }
}
