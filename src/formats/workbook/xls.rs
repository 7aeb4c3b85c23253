//! Reads the sheets of an XLS workbook: Excel 97 to 2003, BIFF8 ([MS-XLS]) in a compound file ([MS-CFB]).
//!
//! **Invariant:** nothing is read beyond the end of a record, and no more than the file holds.
//! **Not here:** Excel 95 and older, and workbooks with a password, which are refused.

use std::io::{Cursor, Read};

use crate::formats::error::FormatError;
use crate::formats::found::malformed;
use crate::formats::workbook::cell::{Cells, MAX_COLUMNS, MAX_ROWS, number};
use crate::formats::workbook::dates::{date, is_date_format, is_date_number};
use crate::model::sort_items;
use crate::words::files::FilePlace;

/// Kinds of records.
mod kind {
    pub(super) const FORMULA: u16 = 0x0006;
    pub(super) const END: u16 = 0x000a;
    pub(super) const DATE_MODE: u16 = 0x0022;
    pub(super) const PASSWORD: u16 = 0x002f;
    pub(super) const CONTINUE: u16 = 0x003c;
    pub(super) const SHEET: u16 = 0x0085;
    pub(super) const MANY_RK: u16 = 0x00bd;
    pub(super) const RICH_LABEL: u16 = 0x00d6;
    pub(super) const STYLE: u16 = 0x00e0;
    pub(super) const SHARED_WORDS: u16 = 0x00fc;
    pub(super) const SHARED_LABEL: u16 = 0x00fd;
    pub(super) const NUMBER: u16 = 0x0203;
    pub(super) const LABEL: u16 = 0x0204;
    pub(super) const TRUTH: u16 = 0x0205;
    pub(super) const WORDS: u16 = 0x0207;
    pub(super) const RK: u16 = 0x027e;
    pub(super) const FORMAT: u16 = 0x041e;
    pub(super) const BEGIN: u16 = 0x0809;
}

/// Days between the two beginnings of time that workbooks know.
const DAYS_TO_1904: f64 = 1_462.0;

/// Reads all sheets that are not hidden.
///
/// # Errors
/// Where the workbook is locked, older than Excel 97, or damaged.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Cells>, FormatError> {
    let stream = stream(bytes)?;
    let book = Book::of(&stream)?;
    Ok(book.sheets.iter().map(|(name, start)| book.sheet(name, stream.get(*start..).unwrap_or_default())).collect())
}

fn refusal(detail: &str, part: &str) -> FormatError {
    malformed("XLS", detail, Some(FilePlace::Pointer(part.to_owned())))
}

/// The stream of records that the compound file holds.
fn stream(bytes: &[u8]) -> Result<Vec<u8>, FormatError> {
    let damaged = |_| refusal("its container is damaged", "");
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(damaged)?;
    if file.is_stream("/EncryptedPackage") {
        return Err(refusal("it is locked with a password; save it without one", "EncryptedPackage"));
    }
    if !file.is_stream("/Workbook") {
        let detail = if file.is_stream("/Book") { "it is of Excel 95 or older; save it as .xlsx" } else { "no workbook is in it" };
        return Err(refusal(detail, "Workbook"));
    }
    let mut stream = Vec::new();
    let inside = file.open_stream("/Workbook").map_err(damaged)?;
    // A stream that claims to be longer than its file goes in circles.
    inside.take(bytes.len() as u64).read_to_end(&mut stream).map_err(damaged)?;
    Ok(stream)
}

/// A record: its kind and what it holds, with the parts that continue it.
struct Record<'a> {
    kind: u16,
    parts: Vec<&'a [u8]>,
}

impl<'a> Record<'a> {
    fn fields(&self) -> Fields<'_, 'a> {
        Fields { parts: &self.parts, part: 0, at: 0 }
    }
}

/// The records of a stream, up to where it breaks off.
struct Records<'a>(&'a [u8]);

impl<'a> Records<'a> {
    fn head(&self) -> Option<(u16, &'a [u8])> {
        let &[kind, more_kind, length, more_length] = self.0.first_chunk()?;
        let end = 4 + usize::from(u16::from_le_bytes([length, more_length]));
        Some((u16::from_le_bytes([kind, more_kind]), self.0.get(4..end)?))
    }

    fn pass(&mut self, part: &[u8]) {
        self.0 = &self.0[4 + part.len()..];
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, part) = self.head()?;
        self.pass(part);
        let mut parts = vec![part];
        while let Some((_, part)) = self.head().filter(|(kind, _)| *kind == kind::CONTINUE) {
            self.pass(part);
            parts.push(part);
        }
        Some(Record { kind, parts })
    }
}

/// Reads the fields of a record one after the other; a record that is too short gives none.
struct Fields<'r, 'a> {
    parts: &'r [&'a [u8]],
    part: usize,
    at: usize,
}

impl Fields<'_, '_> {
    fn byte(&mut self) -> Option<u8> {
        while self.at >= self.parts.get(self.part)?.len() {
            (self.part, self.at) = (self.part + 1, 0);
        }
        self.at += 1;
        self.parts[self.part].get(self.at - 1).copied()
    }

    fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
        let mut bytes = [0; N];
        for byte in &mut bytes {
            *byte = self.byte()?;
        }
        Some(bytes)
    }

    fn short(&mut self) -> Option<u16> {
        self.bytes().map(u16::from_le_bytes)
    }

    fn long(&mut self) -> Option<u32> {
        self.bytes().map(u32::from_le_bytes)
    }

    fn skip(&mut self, count: usize) -> Option<()> {
        (0..count).try_for_each(|_| self.byte().map(|_| ()))
    }

    /// So many characters, each of one byte or of two; where they go on in the next part, that says anew which.
    fn letters(&mut self, count: usize, mut is_wide: bool) -> Option<String> {
        let mut units = Vec::new();
        for _ in 0..count {
            if self.at >= self.parts.get(self.part)?.len() {
                (self.part, self.at) = (self.part + 1, 0);
                is_wide = self.byte()? & 1 != 0;
            }
            units.push(if is_wide { self.short()? } else { u16::from(self.byte()?) });
        }
        Some(String::from_utf16_lossy(&units))
    }

    /// Characters behind their number and width, without the runs of their type and the readings that may follow.
    fn words(&mut self) -> Option<String> {
        let count = usize::from(self.short()?);
        let flags = self.byte()?;
        let runs = if flags & 8 != 0 { usize::from(self.short()?) } else { 0 };
        let readings = if flags & 4 != 0 { self.long()? as usize } else { 0 };
        let words = self.letters(count, flags & 1 != 0)?;
        // What cannot be passed over ends the record, not these words.
        self.skip(4 * runs + readings);
        Some(words)
    }
}

/// What holds for all sheets.
#[derive(Default)]
struct Book {
    /// The names of the sheets, and where in the stream each begins.
    sheets: Vec<(String, usize)>,
    words: Vec<String>,
    /// The formats that show a year, of those that the workbook itself brings, and of others.
    formats: Vec<(u16, bool)>,
    styles: Vec<u16>,
    counts_from_1904: bool,
}

impl Book {
    fn of(stream: &[u8]) -> Result<Self, FormatError> {
        let mut book = Self::default();
        for record in Records(stream) {
            let mut fields = record.fields();
            match record.kind {
                kind::BEGIN if fields.short() != Some(0x0600) => {
                    return Err(refusal("it is of Excel 95 or older; save it as .xlsx", "Workbook"));
                }
                kind::PASSWORD => return Err(refusal("it is locked with a password; save it without one", "Workbook")),
                kind::DATE_MODE => book.counts_from_1904 = fields.short() == Some(1),
                kind::FORMAT => book.formats.extend(format(&mut fields)),
                kind::STYLE => book.styles.push(style(&mut fields).unwrap_or_default()),
                kind::SHARED_WORDS => {
                    fields.skip(8);
                    book.words = std::iter::from_fn(|| fields.words()).collect();
                }
                kind::SHEET => book.sheets.extend(sheet(&mut fields)),
                kind::END => break,
                _ => {}
            }
        }
        Ok(book)
    }

    /// Reads one sheet, up to where it ends or breaks off.
    fn sheet(&self, name: &str, stream: &[u8]) -> Cells {
        let mut found: Vec<(u16, u16, String)> = Vec::new();
        // The place of a formula whose words follow.
        let mut awaited = None;
        for record in Records(stream) {
            match record.kind {
                kind::END => break,
                kind::WORDS => {
                    if let Some(((row, column), words)) = awaited.take().zip(record.fields().words()) {
                        found.push((row, column, words));
                    }
                }
                _ => _ = self.cells(&record, &mut found, &mut awaited),
            }
        }
        // Programs may write cells in any order.
        sort_items(&mut found, |a, b| (a.0, a.1).cmp(&(b.0, b.1)));
        let mut cells = Cells::new(name);
        for row in found.chunk_by(|a, b| a.0 == b.0).take(MAX_ROWS) {
            let mut filled = cells.row(usize::from(row[0].0) + 1);
            for (_, column, text) in row.iter().filter(|(_, column, _)| usize::from(*column) < MAX_COLUMNS) {
                filled.push(usize::from(*column), text);
            }
            cells.push(filled);
        }
        cells
    }

    /// The cells of a record.
    fn cells(&self, record: &Record<'_>, found: &mut Vec<(u16, u16, String)>, awaited: &mut Option<(u16, u16)>) -> Option<()> {
        let mut fields = record.fields();
        if !matches!(
            record.kind,
            kind::FORMULA | kind::MANY_RK | kind::RICH_LABEL | kind::SHARED_LABEL | kind::NUMBER | kind::LABEL | kind::TRUTH | kind::RK
        ) {
            return None;
        }
        let (row, mut column, mut style) = (fields.short()?, fields.short()?, fields.short()?);
        let text = match record.kind {
            kind::SHARED_LABEL => self.words.get(fields.long()? as usize)?.clone(),
            kind::LABEL | kind::RICH_LABEL => fields.words()?,
            kind::NUMBER => self.shown(f64::from_le_bytes(fields.bytes()?), style),
            kind::RK => self.shown(packed(fields.long()?), style),
            kind::MANY_RK => {
                while let Some(value) = fields.long() {
                    found.push((row, column, self.shown(packed(value), style)));
                    let Some(next) = fields.short() else { break };
                    (column, style) = (column.checked_add(1)?, next);
                }
                return Some(());
            }
            kind::TRUTH => match fields.bytes()? {
                [value, 0] => truth(value),
                _ => return None,
            },
            _ => match fields.bytes::<8>()? {
                [0, .., 0xff, 0xff] => {
                    *awaited = Some((row, column));
                    return Some(());
                }
                [1, _, value, .., 0xff, 0xff] => truth(value),
                [.., 0xff, 0xff] => return None,
                value => self.shown(f64::from_le_bytes(value), style),
            },
        };
        found.push((row, column, text));
        Some(())
    }

    /// A number as its style shows it.
    fn shown(&self, value: f64, style: u16) -> String {
        let format = self.styles.get(usize::from(style)).copied().unwrap_or_default();
        let own = self.formats.iter().find(|(own, _)| *own == format);
        let is_date = own.map_or_else(|| is_date_number(u32::from(format)), |(_, is_date)| *is_date);
        let days = if self.counts_from_1904 { value + DAYS_TO_1904 } else { value };
        let day = if is_date { date(days) } else { None };
        day.unwrap_or_else(|| number(&value.to_string()))
    }
}

fn format(fields: &mut Fields<'_, '_>) -> Option<(u16, bool)> {
    Some((fields.short()?, is_date_format(&fields.words()?)))
}

fn style(fields: &mut Fields<'_, '_>) -> Option<u16> {
    fields.short()?;
    fields.short()
}

/// The name and the beginning of a sheet of cells that is not hidden.
fn sheet(fields: &mut Fields<'_, '_>) -> Option<(String, usize)> {
    let start = fields.long()? as usize;
    let [hidden, kind, count, flags] = fields.bytes()?;
    let name = fields.letters(usize::from(count), flags & 1 != 0)?;
    (hidden & 3 == 0 && kind == 0).then_some((name, start))
}

fn truth(value: u8) -> String {
    if value == 1 { "true" } else { "false" }.to_owned()
}

/// A number of 30 bits: a whole one, or the beginning of a broken one; either may stand for its hundredth.
fn packed(value: u32) -> f64 {
    let number = if value & 2 != 0 { f64::from(value as i32 >> 2) } else { f64::from_bits(u64::from(value & 0xffff_fffc) << 32) };
    if value & 1 != 0 { number / 100.0 } else { number }
}

#[cfg(test)]
pub(in crate::formats) mod tests {
    use std::io::Write;

    use super::*;
    use crate::formats::samples::read_as;

    /// A record of one part or several.
    fn record(kind: u16, parts: &[Vec<u8>]) -> Vec<u8> {
        let kinds = std::iter::once(kind).chain(std::iter::repeat(kind::CONTINUE));
        let head = |kind: u16, part: &[u8]| [kind.to_le_bytes(), (part.len() as u16).to_le_bytes()].concat();
        kinds.zip(parts).flat_map(|(kind, part)| [head(kind, part), part.clone()].concat()).collect()
    }

    fn shorts(numbers: &[u16]) -> Vec<u8> {
        numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
    }

    fn narrow(text: &str) -> Vec<u8> {
        [shorts(&[text.len() as u16]), vec![0], text.as_bytes().to_vec()].concat()
    }

    fn wide(text: &str) -> Vec<u8> {
        let units: Vec<u16> = text.encode_utf16().collect();
        [shorts(&[units.len() as u16]), vec![1], shorts(&units)].concat()
    }

    /// A compound file with one stream.
    fn file(name: &str, stream: &[u8]) -> Vec<u8> {
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("in memory");
        file.create_stream(name).expect("in memory").write_all(stream).expect("in memory");
        file.into_inner().into_inner()
    }

    /// A workbook of sheets: name, whether hidden, records of its cells.
    fn workbook(globals: &[Vec<u8>], sheets: &[(&str, bool, Vec<Vec<u8>>)]) -> Vec<u8> {
        let begin = record(kind::BEGIN, &[shorts(&[0x0600, 5])]);
        let end = record(kind::END, &[vec![]]);
        let bodies: Vec<Vec<u8>> = sheets.iter().map(|(.., cells)| [begin.clone(), cells.concat(), end.clone()].concat()).collect();
        let listed = |starts: &[usize]| -> Vec<u8> {
            let entry = |((name, is_hidden, _), start): (&(&str, bool, Vec<Vec<u8>>), &usize)| {
                let head = [(*start as u32).to_le_bytes().to_vec(), vec![u8::from(*is_hidden), 0, name.len() as u8, 0]].concat();
                record(kind::SHEET, &[[head, name.as_bytes().to_vec()].concat()])
            };
            sheets.iter().zip(starts).flat_map(entry).collect()
        };
        let head = [begin.clone(), globals.concat()].concat();
        let mut start = head.len() + listed(&vec![0; sheets.len()]).len() + end.len();
        let mut starts = Vec::new();
        for body in &bodies {
            starts.push(start);
            start += body.len();
        }
        file("/Workbook", &[head, listed(&starts), end, bodies.concat()].concat())
    }

    fn label(row: u16, column: u16, text: &str) -> Vec<u8> {
        record(kind::LABEL, &[[shorts(&[row, column, 0]), narrow(text)].concat()])
    }

    /// A workbook with every kind of cell.
    pub(in crate::formats) fn sample() -> Vec<u8> {
        let shared = |row: u16, column: u16, word: u32| {
            record(kind::SHARED_LABEL, &[[shorts(&[row, column, 0]), word.to_le_bytes().to_vec()].concat()])
        };
        let number = |row: u16, column: u16, style: u16, value: f64| {
            record(kind::NUMBER, &[[shorts(&[row, column, style]), value.to_le_bytes().to_vec()].concat()])
        };
        // The second word goes on in another part, where its letters are wide.
        let (first, second) = (wide("École"), narrow("Clinic"));
        let begun = [vec![2, 0, 0, 0, 2, 0, 0, 0], first, second[..6].to_vec()].concat();
        let words = record(kind::SHARED_WORDS, &[begun, [vec![1], shorts(&[110, 105])].concat(), vec![0, b'c']]);
        let format = record(kind::FORMAT, &[[shorts(&[164]), narrow("dd.mm.yyyy")].concat()]);
        let styles = [record(kind::STYLE, &[shorts(&[0, 0])]), record(kind::STYLE, &[shorts(&[0, 164])])].concat();
        let rk =
            |row: u16, column: u16, value: u32| record(kind::RK, &[[shorts(&[row, column, 0]), value.to_le_bytes().to_vec()].concat()]);
        let many = record(
            kind::MANY_RK,
            &[[
                shorts(&[2, 1, 0]),
                (4_u32 << 2 | 2).to_le_bytes().to_vec(),
                shorts(&[0]),
                (250_u32 << 2 | 3).to_le_bytes().to_vec(),
                shorts(&[2]),
            ]
            .concat()],
        );
        let formula = [
            record(kind::FORMULA, &[[shorts(&[3, 0, 0]), vec![0, 0, 0, 0, 0, 0, 0xff, 0xff]].concat()]),
            record(kind::WORDS, &[narrow("Bank")]),
        ]
        .concat();
        let bodies = vec![
            formula,
            label(0, 0, "Name"),
            label(0, 1, "Power"),
            label(0, 2, "Interest"),
            label(0, 3, "Since"),
            shared(1, 0, 0),
            shared(2, 0, 1),
            rk(1, 1, 7 << 2 | 2),
            many,
            number(1, 2, 0, 2.5),
            number(1, 3, 1, 45_000.0),
        ];
        let ties = vec![label(0, 0, "From"), label(0, 1, "To"), label(1, 0, "Bank"), label(1, 1, "Clinic")];
        let hidden = vec![label(0, 0, "Name"), label(1, 0, "Nobody")];
        workbook(&[words, format, styles], &[("Elements", false, bodies), ("Old", true, hidden), ("Connections", false, ties)])
    }

    #[test]
    fn every_kind_of_cell_says_what_it_showed() {
        expect_test::expect![[r#"
            École “École” power 7 Since="2023-03-15"
            Clinic “Clinic” power 4
            Bank “Bank”
            Bank -> Clinic 1
        "#]]
        .assert_eq(&read_as(&sample()));
    }

    #[test]
    fn what_is_locked_older_or_no_workbook_is_refused_in_words() {
        let locked = workbook(&[record(kind::PASSWORD, &[shorts(&[1, 1])])], &[]);
        let old = file("/Book", &[]);
        let none = file("/WordDocument", b"hello");
        let broken = &sample()[..700];
        let said = |bytes: &[u8]| read(bytes).err().map(|error| error.to_string()).unwrap_or_default();
        expect_test::expect![[r#"
            This XLS file cannot be read: it is locked with a password; save it without one. (Workbook)
            This XLS file cannot be read: it is of Excel 95 or older; save it as .xlsx. (Workbook)
            This XLS file cannot be read: no workbook is in it. (Workbook)
            This XLS file cannot be read: its container is damaged. (the whole file)"#]]
        .assert_eq(&[said(&locked), said(&old), said(&none), said(broken)].join("\n"));
    }
}
