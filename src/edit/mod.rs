//! The only code that changes a map: a command is planned into a diff, and a document commits it.
