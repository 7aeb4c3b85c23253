//! Workbooks: XLSX (ECMA-376), ODS (OpenDocument 1.3) and XLS (MS-XLS), whose sheets list stakeholders, relationships or a
//! matrix, as Kumu, Onodo and people write them.
//!
//! **Invariant:** formulas are never computed; a cell says what it showed when the workbook was saved. Nothing outside of the
//! workbook is looked for.

mod cell;
mod choose;
mod dates;
mod ods;
mod write;
mod xls;
mod xlsx;

pub(super) use choose::{read, read_old};
pub(super) use write::write;

#[cfg(test)]
pub(super) use xls::tests::sample as old_sample;

#[cfg(test)]
mod tests;
