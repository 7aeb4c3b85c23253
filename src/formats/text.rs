//! Bytes of a text file as letters, where they are Unicode.

/// The text, without a mark of its encoding; `None` where it is neither UTF-8 nor UTF-16.
pub(super) fn unicode(bytes: &[u8]) -> Option<String> {
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest),
        [0xff, 0xfe, rest @ ..] => Some(utf16(rest, u16::from_le_bytes)),
        [0xfe, 0xff, rest @ ..] => Some(utf16(rest, u16::from_be_bytes)),
        // Without a mark: no text of any use begins with two letters of which one is NUL.
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => Some(utf16(bytes, u16::from_le_bytes)),
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => Some(utf16(bytes, u16::from_be_bytes)),
        _ => utf8(bytes),
    }
}

fn utf8(bytes: &[u8]) -> Option<String> {
    std::str::from_utf8(bytes).ok().map(str::to_owned)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}
