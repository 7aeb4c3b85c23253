//! Who mostly drives and who mostly depends: influence and dependence along arrows, direct and through one other (MACTOR;
//! Godet 1991).

use crate::analysis::key;
use crate::insight::finding::{Evidence, Finding, Severity};
use crate::insight::ground::Ground;
use crate::insight::rules::stated;
use crate::model::sort_indices;

pub(super) const DRIVES: &str = "mostly-drives";
pub(in crate::insight) const DEPENDS: &str = "mostly-depends";

/// One of the two is at least this many times the other; smaller differences are ties.
const TIMES: f64 = 2.0;

/// One finding for those who mostly drive, one for those who mostly depend, the widest difference first. Numbers: how many
/// they are.
pub(super) fn find(ground: &Ground<'_>) -> Vec<Finding> {
    let column = |key: &str| -> Vec<f64> {
        let column = ground.report.column(key).unwrap_or_default();
        column.iter().map(|value| value.unwrap_or_default()).collect()
    };
    let (influence, dependence) = (column(key::INFLUENCE), column(key::DEPENDENCE));
    // Both have the same sum, since what one gives another takes.
    let mean = influence.iter().sum::<f64>() / influence.len() as f64;
    let mut found = Vec::new();
    for (rule, more, less) in [(DRIVES, &influence, &dependence), (DEPENDS, &dependence, &influence)] {
        let mut rows: Vec<usize> =
            (0..more.len()).filter(|at| more[*at] > 0.0 && more[*at] >= mean && more[*at] >= TIMES * less[*at]).collect();
        if rows.is_empty() {
            continue;
        }
        sort_indices(&mut rows, &mut |a, b| (more[b] - less[b]).total_cmp(&(more[a] - less[a])));
        let stakeholders = ground.ids(&rows);
        let numbers = vec![stakeholders.len() as f64];
        found.push(stated(rule, Severity::Notice, 1.0, Evidence { stakeholders, numbers, ..Evidence::default() }));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::test_map::{Draft, cited};
    use crate::model::Strength;

    fn told(ties: &str, one_way: &str) -> Vec<(&'static str, Vec<String>)> {
        let mut draft = Draft::new("a1 a2 a3 a4", ties);
        one_way.split_whitespace().for_each(|tie| draft.tie(tie).directed = true);
        let names = |finding: &Finding| cited(finding).into_iter().map(str::to_owned).collect();
        draft.found(find).iter().map(|finding| (finding.rule, names(finding))).collect()
    }

    #[test]
    fn whoever_sends_and_is_sent_nothing_drives_and_the_other_way_round() {
        let told = told("a1-a2 a1-a3 a2-a4 a3-a4", "a1-a2 a1-a3 a2-a4 a3-a4");
        assert_eq!(told, [(DRIVES, vec!["a1".to_owned()]), (DEPENDS, vec!["a4".to_owned()])]);
    }

    #[test]
    fn twice_as_much_is_the_edge() {
        let with = |back: f64| {
            let mut draft = Draft::new("a1 a2", "a1-a2 a2-a1");
            for (tie, strength) in [("a1-a2", 4.0), ("a2-a1", back)] {
                draft.tie(tie).directed = true;
                draft.tie(tie).strength = Strength::new(strength).expect("a strength");
            }
            draft.found(find).len()
        };
        assert_eq!((with(2.0), with(3.0)), (2, 0));
    }

    #[test]
    fn ties_that_go_both_ways_make_nobody_drive() {
        assert_eq!(told("a1-a2 a1-a3 a1-a4", ""), []);
    }
}
