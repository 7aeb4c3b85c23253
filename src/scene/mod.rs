//! The display list: what is drawn, where, in which colour; the same for screen and export.
