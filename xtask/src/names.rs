//! Gives the border between a WebAssembly module and its generated script short names.
//!
//! The generator ends the names of imports and of some exports in a hash of 16 digits, which no compression shortens, once in
//! the module and once in the script. Nobody else relies on them: module and script always travel together.
//!
//! **Invariant:** module and script get the same names; names without a hash stay, and so do order, types and code. A module
//! still refuses a script of another build, which a cache may hold: what all names come to is part of every import.

use crate::wasm::{HEADER, unsigned_leb128};

const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;
const FUNCTION: u8 = 0;
const HASH_DIGITS: usize = 16;

/// The module and the script with short names.
///
/// # Returns
/// `None` where the module is not what the generator writes.
pub(crate) fn shortened(module: &[u8], script: &str) -> Option<(Vec<u8>, String)> {
    let mut sections = Vec::new();
    let mut reader = Reader(module.strip_prefix(HEADER)?);
    while let Some(id) = reader.byte() {
        let size = reader.number()?;
        sections.push(match id {
            IMPORTS | EXPORTS => Section::Names(id, entries(reader.bytes(size)?, id)?),
            _ => Section::Other(id, reader.bytes(size)?),
        });
    }
    let names = Names::of(&sections);
    let mut written = HEADER.to_vec();
    for section in &sections {
        let (id, body) = match section {
            Section::Names(id, entries) => (*id, names.written(entries)),
            Section::Other(id, body) => (*id, body.to_vec()),
        };
        written.push(id);
        push_number(&mut written, body.len());
        written.extend(body);
    }
    Some((written, names.in_script(script)))
}

enum Section<'a> {
    /// Imports or exports.
    Names(u8, Vec<Entry<'a>>),
    Other(u8, &'a [u8]),
}

/// An import from a module, or an export.
struct Entry<'a> {
    module: Option<&'a str>,
    name: &'a str,
    /// What sort of thing it is.
    kind: u8,
    /// Its type, or which one it is.
    index: usize,
}

fn entries(body: &[u8], id: u8) -> Option<Vec<Entry<'_>>> {
    let mut reader = Reader(body);
    let mut entries = Vec::new();
    for _ in 0..reader.number()? {
        let module = if id == IMPORTS { Some(reader.text()?) } else { None };
        let entry = Entry { module, name: reader.text()?, kind: reader.byte()?, index: reader.number()? };
        // The generator imports nothing but functions; other imports are written otherwise.
        if id == IMPORTS && entry.kind != FUNCTION {
            return None;
        }
        entries.push(entry);
    }
    Some(entries)
}

/// Long names, each with a short one in its place.
struct Names<'a>(Vec<(&'a str, String)>);

impl<'a> Names<'a> {
    fn of(sections: &[Section<'a>]) -> Self {
        let entries = sections.iter().flat_map(|section| match section {
            Section::Names(_, entries) => entries.as_slice(),
            Section::Other(..) => &[],
        });
        let mut modules: Vec<&str> = entries.clone().filter_map(|entry| entry.module).collect();
        modules.dedup();
        let hashed: Vec<&str> = entries.map(|entry| entry.name).filter(|name| has_hash(name)).collect();
        // FNV-1a of all names, so that what belongs together finds each other and nothing else.
        let build =
            hashed.concat().bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
        let modules = modules.into_iter().enumerate().map(|(index, name)| (name, format!("{build:x}.{index}")));
        let names = hashed.into_iter().enumerate().map(|(index, name)| (name, format!("__{index}")));
        Self(modules.chain(names).collect())
    }

    fn short(&self, name: &'a str) -> &str {
        self.0.iter().find(|(long, _)| *long == name).map_or(name, |(_, short)| short)
    }

    fn written(&self, entries: &[Entry<'a>]) -> Vec<u8> {
        let mut body = Vec::new();
        push_number(&mut body, entries.len());
        for entry in entries {
            for text in entry.module.into_iter().chain([entry.name]) {
                let text = self.short(text);
                push_number(&mut body, text.len());
                body.extend(text.bytes());
            }
            body.push(entry.kind);
            push_number(&mut body, entry.index);
        }
        body
    }

    /// The script with every long name replaced that stands there as a word or in quotes.
    fn in_script(&self, script: &str) -> String {
        let is_part = |sign: char| sign.is_ascii_alphanumeric() || "_$./".contains(sign);
        let mut written = String::with_capacity(script.len());
        let mut rest = script;
        while !rest.is_empty() {
            let (word, behind) = rest.split_at(rest.find(|sign| !is_part(sign)).unwrap_or(rest.len()));
            let (object, member) = word.split_once('.').filter(|(object, _)| !object.is_empty()).unwrap_or(("", word));
            written += object;
            written += if object.is_empty() { "" } else { "." };
            written += self.0.iter().find(|(long, _)| *long == member).map_or(member, |(_, short)| short);
            let (gap, next) = behind.split_at(behind.find(is_part).unwrap_or(behind.len()));
            written += gap;
            rest = next;
        }
        written
    }
}

/// Whether the generator made the name and ended it in a hash.
fn has_hash(name: &str) -> bool {
    let digits = name.bytes().rev().take_while(u8::is_ascii_hexdigit).count();
    digits >= HASH_DIGITS && (name.starts_with("__wb") || name.starts_with("wasm_bindgen__"))
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(bytes)
    }

    fn byte(&mut self) -> Option<u8> {
        self.bytes(1).map(|bytes| bytes[0])
    }

    fn number(&mut self) -> Option<usize> {
        let (number, bytes) = unsigned_leb128(self.0)?;
        self.bytes(bytes)?;
        Some(number)
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = self.number()?;
        std::str::from_utf8(self.bytes(length)?).ok()
    }
}

fn push_number(bytes: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "__wbg_call_a410eb4b59ed5965";

    /// A module that imports one function and has some code.
    fn module(from: &str, name: &str) -> Vec<u8> {
        let entries = [Entry { module: Some(from), name, kind: FUNCTION, index: 5 }];
        let imports = Names(Vec::new()).written(&entries);
        [HEADER, &[IMPORTS, imports.len() as u8], &imports, &[10, 3, 1, 2, 3]].concat()
    }

    #[test]
    fn a_name_with_a_hash_gets_short_on_both_sides() {
        let script =
            format!("import0 = {{ {LONG}: function() {{ wasm.{LONG}(wasm.memory) }}, {LONG}_not: 1 }}; {{ \"./a_bg.js\": import0 }}");
        let (short, script) = shortened(&module("./a_bg.js", LONG), &script).unwrap();
        let from = script.split('"').nth(1).unwrap();
        assert_eq!(short, module(from, "__0"));
        assert_eq!(
            script,
            format!("import0 = {{ __0: function() {{ wasm.__0(wasm.memory) }}, {LONG}_not: 1 }}; {{ \"{from}\": import0 }}")
        );
    }

    #[test]
    fn a_script_of_another_build_is_refused_by_its_name() {
        let from = |name| shortened(&module("./a_bg.js", name), "\"./a_bg.js\"").unwrap().1;
        assert_ne!(from(LONG), from("__wbg_call_a410eb4b59ed5966"));
        assert_eq!(from(LONG), from(LONG));
    }

    #[test]
    fn a_name_that_others_may_use_stays() {
        let name = "analyze_0123456789abcdef";
        let (_, script) = shortened(&module("./a_bg.js", name), "wasm.analyze_0123456789abcdef()").unwrap();
        assert_eq!(script, "wasm.analyze_0123456789abcdef()");
    }

    #[test]
    fn what_is_no_module_is_refused() {
        assert_eq!(shortened(b"<!doctype html>", ""), None);
        let module = module("./a_bg.js", LONG);
        assert_eq!(shortened(&module[..module.len() - 1], ""), None);
    }
}
