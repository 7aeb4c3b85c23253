//! From the map to the display list.

use crate::layout::{Point, RADII};
use crate::model::{Stakeholder, StakeholderId, StakeholderMap, sort_indices, sort_items};
use crate::scene::camera::{Bounds, Camera, Viewport};
use crate::scene::cell::Cell;
use crate::scene::display::{Body, Curve, Handle, Mark, Scene, Stroke, Symbol, Text, Tie};
use crate::scene::focus::{Emphasis, Focus};
use crate::scene::grid::GridArtist;
use crate::scene::heat;
use crate::scene::index::Index;
use crate::scene::label::{Room, SHOW_ALL, Seat, Wish, place};
use crate::scene::matrix::MatrixArtist;
use crate::scene::measure::Measure;
use crate::scene::plane::{Plane, places};
use crate::scene::ring;
use crate::scene::sector::{Look, looks};
use crate::scene::shade::Shades;
use crate::scene::size::{SMALLEST_PX, Values, symbol_zoom};
use crate::scene::status;
use crate::scene::style::{Style, Theme};
use crate::scene::tie::{Joined, TieArtist, lanes, strength_range};
use crate::scene::view::{Item, Parts, View, ViewKind};
use crate::words::legend::LegendText;

/// How much larger the cells of the heat map may be than those of the matrix.
const HEAT_CELLS: f64 = 3.6;
/// Bodies smaller than this are drawn without outline, and their ties straight.
const TINY_PX: f64 = 4.5;

/// Draws what a view shows of a map.
///
/// # Complexity
/// **O((n + m) log n)**; text is measured only for names that may be shown.
pub fn build(parts: &Parts<'_>, view: &View, measure: &dyn Measure) -> Scene {
    let room = Room { area: area_of(view), is_edge: true, may_cover: view.kind == ViewKind::Map };
    build_in_style(parts, view, &Style::of(view), measure, room)
}

/// The camera that shows the whole map with every name inside the picture.
pub fn fit_camera(parts: &Parts<'_>, view: &View, measure: &dyn Measure) -> Camera {
    let margin_px = if view.kind == ViewKind::Map { 14.0 } else { 0.0 };
    fit_into(parts, view, &Style::of(view), measure, area_of(view).grown(-margin_px))
}

/// Names of the map may lie under what covers the foot of the picture, as the map itself does; other views end above it.
fn area_of(view: &View) -> Bounds {
    let whole = Bounds { low: Point::default(), high: Point::new(view.viewport.width_px, view.viewport.height_px) };
    if view.kind == ViewKind::Map { whole } else { view.free_area() }
}

/// The camera that shows the whole map, names and all, inside an area of the picture.
pub(crate) fn fit_into(parts: &Parts<'_>, view: &View, style: &Style, measure: &dyn Measure, area: Bounds) -> Camera {
    let standing = places(parts, view);
    let parts = &Parts { positions: standing.as_ref().unwrap_or(parts.positions), ..*parts };
    if view.kind == ViewKind::Grid {
        return Plane::new(parts.map, view, style.unit, area).camera(view, area);
    }
    let shown = parts.map.stakeholders().iter().filter(|body| view.shows_body(body));
    let Some(bounds) = Bounds::around(shown.filter_map(|body| parts.positions.get(&body.id).copied()).filter(|point| point.is_finite()))
    else {
        return Camera::default();
    };
    let room = Viewport { width_px: area.size().x.max(1.0), height_px: area.size().y.max(1.0) };
    let mut camera = Camera::fit(bounds, room, 40.0 * style.unit);
    let aim = view.viewport.middle() - area.middle();
    camera.center = camera.center + aim * (1.0 / camera.scale);
    let plain = View { selection: Default::default(), lit: Default::default(), hover: None, find: String::new(), ..view.clone() };
    // Names keep their size when the map shrinks, so the fit is found in a few rounds.
    // A crowd's names stay inside by themselves.
    for round in 0..if parts.map.stakeholders().len() <= 400 { 10 } else { 2 } {
        let scene =
            build_in_style(parts, &View { camera, ..plain.clone() }, style, measure, Room { area, is_edge: false, may_cover: true });
        // The cells of the heat map are all that it has; circles and lines say what places in a status drawing mean.
        let marks = scene.ground.iter().filter_map(|mark| match (view.kind, mark) {
            (ViewKind::Heat, Mark::Frame { bounds, .. }) | (ViewKind::Status, Mark::Text(Text { bounds, .. })) => Some(*bounds),
            (ViewKind::Status, Mark::Circle { center, radius_px, .. }) => Some(Bounds::between(*center, *center).grown(*radius_px)),
            _ => None,
        });
        let filled = scene.bodies.iter().map(|body| body.symbol.bounds()).chain(scene.labels.iter().map(|label| label.bounds));
        let filled = filled.chain(marks);
        let Some(filled) = filled.reduce(Bounds::union) else { break };
        let (filled_size, size) = (filled.size(), area.size());
        let natural = (room.height_px / 420.0).max(1.0) * if view.kind == ViewKind::Heat { HEAT_CELLS } else { 1.0 };
        let factor = (size.x / filled_size.x).min(size.y / filled_size.y).min(natural / camera.scale);
        let off = filled.middle() - area.middle();
        camera.center = camera.center + off * (1.0 / camera.scale);
        // A name that changes sides from round to round leaves no perfect fit; then one with a little air will do.
        let is_inside = area.has(filled.low) && area.has(filled.high);
        if (0.985..=1.0).contains(&factor) && off.length() < 1.0 || round > 5 && is_inside {
            break;
        }
        let air = if round < 5 { 0.995 } else { 0.95 };
        // About the middle of the area, not of the picture.
        let about = camera.to_map(area.middle(), view.viewport);
        camera.scale = (camera.scale * factor * air).clamp(Camera::SCALES.0, Camera::SCALES.1);
        camera.center = about + aim * (1.0 / camera.scale);
    }
    camera
}

/// Draws in a given style, names where there is room for them.
pub(crate) fn build_in_style(parts: &Parts<'_>, view: &View, style: &Style, measure: &dyn Measure, room: Room) -> Scene {
    let map = parts.map;
    let index = Index::new(map);
    let records: Vec<&Stakeholder> = map.stakeholders().iter().collect();
    let joined: Vec<Joined<'_>> = map
        .relationships()
        .iter()
        .filter_map(|tie| Some(Joined { tie, source: index.place(&tie.source)?, target: index.place(&tie.target)? }))
        .collect();
    let shades = &Shades::new(map, view, style);
    let focus = Focus::new(&records, &joined, view);
    // Symbols grow with the map up to a natural size, and shrink with it until they are dots.
    let style = &style.for_scale(view.camera.scale);
    let zoom = symbol_zoom(view.camera.scale, style.unit);
    let values = Values::of(parts, view);
    let symbols = symbols(parts, &records, view, style, &values, &focus, zoom);
    let is_tiny = symbols.len() > 400 && RADII[2] * zoom < TINY_PX;
    let shown = shown_ties(&joined, view, &symbols, &focus);
    let plane = (view.kind == ViewKind::Grid).then(|| Plane::new(map, view, style.unit, room.area));
    let grid = plane.as_ref().map(|plane| GridArtist {
        plane,
        view,
        style,
        measure,
        records: &records,
        symbols: &symbols,
        properties: map.properties(),
    });
    let matrix = (view.kind == ViewKind::Matrix).then(|| MatrixArtist {
        view,
        style,
        measure,
        records: &records,
        symbols: &symbols,
        focus: &focus,
        cell: cell_places(map, view, &index),
        shades,
    });
    let mut heat = (view.kind == ViewKind::Heat).then(|| heat::draw(map, view, style, measure, !room.is_edge));
    // An empty map shows what to do first, and nothing to fill in.
    let (ground, names) = match &grid {
        Some(grid) if !records.is_empty() => (grid.ground(), Vec::new()),
        None if matrix.is_some() => (matrix.iter().flat_map(|matrix| matrix.ground(parts)).collect(), Vec::new()),
        None if heat.is_some() => (heat.iter_mut().flat_map(|heat| std::mem::take(&mut heat.ground)).collect(), Vec::new()),
        None if view.kind == ViewKind::Status => (status::ground(parts, view, style, measure), Vec::new()),
        None if view.kind == ViewKind::Sectors => ring::marks(map, parts.positions, view, style, measure),
        _ => Default::default(),
    };
    let artist = TieArtist {
        style,
        shades,
        symbols: &symbols,
        zoom,
        strengths: strength_range(joined.iter().map(|joined| joined.tie)),
        is_dense: joined.len() > 250,
        is_tiny,
    };

    let mut ties: Vec<(Emphasis, Tie)> = Vec::with_capacity(joined.len());
    for (at, (joined, lane)) in joined.iter().zip(lanes(&joined)).enumerate().filter(|(at, _)| shown[*at]) {
        let (low, high) = joined.pair();
        if let Some(matrix) = &matrix {
            ties.extend(matrix.dots(joined, artist.strengths, focus.ties[at]).into_iter().map(|dot| (focus.ties[at], dot)));
            continue;
        }
        let curve = match (view.kind, symbols[low], symbols[high]) {
            (ViewKind::Sectors, Some(a), Some(b)) => {
                Some(ring::bundled(a.center, b.center, view, records[low].sector == records[high].sector))
            }
            _ => artist.curve(low, high, lane),
        };
        let Some(curve) = curve else { continue };
        let curve = if joined.source == low { curve } else { Curve { from: curve.to, control: curve.control, to: curve.from } };
        let drawn = Tie { id: joined.tie.id.clone(), curve, stroke: artist.stroke(joined.tie, focus.ties[at]), head: None };
        let target = symbols[joined.target].filter(|_| joined.tie.directed && !is_tiny);
        let drawn = if let Some(target) = target { artist.with_head(drawn, &target) } else { drawn };
        ties.push((focus.ties[at], drawn));
    }
    sort_items(&mut ties, |a, b| a.0.cmp(&b.0));

    let mut order: Vec<usize> =
        (0..records.len()).filter(|&at| symbols[at].is_some_and(|symbol| is_inside(&symbol, view.viewport))).collect();
    // From the least to the most important, which is painted last and named first.
    sort_indices(&mut order, &mut |a, b| {
        focus.bodies[a].cmp(&focus.bodies[b]).then(values.of_body(a).total_cmp(&values.of_body(b))).then(b.cmp(&a))
    });
    // Names keep their places whatever is looked at, so their order depends on the measure alone.
    let mut by_value = order.clone();
    sort_indices(&mut by_value, &mut |a, b| values.of_body(b).total_cmp(&values.of_body(a)).then(a.cmp(&b)));
    let wishes: Vec<Wish<'_>> = by_value
        .iter()
        .filter_map(|&at| {
            let seat = plane.as_ref().map_or(Seat::Around, |plane| seat_in(plane, records[at], view));
            Some(Wish { owner: &records[at].id, name: &records[at].name, symbol: symbols[at]?, emphasis: focus.bodies[at], seat })
        })
        .collect();
    let mut boxes: Vec<Bounds> = order.iter().filter_map(|&at| symbols[at]).map(|symbol| symbol.bounds()).collect();
    boxes.extend(grid.iter().flat_map(|grid| grid.taken(&ground)));
    boxes.extend(names.iter().map(|name| name.bounds));
    let count = symbols.iter().flatten().count();
    // A name should not hide which way an arrow points.
    let heads = || ties.iter().filter_map(|(_, tie)| Bounds::around(tie.head?)).collect();
    let heads: Vec<Bounds> = if count <= SHOW_ALL { heads() } else { Vec::new() };
    let labels = if let Some(matrix) = &matrix {
        matrix.names(!room.is_edge)
    } else if let Some(heat) = &mut heat {
        std::mem::take(&mut heat.names)
    } else if is_tiny && focus.bodies.iter().all(|&emphasis| emphasis == Emphasis::Plain) {
        Vec::new()
    } else {
        place(&wishes, &boxes, &heads, count, style, room, measure)
    };

    let description = match &plane {
        None if heat.is_some() => LegendText::OnHeat { sectors: heat::passing(map, view).0.len() },
        None => LegendText::Description { bodies: count, ties: shown.iter().filter(|&&shown| shown).count() },
        Some(plane) => LegendText::OnGrid {
            bodies: count,
            unrated: records.iter().filter(|body| plane.shows(body) && plane.rated(body).is_none()).count(),
        },
    };
    let mut scene = Scene {
        viewport: view.viewport,
        background: style.background,
        family: view.dress.family.clone(),
        title: map.properties().title.clone(),
        description: description.text(),
        ground,
        ties: ties.into_iter().map(|(_, tie)| tie).collect(),
        below: Vec::new(),
        bodies: order.iter().filter_map(|&at| Some(Body { id: records[at].id.clone(), symbol: symbols[at]? })).collect(),
        labels,
        above: Vec::new(),
        handle: None,
        target_px: match (view.kind, style.theme) {
            // Around a body of the matrix are ties to reach.
            (ViewKind::Matrix | ViewKind::Heat, _) => 0.0,
            (_, Theme::Projector) => 22.0,
            _ => 12.0,
        },
    };
    scene.above.extend(names.into_iter().map(Mark::Text));
    scene.above.extend(matrix.as_ref().and_then(MatrixArtist::cursor));
    scene.above.extend(heat.and_then(|heat| heat.cursor));
    add_rings(&mut scene, &order, &focus, &symbols, style);
    add_gestures(&mut scene, view, &index, &symbols, style);
    if let Some(grid) = grid {
        grid.say_drag(&mut scene);
    }
    scene
}

fn symbols(
    parts: &Parts<'_>,
    records: &[&Stakeholder],
    view: &View,
    style: &Style,
    values: &Values<'_>,
    focus: &Focus,
    zoom: f64,
) -> Vec<Option<Symbol>> {
    let looks = looks(parts.map);
    let symbol = |(at, body): (usize, &&Stakeholder)| {
        // In the heat map a sector has no bodies of its own.
        if !view.shows_body(body) || view.kind == ViewKind::Heat {
            return None;
        }
        let place = view.drag.get(&body.id).or_else(|| parts.positions.get(&body.id)).copied();
        let place = place.or(body.position.map(|position| Point::new(position.x, position.y))).filter(|place| place.is_finite())?;
        let look = body.sector.as_ref().and_then(|sector| looks.get(sector)).copied().unwrap_or(Look::NONE);
        let radius_px = match view.kind {
            ViewKind::Matrix => MatrixArtist::radius_px(view),
            _ => (values.radius(at) * zoom).max(SMALLEST_PX * style.unit),
        };
        let is_dim = focus.bodies[at] == Emphasis::Dim;
        let shade = |color| if is_dim { style.dimmed(color) } else { color };
        let thickness = style.outline_px * (zoom / style.unit / 0.7).clamp(0.4, 1.0);
        let outline = (RADII[1] * zoom >= TINY_PX).then(|| Stroke::solid(shade(style.outline), thickness));
        let center = view.camera.to_screen(place, view.viewport);
        Some(Symbol { shape: look.shape, center, radius_px, fill: shade(style.fill(look.color)), outline })
    };
    records.iter().enumerate().map(symbol).collect()
}

/// Where the name of a body on the grid may stand.
fn seat_in(plane: &Plane, body: &Stakeholder, view: &View) -> Seat {
    match plane.name_room() {
        _ if plane.rated(body).is_some() => Seat::Around,
        Some((reach, lines)) => Seat::Beside(reach * view.camera.scale, lines),
        None => Seat::None,
    }
}

/// Which ties are drawn: both ends are, it is not private where that counts, and it crosses the picture. On the grid
/// only those of what is looked at.
fn shown_ties(ties: &[Joined<'_>], view: &View, symbols: &[Option<Symbol>], focus: &Focus) -> Vec<bool> {
    let has_all = view.kind != ViewKind::Grid;
    let is_looking = has_all || view.hover.is_some() || !view.chosen().is_empty();
    let is_shown = |(joined, emphasis): (&Joined<'_>, &Emphasis)| {
        if !is_looking || !has_all && *emphasis < Emphasis::Near {
            return false;
        }
        let (Some(a), Some(b)) = (symbols[joined.source], symbols[joined.target]) else { return false };
        let way = Bounds::between(a.center, b.center).grown(60.0);
        view.shows_tie(joined.tie)
            && way.high.x >= 0.0
            && way.high.y >= 0.0
            && way.low.x <= view.viewport.width_px
            && way.low.y <= view.viewport.height_px
    };
    ties.iter().zip(&focus.ties).map(is_shown).collect()
}

fn is_inside(symbol: &Symbol, viewport: Viewport) -> bool {
    let margin = symbol.radius_px * 1.4 + 40.0;
    symbol.center.x >= -margin
        && symbol.center.y >= -margin
        && symbol.center.x <= viewport.width_px + margin
        && symbol.center.y <= viewport.height_px + margin
}

/// The row and the column of the cell that keys act on, by their places in the map.
fn cell_places(map: &StakeholderMap, view: &View, index: &Index<'_>) -> Option<(usize, usize)> {
    let cell = Cell::of(map, view)?;
    Some((index.place(&cell.row)?, index.place(&cell.column)?))
}

fn add_rings(scene: &mut Scene, order: &[usize], focus: &Focus, symbols: &[Option<Symbol>], style: &Style) {
    for &at in order.iter().filter(|&&at| focus.bodies[at] == Emphasis::Chosen) {
        let Some(symbol) = symbols[at] else { continue };
        let reach = symbol.shape.aside().max(symbol.shape.above()).max(symbol.shape.below()).min(1.2);
        scene.below.push(Mark::Circle {
            center: symbol.center,
            radius_px: symbol.radius_px * reach + 5.0 * style.unit,
            fill: None,
            stroke: Stroke::solid(style.accent, 2.4 * style.unit),
        });
    }
}

/// The connect handle, a tie being drawn, a rectangle being drawn.
fn add_gestures(scene: &mut Scene, view: &View, index: &Index<'_>, symbols: &[Option<Symbol>], style: &Style) {
    let symbol_of = |id: &StakeholderId| index.place(id).and_then(|at| symbols[at]);
    let line = Stroke::solid(style.accent, 2.0 * style.unit);
    if let Some((from, to)) = &view.connecting {
        if let Some(symbol) = symbol_of(from) {
            let curve = Curve { from: symbol.center, control: None, to: view.camera.to_screen(*to, view.viewport) };
            scene.below.push(Mark::Line { curve, stroke: line, head: None });
        }
    } else if let Some((a, b)) = view.rubber_band {
        let bounds = Bounds::between(view.camera.to_screen(a, view.viewport), view.camera.to_screen(b, view.viewport));
        scene.above.push(Mark::Frame { bounds, stroke: Stroke::solid(style.accent, 1.0 * style.unit) });
    } else if view.drag.is_empty()
        && let Some((id, symbol)) = handle_owner(view).and_then(|id| Some((id, symbol_of(id)?)))
    {
        let radius_px = 8.5 * style.unit;
        let away = symbol.shape.aside() * symbol.radius_px + 7.0 * style.unit + radius_px;
        // Beside the body, where it covers no name and no other body.
        let covered = |center: Point| {
            let bounds = Bounds::between(center, center).grown(radius_px);
            let bodies = scene.bodies.iter().filter(|body| body.id != *id).map(|body| body.symbol.bounds());
            scene.labels.iter().map(|label| label.bounds).chain(bodies).map(|other| bounds.shared_area(other)).sum::<f64>()
        };
        let sides = [(0.866, -0.5), (1.0, 0.0), (-0.866, -0.5), (-1.0, 0.0), (0.5, -0.866), (-0.5, -0.866), (0.0, -1.0)];
        let places = sides.map(|(x, y)| symbol.center + Point::new(x, y) * away);
        let Some(center) = places.into_iter().min_by(|&a, &b| covered(a).total_cmp(&covered(b))) else { return };
        let arm = radius_px * 0.5;
        scene.above.push(Mark::Circle {
            center,
            radius_px,
            fill: Some(style.accent),
            stroke: Stroke::solid(style.background, 1.5 * style.unit),
        });
        for arm in [Point::new(arm, 0.0), Point::new(0.0, arm)] {
            let curve = Curve { from: center - arm, control: None, to: center + arm };
            scene.above.push(Mark::Line { curve, stroke: Stroke::solid(style.background, 1.8 * style.unit), head: None });
        }
        scene.handle = Some(Handle { stakeholder: id.clone(), center, radius_px });
    }
}

/// The body that shows the handle, on the map: the hovered one, else the only selected one.
fn handle_owner(view: &View) -> Option<&StakeholderId> {
    if view.kind != ViewKind::Map {
        return None;
    }
    if let Some(Item::Stakeholder(id)) = &view.hover {
        return Some(id);
    }
    let mut selected = view.selection.iter();
    match (selected.next(), selected.next()) {
        (Some(Item::Stakeholder(id)), None) => Some(id),
        _ => None,
    }
}
