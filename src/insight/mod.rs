//! Findings: what the measures say about the collaboration.
