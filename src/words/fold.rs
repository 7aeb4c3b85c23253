//! How words are compared.

/// The form in which words are compared: lower case, whatever place a letter has in its word.
pub fn fold(text: &str) -> String {
    // The Greek sigma has a form of its own at the end of a word.
    text.chars().flat_map(char::to_lowercase).map(|letter| if letter == 'ς' { 'σ' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_accents_and_the_place_in_the_word_make_no_difference() {
        assert_eq!(fold("ΔΉΜΟΣ Ähtäri"), fold("δήμος äHTÄRI"));
        assert_ne!(fold("Ähtäri"), fold("Ahtari"));
    }
}
