//! Texts, each letter by what came before it: several guesses, by the last letters and by the word so far, are weighed by how
//! well they have done (logistic mixing, Mahoney 2005).
//!
//! **Invariant:** what is expected depends on nothing but what was written before, in the same bits everywhere; texts are valid
//! UTF-8 without NUL, which ends them.

use std::sync::OnceLock;

use crate::formats::link::coder::{Chance, Coder};

/// Names as they are usual on such maps: with them a link begins as if they had been written before. Never changed within a version.
const USUAL: &str = include_str!("usual.txt");

/// How many guesses there are.
const GUESSES: usize = 8;
/// How many places each has for what it has seen.
const PLACES: usize = 1 << 16;
/// How fast weights follow.
const RATE: f64 = 0.01;
/// How slowly a guess believes what it sees first.
const CARE: f64 = 1.4;
/// For how many letters a guess remembers, at most.
const MEMORY: f64 = 30.0;
/// A guess is never surer than this, in the logarithm of its odds.
const SUREST: f64 = 8.0;

/// What is expected of texts.
#[derive(Clone)]
pub(super) struct Letters {
    places: Vec<Chance>,
    /// By how many guesses know the place.
    weights: [[f64; GUESSES]; GUESSES + 1],
}

impl Letters {
    /// Expects names as they are usual.
    pub(super) fn new() -> Self {
        static USUALLY: OnceLock<Letters> = OnceLock::new();
        USUALLY.get_or_init(Self::of_the_usual).clone()
    }

    fn of_the_usual() -> Self {
        let mut letters = Self { places: vec![Chance::EVEN; GUESSES * PLACES], weights: [[0.35; GUESSES]; GUESSES + 1] };
        let mut coder = Coder::writing();
        for line in USUAL.lines() {
            letters.text(&mut coder, line, line.len());
        }
        letters
    }

    /// Writes a text, or reads one in its place; `None` where it is longer than `most` bytes, or what is read is none.
    pub(super) fn text(&mut self, coder: &mut Coder, text: &str, most: usize) -> Option<String> {
        let mut given = text.bytes().filter(|byte| *byte != 0);
        let mut so_far: Vec<u8> = Vec::new();
        loop {
            let byte = self.byte(coder, given.next().unwrap_or(0), &so_far);
            if byte == 0 {
                return String::from_utf8(so_far).ok();
            }
            so_far.push(byte);
            if so_far.len() > most || coder.is_over() {
                return None;
            }
        }
    }

    fn byte(&mut self, coder: &mut Coder, byte: u8, before: &[u8]) -> u8 {
        let contexts = contexts(before);
        let mut so_far = 1_usize;
        for shift in (0..8).rev() {
            let mut places = [0; GUESSES];
            let mut guesses = [0.0; GUESSES];
            let mut known = 0;
            for (guess, context) in contexts.iter().enumerate() {
                places[guess] = guess * PLACES + mixed(*context, so_far as u64) as usize % PLACES;
                let chance = self.places[places[guess]];
                known += usize::from(chance.seen > 0.0);
                guesses[guess] = libm::log(chance.of_one / (1.0 - chance.of_one)).clamp(-SUREST, SUREST);
            }
            let weights = &mut self.weights[known];
            let odds: f64 = weights.iter().zip(&guesses).map(|(weight, guess)| weight * guess).sum();
            let expected = 1.0 / (1.0 + libm::exp(-odds));
            let bit = coder.bit(byte >> shift & 1 == 1, expected);
            let missed = if bit { 1.0 - expected } else { -expected };
            for (weight, guess) in weights.iter_mut().zip(&guesses) {
                *weight += RATE * missed * guess;
            }
            for place in places {
                self.places[place].learn(bit, CARE, MEMORY);
            }
            so_far = so_far << 1 | usize::from(bit);
        }
        so_far as u8
    }
}

/// What each guess goes by: no letter, the last one to six, the word so far, and that with the word before.
fn contexts(before: &[u8]) -> [u64; GUESSES] {
    let last =
        |count: usize| before[before.len().saturating_sub(count)..].iter().fold(count as u64, |hash, byte| mixed(hash, u64::from(*byte)));
    let (mut word, mut former) = (7, 0);
    for byte in before {
        if byte.is_ascii_alphabetic() || *byte >= 128 {
            word = mixed(word, u64::from(byte.to_ascii_lowercase()));
        } else if word != 7 {
            (former, word) = (word, 7);
        }
    }
    [0, last(1), last(2), last(3), last(4), last(6), word, mixed(former, word)]
}

fn mixed(hash: u64, more: u64) -> u64 {
    let mixed = (hash.rotate_left(23) ^ more).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ mixed >> 29
}
