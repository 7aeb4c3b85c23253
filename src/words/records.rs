//! What the members of closed lists are called: kinds, levels, stances, roles, barriers, sources.

/// What a stakeholder's kind is called.
pub fn stakeholder_kind(word: &str) -> &str {
    match word {
        "agency" => "Agency",
        "department" => "Department",
        "ngo" => "NGO",
        "business" => "Business",
        "community" => "Community",
        "individual" => "Person",
        "coalition" => "Coalition",
        "other" => "Other",
        word => word,
    }
}

/// What a depth of collaboration is called (Frey et al. 2006).
pub fn level(level: u8) -> &'static str {
    match level {
        0 => "0 – none",
        1 => "1 – networking",
        2 => "2 – cooperation",
        3 => "3 – coordination",
        4 => "4 – coalition",
        _ => "5 – collaboration",
    }
}

/// What a stance is called.
pub fn stance(stance: i8) -> &'static str {
    match stance {
        ..=-2 => "opposes",
        -1 => "has doubts",
        0 => "neutral",
        1 => "supports",
        _ => "champions",
    }
}

/// What a role for a goal is called.
pub fn role(word: &str) -> &str {
    match word {
        "accountable" => "accountable",
        "responsible" => "responsible",
        "consulted" => "is asked",
        "informed" => "is told",
        word => word,
    }
}

/// What a kind of barrier is called.
pub fn barrier(word: &str) -> &str {
    match word {
        "law" => "Law",
        "data-sharing" => "Data sharing",
        "procedure" => "Procedure",
        "budget" => "Budget",
        "mandate" => "Mandate",
        "other" => "Other",
        word => word,
    }
}

/// What a kind of source is called.
pub fn source(word: &str) -> &str {
    match word {
        "room" => "Said in the room",
        "document" => "A document",
        "data" => "Data",
        word => word,
    }
}

/// What a base of power is called.
pub fn power_base(word: &str) -> &str {
    match word {
        "mandate" => "Mandate",
        "money" => "Money",
        "knowledge" => "Knowledge",
        "decision" => "Decisions",
        "agenda" => "Agenda",
        "mobilisation" => "Mobilisation",
        word => word,
    }
}
