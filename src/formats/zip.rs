//! ZIP archives (APPNOTE 6.3), under limits.
//!
//! **Invariant:** what an archive says of its sizes is not believed: unpacking stops at [`MAX_UNPACKED`] bytes in all, and
//! where a part grows more than [`MAX_RATIO`] times.
//! **Not here:** encryption, archives of several files, archives in archives; they are refused.

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

use crate::formats::error::FormatError;
use crate::formats::found::malformed;
use crate::words::files::FilePlace;

/// How many bytes all parts that are read may unpack to.
const MAX_UNPACKED: usize = 64_000_000;
/// How many times larger than packed a part may be, once it is larger than [`FREE`].
const MAX_RATIO: usize = 200;
const FREE: usize = 1_000_000;
const MAX_ENTRIES: usize = 1_000;

/// What a part of an archive is, by the directory at its end.
struct Entry {
    name: String,
    is_encrypted: bool,
    method: u16,
    packed: usize,
    size: usize,
    header: usize,
}

/// An archive.
pub(super) struct Archive<'a> {
    bytes: &'a [u8],
    entries: Vec<Entry>,
    unpacked: usize,
}

fn refused(detail: &str, part: &str) -> FormatError {
    malformed("ZIP", detail, Some(FilePlace::Pointer(part.to_owned())))
}

fn number(bytes: &[u8], at: usize, size: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(size)?)?;
    Some(bytes.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}

/// Whether a file is an archive, by its first bytes.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

impl<'a> Archive<'a> {
    /// Reads the directory of an archive.
    ///
    /// # Errors
    /// Where there is none, or it lists what no archive of ours needs.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, FormatError> {
        let broken = || refused("its directory is damaged or missing", "");
        let from = bytes.len().saturating_sub(65_557);
        let end = (from..bytes.len()).rev().find(|at| bytes[*at..].starts_with(b"PK\x05\x06")).ok_or_else(broken)?;
        let (count, start) = number(bytes, end + 10, 2).zip(number(bytes, end + 16, 4)).ok_or_else(broken)?;
        if count > MAX_ENTRIES {
            return Err(refused("it holds more than 1000 parts", ""));
        }
        let (mut entries, mut at) = (Vec::with_capacity(count), start);
        for _ in 0..count {
            let entry = Self::entry(bytes, at).ok_or_else(broken)?;
            at += 46 + entry.1;
            let entry = entry.0;
            if entry.name.split(['/', '\\']).any(|step| step == "..") || entry.name.starts_with('/') {
                return Err(refused("one of its parts lies outside of it", &entry.name));
            }
            entries.push(entry);
        }
        Ok(Self { bytes, entries, unpacked: 0 })
    }

    /// One line of the directory, and the length of what follows its first 46 bytes.
    fn entry(bytes: &[u8], at: usize) -> Option<(Entry, usize)> {
        if !bytes.get(at..)?.starts_with(b"PK\x01\x02") {
            return None;
        }
        let field = |offset: usize, size: usize| number(bytes, at + offset, size);
        let length = field(28, 2)?;
        let name = bytes.get(at + 46..at + 46 + length)?;
        let entry = Entry {
            name: String::from_utf8_lossy(name).into_owned(),
            is_encrypted: field(8, 2)? & 1 == 1,
            method: field(10, 2)? as u16,
            packed: field(20, 4)?,
            size: field(24, 4)?,
            header: field(42, 4)?,
        };
        Some((entry, length + field(30, 2)? + field(32, 2)?))
    }

    /// The names of all parts.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_str())
    }

    /// Unpacks a part; `None` where there is none of this name.
    ///
    /// # Errors
    /// Where the part is damaged or grows too much.
    pub(super) fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, FormatError> {
        let Some(entry) = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name)) else { return Ok(None) };
        if entry.is_encrypted {
            return Err(refused("it is locked with a password; save it without", name));
        }
        let damaged = || refused("one of its parts is damaged", name);
        let (name_size, extra_size) =
            number(self.bytes, entry.header + 26, 2).zip(number(self.bytes, entry.header + 28, 2)).ok_or_else(damaged)?;
        let start = entry.header + 30 + name_size + extra_size;
        let packed = self.bytes.get(start..start + entry.packed).ok_or_else(damaged)?;
        let most = (MAX_UNPACKED - self.unpacked).min(FREE.max(entry.packed * MAX_RATIO));
        let bytes = match entry.method {
            0 if packed.len() <= most => packed.to_vec(),
            8 => match decompress_to_vec_with_limit(packed, most.min(entry.size)) {
                Ok(bytes) => bytes,
                Err(error) if error.status == miniz_oxide::inflate::TINFLStatus::HasMoreOutput && entry.size > most => {
                    return Err(refused("unpacked, it is far larger than any map", name));
                }
                Err(_) => return Err(damaged()),
            },
            0 => return Err(refused("unpacked, it is far larger than any map", name)),
            _ => return Err(refused("it is packed in a way that is not known here", name)),
        };
        self.unpacked += bytes.len();
        Ok(Some(bytes))
    }
}

/// Writes an archive of parts by their names. Times are those of no day, so that the same parts give the same bytes.
pub fn write(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in parts {
        let packed = compress_to_vec(bytes, 6);
        let start = out.len() as u32;
        let mut about = Vec::new();
        // Version 2.0, names in UTF-8, deflated, 1 January 1980.
        for field in [20_u16, 0x0800, 8, 0, 0x21] {
            about.extend(field.to_le_bytes());
        }
        for field in [checksum(bytes), packed.len() as u32, bytes.len() as u32] {
            about.extend(field.to_le_bytes());
        }
        about.extend((name.len() as u16).to_le_bytes());
        about.extend([0, 0]);
        out.extend(b"PK\x03\x04");
        out.extend(&about);
        out.extend(name.as_bytes());
        out.extend(packed);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(about);
        directory.extend([0; 10]);
        directory.extend(start.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (count, start) = ((parts.len() as u16).to_le_bytes(), (out.len() as u32).to_le_bytes());
    let size = (directory.len() as u32).to_le_bytes();
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count);
    out.extend(count);
    out.extend(size);
    out.extend(start);
    out.extend([0, 0]);
    out
}

/// CRC-32 (ISO 3309), as archives want it.
pub(super) fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 };
        }
    }
    !sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_unpacked_and_the_checksum_is_the_known_one() {
        assert_eq!(checksum(b"123456789"), 0xcbf4_3926);
        let bytes = write(&[("a.txt", b"hello hello hello"), ("b/\u{fc}.txt", b"")]);
        let mut archive = Archive::open(&bytes).expect("an archive");
        assert_eq!(archive.names().collect::<Vec<_>>(), ["a.txt", "b/\u{fc}.txt"]);
        assert_eq!(archive.read("a.txt"), Ok(Some(b"hello hello hello".to_vec())));
        assert_eq!(archive.read("c.txt"), Ok(None));
    }

    #[test]
    fn what_lies_about_its_size_or_its_place_is_refused() {
        let refusal = |bytes: &[u8]| match Archive::open(bytes).and_then(|mut archive| archive.read("a")) {
            Ok(read) => format!("{:?} bytes", read.map(|bytes| bytes.len())),
            Err(error) => error.to_string(),
        };
        let bomb = write(&[("a", &vec![0; 2_000_000])]);
        let mut lying = bomb.clone();
        let at = lying.windows(4).position(|bytes| bytes == b"PK\x01\x02").expect("a directory") + 24;
        lying[at..at + 4].copy_from_slice(&9_u32.to_le_bytes());
        let outside = write(&[("../a", b"x")]);
        expect_test::expect![[r#"
            This ZIP file cannot be read: unpacked, it is far larger than any map. (a)
            This ZIP file cannot be read: one of its parts is damaged. (a)
            This ZIP file cannot be read: one of its parts lies outside of it. (../a)
            This ZIP file cannot be read: its directory is damaged or missing. (the whole file)
            This ZIP file cannot be read: its directory is damaged or missing. (the whole file)"#]]
        .assert_eq(&[refusal(&bomb), refusal(&lying), refusal(&outside), refusal(b"PK\x05\x06"), refusal(&bomb[..100])].join("\n"));
    }
}
