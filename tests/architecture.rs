//! Keeps the shape of the code: who may use whom, where outside crates may appear, and what every file owes its reader.
//!
//! **Invariant:** the checker reads tokens, so a path in a comment or a string is no use of it, and test modules count like
//! all other code.
//! **Not here:** lints of the compiler and of clippy; see `[workspace.lints]` in `Cargo.toml`.

use std::path::{Path, PathBuf};
use std::{fmt, fs};

/// Which modules each module of the top level may use. A module that is absent here may not exist.
const MAY_USE: [(&str, &[&str]); 14] = [
    ("model", &[]),
    ("words", &[]),
    ("edit", &["model"]),
    ("analysis", &["model"]),
    ("layout", &["model", "analysis"]),
    ("insight", &["model", "analysis", "edit", "words"]),
    ("formats", &["model", "edit", "analysis", "words"]),
    ("scene", &["model", "analysis", "layout", "insight", "words"]),
    ("tools", &["model", "edit", "scene", "words"]),
    ("render", &["scene"]),
    ("paper", &["model", "analysis", "edit", "layout", "insight", "formats", "scene", "render", "words"]),
    ("session", &["model", "edit", "analysis", "layout", "insight", "formats", "scene", "words"]),
    ("ui", &["model", "edit", "analysis", "layout", "insight", "formats", "scene", "words", "tools", "render", "paper", "session"]),
    ("host", &["model", "edit", "analysis", "layout", "insight", "formats", "scene", "words", "tools", "render", "paper", "session", "ui"]),
];

/// Crates of their own below `src/`: `crate` means them alone there.
const APART: [&str; 2] = ["companions", "kernels"];

/// Where an outside crate may appear: beginnings of paths below `src/`.
const CRATES: [(&[&str], &[&str]); 5] = [
    (&["petgraph"], &["analysis/"]),
    (&["stakeholder_map_kernels"], &["analysis/", "layout/"]),
    (&["serde", "serde_json", "serde_path_to_error"], &["formats/", "host/"]),
    (&["yew"], &["ui/", "host/"]),
    (
        &["web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "serde_wasm_bindgen", "idb"],
        &["render/canvas", "ui/", "host/", "companions/"],
    ),
];

const MOST_LINES: usize = 500;

/// A place where a rule does not hold.
#[derive(Debug, PartialEq)]
struct Violation {
    file: String,
    line: usize,
    rule: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}", self.file, self.line, self.rule)
    }
}

#[test]
fn the_code_keeps_its_shape() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["src", "tests", "xtask/src"] {
        rust_files(&root.join(folder), &mut files);
    }
    files.sort();
    assert!(files.len() > 10, "the sources were not found below {}", root.display());
    let mut violations = Vec::new();
    for path in files {
        let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name} cannot be read: {error}"));
        violations.extend(check(&name, &text));
    }
    let lines: Vec<String> = violations.iter().map(Violation::to_string).collect();
    assert!(lines.is_empty(), "{} rules are broken:\n{}", lines.len(), lines.join("\n"));
}

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() && entry.file_name() != "node_modules" {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Everything that is wrong with one file, in the order of its lines.
fn check(file: &str, text: &str) -> Vec<Violation> {
    let tokens = tokens(text);
    let mut found = about_the_file(text);
    found.extend(left_over(text, &tokens));
    if let Some(below_src) = file.strip_prefix("src/") {
        found.extend(forbidden_modules(below_src, &tokens));
        found.extend(forbidden_crates(below_src, &tokens));
    }
    found.sort();
    found.into_iter().map(|(line, rule)| Violation { file: file.to_owned(), line, rule }).collect()
}

type Found = Vec<(usize, String)>;

/// Every file opens with a `//!` header and stays short.
fn about_the_file(text: &str) -> Found {
    let mut found = Found::new();
    let opens_with = text.lines().find(|line| !line.trim().is_empty() && !line.starts_with("#!["));
    if !opens_with.is_some_and(|line| line.starts_with("//! ")) {
        found.push((1, "a file opens with a `//!` header that says what it is for".to_owned()));
    }
    let lines = text.lines().count();
    if lines > MOST_LINES {
        found.push((lines, format!("a file has at most {MOST_LINES} lines, this one has {lines}: split it by concept")));
    }
    found
}

/// Nothing is left to do, and no test is passed over.
fn left_over(text: &str, tokens: &[Token<'_>]) -> Found {
    let mark = concat!("TO", "DO");
    let marked = text.lines().enumerate().filter(|(_, line)| line.contains(mark));
    let mut found: Found = marked.map(|(index, _)| (index + 1, format!("no `{mark}`: do it, or leave the code without it"))).collect();
    for (index, token) in tokens.iter().enumerate() {
        if token.text == "todo" && word(tokens, index + 1) == "!" {
            found.push((token.line, "no `todo!`: finish it".to_owned()));
        }
        if token.text == "ignore" && index > 1 && word(tokens, index - 1) == "[" && word(tokens, index - 2) == "#" {
            found.push((token.line, "no ignored test: mend it or remove it".to_owned()));
        }
    }
    found
}

/// Uses of other modules of the crate that the table does not allow.
fn forbidden_modules(below_src: &str, tokens: &[Token<'_>]) -> Found {
    let Some(own) = top_module(below_src).filter(|own| !APART.contains(own)) else { return Found::new() };
    let Some((_, allowed)) = MAY_USE.iter().find(|(module, _)| *module == own) else {
        return vec![(1, format!("`{own}` is not in the table of modules: give it a place there, or move the file"))];
    };
    let mut found = Found::new();
    for (line, used) in used_modules(below_src, tokens) {
        if used == own || allowed.contains(&used) {
            continue;
        }
        let known = MAY_USE.iter().any(|(module, _)| *module == used);
        let rule = if known {
            format!("`{own}` may not use `{used}`, only: {}", if allowed.is_empty() { "nothing".to_owned() } else { allowed.join(", ") })
        } else {
            format!("`crate::{used}` names no module of the table: use the full path of what is meant")
        };
        found.push((line, rule));
    }
    found
}

/// Outside crates where they may not appear.
fn forbidden_crates(below_src: &str, tokens: &[Token<'_>]) -> Found {
    let mut found = Found::new();
    for token in tokens {
        // The browser's crates are many and share this beginning.
        let name = if token.text.starts_with("gloo_") { "web_sys" } else { token.text };
        let Some((_, places)) = CRATES.iter().find(|(crates, _)| crates.contains(&name)) else { continue };
        if !places.iter().any(|place| below_src.starts_with(place)) {
            found.push((token.line, format!("`{}` may appear only below: src/{}", token.text, places.join(", src/"))));
        }
    }
    found
}

/// The module of the top level that a file belongs to; `lib.rs` and `main.rs` belong to none.
fn top_module(below_src: &str) -> Option<&str> {
    match below_src.split_once('/') {
        Some((module, _)) => Some(module),
        None => below_src.strip_suffix(".rs").filter(|name| !["lib", "main"].contains(name)),
    }
}

/// How many modules enclose the code at the top of a file: 1 for `model/mod.rs`, 2 for `model/map.rs`.
fn depth_of(below_src: &str) -> usize {
    let folders = below_src.matches('/').count();
    if below_src.ends_with("/mod.rs") { folders } else { folders + 1 }
}

/// The first name of every path that begins at the crate, also in groups and by way of `super`, with its line.
fn used_modules<'a>(below_src: &str, tokens: &[Token<'a>]) -> Vec<(usize, &'a str)> {
    let mut used = Vec::new();
    let mut open_braces = 0_usize;
    // For each `mod name {` around the current token: how many braces were open before it.
    let mut inner_modules: Vec<usize> = Vec::new();
    let mut index = 0;
    while index < tokens.len() {
        let mut next = index + 1;
        match tokens[index].text {
            "mod" if word(tokens, index + 2) == "{" => inner_modules.push(open_braces),
            "{" => open_braces += 1,
            "}" => {
                open_braces = open_braces.saturating_sub(1);
                if inner_modules.last() == Some(&open_braces) {
                    inner_modules.pop();
                }
            }
            "crate" => first_names(tokens, index + 1, &mut used),
            "super" => {
                let mut steps = 1;
                while word(tokens, next) == "::" && word(tokens, next + 1) == "super" {
                    steps += 1;
                    next += 2;
                }
                if steps >= depth_of(below_src) + inner_modules.len() {
                    first_names(tokens, next, &mut used);
                }
            }
            _ => {}
        }
        index = next;
    }
    used
}

/// The names right behind `crate`, where a path goes on at `index`: one name, or the first of each path of a group.
fn first_names<'a>(tokens: &[Token<'a>], index: usize, used: &mut Vec<(usize, &'a str)>) {
    if word(tokens, index) != "::" {
        return;
    }
    if word(tokens, index + 1) != "{" {
        used.extend(tokens.get(index + 1).map(|token| (token.line, token.text)));
        return;
    }
    let mut depth = 0_usize;
    let mut begins = false;
    for token in &tokens[index + 1..] {
        match token.text {
            "{" => {
                depth += 1;
                begins = depth == 1;
            }
            "}" if depth == 1 => return,
            "}" => depth -= 1,
            "," => begins = depth == 1,
            name if begins => {
                used.push((token.line, name));
                begins = false;
            }
            _ => {}
        }
    }
}

/// A word, `::` or a single sign of Rust, with its line. Comments, strings and lifetimes are none.
#[derive(Clone, Copy, Debug)]
struct Token<'a> {
    line: usize,
    text: &'a str,
}

fn word<'a>(tokens: &[Token<'a>], index: usize) -> &'a str {
    tokens.get(index).map_or("", |token| token.text)
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let (mut rest, mut line) = (text, 1);
    while let Some(first) = rest.chars().next() {
        let skipped = skipped_bytes(rest);
        let size = match skipped {
            Some(size) => size,
            None if is_word(first) => rest.find(|sign| !is_word(sign)).unwrap_or(rest.len()),
            None if rest.starts_with("::") => 2,
            None => first.len_utf8(),
        };
        let (text, after) = rest.split_at(size);
        if skipped.is_none() {
            tokens.push(Token { line, text });
        }
        line += text.matches('\n').count();
        rest = after;
    }
    tokens
}

fn is_word(sign: char) -> bool {
    sign == '_' || sign.is_alphanumeric()
}

/// How many bytes at the start of `rest` are white space, a comment, a string, a character or a lifetime.
fn skipped_bytes(rest: &str) -> Option<usize> {
    let first = rest.chars().next()?;
    if first.is_whitespace() {
        Some(first.len_utf8())
    } else if rest.starts_with("//") {
        Some(rest.find('\n').unwrap_or(rest.len()))
    } else if rest.starts_with("/*") {
        Some(block_comment(rest))
    } else if let Some(size) = raw_string(rest) {
        Some(size)
    } else if first == '"' || rest.starts_with("b\"") || rest.starts_with("c\"") {
        let quote = rest.find('"')?;
        Some(quote + 1 + quoted(&rest[quote + 1..], '"'))
    } else if let Some(after) = rest.strip_prefix('\'') {
        let mut signs = after.chars();
        let is_lifetime = signs.next().is_some_and(is_word) && signs.next() != Some('\'');
        let name = after.find(|sign| !is_word(sign)).unwrap_or(after.len());
        Some(1 + if is_lifetime { name } else { quoted(after, '\'') })
    } else {
        None
    }
}

/// The length of a comment in `/* */`, which may hold others.
fn block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < rest.len() {
        let bytes = &rest.as_bytes()[at..];
        if bytes.starts_with(b"/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if bytes.starts_with(b"*/") {
            (depth, at) = (depth - 1, at + 2);
        } else {
            at += 1;
        }
        if depth == 0 {
            return at;
        }
    }
    rest.len()
}

/// The length of `r"…"`, `r#"…"#`, `br"…"`.
fn raw_string(rest: &str) -> Option<usize> {
    let prefix =
        ["r", "br", "cr"].into_iter().find(|prefix| rest.starts_with(&format!("{prefix}\"")) || rest.starts_with(&format!("{prefix}#")))?;
    let after = &rest[prefix.len()..];
    let hashes = after.len() - after.trim_start_matches('#').len();
    let body = after[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let length = body.find(&end)? + end.len();
    Some(prefix.len() + hashes + 1 + length)
}

/// The length of what stands up to and with the closing `quote`; a backslash guards the sign behind it.
fn quoted(after_quote: &str, quote: char) -> usize {
    let mut guarded = false;
    for (at, sign) in after_quote.char_indices() {
        match sign {
            _ if guarded => guarded = false,
            '\\' => guarded = true,
            _ if sign == quote => return at + sign.len_utf8(),
            _ => {}
        }
    }
    after_quote.len()
}

mod the_checker {
    use super::check;

    /// The lines and rules found in a file that is well but for `code`.
    fn found(file: &str, code: &str) -> Vec<String> {
        check(file, &format!("//! Header.\n{code}")).iter().map(ToString::to_string).collect()
    }

    fn assert_clean(file: &str, code: &str) {
        assert_eq!(found(file, code), Vec::<String>::new());
    }

    fn assert_found(file: &str, code: &str, line: usize, rule: &str) {
        let found = found(file, code);
        assert!(found.len() == 1, "{found:?}");
        assert!(found[0].starts_with(&format!("{file}:{line}: ")) && found[0].contains(rule), "{found:?}");
    }

    #[test]
    fn allows_the_uses_of_the_table_and_those_within_a_module() {
        assert_clean("src/edit/plan.rs", "use crate::model::map::StakeholderMap;\nuse crate::edit::command::Command;");
        assert_clean("src/lib.rs", "pub mod model;");
    }

    #[test]
    fn finds_a_use_that_the_table_forbids_with_its_line() {
        assert_found("src/model/map.rs", "\nuse crate::edit::plan;", 3, "`model` may not use `edit`, only: nothing");
        assert_found("src/render/svg.rs", "fn f() { crate::model::map::f() }", 2, "`render` may not use `model`, only: scene");
    }

    #[test]
    fn finds_a_forbidden_use_inside_a_group() {
        assert_found("src/edit/plan.rs", "use crate::{\n    model::{a, b::ui},\n    session::Session,\n};", 4, "may not use `session`");
    }

    #[test]
    fn finds_a_forbidden_use_by_way_of_super() {
        assert_found("src/model/map.rs", "use super::super::edit::plan;", 2, "may not use `edit`");
        assert_found("src/model/mod.rs", "use super::edit::plan;", 2, "may not use `edit`");
        assert_found("src/model/mod.rs", "mod tests {\n use super::super::edit;\n}", 3, "may not use `edit`");
        assert_clean("src/model/map.rs", "use super::table::Table;\nmod tests {\n use super::super::table;\n use super::*;\n}");
    }

    #[test]
    fn counts_test_modules_like_other_code() {
        assert_found("src/model/map.rs", "#[cfg(test)]\nmod tests {\n use crate::session::Session;\n}", 4, "may not use `session`");
    }

    #[test]
    fn reads_no_use_out_of_comments_strings_and_characters() {
        assert_clean("src/model/map.rs", "// crate::edit\n/* crate::edit /* */ yew */\n//! [`crate::edit`]");
        assert_clean("src/model/map.rs", r###"const A: &str = "crate::edit \" yew"; const B: &str = r#"a " petgraph"#;"###);
        assert_clean("src/model/map.rs", "fn f<'yew>(c: char) -> bool { c == '\"' || c == '\\'' || c == 'a' }");
    }

    #[test]
    fn goes_on_reading_behind_strings_and_characters() {
        for code in ["const A: &str = \"a\\\\\"; ", "const A: char = '\"'; ", "const A: &str = r#\"\"\"#; ", "fn f<'a>(a: &'a str) {} "] {
            assert_found("src/model/map.rs", &format!("{code} use crate::ui::root;"), 2, "may not use `ui`");
        }
    }

    #[test]
    fn finds_modules_that_are_not_in_the_table() {
        assert_found("src/helpers/mod.rs", "", 1, "`helpers` is not in the table");
        assert_found("src/edit/plan.rs", "use crate::StakeholderMap;", 2, "names no module of the table");
    }

    #[test]
    fn finds_outside_crates_out_of_their_place() {
        assert_found("src/scene/view.rs", "use petgraph::Graph;", 2, "`petgraph` may appear only below: src/analysis/");
        assert_found("src/model/map.rs", "#[derive(serde::Serialize)]", 2, "`serde` may appear only below: src/formats/, src/host/");
        assert_found("src/render/svg.rs", "use web_sys::Element;", 2, "`web_sys` may appear only below");
        assert_found("src/kernels/reach.rs", "use petgraph::Graph;", 2, "`petgraph` may appear only below: src/analysis/");
        assert_found("src/scene/tie.rs", "use stakeholder_map_kernels::reach;", 2, "may appear only below: src/analysis/");
        assert_clean("src/kernels/reach.rs", "use crate::rows::Rows;");
        assert_clean("src/render/canvas.rs", "use web_sys::Element;");
        assert_clean("src/ui/root.rs", "use yew::html;\nuse gloo_events::EventListener;");
    }

    #[test]
    fn finds_a_missing_header_and_a_file_that_is_too_long() {
        let missing = check("src/model/map.rs", "use std::fmt;\n");
        assert!(missing.len() == 1 && missing[0].to_string().contains("`//!` header"), "{missing:?}");
        assert_clean("src/model/map.rs", &"\n".repeat(499));
        assert_found("src/model/map.rs", &"\n".repeat(500), 501, "at most 500 lines");
    }

    #[test]
    fn finds_what_is_left_to_do_and_tests_that_are_passed_over() {
        assert_found("xtask/src/main.rs", concat!("// TO", "DO later"), 2, "do it");
        assert_found("src/model/map.rs", concat!("fn f() { todo", "!() }"), 2, "finish it");
        assert_found("tests/formats.rs", concat!("#[", "ignore = \"slow\"]"), 2, "no ignored test");
        assert_clean("src/model/map.rs", "fn ignore(todo: bool) -> bool { todo }");
    }
}
