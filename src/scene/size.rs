//! How large symbols are: by a measure, and by how near the picture is.

use crate::layout::{RADII, size_step};
use crate::scene::view::{Parts, View};

/// The smallest radius of a body, in pixels.
pub(crate) const SMALLEST_PX: f64 = 2.5;

/// How much larger than at scale 1 symbols are: they shrink slower than the map, so that small ones stay shapes.
pub(crate) fn symbol_zoom(scale: f64, unit: f64) -> f64 {
    let scale = scale / unit;
    unit * if scale < 1.0 { scale.sqrt() * scale.sqrt().sqrt() } else { scale.min(1.15) }
}

/// The values that size bodies, in the order of the map.
pub(crate) struct Values<'a> {
    column: Option<&'a [Option<f64>]>,
    low: f64,
    high: f64,
}

impl<'a> Values<'a> {
    pub(crate) fn of(parts: &Parts<'a>, view: &View) -> Self {
        let column = parts.report.column(&view.size_by).filter(|column| column.len() == parts.map.stakeholders().len());
        let finite = || column.into_iter().flatten().flatten().copied().filter(|value| value.is_finite());
        Self { column, low: finite().fold(f64::INFINITY, f64::min), high: finite().fold(f64::NEG_INFINITY, f64::max) }
    }

    pub(crate) fn of_body(&self, at: usize) -> f64 {
        self.column.and_then(|column| column[at]).filter(|value| value.is_finite()).unwrap_or(f64::NEG_INFINITY)
    }

    /// The value as a share (0 to 1) of the way from the lowest to the highest; 0 where it is not known.
    pub(crate) fn share(&self, at: usize) -> f64 {
        let value = self.of_body(at);
        if value.is_finite() && self.high > self.low { (value - self.low) / (self.high - self.low) } else { 0.0 }
    }

    pub(crate) fn radius(&self, at: usize) -> f64 {
        let value = self.of_body(at);
        if value.is_finite() { RADII[size_step(value, self.low, self.high)] } else { RADII[0] }
    }
}
