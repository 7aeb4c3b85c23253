//! A map in the address of a page: `1.` and the letters of base64url (RFC 4648), behind which lie a checksum and the map, column by
//! column, each bit in the room that its likelihood leaves it.
//!
//! A hundred bodies of usual names and two hundred ties take some twelve hundred letters.
//!
//! **Invariant:** whatever the letters, reading ends with a map that passes its invariants or with an error; what it needs is
//! bounded by the limits of a map. A version once published is read as long as there are links of it.
//! **Not here:** what of a map others may get, see `edit::without_private`; where the letters come from.

mod coder;
mod columns;
mod letters;
mod numbers;

use crate::formats::error::FormatError;
use crate::formats::zip::checksum;
use crate::model::StakeholderMap;
use crate::words::files::FileMessage;

/// Stands before the letters of this version.
const VERSION: &str = "1.";
/// The longest text of a link that is read, in letters.
const MOST_LETTERS: usize = 65_536;
/// How long all texts of a link may be together, in bytes: letters that are likely take so little room that the length of a link
/// alone would allow for hours of reading.
const MOST_TEXT: usize = 65_536;
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The letters for a map: what there is to see of it. Ratings come to tenths; ids and the order of ties do not matter.
pub fn write(map: &StakeholderMap) -> Result<String, FormatError> {
    let written = columns::walk(coder::Coder::writing(), map).ok_or_else(|| FormatError::new(FileMessage::LinkTooLong {}, None))?;
    let bytes = written.0.bytes();
    let sum = (checksum(&bytes) as u16).to_be_bytes();
    Ok(VERSION.to_owned() + &base64(&[&sum, bytes.as_slice()].concat()))
}

/// The map of such letters.
///
/// # Errors
/// `newer-version` where another version wrote them; `invalid-link` where they are damaged or cut off.
pub fn read(letters: &str) -> Result<StakeholderMap, FormatError> {
    let damaged = || FormatError::new(FileMessage::DamagedLink {}, None);
    let Some(letters) = letters.strip_prefix(VERSION) else {
        let version = letters.split('.').next().and_then(|version| version.parse::<u16>().ok());
        return Err(version.map_or_else(damaged, |version| FormatError::new(FileMessage::TooNew { version: f64::from(version) }, None)));
    };
    let bytes = (letters.len() <= MOST_LETTERS).then(|| unbase64(letters)).flatten().ok_or_else(damaged)?;
    let (sum, bytes) = bytes.split_first_chunk().ok_or_else(damaged)?;
    if u16::from_be_bytes(*sum) != checksum(bytes) as u16 {
        return Err(damaged());
    }
    columns::walk(coder::Coder::reading(bytes), &StakeholderMap::default()).map(|(_, map)| map).ok_or_else(damaged)
}

fn base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 4 / 3 + 3);
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for at in 0..=chunk.len() {
            text.push(char::from(LETTERS[(bits >> (18 - 6 * at) & 63) as usize]));
        }
    }
    text
}

fn unbase64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    for chunk in text.as_bytes().chunks(4) {
        let mut bits = 0;
        for letter in chunk {
            bits = bits << 6 | LETTERS.iter().position(|other| other == letter)? as u32;
        }
        bits <<= 6 * (4 - chunk.len());
        bytes.extend(bits.to_be_bytes().iter().skip(1).take(chunk.len() - 1));
    }
    Some(bytes)
}

#[cfg(test)]
mod tests;
