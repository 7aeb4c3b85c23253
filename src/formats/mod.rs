//! Bytes become a map, and a map becomes bytes.
