//! Everybody can read the words and tell the sectors apart: contrast of text in every theme, and the distance of sectors'
//! colours as people see them who lack one kind of cone.
//!
//! **Invariant:** the page's colours are read from the style sheet, the picture's from the program; none is written here.
//! **Not here:** shapes, which tell sectors apart without any colour; see `scene::shape`.

use stakeholder_map::analysis::Report;
use stakeholder_map::model::{
    Color, Level, Properties, Record, Relationship, RelationshipKind, Stakeholder, StakeholderMap, Trust, TrustScore,
};
use stakeholder_map::scene::{LegendEntry, Look, Parts, Positions, Style, Theme, TieColors, View, Viewport, legend, mix};

const STYLE_SHEET: &str = include_str!("../www/stakeholder-map.css");
const THEMES: [(Theme, &str); 3] =
    [(Theme::Light, ".widget {"), (Theme::Dark, ".widget.dark {"), (Theme::Projector, ".widget.projector {")];

/// Text at any size (WCAG 2.2, success criterion 1.4.6).
const TEXT: f64 = 7.0;
/// What is no text: edges of fields, symbols (success criterion 1.4.11).
const GRAPHIC: f64 = 3.0;

/// How people see who have all cones, or lack the long, middle or short ones (Machado, Oliveira and Fernandes 2009,
/// severity 1), on linear light.
const SIGHTS: [(&str, [[f64; 3]; 3]); 4] = [
    ("all cones", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    ("protanopia", [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]]),
    ("deuteranopia", [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]]),
    ("tritanopia", [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]]),
];

fn linear(color: Color) -> [f64; 3] {
    [color.red, color.green, color.blue].map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { libm::pow((part + 0.055) / 1.055, 2.4) }
    })
}

fn times(matrix: [[f64; 3]; 3], vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(vector).map(|(factor, part)| factor * part).sum())
}

/// The contrast of two colours, 1 to 21 (WCAG 2.2).
fn contrast(one: Color, other: Color) -> f64 {
    let [one, other] = [one, other].map(|color| {
        let [red, green, blue] = linear(color);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    });
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// How far apart two colours look, in hundredths of OKLab (Ottosson 2020); 2 is barely to be seen side by side.
fn distance(one: Color, other: Color, sight: [[f64; 3]; 3]) -> f64 {
    let lab = |color: Color| {
        let seen = times(sight, linear(color)).map(|part| part.clamp(0.0, 1.0));
        let cones = times(
            [
                [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
                [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
                [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
            ],
            seen,
        );
        times(
            [
                [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
                [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
                [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
            ],
            cones.map(libm::cbrt),
        )
    };
    100.0 * lab(one).iter().zip(lab(other)).map(|(one, other)| (one - other) * (one - other)).sum::<f64>().sqrt()
}

/// A colour of the page in a theme; a theme that says nothing has that of the light one.
fn token(block: &str, name: &str) -> String {
    let said = |block: &str| {
        let text = STYLE_SHEET.split(&format!("\n{block}")).nth(1)?.split('}').next()?;
        let line = text.lines().find(|line| line.trim().starts_with(&format!("--{name}:")))?;
        Some(line.split_once(": ")?.1.trim_end_matches(';').to_owned())
    };
    said(block).or_else(|| said(".widget {")).unwrap_or_else(|| panic!("the style sheet has no --{name}"))
}

fn color(block: &str, name: &str) -> Color {
    let text = token(block, name);
    let hex = &text[text.find('#').unwrap_or_else(|| panic!("--{name} is no colour: {text}")) + 1..];
    let hex: String = hex.chars().take_while(char::is_ascii_hexdigit).collect();
    let hex = if hex.len() == 3 { hex.chars().flat_map(|digit| [digit, digit]).collect() } else { hex };
    Color::parse(&format!("#{hex}")).unwrap_or_else(|| panic!("--{name} is no colour: {text}"))
}

/// The ground of what is pointed at or chosen: a share of the accent on paper.
fn tint(block: &str) -> Color {
    let text = token(block, "tint");
    let share = text.split("var(--accent) ").nth(1).and_then(|rest| rest.split('%').next()).and_then(|share| share.parse::<f64>().ok());
    mix(color(block, "paper"), color(block, "accent"), share.expect("the share of the accent") / 100.0)
}

fn style(theme: Theme) -> Style {
    Style::new(theme, Viewport { width_px: 1280.0, height_px: 720.0 })
}

#[test]
fn text_of_the_page_stands_out_in_every_theme() {
    for (theme, block) in THEMES {
        let grounds = [("paper", color(block, "paper")), ("wash", color(block, "wash")), ("tint", tint(block))];
        for name in ["ink", "soft", "accent", "danger"] {
            for (ground, under) in grounds {
                let found = contrast(color(block, name), under);
                assert!(found >= TEXT, "{theme:?}: {name} on {ground} is {found:.2}");
            }
        }
    }
}

#[test]
fn edges_of_fields_stand_out_in_every_theme() {
    for (theme, block) in THEMES {
        for ground in ["paper", "wash"] {
            let found = contrast(color(block, "edge"), color(block, ground));
            assert!(found >= GRAPHIC, "{theme:?}: edge on {ground} is {found:.2}");
        }
    }
}

#[test]
fn text_and_symbols_of_the_picture_stand_out_in_every_theme() {
    for (theme, _) in THEMES {
        let style = style(theme);
        for (name, text) in [("ink", style.ink), ("soft", style.soft), ("accent", style.accent)] {
            let found = contrast(text, style.background);
            assert!(found >= TEXT, "{theme:?}: {name} is {found:.2}");
        }
        for at in 0..12 {
            let look = Look::of(at, None);
            // On a light ground the dark outline stands out as well, on a dark one the fill alone.
            let found = contrast(style.fill(look.color), style.background).max(contrast(style.outline, style.background));
            assert!(found >= GRAPHIC, "{theme:?}: the colour of sector {at} is {found:.2}");
        }
    }
}

#[test]
fn the_first_five_sectors_are_told_apart_by_colour_alone_whatever_cones_there_are() {
    for (theme, _) in THEMES {
        for (sight, matrix) in SIGHTS {
            for one in 0..5 {
                for other in 0..one {
                    let [one_fill, other_fill] = [one, other].map(|at| style(theme).fill(Look::of(at, None).color));
                    let found = distance(one_fill, other_fill, matrix);
                    assert!(found >= 6.0, "{theme:?}, {sight}: sectors {other} and {one} are {found:.1} apart");
                }
            }
        }
    }
}

#[test]
fn any_two_of_twelve_sectors_differ_in_shape_or_plainly_in_colour() {
    for (theme, _) in THEMES {
        for (sight, matrix) in SIGHTS {
            for one in 0..12 {
                for other in 0..one {
                    let looks = [one, other].map(|at| Look::of(at, None));
                    let [one_fill, other_fill] = looks.map(|look| style(theme).fill(look.color));
                    let found = distance(one_fill, other_fill, matrix);
                    let is_other_shape = looks[0].shape != looks[1].shape;
                    assert!(is_other_shape || found >= 6.0, "{theme:?}, {sight}: sectors {other} and {one} are {found:.1} apart");
                }
            }
        }
    }
}

/// The colours of ties that say one thing each, in the order of the legend.
fn ties_colored(theme: Theme, by: TieColors, ties: &[(&str, f64, f64)]) -> Vec<Color> {
    let body = |id: &str| Stakeholder { name: id.into(), ..Stakeholder::blank(id.into()) };
    let tie = |(at, (kind, level, trust)): (usize, &(&str, f64, f64))| Relationship {
        source: "a".into(),
        target: "b".into(),
        kind: Some(RelationshipKind::new(kind)),
        level: Level::new(*level).ok(),
        trust: Trust { forward: TrustScore::new(*trust).ok(), back: None },
        ..Relationship::blank(format!("t{at}").as_str().into())
    };
    let ties = ties.iter().enumerate().map(tie).collect();
    let map = StakeholderMap::assemble(Properties::default(), vec![], vec![], vec![body("a"), body("b")], ties, vec![]).expect("sound");
    let (report, positions) = (Report::default(), Positions::new());
    let view = View { theme, tie_colors: by, ..View::default() };
    let entries = legend(&Parts { map: &map, report: &report, positions: &positions }, &view).entries;
    entries.iter().filter_map(|entry| if let LegendEntry::Tie { color, .. } = entry { Some(*color) } else { None }).collect()
}

#[test]
fn colours_of_ties_stand_out_and_are_told_apart_whatever_cones_there_are() {
    let kinds: Vec<(&str, f64, f64)> = ["funding", "policy", "referral", "conflict", "expertise", "authority", "programme", "resources"]
        .map(|kind| (kind, 0.0, 1.0))
        .into();
    let levels: Vec<(&str, f64, f64)> = [1.0, 2.0, 3.0, 4.0, 5.0].map(|level| ("funding", level, 1.0)).into();
    let trust: Vec<(&str, f64, f64)> = [1.0, 2.0, 3.0, 4.0].map(|trust| ("funding", 0.0, trust)).into();
    for (theme, _) in THEMES {
        for (by, ties, apart) in [(TieColors::Kind, &kinds, 6.0), (TieColors::Level, &levels, 4.0), (TieColors::Trust, &trust, 6.0)] {
            let colors = ties_colored(theme, by, ties);
            assert_eq!(colors.len(), ties.len(), "{theme:?}, {by:?}: the legend names each");
            for (at, color) in colors.iter().enumerate() {
                let found = contrast(*color, style(theme).background);
                assert!(found >= GRAPHIC, "{theme:?}, {by:?} {at} is {found:.2}");
                for (sight, matrix) in SIGHTS {
                    for (before, other) in colors[..at].iter().enumerate() {
                        let found = distance(*color, *other, matrix);
                        assert!(found >= apart, "{theme:?}, {sight}: {by:?} {before} and {at} are {found:.1} apart");
                    }
                }
            }
        }
    }
}
