//! The only place that makes sentences: a message with its arguments becomes text.

pub mod files;
