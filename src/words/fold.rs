//! How words are compared, and what is part of one: without the tables of the standard library, which would be a good part
//! of what the page loads.
//!
//! **Invariant:** of every alphabet in daily use that has capitals, all are known (Latin, Greek, Cyrillic, Armenian,
//! Georgian), as Unicode 16 has them.

/// Runs of capitals: the first, the last, the step from one to the next, and how far on the small letter stands.
#[rustfmt::skip]
const CAPITALS: &[(u16, u16, u8, i16)] = &[
    (0x41, 0x5a, 1, 32), (0xc0, 0xd6, 1, 32), (0xd8, 0xde, 1, 32), (0x100, 0x12e, 2, 1), (0x130, 0x130, 1, -199), (0x132, 0x136, 2, 1),
    (0x139, 0x147, 2, 1), (0x14a, 0x176, 2, 1), (0x178, 0x178, 1, -121), (0x179, 0x17d, 2, 1), (0x181, 0x181, 1, 210),
    (0x182, 0x184, 2, 1), (0x186, 0x186, 1, 206), (0x187, 0x187, 1, 1), (0x189, 0x18a, 1, 205), (0x18b, 0x18b, 1, 1),
    (0x18e, 0x18e, 1, 79), (0x18f, 0x18f, 1, 202), (0x190, 0x190, 1, 203), (0x191, 0x191, 1, 1), (0x193, 0x193, 1, 205),
    (0x194, 0x194, 1, 207), (0x196, 0x196, 1, 211), (0x197, 0x197, 1, 209), (0x198, 0x198, 1, 1), (0x19c, 0x19c, 1, 211),
    (0x19d, 0x19d, 1, 213), (0x19f, 0x19f, 1, 214), (0x1a0, 0x1a4, 2, 1), (0x1a6, 0x1a6, 1, 218), (0x1a7, 0x1a7, 1, 1),
    (0x1a9, 0x1a9, 1, 218), (0x1ac, 0x1ac, 1, 1), (0x1ae, 0x1ae, 1, 218), (0x1af, 0x1af, 1, 1), (0x1b1, 0x1b2, 1, 217),
    (0x1b3, 0x1b5, 2, 1), (0x1b7, 0x1b7, 1, 219), (0x1b8, 0x1b8, 1, 1), (0x1bc, 0x1bc, 1, 1), (0x1c4, 0x1c4, 1, 2), (0x1c5, 0x1c5, 1, 1),
    (0x1c7, 0x1c7, 1, 2), (0x1c8, 0x1c8, 1, 1), (0x1ca, 0x1ca, 1, 2), (0x1cb, 0x1db, 2, 1), (0x1de, 0x1ee, 2, 1), (0x1f1, 0x1f1, 1, 2),
    (0x1f2, 0x1f4, 2, 1), (0x1f6, 0x1f6, 1, -97), (0x1f7, 0x1f7, 1, -56), (0x1f8, 0x21e, 2, 1), (0x220, 0x220, 1, -130),
    (0x222, 0x232, 2, 1), (0x23a, 0x23a, 1, 10795), (0x23b, 0x23b, 1, 1), (0x23d, 0x23d, 1, -163), (0x23e, 0x23e, 1, 10792),
    (0x241, 0x241, 1, 1), (0x243, 0x243, 1, -195), (0x244, 0x244, 1, 69), (0x245, 0x245, 1, 71), (0x246, 0x24e, 2, 1),
    (0x370, 0x372, 2, 1), (0x376, 0x376, 1, 1), (0x37f, 0x37f, 1, 116), (0x386, 0x386, 1, 38), (0x388, 0x38a, 1, 37),
    (0x38c, 0x38c, 1, 64), (0x38e, 0x38f, 1, 63), (0x391, 0x3a1, 1, 32), (0x3a3, 0x3ab, 1, 32), (0x3c2, 0x3c2, 1, 1),
    (0x3cf, 0x3cf, 1, 8), (0x3d8, 0x3ee, 2, 1), (0x3f4, 0x3f4, 1, -60), (0x3f7, 0x3f7, 1, 1), (0x3f9, 0x3f9, 1, -7), (0x3fa, 0x3fa, 1, 1),
    (0x3fd, 0x3ff, 1, -130), (0x400, 0x40f, 1, 80), (0x410, 0x42f, 1, 32), (0x460, 0x480, 2, 1), (0x48a, 0x4be, 2, 1),
    (0x4c0, 0x4c0, 1, 15), (0x4c1, 0x4cd, 2, 1), (0x4d0, 0x52e, 2, 1), (0x531, 0x556, 1, 48), (0x10a0, 0x10c5, 1, 7264),
    (0x10c7, 0x10c7, 1, 7264), (0x10cd, 0x10cd, 1, 7264), (0x1c89, 0x1c89, 1, 1), (0x1c90, 0x1cba, 1, -3008), (0x1cbd, 0x1cbf, 1, -3008),
    (0x1e00, 0x1e94, 2, 1), (0x1e9e, 0x1e9e, 1, -7615), (0x1ea0, 0x1efe, 2, 1), (0x1f08, 0x1f0f, 1, -8), (0x1f18, 0x1f1d, 1, -8),
    (0x1f28, 0x1f2f, 1, -8), (0x1f38, 0x1f3f, 1, -8), (0x1f48, 0x1f4d, 1, -8), (0x1f59, 0x1f5f, 2, -8), (0x1f68, 0x1f6f, 1, -8),
    (0x1f88, 0x1f8f, 1, -8), (0x1f98, 0x1f9f, 1, -8), (0x1fa8, 0x1faf, 1, -8), (0x1fb8, 0x1fb9, 1, -8), (0x1fba, 0x1fbb, 1, -74),
    (0x1fbc, 0x1fbc, 1, -9), (0x1fc8, 0x1fcb, 1, -86), (0x1fcc, 0x1fcc, 1, -9), (0x1fd8, 0x1fd9, 1, -8), (0x1fda, 0x1fdb, 1, -100),
    (0x1fe8, 0x1fe9, 1, -8), (0x1fea, 0x1feb, 1, -112), (0x1fec, 0x1fec, 1, -7), (0x1ff8, 0x1ff9, 1, -128), (0x1ffa, 0x1ffb, 1, -126),
    (0x1ffc, 0x1ffc, 1, -9), (0xff21, 0xff3a, 1, 32),
];

/// The form in which words are compared: lower case, whatever place a letter has in its word; the Turkish İ is an i.
pub fn fold(text: &str) -> String {
    text.chars().map(lower).collect()
}

fn lower(letter: char) -> char {
    let code = u32::from(letter);
    let is_in = |(first, last, step, _): &&(u16, u16, u8, i16)| {
        (u32::from(*first)..=u32::from(*last)).contains(&code) && (code - u32::from(*first)).is_multiple_of(u32::from(*step))
    };
    let run = CAPITALS.iter().find(is_in);
    run.and_then(|(.., distance)| code.checked_add_signed(i32::from(*distance))).and_then(char::from_u32).unwrap_or(letter)
}

/// Whether a sign is part of a word: a letter, a digit or a mark on one. Of signs beyond ASCII, all are that are neither
/// spaces, punctuation nor pictures.
pub fn is_of_word(sign: char) -> bool {
    match sign {
        '\0'..='\u{7f}' => sign.is_ascii_alphanumeric(),
        'ª' | 'µ' | 'º' => true,
        '\u{80}'..='\u{bf}' | '×' | '÷' => false,
        '\u{37e}'
        | '\u{387}'
        | '\u{55a}'..='\u{55f}'
        | '\u{589}'..='\u{58f}'
        | '\u{5be}'
        | '\u{5c0}'
        | '\u{5c3}'
        | '\u{5f3}'..='\u{5f4}' => false,
        '\u{600}'..='\u{60f}' | '\u{61b}'..='\u{61f}' | '\u{66a}'..='\u{66d}' | '\u{6d4}' | '\u{964}'..='\u{965}' | '\u{e3f}' => false,
        '\u{2000}'..='\u{206f}' | '\u{20a0}'..='\u{20cf}' | '\u{2190}'..='\u{2bff}' | '\u{2e00}'..='\u{2e7f}' => false,
        '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{3030}' | '\u{303d}' | '\u{30fb}' | '\u{e000}'..='\u{f8ff}' => false,
        '\u{fe10}'..='\u{fe1f}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' => false,
        '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}' | '\u{ffe0}'..='\u{ffff}' | '\u{1f000}'..='\u{1faff}' => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_of_living_alphabets_are_those_of_unicode() {
        let alphabets = [0..=0x556, 0x10a0..=0x10ff, 0x1c89..=0x1cbf, 0x1e00..=0x1fff, 0xff00..=0xff5e];
        for letter in alphabets.into_iter().flatten().filter_map(char::from_u32) {
            let known = match letter {
                'İ' => "i".to_owned(),
                'ς' => "σ".to_owned(),
                letter => letter.to_lowercase().to_string(),
            };
            assert_eq!(lower(letter).to_string(), known, "{letter}");
        }
    }

    #[test]
    fn capitals_accents_and_the_place_in_the_word_make_no_difference() {
        assert_eq!(fold("ΔΉΜΟΣ Ähtäri"), fold("δήμος äHTÄRI"));
        assert_ne!(fold("Ähtäri"), fold("Ahtari"));
    }

    #[test]
    fn names_are_the_same_whatever_their_capitals() {
        assert_eq!(fold("ΟΔΥΣΣΕΥΣ Ångström ЖЁЛТЫЙ İzmir ẞ"), fold("Οδυσσεύς ångström жёлтый izmir ß").replace('ύ', "υ"));
        assert_eq!(fold("北京 منظمة"), "北京 منظمة");
    }

    #[test]
    fn letters_of_every_alphabet_are_parts_of_words_and_their_punctuation_is_not() {
        for letter in (0..=0xffff_u32).filter_map(char::from_u32).filter(|letter| letter.is_alphabetic()) {
            // Letters in circles and other signs that look like letters may go either way.
            let is_sign = matches!(letter, '\u{2100}'..='\u{214f}' | '\u{24b6}'..='\u{24e9}' | '\u{2e2f}');
            assert!(is_of_word(letter) || is_sign, "{letter} {:x}", u32::from(letter));
        }
        for sign in " .,;:!?-–—'\"’„“”«»()[]{}/\\&@#*+=<>|~·•…،؛؟־।、。「」・！？（）€£→😀".chars()
        {
            assert!(!is_of_word(sign), "{sign}");
        }
    }
}
