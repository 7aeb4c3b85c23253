//! What the map says: findings, then who ranks first by a chosen measure, and how uneven it is, each with its definition.

use yew::{AttrValue, Callback, Html, MouseEvent, html};

use crate::analysis::{Direction, Options, Ranking, Scope, definition, key};
use crate::model::sort_items;
use crate::scene::{Item, View};
use crate::session::Frame;
use crate::ui::agreed::Agreed;
use crate::ui::carry_out::Editor;
use crate::ui::facts::{Counted, facts};
use crate::ui::fields::{check_field, choice_field};
use crate::ui::findings::FindingsPanel;
use crate::ui::help::Help;
use crate::ui::lens::can_fold;
use crate::ui::look::Look;
use crate::words::measures::term;
use crate::words::pictures::PictureLabel;
use crate::words::screen::{Label, number};
use crate::words::{imbalance, measures};

/// How many bodies the ranking shows.
const RANKED: usize = 8;

/// Measures to rank by when arrows don't count, and when they do.
const PLAIN: [&str; 3] = [key::DEGREE, key::BETWEENNESS, key::HARMONIC_CLOSENESS];
const ALONG_ARROWS: [&str; 6] =
    [key::DEGREE, key::IN_DEGREE, key::OUT_DEGREE, key::BETWEENNESS, key::IN_HARMONIC_CLOSENESS, key::OUT_HARMONIC_CLOSENESS];

/// The panel. `tenths` of a large map have been measured, while that goes on.
pub(super) fn insights(frame: &Frame, view: &View, editor: &Editor, look: &Look, tenths: Option<u8>) -> Html {
    let session = &editor.session;
    if frame.map.stakeholders().is_empty() {
        return html! {
            <section class="insights" part="insights" aria-label={Label::Insights.text()}>
                <h2 class="panel-title">{ Label::Insights.text() }</h2>
                <p class="quiet">{ Label::NoFigures.text() }</p>
            </section>
        };
    }
    let is_directed = frame.options.direction == Some(Direction::Directed);
    let keys: &[&'static str] = if is_directed { &ALONG_ARROWS } else { &PLAIN };
    let choices: Vec<(AttrValue, AttrValue)> =
        keys.iter().filter_map(|key| term(key).map(|term| ((*key).into(), term.name.into()))).collect();
    let choose = {
        let look = look.clone();
        Callback::from(move |key: String| look.change(|view| view.size_by = key))
    };
    let follow = {
        let (session, look) = (session.clone(), look.clone());
        Callback::from(move |follows: bool| {
            let direction = Some(if follows { Direction::Directed } else { Direction::Undirected });
            session.analyse_with(Options { direction, ..session.frame().options.clone() });
            look.change(|view| view.size_by = key::DEGREE.to_owned());
        })
    };
    let has_arrows = frame.map.relationships().iter().any(|tie| tie.directed);
    let (first, more) = facts(frame, view.hide_private);
    html! {
        <section class="insights" part="insights" aria-label={Label::Insights.text()}>
            <h2 class="panel-title">{ Label::Insights.text() }
                if !frame.is_measured { <span class="quiet" role="status">{ Label::Measuring.text() }</span> }
                if let Some(tenths) = tenths { <progress max="10" value={tenths.to_string()} aria-label={Label::Measuring.text()} /> }
            </h2>
            <Agreed editor={editor.clone()} look={look.clone()} of={None} />
            <FindingsPanel editor={editor.clone()} look={look.clone()} />
            <Help editor={editor.clone()} look={look.clone()} />
            if view.folds_departments && can_fold(&session.frame().map) {
                <p class="quiet" role="status">{ PictureLabel::CountedByAgency.text() }</p>
            }
            <div class="facts">{ for first.iter().map(fact) }</div>
            { choice_field(&Label::Measure.text().into(), choices, &view.size_by, false, choose) }
            { ranking(frame, look, view) }
            if let Some((tried, reason)) = how_sure(frame, view) {
                <p class="sure-reason"><b>{ tried.sure.word() }</b>{ " · " }{ reason }</p>
            }
            { explained(Scope::Stakeholder, &view.size_by) }
            if has_arrows {
                { check_field(&Label::FollowArrows.text().into(), is_directed, false, follow) }
            }
            if !more.is_empty() {
                <details class="more"><summary>{ Label::MoreMeasures.text() }</summary><div class="facts">{ for more.iter().map(fact) }</div></details>
            }
        </section>
    }
}

/// The bodies with the highest values, equal ones in the order of the map; bars against the highest. Who is private is left
/// out on a wall.
fn ranking(frame: &Frame, look: &Look, view: &View) -> Html {
    let shown = frame.map.stakeholders().iter().filter(|body| !(view.hide_private && body.private));
    let mut ranked: Vec<_> = shown.filter_map(|body| Some((body, frame.report.stakeholder(&body.id, &view.size_by)?))).collect();
    sort_items(&mut ranked, |a, b| b.1.total_cmp(&a.1));
    let tried = how_sure(frame, view);
    let highest = ranked.first().map_or(0.0, |(_, value)| *value);
    if highest <= 0.0 {
        return Html::default();
    }
    let rows = ranked.into_iter().take(RANKED).map(|(body, value)| {
        let (look, item) = (look.clone(), Item::Stakeholder(body.id.clone()));
        let onclick = Callback::from(move |_: MouseEvent| look.select([item.clone()]));
        html! {
            <li key={body.id.to_string()}>
                <button type="button" class="rank" {onclick}>
                    <span class="rank-name" dir="auto">{ body.name.clone() }</span>
                    if let Some((tried, reason)) = tried.as_ref().filter(|(tried, _)| tried.first.as_ref() == Some(&body.id)) {
                        <span class="sure" part="sureness" title={reason.clone()}>{ tried.sure.word() }</span>
                    }
                    <span class="rank-value">{ number(value) }</span>
                    <progress class="bar" max={highest.to_string()} value={value.to_string()} aria-hidden="true" />
                </button>
            </li>
        }
    });
    html! { <ol class="ranking" part="ranking" aria-label={Label::Ranking.text()}>{ for rows }</ol> }
}

/// Whether who is first would stay first if some ties were wrong, in short and at length; `None` until that has been tried.
fn how_sure<'a>(frame: &'a Frame, view: &View) -> Option<(&'a Ranking, String)> {
    let tried = frame.rankings.as_ref()?.iter().find(|ranking| ranking.key == view.size_by)?;
    let first = frame.map.stakeholders().find(tried.first.as_ref()?).filter(|first| !(view.hide_private && first.private))?;
    Some((tried, measures::sureness(&first.name, tried.holds, tried.trials)))
}

fn fact((key, fact): &Counted) -> Html {
    html! {
        <details class="fact" key={*key}>
            <summary title={Label::HowCounted.text()}>{ imbalance::text(fact) }<span class="unseen">{ Label::HowCounted.text() }</span></summary>
            { definition_of(Scope::Network, key) }
        </details>
    }
}

fn explained(scope: Scope, key: &str) -> Html {
    let Some(measures::Term { name, meaning }) = term(key) else { return Html::default() };
    html! {
        <details class="fact quiet">
            <summary><b>{ name }</b>{ " · " }{ meaning }</summary>
            { definition_of(scope, key) }
        </details>
    }
}

fn definition_of(scope: Scope, key: &str) -> Html {
    let (Some(term), Some(definition)) = (term(key), definition(scope, key)) else { return Html::default() };
    html! {
        <dl class="definition">
            <dt>{ term.name }</dt><dd>{ term.meaning }</dd>
            <dt>{ Label::Technical.text() }</dt><dd>{ definition.technical }</dd>
            <dt>{ Label::Formula.text() }</dt><dd>{ definition.formula }</dd>
            <dt>{ Label::Literature.text() }</dt><dd>{ definition.source }</dd>
        </dl>
    }
}
