//! Positions of stakeholders on the map.
