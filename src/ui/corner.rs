//! The corner of the map: theme, folding the panels, zoom and fit.

use yew::{Callback, Html, html};

use crate::scene::{Heat, MatrixOrder, Status, Theme, View, ViewKind};
use crate::tools::Action;
use crate::ui::carry_out::Editor;
use crate::ui::fields::{Choice, button, choice_field, sign_button};
use crate::ui::intent::Intent;
use crate::ui::services::Services;
use crate::words::pictures::PictureLabel;
use crate::words::screen::Label;

/// How much one press of a zoom button zooms.
const ZOOM_STEP: f64 = 1.25;

/// The themes: the word of each for a field, what it is called, and what is meant.
pub(super) const THEMES: [(&str, Label, Option<Theme>); 4] = [
    ("auto", Label::ThemeAuto, None),
    ("light", Label::ThemeLight, Some(Theme::Light)),
    ("dark", Label::ThemeDark, Some(Theme::Dark)),
    ("projector", Label::ThemeProjector, Some(Theme::Projector)),
];

/// The buttons; theme and folding only where there are panels.
pub(super) fn corner(editor: &Editor, services: &Services, has_panels: bool, view: &View) -> Html {
    let icon = |label: Label, sign: &'static str, class: &'static str, intent: Intent| {
        sign_button(class, label.text().into(), sign, false, editor.press(intent))
    };
    html! {
        <div class="zoom" part="zoom">
            if view.kind == ViewKind::Matrix {
                { order_choice(editor, view.order) }
            }
            if view.kind == ViewKind::Status {
                <div class="order">{ map_choice(&editor.act, view) }</div>
            }
            if matches!(view.kind, ViewKind::Sectors | ViewKind::Heat) {
                { sectors_choice(editor, view) }
            }
            if has_panels {
                { theme_choice(services) }
                if editor.may_edit {
                    { sign_button("button icon", Label::Arrange.text().into(), "sign-arrange", view.kind != ViewKind::Map, editor.press(Intent::Arrange)) }
                }
                { icon(Label::AllActions, "sign-more", "button icon", Intent::Do(Action::Palette)) }
                { icon(Label::FoldPanels, "sign-fold", "button icon fold", Intent::Fold) }
            }
            { icon(Label::ZoomOut, "sign-minus", "button icon step", Intent::Zoom(1.0 / ZOOM_STEP)) }
            { button("button", Label::Fit, editor.press(Intent::Fit)) }
            { icon(Label::ZoomIn, "sign-plus", "button icon step", Intent::Zoom(ZOOM_STEP)) }
        </div>
    }
}

fn order_choice(editor: &Editor, chosen: MatrixOrder) -> Html {
    let name = |order: MatrixOrder| match order {
        MatrixOrder::Sector => PictureLabel::OrderSector,
        MatrixOrder::Name => PictureLabel::OrderName,
        MatrixOrder::Measure => PictureLabel::OrderMeasure,
        MatrixOrder::Community => PictureLabel::OrderCommunity,
    };
    let orders: Vec<Choice> = MatrixOrder::ALL.map(|order| (order.word().into(), name(order).text().into())).into();
    let choose = editor
        .act
        .reform(|word: String| Intent::Order(MatrixOrder::ALL.into_iter().find(|order| order.word() == word).unwrap_or_default()));
    html! { <div class="order">{ choice_field(&PictureLabel::OrderRows.text().into(), orders, chosen.word(), false, choose) }</div> }
}

/// Which picture of the map: free, or a status drawing.
pub(super) fn map_choice(act: &Callback<Intent>, view: &View) -> Html {
    let free = ViewKind::Map.word();
    let pictures: Vec<Choice> = vec![
        (free.into(), PictureLabel::AsFree.text().into()),
        (Status::Radius.word().into(), PictureLabel::AsRadius.text().into()),
        (Status::Height.word().into(), PictureLabel::AsHeight.text().into()),
    ];
    let chosen = if view.kind == ViewKind::Status { view.status.word() } else { free };
    let choose = act.reform(move |word: String| Intent::Status((word != free).then(|| Status::from_word(&word))));
    choice_field(&PictureLabel::MapAs.text().into(), pictures, chosen, false, choose)
}

/// Which picture of the sectors: the ring, or what the heat map says.
fn sectors_choice(editor: &Editor, view: &View) -> Html {
    let ring = ViewKind::Sectors.word();
    let map = &editor.session.frame().map;
    let has_trust = map.relationships().iter().any(|tie| tie.trust.forward.is_some() || tie.trust.back.is_some());
    let name = |heat: Heat| match heat {
        Heat::Density => PictureLabel::AsDensity,
        Heat::Strength => PictureLabel::AsStrength,
        Heat::Trust => PictureLabel::AsTrust,
    };
    let heats = Heat::ALL.into_iter().filter(|heat| has_trust || *heat != Heat::Trust);
    let heats = heats.map(|heat| (heat.word().into(), name(heat).text().into()));
    let pictures: Vec<Choice> = std::iter::once((ring.into(), PictureLabel::AsRing.text().into())).chain(heats).collect();
    let chosen = if view.kind == ViewKind::Heat { view.heat.word() } else { ring };
    let choose = editor.act.reform(move |word: String| Intent::Heat((word != ring).then(|| Heat::from_word(&word))));
    html! { <div class="order">{ choice_field(&PictureLabel::SectorsAs.text().into(), pictures, chosen, false, choose) }</div> }
}

fn theme_choice(services: &Services) -> Html {
    let chosen = services.settings().theme;
    let chosen = THEMES.iter().find(|theme| theme.2 == chosen).map_or("auto", |theme| theme.0);
    let themes: Vec<Choice> = THEMES.iter().map(|(word, label, _)| ((*word).into(), label.text().into())).collect();
    let choose = {
        let services = services.clone();
        Callback::from(move |word: String| services.choose_theme(THEMES.iter().find(|theme| theme.0 == word).and_then(|theme| theme.2)))
    };
    html! {
        <div class="theme" title={Label::Theme.text()}>
            <span class="sign-theme" aria-hidden="true" />
            { choice_field(&Label::Theme.text().into(), themes, chosen, false, choose) }
        </div>
    }
}
