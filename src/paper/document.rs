//! The document from its heading to its notes.

use crate::analysis::{Direction, Options, Report, analyze};
use crate::edit::without_private;
use crate::insight::findings;
use crate::layout::place_new;
use crate::model::StakeholderMap;
use crate::paper::html::Html;
use crate::paper::sections::{accountability, actions, findings_of, notes, tables};
use crate::paper::sheet::Sheet;
use crate::render::svg::{SvgOptions, to_svg};
use crate::scene::{ExportOptions, FixedMeasure, Parts, Positions, Theme, View, ViewKind, export_scene};
use crate::words::legend::LegendText;
use crate::words::paper::{Printed, left_out};

/// Rated power is measured where at least this share of bodies is rated, else partners.
const RATED_ENOUGH: f64 = 0.7;

/// What a report shows.
#[derive(Clone, PartialEq, Debug)]
pub struct PaperOptions {
    /// What it is laid out for.
    pub sheet: Sheet,
    /// Which picture of the map.
    pub view: ViewKind,
    /// The key of the measure that sizes bodies.
    pub size_by: String,
    /// Whether what is private is in it.
    pub include_private: bool,
}

impl Default for PaperOptions {
    fn default() -> Self {
        let View { kind: view, size_by, .. } = View::default();
        Self { sheet: Sheet::default(), view, size_by, include_private: false }
    }
}

/// What all parts of a report are made of.
pub(super) struct Ground<'a> {
    pub(super) map: &'a StakeholderMap,
    pub(super) report: &'a Report,
    pub(super) options: &'a Options,
}

/// Makes the report of a map. Bodies stand where the map has them; those without a place are given one.
///
/// # Complexity
/// That of `analyze` and `findings`.
pub fn print(map: &StakeholderMap, options: &PaperOptions) -> String {
    let shown = if options.include_private { map.clone() } else { without_private(map) };
    let rated = shown.stakeholders().iter().filter(|body| body.power.is_some()).count();
    let is_rated = rated > 0 && rated as f64 >= RATED_ENOUGH * shown.stakeholders().len() as f64;
    let mut measured = Options { direction: Some(Direction::Undirected), ..Options::default() };
    if is_rated {
        measured.power = Options::RATED.to_owned();
    }
    let report = analyze(&shown, &measured);
    let ground = Ground { map: &shown, report: &report, options: &measured };
    let mut page = Html::default();
    page.raw("<!doctype html>\n<html lang=\"en\">\n");
    page.within("head", |head| {
        head.raw("<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n");
        head.element("title", &title(&shown));
        head.within("style", |style| style.raw(&look(options.sheet)));
    });
    page.raw("\n");
    page.within("body", |body| {
        body.within("header", |header| heading(header, map, &shown));
        actions(body, &ground);
        body.within("figure", |figure| figure.raw(&picture(&ground, options)));
        let found = findings(&shown);
        findings_of(body, &shown, &found);
        accountability(body, &ground);
        tables(body, &ground);
        notes(body, &ground);
    });
    page.raw("\n</html>\n");
    page.text()
}

fn title(map: &StakeholderMap) -> String {
    let title = map.properties().title.trim();
    if title.is_empty() { LegendText::Untitled.text() } else { title.to_owned() }
}

fn heading(header: &mut Html, map: &StakeholderMap, shown: &StakeholderMap) {
    let properties = shown.properties();
    header.element("h1 dir=\"auto\"", &title(shown));
    header.element("p class=\"purpose\" dir=\"auto\"", properties.purpose.trim());
    let seen = LegendText::AsSeenBy { group: properties.perspective.group.clone(), date: properties.perspective.date.clone() };
    header.element("p class=\"seen\" dir=\"auto\"", seen.text().trim());
    header.element("p class=\"quiet\"", Printed::Spirit.text());
    let count = |map: &StakeholderMap| (map.stakeholders().len(), map.relationships().len(), map.actions().len());
    let (all, rest) = (count(map), count(shown));
    header.element("p class=\"quiet\"", &left_out(all.0 - rest.0, all.1 - rest.1, all.2 - rest.2));
}

/// The map as it is drawn for a file, in the colours of paper.
fn picture(ground: &Ground<'_>, options: &PaperOptions) -> String {
    let map = ground.map;
    let positions = place_new(map, &Positions::new());
    let parts = Parts { map, report: ground.report, positions: &positions };
    let view = View { kind: options.view, size_by: options.size_by.clone(), theme: Theme::Light, ..View::default() };
    let taken = ExportOptions { size: options.sheet.picture(), include_private: options.include_private, ..ExportOptions::default() };
    to_svg(&export_scene(&parts, &view, &FixedMeasure, &taken), &SvgOptions { is_transparent: true })
}

/// The style sheet.
fn look(sheet: Sheet) -> String {
    let (margin, points, columns) = sheet.measures();
    let (size, share) = (sheet.word(), sheet.share());
    let mut look = format!("@page {{ size: {size}; margin: {margin}mm; }}\nhtml {{ font-size: {points}pt; }}\n");
    look += &format!("@media print {{ figure svg {{ max-height: {share}vh; }} }}\n");
    if columns > 1 {
        look += &format!(".findings {{ columns: {columns}; }}\n");
    }
    look + include_str!("paper.css")
}
