//! One open map: the single door for edits, and the frame that everybody reads.
