//! Numbers that can only hold what their scale allows.
//!
//! **Invariant:** every value is finite and inside its range; `-0` is stored as `0`, so that equal values are equal bits.

/// A number that its scale does not allow.
#[derive(Clone, Copy, PartialEq, Debug, thiserror::Error)]
#[error("{value} is not between {low} and {high}")]
pub struct ValueError {
    /// What was given.
    pub value: f64,
    /// The lowest value allowed.
    pub low: f64,
    /// The highest value allowed.
    pub high: f64,
}

fn checked(value: f64, low: f64, high: f64, whole: bool) -> Result<f64, ValueError> {
    if value >= low && value <= high && (!whole || value.fract() == 0.0) { Ok(value + 0.0) } else { Err(ValueError { value, low, high }) }
}

macro_rules! bounded {
    ($(#[$doc:meta])* $name:ident, $low:expr, $high:expr, $whole:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, PartialOrd, Debug)]
        pub struct $name(f64);

        impl $name {
            /// The lowest value of the scale.
            pub const LOW: f64 = $low;
            /// The highest value of the scale.
            pub const HIGH: f64 = $high;

            /// Checks a number against the scale.
            ///
            /// # Errors
            /// [`ValueError`] outside the range, for a number that is not finite and, on a scale of whole steps, for a fraction.
            pub fn new(value: f64) -> Result<Self, ValueError> {
                checked(value, Self::LOW, Self::HIGH, $whole).map(Self)
            }

            /// The plain number.
            pub fn value(self) -> f64 {
                self.0
            }
        }
    };
}

bounded!(
    /// Formal power or interest, 0 to 10.
    Score, 0.0, 10.0, false
);
bounded!(
    /// How much of one base of power a stakeholder has, 0 to 3 in whole steps.
    BaseScore, 0.0, 3.0, true
);
bounded!(
    /// Position towards the purpose or a goal: −2 opposes … +2 champions, in whole steps.
    Stance, -2.0, 2.0, true
);
bounded!(
    /// Depth of collaboration: 0 none, 1 networking, 2 cooperation, 3 coordination, 4 coalition, 5 collaboration
    /// (Frey et al. 2006).
    Level, 0.0, 5.0, true
);
bounded!(
    /// Trust of one side in the other, 1 to 4 in whole steps.
    TrustScore, 1.0, 4.0, true
);
bounded!(
    /// How strong a relationship is: above 0, 1 where nothing is said.
    Strength, f64::MIN_POSITIVE, 1e12, false
);

impl Default for Strength {
    fn default() -> Self {
        Self(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_outside_its_scale_is_refused() {
        for wrong in [-0.1, 10.1, f64::NAN, f64::INFINITY] {
            assert!(Score::new(wrong).is_err(), "{wrong}");
        }
        assert!(Level::new(2.5).is_err());
        assert!(Strength::new(0.0).is_err());
    }

    #[test]
    fn negative_zero_is_stored_as_zero() {
        assert!(Score::new(-0.0).is_ok_and(|score| score.value().is_sign_positive()));
    }
}
