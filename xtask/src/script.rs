//! Drops from the generated module script what running it does not need.
//!
//! **Invariant:** only comments that begin a line go; the generator writes no text in which a line begins like one.

/// The script without its documentation comments.
pub(crate) fn without_documentation(script: &str) -> String {
    let mut is_comment = false;
    let mut kept = String::with_capacity(script.len());
    for line in script.split_inclusive('\n') {
        is_comment |= line.trim_start().starts_with("/**");
        if !is_comment {
            kept.push_str(line);
        }
        is_comment &= !line.contains("*/");
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documentation_goes_and_code_stays() {
        let script = "/**\n * One map.\n */\nclass Widget {\n    /** Fits. */\n    fit() {} // all of it\n}\n";
        assert_eq!(without_documentation(script), "class Widget {\n    fit() {} // all of it\n}\n");
    }
}
