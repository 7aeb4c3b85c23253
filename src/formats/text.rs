//! Bytes of a text file as letters.

/// Text and whether its encoding was a guess. UTF-8 and UTF-16 are told by their marks; other bytes are UTF-8 where they can
/// be, and else what spreadsheets on Windows write in western Europe (Windows-1252).
pub(super) fn decode(bytes: &[u8]) -> (String, bool) {
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest),
        [0xff, 0xfe, rest @ ..] => (utf16(rest, u16::from_le_bytes), false),
        [0xfe, 0xff, rest @ ..] => (utf16(rest, u16::from_be_bytes), false),
        _ => utf8(bytes),
    }
}

fn utf8(bytes: &[u8]) -> (String, bool) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), false),
        Err(_) => (bytes.iter().map(|byte| windows_1252(*byte)).collect(), true),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// The letters that Windows-1252 puts where Latin-1 has control characters.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–',
    '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9f => WINDOWS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spreadsheets_may_save_as_they_like() {
        for bytes in [
            &"\u{feff}Müller".bytes().collect::<Vec<u8>>(),
            &"\u{feff}Müller".encode_utf16().flat_map(u16::to_le_bytes).collect(),
            &"\u{feff}Müller".encode_utf16().flat_map(u16::to_be_bytes).collect(),
        ] {
            assert_eq!(decode(bytes), ("Müller".to_owned(), false));
        }
        assert_eq!(decode(b"M\xfcller \x96 Caf\xe9"), ("Müller – Café".to_owned(), true));
    }
}
