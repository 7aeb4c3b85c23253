//! What would help, in words: imbalances, new ties with their gain, and what a change would do.

use crate::words::screen::number;

/// What an imbalance is called, and what its number means.
pub fn aim(word: &str) -> (&'static str, &'static str) {
    match word {
        "fragility" => (
            "Contact lost when one is missing",
            "The share of pairs of bodies with no way between them while one body is missing, averaged over all bodies.",
        ),
        "silo" => ("Ties inside sectors", "From −1, all ties cross sectors, to 1, all stay inside (E-I index turned round)."),
        "concentration" => ("Partners held by few", "Gini coefficient of partners: 0 if all have as many, near 1 if one has them all."),
        _ => ("Gap between sectors", "The share of the unevenness of partners that lies between sectors, not inside them (Theil)."),
    }
}

/// What speaks for a tie besides its gain.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Reasons {
    /// What one offers and the other needs.
    pub offer: Option<String>,
    /// The name of a goal in which both have a part.
    pub goal: Option<String>,
}

/// The reasons in a sentence; empty where there are none.
pub fn reasons(reasons: &Reasons) -> String {
    match (&reasons.offer, &reasons.goal) {
        (Some(offer), Some(goal)) => format!("One offers what the other needs: {offer}. Both have a part in “{goal}”."),
        (Some(offer), None) => format!("One offers what the other needs: {offer}."),
        (None, Some(goal)) => format!("Both have a part in “{goal}”."),
        (None, None) => String::new(),
    }
}

/// A value before and after; a dash where it is undefined.
pub fn change(before: Option<f64>, after: Option<f64>) -> String {
    let said = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), number);
    format!("{} → {}", said(before), said(after))
}

/// Further ties that help together with the first.
pub fn together(ties: &[(String, String)], before: Option<f64>, after: Option<f64>) -> String {
    let ties: Vec<String> = ties.iter().map(|(source, target)| format!("{source} – {target}")).collect();
    format!("The first together with {}: {}.", ties.join(" and "), change(before, after))
}

/// The button that tries the map without a body.
pub fn without(name: &str) -> String {
    format!("Try without {name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn further_ties_are_told_with_what_all_gain() {
        let ties = [("A".to_owned(), "B".to_owned()), ("C".to_owned(), "D".to_owned())];
        assert_eq!(together(&ties, Some(0.5), Some(0.25)), "The first together with A – B and C – D: 0.50 → 0.25.");
        assert_eq!(change(None, Some(0.0)), "– → 0");
    }

    #[test]
    fn reasons_are_told_where_there_are_some() {
        let told = reasons(&Reasons { offer: Some("rooms".into()), goal: None });
        assert_eq!(told, "One offers what the other needs: rooms.");
        assert!(reasons(&Reasons::default()).is_empty());
    }
}
