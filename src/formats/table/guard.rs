//! Keeps a spreadsheet from taking words for a formula.
//!
//! **Invariant:** `unguard(guard(x)) == x` for every text.

/// Whether a spreadsheet may run the text, once leading apostrophes are gone.
fn looks_like_a_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Puts an apostrophe before text that a spreadsheet may run.
pub(in crate::formats) fn guard(text: &str) -> String {
    if looks_like_a_formula(text) { format!("'{text}") } else { text.to_owned() }
}

/// Takes away the apostrophe that [`guard`] put there, and no other.
pub(super) fn unguard(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| looks_like_a_formula(rest)).unwrap_or(text)
}
