//! The power–interest grid as a place: where a rating stands, which rating a place means, where bodies without one wait.
//!
//! **Invariant:** all in map units, the origin in the middle of the free part of the picture; the same map in a picture of
//! the same size gives the same plane.
//! **Not here:** axes and names; see `grid`.

use crate::layout::{Point, Positions, RADII, side_by_side};
use crate::model::{Gather, Score, Stakeholder, StakeholderMap};
use crate::scene::camera::{Bounds, Camera};
use crate::scene::filter::Filter;
use crate::scene::size::{SMALLEST_PX, Values, symbol_zoom};
use crate::scene::style::Style;
use crate::scene::view::{Parts, View, ViewKind};
use crate::scene::{heat, matrix, ring, status};

/// The size of names in pixels, before the unit of the style.
const TEXT_PX: f64 = 13.0;
/// How often symbols get smaller at most, and how often so that everyone in the tray has its name beside it.
const STEPS: u32 = 20;
const NAMED: u32 = 8;
/// The share of the picture that the tray takes at most.
const MOST_TRAY: f64 = 0.48;
/// More seats side by side than this are not tried.
const MOST_COLUMNS: u32 = 200;
/// The share of the field that symbols may fill, and the same once they are so small that they shrink no further for it.
const FILLED: f64 = 0.12;
const CROWDED: (f64, f64) = (7.0, 0.36);

/// How powerful and how interested a body is, each from 0 to 10.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Rated {
    /// Power.
    pub power: f64,
    /// Interest.
    pub interest: f64,
}

impl Rated {
    /// What ratings are rounded to, and what one press of a key changes.
    pub const STEP: f64 = 0.5;
    /// The highest rating.
    pub const HIGHEST: f64 = 10.0;

    /// The agreed rating of a body; `None` unless both are there.
    pub fn of(body: &Stakeholder) -> Option<Self> {
        Some(Self { power: body.power?.value(), interest: body.interest?.value() })
    }

    /// The lowest and the highest of this rating and what several people say of the body.
    pub(crate) fn range(self, body: &Stakeholder) -> (Self, Self) {
        let (mut low, mut high) = (self, self);
        for (_, said) in &body.ratings {
            let power = said.power.map_or(self.power, Score::value);
            let interest = said.interest.map_or(self.interest, Score::value);
            low = Self { power: low.power.min(power), interest: low.interest.min(interest) };
            high = Self { power: high.power.max(power), interest: high.interest.max(interest) };
        }
        (low, high)
    }

    /// The nearest rating that people give.
    pub fn rounded(self) -> Self {
        let round = |value: f64| (value / Self::STEP).round() * Self::STEP;
        Self { power: round(self.power), interest: round(self.interest) }.clamped()
    }

    /// The nearest rating on the scale.
    pub fn clamped(self) -> Self {
        Self { power: self.power.clamp(0.0, Self::HIGHEST), interest: self.interest.clamp(0.0, Self::HIGHEST) }
    }
}

/// The grid in a picture of some size.
#[derive(Clone, PartialEq, Debug)]
pub struct Plane {
    /// Pixels for one map unit when it fills the picture.
    pub scale: f64,
    /// The field of the ratings with a margin for symbols.
    pub field: Bounds,
    /// From the highest power and lowest interest (low) to the lowest power and highest interest (high).
    pub ratings: Bounds,
    /// Where bodies without both ratings wait; no larger than a point where there is no tray.
    pub tray: Bounds,
    /// Whether there is a tray: somebody waits in it, or could be put there.
    pub has_tray: bool,
    /// Whether ratings may be shown.
    pub shows_ratings: bool,
    hides_private: bool,
    filter: Filter,
    /// The middle of the first seat of the tray, and how far apart seats are.
    seats: (Point, Point),
    /// How many seats there are side by side.
    columns: usize,
    /// How far a name in the tray may reach to the right of its body's middle, and in how many lines; `None` where bodies
    /// are too many for names.
    names: Option<(f64, usize)>,
}

/// The grid of a map in what a view leaves free. **O(n)**.
pub fn plane_of(map: &StakeholderMap, view: &View) -> Plane {
    Plane::new(map, view, Style::new(view.theme, view.viewport).unit, view.free_area())
}

/// Where bodies stand in a view that has places of its own: on the ring by their sector; on the diagonal of the matrix; in the grid rated ones at their rating, or beside it where several share it, others in
/// the tray. **O(n log n)**.
pub fn standing(parts: &Parts<'_>, view: &View) -> Positions {
    let plane = || plane_of(parts.map, view).standing(parts, view, Style::new(view.theme, view.viewport).unit);
    places(parts, view).unwrap_or_else(plane)
}

/// Where bodies stand in a view where that has nothing to do with the screen: on the ring and in cells.
pub(crate) fn places(parts: &Parts<'_>, view: &View) -> Option<Positions> {
    match view.kind {
        ViewKind::Sectors => Some(ring::standing(parts.map, view)),
        ViewKind::Matrix => Some(matrix::standing(parts, view)),
        ViewKind::Heat => Some(heat::standing(parts.map, view)),
        ViewKind::Status => Some(status::standing(parts, view)),
        ViewKind::Map | ViewKind::Grid | ViewKind::Table => None,
    }
}

impl Plane {
    /// Lays the grid out in an area of the picture.
    pub(crate) fn new(map: &StakeholderMap, view: &View, unit: f64, area: Bounds) -> Self {
        let hides_private = view.hide_private;
        let private = &map.properties().private_fields;
        let shows_ratings = !(hides_private && ["power", "interest"].iter().any(|field| private.contains(*field)));
        let mut plane = Self {
            // A little smaller than on the map: here bodies cannot make room for each other.
            scale: unit * 0.85,
            field: area,
            ratings: area,
            tray: area,
            has_tray: true,
            shows_ratings,
            hides_private,
            filter: view.filter.clone(),
            seats: (Point::default(), Point::default()),
            columns: 1,
            names: None,
        };
        let (mut rated, mut waiting) = (0_u32, 0_u32);
        for body in map.stakeholders().iter().filter(|body| plane.shows(body)) {
            if plane.rated(body).is_some() { rated += 1 } else { waiting += 1 }
        }
        plane.has_tray = waiting > 0 || view.may_rate;
        // Symbols get smaller until they leave room for each other, and for the names in the tray as long as that is possible.
        for step in 0..STEPS {
            let zoom = symbol_zoom(plane.scale, unit);
            let has_seats =
                plane.share_out(area, unit, waiting, true, zoom) || step > NAMED && plane.share_out(area, unit, waiting, false, zoom);
            let (field, reach) = (plane.field.size(), 2.4 * RADII[2] * zoom);
            let filled = if RADII[2] * zoom > CROWDED.0 * unit { FILLED } else { CROWDED.1 };
            if has_seats && f64::from(rated) * reach * reach <= filled * field.x * field.y {
                break;
            }
            plane.scale *= 0.85;
        }
        if !plane.has_tray {
            plane.tray = Bounds { low: plane.tray.high, high: plane.tray.high };
        }
        let (middle, to_map) = (area.middle(), 1.0 / plane.scale);
        let moved = |bounds: Bounds| Bounds { low: (bounds.low - middle) * to_map, high: (bounds.high - middle) * to_map };
        plane.field = moved(plane.field);
        plane.ratings = moved(plane.ratings);
        plane.tray = moved(plane.tray);
        plane.names = plane.names.map(|(width, lines)| (width * to_map, lines));
        plane.seats = ((plane.seats.0 - middle) * to_map, plane.seats.1 * to_map);
        plane
    }

    /// Shares an area out in pixels, with symbols so much larger than in map units; whether the tray has a seat, with or
    /// without its name, for each body that waits.
    fn share_out(&mut self, area: Bounds, unit: f64, waiting: u32, is_named: bool, zoom: f64) -> bool {
        let em = TEXT_PX * unit;
        let room = Bounds { low: area.low + Point::new(em, em * 2.1), high: area.high - Point::new(em, em * 2.3) };
        let size = room.size();
        // Side by side only where the names of two regions fit beside each other.
        let is_wide = size.x > size.y && size.x > em * 36.0;
        let reach = RADII[4] * zoom;
        let symbol = 2.3 * RADII[3] * zoom;
        // A name stands to the right of its body, in two lines where there is room, at least in one.
        let (least, wish) = if is_named {
            (Point::new(symbol + em * 7.0, symbol.max(em * 1.25)), Point::new(symbol + em * 9.0, symbol.max(em * 2.7)))
        } else {
            (Point::new(symbol, symbol), Point::new(symbol, symbol))
        };
        let low = match (is_wide, waiting) {
            (true, 0) => em * 7.5 / size.x,
            (true, _) => em * 10.5 / size.x,
            (false, 0) => em * 3.2 / size.y,
            (false, _) => em * 5.5 / size.y,
        };
        let low = low.min(0.36);
        let mut has_seats = false;
        // The smallest share of the room in which everyone has a good seat.
        for step in 0..=8 {
            let share = if self.has_tray { low + (MOST_TRAY - low) * f64::from(step) / 8.0 } else { 0.0 };
            (self.field, self.tray) = if is_wide {
                let split = room.high.x - size.x * share;
                let field = Bounds { low: room.low, high: Point::new(if self.has_tray { split - em } else { split }, room.high.y) };
                (field, Bounds { low: Point::new(split, room.low.y), high: room.high })
            } else {
                // Between field and tray stand the names of the level axis.
                let split = room.high.y - size.y * share;
                let field = Bounds { low: room.low, high: Point::new(room.high.x, if self.has_tray { split - em * 2.3 } else { split }) };
                (field, Bounds { low: Point::new(room.low.x, split), high: Point::new(room.high.x, room.high.y + em * 1.4) })
            };
            let corner = self.tray.low + Point::new(em * 0.6, em * 2.0);
            let (columns, seat) = seats(waiting, self.tray.high - corner, wish);
            has_seats = waiting == 0 || seat.x >= least.x && seat.y >= least.y;
            let seat = Point::new(seat.x, seat.y.min(wish.y * 1.2));
            self.columns = columns;
            self.seats = (corner + Point::new(if is_named { symbol } else { seat.x } / 2.0, seat.y / 2.0), seat);
            if waiting == 0 || seat.x >= wish.x && seat.y >= wish.y {
                break;
            }
        }
        let lines = if self.seats.1.y >= em * 2.3 { 2 } else { 1 };
        self.names = is_named.then_some((self.seats.1.x - symbol / 2.0 - em * 0.4, lines));
        let field = self.field.size();
        // The names of the regions stand between the edge and the outermost ratings.
        let inset = Point::new((reach + em * 0.9).min(field.x * 0.12), (reach + em * 1.5).min(field.y * 0.16));
        self.ratings = Bounds { low: self.field.low + inset, high: self.field.high - inset };
        has_seats
    }

    /// Whether a body is on the grid at all.
    pub(crate) fn shows(&self, body: &Stakeholder) -> bool {
        !(self.hides_private && body.private) && self.filter.passes_body(body)
    }

    /// The rating by which a body stands in the field.
    pub fn rated(&self, body: &Stakeholder) -> Option<Rated> {
        Rated::of(body).filter(|_| self.shows_ratings)
    }

    /// How much room the name of a body that waits has in the tray, in map units and lines; `None` where it has none.
    pub(crate) fn name_room(&self) -> Option<(f64, usize)> {
        self.names
    }

    /// Where a rating stands.
    pub fn place(&self, rated: Rated) -> Point {
        let size = self.ratings.size() * (1.0 / Rated::HIGHEST);
        Point::new(self.ratings.low.x + size.x * rated.interest, self.ratings.high.y - size.y * rated.power)
    }

    /// The rating that a place means, not rounded; `None` in the tray.
    pub fn rating_at(&self, at: Point) -> Option<Rated> {
        if self.has_tray && self.tray.has(at) {
            return None;
        }
        let size = self.ratings.size() * (1.0 / Rated::HIGHEST);
        let within = |value: f64| if value.is_finite() { value.clamp(0.0, Rated::HIGHEST) } else { 0.0 };
        Some(Rated { power: within((self.ratings.high.y - at.y) / size.y), interest: within((at.x - self.ratings.low.x) / size.x) })
    }

    /// The camera with which the grid fills an area of the picture.
    pub(crate) fn camera(&self, view: &View, area: Bounds) -> Camera {
        Camera { center: (view.viewport.middle() - area.middle()) * (1.0 / self.scale), scale: self.scale }
    }

    /// Where bodies stand.
    pub(crate) fn standing(&self, parts: &Parts<'_>, view: &View, unit: f64) -> Positions {
        let values = Values::of(parts, view);
        let zoom = symbol_zoom(self.scale, unit);
        let (mut places, mut radii, mut rated_at) = (Vec::new(), Vec::new(), Vec::new());
        let mut all = Vec::with_capacity(parts.map.stakeholders().len());
        let mut waiting = 0;
        for (at, body) in parts.map.stakeholders().iter().enumerate() {
            if !self.shows(body) {
                continue;
            }
            if let Some(rated) = self.rated(body) {
                rated_at.push(all.len());
                all.push((body.id.clone(), Point::default()));
                places.push(self.place(rated));
                radii.push((values.radius(at) * zoom).max(SMALLEST_PX * unit) / self.scale);
            } else {
                let (row, column) = (waiting / self.columns, waiting % self.columns);
                let (first, seat) = self.seats;
                all.push((body.id.clone(), first + Point::new(seat.x * column as f64, seat.y * row as f64)));
                waiting += 1;
            }
        }
        // Neither over the edge nor over the names of the regions.
        let edge = self.field.grown(-RADII[4] * zoom / self.scale);
        let (low, high) = (Point::new(edge.low.x, self.ratings.low.y), Point::new(edge.high.x, self.ratings.high.y));
        // Rounding must not push back who stands at the very end of the scale.
        let slack = Point::new(0.5, 0.5);
        let points = side_by_side(&places, &radii, low - slack, high + slack);
        for (at, point) in rated_at.into_iter().zip(points) {
            all[at].1 = point;
        }
        all.into_iter().gather()
    }
}

/// How many seats side by side come closest to a size, and the size that each then has.
fn seats(count: u32, room: Point, wish: Point) -> (usize, Point) {
    let mut best = (1, Point::default());
    for columns in 1..=count.clamp(1, MOST_COLUMNS) {
        let rows = count.max(1).div_ceil(columns);
        let seat = Point::new(room.x / f64::from(columns), room.y / f64::from(rows));
        let worth = |seat: Point| (seat.x / wish.x).min(seat.y / wish.y);
        if worth(seat) > worth(best.1) {
            best = (columns as usize, seat);
        }
    }
    best
}
