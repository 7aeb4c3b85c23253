//! Numbers from text: the nearest double, like the standard library finds it, but without its large tables, which would be
//! a good part of what the page loads.
//!
//! **Invariant:** the result is the double nearest to what is written, ties to the even one, for every text.
//!
//! Source: what a few digits say is exact in doubles (W. D. Clinger, *How to read floating point numbers accurately*, 1990);
//! all else is a division of whole numbers of any length.

use std::cmp::Ordering;

/// Digits beyond these only tell whether a number lies above the midpoint of two doubles, which 768 digits can.
const MOST_DIGITS: usize = 800;

/// Reads a number as people and programs write it: digits with a point or a comma before the fraction, perhaps a sign and
/// a power of ten (`-1.5`, `0,25`, `1e-7`). `None` for other text and for what is beyond the largest double.
///
/// # Complexity
/// **O(length)**; a constant large factor for more than 15 digits.
pub fn parse_number(text: &str) -> Option<f64> {
    let (negative, text) = match text.as_bytes() {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        all => (false, all),
    };
    let size = magnitude(text)?;
    Some(if negative { -size } else { size })
}

fn magnitude(text: &[u8]) -> Option<f64> {
    let end = text.iter().position(|sign| matches!(sign, b'e' | b'E')).unwrap_or(text.len());
    let mut power = text.get(end + 1..).map_or(Some(0), exponent)?;
    // Digits from the first that is not 0; `power` is that of the last of them.
    let mut digits: Vec<u8> = Vec::new();
    let (mut seen, mut in_fraction, mut is_cut) = (false, false, false);
    for &sign in &text[..end] {
        match sign {
            b'0'..=b'9' => {
                seen = true;
                let is_kept = digits.len() < MOST_DIGITS;
                if is_kept && (sign > b'0' || !digits.is_empty()) {
                    digits.push(sign - b'0');
                }
                is_cut |= !is_kept && sign > b'0';
                power += i64::from(!is_kept) - i64::from(in_fraction);
            }
            b'.' | b',' if !in_fraction => in_fraction = true,
            _ => return None,
        }
    }
    if is_cut {
        digits.push(1);
        power -= 1;
    }
    let first = power + digits.len() as i64;
    if !seen || first > 310 && !digits.is_empty() {
        return None;
    }
    if digits.is_empty() || first < -330 {
        return Some(0.0);
    }
    if digits.len() <= 15 && power.abs() <= 22 {
        let whole = digits.iter().fold(0.0, |whole, digit| whole * 10.0 + f64::from(*digit));
        let scale = (0..power.abs()).fold(1.0, |scale, _| scale * 10.0);
        return Some(if power < 0 { whole / scale } else { whole * scale });
    }
    let (mut above, mut below) = (Natural::default(), Natural(vec![1]));
    for digit in digits {
        above.times_ten_and(digit);
    }
    for _ in 0..power.abs() {
        if power < 0 { below.times_ten_and(0) } else { above.times_ten_and(0) }
    }
    nearest(above, below)
}

fn exponent(text: &[u8]) -> Option<i64> {
    let (sign, digits) = match text {
        [b'-', rest @ ..] => (-1, rest),
        [b'+', rest @ ..] => (1, rest),
        all => (1, all),
    };
    let mut power = 0;
    for digit in digits {
        if !digit.is_ascii_digit() {
            return None;
        }
        // No text is long enough to bring back what is this far out.
        power = (power * 10 + i64::from(digit - b'0')).min(1 << 40);
    }
    (!digits.is_empty()).then_some(sign * power)
}

/// The double nearest to the quotient of two numbers that are not 0.
fn nearest(mut above: Natural, mut below: Natural) -> Option<f64> {
    // A quotient of 62 or 63 bits, and the power of two that it is to be multiplied by.
    let power = above.bits() - below.bits() - 62;
    if power < 0 {
        above.shift_left(-power)
    } else {
        below.shift_left(power)
    }
    let mut quotient = 0_u64;
    below.shift_left(62);
    for _ in 0..63 {
        quotient <<= 1;
        if above.compare(&below) != Ordering::Less {
            above.subtract(&below);
            quotient |= 1;
        }
        below.halve();
    }
    let rest = u64::from(above.bits() > 0);
    // Small numbers have fewer than 53 bits: none below 2⁻¹⁰⁷⁴.
    let bits = 64 - i64::from(quotient.leading_zeros());
    let dropped = (bits - 53).max(-1074 - power);
    if dropped > 63 {
        return Some(0.0);
    }
    let (kept, left) = (quotient >> dropped, quotient & ((1 << dropped) - 1));
    // Twice the part that is lost against one unit of what is kept, the rest of the division as a last bit.
    let is_up = match (2 * left + rest).cmp(&(1 << dropped)) {
        Ordering::Less => false,
        Ordering::Equal => kept % 2 == 1,
        Ordering::Greater => true,
    };
    let (whole, power) = ((kept + u64::from(is_up)) as f64, power + dropped);
    let scale = match power {
        ..-1022 => f64::from_bits(1 << (power + 1074)),
        -1022..=1023 => f64::from_bits(((power + 1023) as u64) << 52),
        _ => f64::INFINITY,
    };
    Some(whole * scale).filter(|number| number.is_finite())
}

/// A whole number of any length: 32 bits a part, the lowest first.
#[derive(Default)]
struct Natural(Vec<u32>);

impl Natural {
    fn times_ten_and(&mut self, digit: u8) {
        let mut carry = u64::from(digit);
        for part in &mut self.0 {
            carry += u64::from(*part) * 10;
            *part = carry as u32;
            carry >>= 32;
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }

    fn bits(&self) -> i64 {
        let top = self.0.iter().rposition(|part| *part > 0);
        top.map_or(0, |top| 32 * (top as i64 + 1) - i64::from(self.0[top].leading_zeros()))
    }

    fn shift_left(&mut self, bits: i64) {
        let (parts, bits) = ((bits / 32) as usize, bits % 32);
        let mut carry = 0;
        for part in &mut self.0 {
            let wide = u64::from(*part) << bits;
            *part = wide as u32 | carry;
            carry = (wide >> 32) as u32;
        }
        self.0.push(carry);
        self.0.splice(0..0, std::iter::repeat_n(0, parts));
    }

    fn halve(&mut self) {
        let mut carry = 0;
        for part in self.0.iter_mut().rev() {
            let low = *part << 31;
            *part = *part >> 1 | carry;
            carry = low;
        }
    }

    fn compare(&self, other: &Self) -> Ordering {
        let part = |natural: &Self, index: usize| natural.0.get(index).copied().unwrap_or(0);
        let longest = self.0.len().max(other.0.len());
        (0..longest).rev().map(|index| part(self, index).cmp(&part(other, index))).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
    }

    /// Takes away a number that is not larger.
    fn subtract(&mut self, other: &Self) {
        let mut borrow = 0;
        for (index, part) in self.0.iter_mut().enumerate() {
            let less = i64::from(*part) - i64::from(other.0.get(index).copied().unwrap_or(0)) - borrow;
            *part = less as u32;
            borrow = i64::from(less < 0);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn same(text: &str) {
        let expected = text.parse::<f64>().ok().filter(|number| number.is_finite());
        assert_eq!(parse_number(text).map(f64::to_bits), expected.map(f64::to_bits), "{text}");
    }

    #[test]
    fn the_edges_of_what_a_double_can_say_are_exact() {
        for text in [
            "0",
            "-0",
            "+5",
            ".5",
            "5.",
            "0.1",
            "1e22",
            "1e23",
            "8.5e-320",
            "5e-324",
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "2.2250738585072011e-308",
            "2.2250738585072014e-308",
            "1.7976931348623157e308",
            "1.7976931348623158e308",
            "1.7976931348623159e308",
            "9007199254740993",
            "9007199254740992.999999999999999999999999",
            "1e999",
            "-1e-999",
            "0e999999999999",
            "18446744073709551615",
            "0.000000000000000000000000000000000001e40",
            "1e-400",
        ] {
            same(text);
        }
        same(&format!("9007199254740993{}.{}1", "0".repeat(40), "0".repeat(900)));
        same(&format!("0.{}1e1100", "0".repeat(1000)));
        same(&"9".repeat(308));
        same(&"9".repeat(310));
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", "-", ".", "e5", "1e", "1e+", "1.2.3", "1,2.3", "inf", "NaN", "0x10", "1 ", "--1", "1e5.0", "٣"] {
            assert_eq!(parse_number(text), None, "{text}");
        }
        assert_eq!(parse_number("0,25"), Some(0.25));
    }

    proptest! {
        #[test]
        fn every_double_is_read_from_its_text(bits in any::<u64>()) {
            let number = f64::from_bits(bits);
            prop_assume!(number.is_finite());
            same(&number.to_string());
            same(&format!("{number:e}"));
            same(&format!("{number:.25e}"));
        }

        #[test]
        fn any_digits_are_read_as_the_standard_library_reads_them(whole in "[0-9]{0,25}", part in "[0-9]{1,25}", power in -340_i32..330) {
            same(&format!("{whole}.{part}"));
            same(&format!("{whole}.{part}e{power}"));
        }
    }
}
