//! Measures of a map: positions, sectors, power; the only home of petgraph.
