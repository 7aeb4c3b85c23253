//! Drops from module scripts what running them does not need.
//!
//! **Invariant:** only comments that begin a line go; neither the generator nor we write a text in which a line begins like one.

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

/// One of our own scripts without its comments and without the space before its lines.
pub(crate) fn without_comments(script: &str) -> String {
    let lines = without_documentation(script);
    lines.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//")).flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documentation_goes_and_code_stays() {
        let script = "/**\n * One map.\n */\nclass Widget {\n    /** Fits. */\n    fit() {} // all of it\n}\n";
        assert_eq!(without_documentation(script), "class Widget {\n    fit() {} // all of it\n}\n");
    }

    #[test]
    fn our_own_comments_go_too() {
        let script = "// What it is.\n/** Doc. */\n\nlet a = 1; // one\n  // so\n  b();\n";
        assert_eq!(without_comments(script), "let a = 1; // one\nb();\n");
    }
}
