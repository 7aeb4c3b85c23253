//! The corner of the map: theme, folding the panels, zoom and fit.

use yew::{Callback, Html, MouseEvent, Properties, component, html};

use crate::scene::Theme;
use crate::ui::fields::ChoiceField;
use crate::ui::hooks::use_outside;
use crate::ui::look::Look;
use crate::ui::services::Services;
use crate::ui::stage::zoom;
use crate::words::screen::Label;

/// How much one press of a zoom button zooms.
const ZOOM_STEP: f64 = 1.25;

const THEMES: [(&str, Label, Option<Theme>); 4] = [
    ("auto", Label::ThemeAuto, None),
    ("light", Label::ThemeLight, Some(Theme::Light)),
    ("dark", Label::ThemeDark, Some(Theme::Dark)),
    ("projector", Label::ThemeProjector, Some(Theme::Projector)),
];

#[derive(Properties, PartialEq)]
pub(super) struct CornerProps {
    pub(super) services: Services,
    pub(super) look: Look,
    /// Whether there are panels to fold and a theme to choose.
    pub(super) has_panels: bool,
    pub(super) on_fold: Callback<MouseEvent>,
    /// The whole map is to be arranged anew; nothing where it may not be changed.
    pub(super) on_arrange: Option<Callback<MouseEvent>>,
    pub(super) on_fit: Callback<MouseEvent>,
}

/// The buttons.
#[component]
pub(super) fn Corner(props: &CornerProps) -> Html {
    let (settings, _) = use_outside(&props.services);
    let zoom_by = |factor: f64| {
        let look = props.look.clone();
        Callback::from(move |_: MouseEvent| zoom(&look, factor))
    };
    let choose_theme = {
        let services = props.services.clone();
        Callback::from(move |word: String| services.choose_theme(THEMES.iter().find(|theme| theme.0 == word).and_then(|theme| theme.2)))
    };
    let chosen = THEMES.iter().find(|theme| theme.2 == settings.theme).map_or("auto", |theme| theme.0);
    let themes = THEMES.iter().map(|(word, label, _)| ((*word).into(), label.text().into())).collect::<Vec<_>>();
    let icon = |label: Label, sign: &'static str, class: &'static str, onclick: Callback<MouseEvent>| {
        html! {
            <button type="button" {class} aria-label={label.text()} title={label.text()} {onclick}><span class={sign} aria-hidden="true" /></button>
        }
    };
    html! {
        <div class="zoom" part="zoom">
            if props.has_panels {
                <div class="theme" title={Label::Theme.text()}>
                    <span class="sign-theme" aria-hidden="true" />
                    <ChoiceField label={Label::Theme.text()} choices={themes} value={chosen} on_commit={choose_theme} />
                </div>
                if let Some(arrange) = &props.on_arrange {
                    { icon(Label::Arrange, "sign-arrange", "button icon", arrange.clone()) }
                }
                { icon(Label::FoldPanels, "sign-fold", "button icon fold", props.on_fold.clone()) }
            }
            { icon(Label::ZoomOut, "sign-minus", "button icon step", zoom_by(1.0 / ZOOM_STEP)) }
            <button type="button" class="button" onclick={props.on_fit.clone()}>{ Label::Fit.text() }</button>
            { icon(Label::ZoomIn, "sign-plus", "button icon step", zoom_by(ZOOM_STEP)) }
        </div>
    }
}
