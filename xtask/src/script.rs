//! Drops from module scripts what running them does not need.
//!
//! **Invariant:** only comments that begin a line go before the names of the border are shortened; the generator writes no text in
//! which a line begins like one. The rest is the work of terser, whose version `xtask/package-lock.json` pins.

use std::path::Path;

use crate::command::{program, root, run};
use crate::progress::Outcome;

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

/// What lets go of an instance, by the way in which the generated script takes one: in its place stands one that traps at
/// every call, but for those by which the browser gives back what it had of it.
const FORGET: &str = r#"
export function forget() {
    const trap = () => { throw new WebAssembly.RuntimeError('unreachable'); };
    const none = () => undefined;
    __wbg_init_promise = undefined;
    __wbg_finalize_init({ exports: new Proxy({}, { get: (_, name) => /start$|_free$|destroy/.test(name) ? none : trap }) });
}
"#;

/// The script of a program, with a further function that lets go of its instance, so that the browser can take its memory
/// back. `None` where the generated script is another than expected.
pub(crate) fn with_forget(script: &str) -> Option<String> {
    let is_known = ["function __wbg_finalize_init(instance, module) {", "let __wbg_init_promise;"].iter().all(|part| script.contains(part));
    is_known.then(|| format!("{script}{FORGET}"))
}

/// Makes a module script in `dist` say the same in fewer bytes; exported names, properties and names of classes stay.
pub(crate) fn minify(path: &Path) -> Outcome {
    let tool = root().join("xtask/node_modules/terser/bin/terser");
    let options = ["--module", "--ecma", "2022", "--keep-classnames", "--compress", "passes=2,if_return=false", "--mangle", "--output"];
    let mut command = program("node", [&tool]);
    run(command.args(options).arg(path).arg("--").arg(path), "the script named above is no module that terser reads")
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
