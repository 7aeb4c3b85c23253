//! Files to take away: the map file, tables, pictures.
//!
//! **Invariant:** a file is named after the map's title; the page around may forbid the taking.
//! **Not here:** what is in the files; see `formats`, `scene`, `render`.

use std::rc::Rc;

use crate::analysis::{self, Options};
use crate::edit::{without_private, without_snapshots};
use crate::formats::{FileOptions, json, page_with, png_with, read_file_options, svg_with, write_report};
use crate::host::companions::{self, Companions};
use crate::host::failure::Failure;
use crate::host::page::Page;
use crate::host::{download, events, picture, tasks};
use crate::layout::pairs;
use crate::model::StakeholderMap;
use crate::paper::Sheet;
use crate::scene::{Parts, Theme, View, ViewKind};
use crate::ui::folded_map;
use crate::ui::services::ExportFormat;
use crate::words::page::{PageMessage, text};
use crate::words::{fold, is_of_word};

/// The longest name of a file, in letters, without its ending.
const NAME_LETTERS: usize = 60;

/// The view with a caller's wishes carried out.
pub(crate) fn look(options: &FileOptions, view: &View) -> View {
    let theme = match options.theme.as_str() {
        "light" => Theme::Light,
        "dark" => Theme::Dark,
        "projector" => Theme::Projector,
        _ => view.theme,
    };
    // A table is no picture.
    let shown = if view.kind == ViewKind::Table { ViewKind::Map } else { view.kind };
    let kind = if options.view.is_empty() { shown } else { ViewKind::from_word(&options.view) };
    View { kind, theme, size_by: options.size_by.clone().unwrap_or_else(|| view.size_by.clone()), ..view.clone() }
}

/// The format that a caller's word means.
///
/// # Errors
/// `unknown-format`.
pub(crate) fn format_from_word(word: &str, options: &FileOptions) -> Result<ExportFormat, Failure> {
    match word {
        "json" => Ok(ExportFormat::Map),
        "svg" => Ok(ExportFormat::Svg { include_private: options.private }),
        "png" => Ok(ExportFormat::Png { include_private: options.private }),
        "html" => Ok(ExportFormat::Page { may_edit: options.mode == "edit", include_private: options.private }),
        "csv" if options.table == "both" => Ok(ExportFormat::CsvPair),
        "csv" if options.table == "relationships" => Ok(ExportFormat::CsvEdges),
        "csv" => Ok(ExportFormat::CsvNodes),
        "xlsx" => Ok(ExportFormat::Xlsx),
        "graphml" => Ok(ExportFormat::GraphMl),
        "gexf" => Ok(ExportFormat::Gexf),
        "kumu" => Ok(ExportFormat::Kumu),
        "dl" => Ok(ExportFormat::Dl),
        "report" => Ok(ExportFormat::Report { sheet: Sheet::from_word(&options.sheet), include_private: options.private }),
        _ => Err(Failure::new(
            "unknown-format",
            &format!("There is no format \"{word}\"; use json, csv, xlsx, graphml, gexf, kumu, dl, svg, png, html or report."),
        )),
    }
}

/// The bytes of a file.
///
/// # Errors
/// `unsupported-here` for a PNG outside a page; `not-loaded` where the companion for tables is missing.
pub(crate) async fn bytes(format: ExportFormat, parts: &Parts<'_>, view: &View, companions: &Companions) -> Result<Vec<u8>, Failure> {
    // A picture shows the level that is looked at; every file holds the whole map.
    let level = folded_map(parts.map, &Options::default(), view);
    let seen = &level.as_ref().map_or(*parts, |(map, report)| Parts { map, report, ..*parts });
    Ok(match format {
        ExportFormat::Map => placed(parts.map, parts).into_bytes(),
        ExportFormat::Report { sheet, include_private } => {
            companions.print(&placed(parts.map, parts), sheet, view, include_private).await?
        }
        ExportFormat::Svg { include_private } => {
            svg_with(&picture::svg(seen, view, include_private), &carried(parts, include_private)).into_bytes()
        }
        ExportFormat::Png { include_private } => {
            png_with(&picture::png(seen, view, include_private).await?, &carried(parts, include_private))
        }
        ExportFormat::Page { may_edit, include_private } => {
            let page = page_with(&companions.page().await?, &carried(parts, include_private), may_edit);
            page.ok_or_else(|| companions::missing(companions::PAGE))?
        }
        other => {
            let measures = if other == ExportFormat::Xlsx { measures(parts) } else { String::new() };
            let wanted = match other {
                ExportFormat::CsvNodes => "stakeholders",
                ExportFormat::CsvEdges => "relationships",
                ExportFormat::CsvPair => "tables",
                other => word(other),
            };
            companions.write(&json::write(parts.map, None), wanted, &measures).await?
        }
    })
}

/// The map inside a picture or a page: with the places that it shows, without snapshots, and what is private only where that is wanted.
fn carried(parts: &Parts<'_>, include_private: bool) -> String {
    let map = if include_private { without_snapshots(parts.map) } else { without_private(parts.map) };
    placed(&map, parts)
}

/// The map file of a map, or a part of it, with its bodies where the picture has them.
fn placed(map: &StakeholderMap, parts: &Parts<'_>) -> String {
    json::write(map, Some(&pairs(parts.positions)))
}

/// The measures that a file may hold: of a map with private bodies or ties, those of the rest.
fn measures(parts: &Parts<'_>) -> String {
    let map = parts.map;
    if map.stakeholders().iter().all(|body| !body.private) && map.relationships().iter().all(|tie| !tie.private) {
        return write_report(map, parts.report);
    }
    let rest = without_private(map);
    write_report(&rest, &analysis::analyze(&rest, &Options { trials: 0, ..Options::default() }))
}

/// The bytes of a file of what is on screen, for the host page.
///
/// # Errors
/// `not-allowed` where the page objects; else what goes wrong.
pub(crate) async fn for_caller(page: &Rc<Page>, word: &str, options: &str) -> Result<Vec<u8>, Failure> {
    let options = read_file_options(options)?;
    let format = format_from_word(word, &options)?;
    of_page(page, format, &options).await
}

/// Makes a file of what is on screen and hands it to the person.
pub(crate) fn hand_over(page: Rc<Page>, format: ExportFormat) {
    tasks::run(async move {
        if let Err(failure) = save_file(&page, format).await {
            page.fail(text(&PageMessage::NotExported { reason: failure.message() }), &failure);
        }
    });
}

/// Makes a file of what is on screen and hands it to the person.
///
/// # Errors
/// `not-allowed` where the page objects; else what goes wrong.
pub(crate) async fn save_file(page: &Rc<Page>, format: ExportFormat) -> Result<(), Failure> {
    let bytes = of_page(page, format, &FileOptions::default()).await?;
    let name = file_name(&page.session.frame().map.properties().title, format);
    download::download(&name, mime(format), &bytes).map_err(|error| Failure::from_browser(&error))?;
    if matches!(format, ExportFormat::Map | ExportFormat::Page { include_private: true, .. }) {
        page.is_in_file.set(true);
    }
    Ok(())
}

/// The map file with its name, for who saves it.
///
/// # Errors
/// `not-allowed` where the page objects.
pub(crate) async fn map_file(page: &Rc<Page>) -> Result<(String, Vec<u8>), Failure> {
    let bytes = of_page(page, ExportFormat::Map, &FileOptions::default()).await?;
    Ok((file_name(&page.session.frame().map.properties().title, ExportFormat::Map), bytes))
}

async fn of_page(page: &Rc<Page>, format: ExportFormat, options: &FileOptions) -> Result<Vec<u8>, Failure> {
    if !events::ask(&page.element, "beforeexport", &events::detail(&format!(r#"{{"format":"{}"}}"#, word(format)))) {
        return Err(Failure::new("not-allowed", "The page around the map does not allow this."));
    }
    let frame = page.session.frame();
    let parts = Parts { map: &frame.map, report: &frame.report, positions: &frame.positions };
    let view = look(options, &page.view.borrow().clone().unwrap_or_default());
    bytes(format, &parts, &view, &page.companions).await
}

fn word(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::Map => "json",
        ExportFormat::CsvNodes | ExportFormat::CsvEdges | ExportFormat::CsvPair => "csv",
        ExportFormat::Svg { .. } => "svg",
        ExportFormat::Png { .. } => "png",
        ExportFormat::Page { .. } => "html",
        ExportFormat::Xlsx => "xlsx",
        ExportFormat::GraphMl => "graphml",
        ExportFormat::Gexf => "gexf",
        ExportFormat::Kumu => "kumu",
        ExportFormat::Dl => "dl",
        ExportFormat::Report { .. } => "report",
    }
}

fn mime(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::Map => "application/json",
        ExportFormat::CsvNodes | ExportFormat::CsvEdges => "text/csv;charset=utf-8",
        ExportFormat::CsvPair => "application/zip",
        ExportFormat::Svg { .. } => "image/svg+xml",
        ExportFormat::Png { .. } => "image/png",
        // Its bytes are not all text.
        ExportFormat::Page { .. } => "text/html",
        ExportFormat::Report { .. } => "text/html;charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn file_name(title: &str, format: ExportFormat) -> String {
    let ending = match format {
        ExportFormat::Map => ".stakeholders.json",
        ExportFormat::CsvNodes => "-bodies.csv",
        ExportFormat::CsvEdges => "-ties.csv",
        ExportFormat::CsvPair => "-tables.zip",
        ExportFormat::Svg { .. } => ".svg",
        ExportFormat::Png { .. } => ".png",
        ExportFormat::Page { .. } => ".html",
        ExportFormat::Xlsx => ".xlsx",
        ExportFormat::GraphMl => ".graphml",
        ExportFormat::Gexf => ".gexf",
        ExportFormat::Kumu => "-kumu.json",
        ExportFormat::Dl => ".dl",
        ExportFormat::Report { .. } => "-report.html",
    };
    let letters: String = title.chars().take(NAME_LETTERS).map(|letter| if is_of_word(letter) { letter } else { ' ' }).collect();
    let name = fold(&letters.split_whitespace().collect::<Vec<_>>().join("-"));
    let name = if name.is_empty() { text(&PageMessage::Untitled) } else { name };
    format!("{name}{ending}")
}
