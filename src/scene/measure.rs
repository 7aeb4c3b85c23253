//! How wide text is: asked of the browser on screen, estimated elsewhere.

/// Somebody who knows how wide text is.
pub trait Measure {
    /// The width of a line in pixels at a size in pixels.
    fn width_px(&self, text: &str, size_px: f64, bold: bool) -> f64;
}

/// Estimates from average widths by kind of letter; errs on the wide side.
#[derive(Clone, Copy, Debug, Default)]
pub struct FixedMeasure;

impl Measure for FixedMeasure {
    fn width_px(&self, text: &str, size_px: f64, bold: bool) -> f64 {
        text.chars().map(advance).sum::<f64>() * size_px * if bold { 1.1 } else { 1.0 }
    }
}

/// The width of a letter in a sans-serif face, as a share of the text size.
fn advance(letter: char) -> f64 {
    match letter {
        // Marks that stand on the letter before.
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{64b}'..='\u{65f}' | '\u{200b}'..='\u{200f}' => 0.0,
        'i' | 'j' | 'l' | 'I' | '.' | ',' | '\'' | '’' | ':' | ';' | '|' | '!' => 0.32,
        'f' | 't' | 'r' | ' ' | '(' | ')' | '-' | '/' => 0.38,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '—' | '…' => 0.95,
        'A'..='Z' => 0.69,
        'a'..='z' | '0'..='9' => 0.6,
        '\u{590}'..='\u{6ff}' => 0.55,
        '\u{2e80}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{1f300}'..='\u{3ffff}' => 1.0,
        _ => 0.65,
    }
}

/// Leaves room for a face that is 15 % wider than the one measured.
pub(crate) struct Roomy<'a>(pub(crate) &'a dyn Measure);

impl Measure for Roomy<'_> {
    fn width_px(&self, text: &str, size_px: f64, bold: bool) -> f64 {
        self.0.width_px(text, size_px, bold) * 1.15
    }
}
