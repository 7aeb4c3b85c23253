//! Days in workbooks, which are numbers under a format that shows a year.

/// The day that a number stands for, counted from the last day of 1899, with the day that 1900 never had.
pub(super) fn date(days: f64) -> Option<String> {
    if !(61.0..2_958_466.0).contains(&days) {
        return None;
    }
    // Days since 1970, then the calendar (H. Hinnant, "chrono-compatible low-level date algorithms").
    let shifted = days.trunc() as i64 - 25_569 + 719_468;
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (year, month) = (year_of_era + era * 400 + i64::from(month >= 10), if month < 10 { month + 3 } else { month - 9 });
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// Whether one of the formats that every program knows by number shows a year.
pub(super) fn is_date_number(number: u32) -> bool {
    (14..=17).contains(&number) || number == 22
}

/// Whether a format shows a year, outside of quotes and brackets.
pub(super) fn is_date_format(code: &str) -> bool {
    let mut end = None;
    for letter in code.chars() {
        match (end, letter) {
            (Some(sign), letter) if sign == letter => end = None,
            (None, '"') => end = Some('"'),
            (None, '[') => end = Some(']'),
            (None, 'y' | 'Y') => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_their_formats_are_understood() {
        assert_eq!(
            [45_000.0, 61.0, 44_927.75, 0.0].map(date),
            [Some("2023-03-15"), Some("1900-03-01"), Some("2023-01-01"), None].map(|date| date.map(str::to_owned))
        );
        assert!(is_date_format("yyyy\\-mm\\-dd") && !is_date_format("0.00\"years\"[Yellow]"));
    }
}
