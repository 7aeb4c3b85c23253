//! Drops from a WebAssembly module what running it does not need.
//!
//! **Invariant:** only custom sections go; by the specification they have no part in what a module does.
//! **Not here:** optimisation; `wasm-opt` gains under one per cent after this.

/// What every module begins with.
pub(crate) const HEADER: &[u8] = b"\0asm\x01\0\0\0";
const CUSTOM: u8 = 0;

/// The module without its custom sections (names of functions, names of tools).
///
/// # Returns
/// `None` where the bytes are no WebAssembly module of version 1 or end within a section.
pub(crate) fn without_custom_sections(module: &[u8]) -> Option<Vec<u8>> {
    let mut rest = module.strip_prefix(HEADER)?;
    let mut kept = HEADER.to_vec();
    while let Some(&id) = rest.first() {
        let (size, size_bytes) = unsigned_leb128(rest.get(1..)?)?;
        let section = rest.get(..size.checked_add(1 + size_bytes)?)?;
        if id != CUSTOM {
            kept.extend_from_slice(section);
        }
        rest = rest.get(section.len()..)?;
    }
    Some(kept)
}

/// A number of at most 32 bits and how many bytes it takes.
pub(crate) fn unsigned_leb128(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut value = 0_u64;
    for (index, byte) in bytes.iter().take(5).enumerate() {
        value |= u64::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Some((usize::try_from(value).ok()?, index + 1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module(sections: &[&[u8]]) -> Vec<u8> {
        [HEADER, &sections.concat()].concat()
    }

    const TYPES: &[u8] = &[1, 1, 0];
    const NAMES: &[u8] = b"\x00\x07\x04nameab";

    #[test]
    fn custom_sections_go_and_all_others_stay_in_order() {
        let memory: &[u8] = &[5, 3, 1, 0, 1];
        assert_eq!(without_custom_sections(&module(&[TYPES, NAMES, memory, NAMES])), Some(module(&[TYPES, memory])));
    }

    #[test]
    fn a_section_longer_than_127_bytes_is_measured_right() {
        let long = [&[10, 0x80, 0x01][..], &[7; 128]].concat();
        assert_eq!(without_custom_sections(&module(&[&long, NAMES])), Some(module(&[&long])));
    }

    #[test]
    fn what_is_no_module_or_is_cut_off_is_refused() {
        assert_eq!(without_custom_sections(b"<!doctype html>"), None);
        assert_eq!(without_custom_sections(&module(&[&NAMES[..4]])), None);
        assert_eq!(without_custom_sections(&module(&[&[1, 0xff, 0xff, 0xff, 0xff, 0xff]])), None);
    }
}
