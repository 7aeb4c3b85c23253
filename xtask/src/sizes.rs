//! How large the published files are, and the bars that they must stay under.
//!
//! Sizes are those that travel: each file under brotli at its highest quality, but the page that is one file as it is, for people
//! send it to each other. 1 KB is 1,000 bytes.

use std::fs;
use std::path::Path;

use crate::command::{output, program};
use crate::one_file::PAGE;
use crate::page::{PROGRAMS, WRAPPER, module_of, script_of};
use crate::progress::{Failure, Outcome};

/// What the WebAssembly module should come down to.
const WASM_AIM_BYTES: u64 = 260_000;
/// The bar for the WebAssembly module until it has: no change may make it larger than this.
const WASM_BAR_BYTES: u64 = 562_000;
/// The bar for the wrapper and the generated module together.
const SCRIPTS_BAR_BYTES: u64 = 11_000;

/// The bar for the page that is one file with the largest of the templates in it, as it lies on a disk.
const ONE_FILE_BAR_BYTES: u64 = 600_000;

/// The bar for the wrapper alone.
const WRAPPER_BAR_BYTES: u64 = 4_000;

/// Prints size and brotli size of each of the files named.
const MEASURE: &str = "
const { brotliCompressSync } = require('node:zlib');
for (const file of process.argv.slice(1)) {
  const bytes = require('node:fs').readFileSync(file);
  console.log(bytes.length, brotliCompressSync(bytes).length);
}";

struct Size {
    raw: u64,
    brotli: u64,
}

/// Prints the sizes of the files in `dist` and fails where one is over its bar.
pub(crate) fn check(dist: &Path) -> Outcome {
    let [program, companions @ ..] = &PROGRAMS;
    let wasm = measured(dist, &module_of(program))?;
    let wrapper = measured(dist, WRAPPER)?.brotli;
    let scripts = wrapper + measured(dist, &script_of(program))?.brotli;
    for companion in companions {
        measured(dist, &module_of(companion))?;
        measured(dist, &script_of(companion))?;
    }
    if wasm.brotli > WASM_AIM_BYTES {
        println!("    the WebAssembly module is {} bytes above its aim of {WASM_AIM_BYTES}", wasm.brotli - WASM_AIM_BYTES);
    }
    under("the WebAssembly module", wasm.brotli, WASM_BAR_BYTES)?;
    under("the wrapper", wrapper, WRAPPER_BAR_BYTES)?;
    under("the module scripts", scripts, SCRIPTS_BAR_BYTES)?;
    let one_file = measured(dist, PAGE)?.raw + largest_template(dist)?;
    under("the page that is one file, with a map", one_file, ONE_FILE_BAR_BYTES)
}

/// How many bytes the largest of the maps takes that come with the program.
fn largest_template(dist: &Path) -> Outcome<u64> {
    let sizes = fs::read_dir(dist.join("templates"))
        .map(|entries| entries.flatten().filter_map(|entry| entry.metadata().ok()).map(|data| data.len()).max());
    sizes.ok().flatten().ok_or_else(|| Failure::new("there are no templates in dist", "delete dist and build again"))
}

/// Measures a file and prints what it came to.
fn measured(dist: &Path, name: &str) -> Outcome<Size> {
    let size = measure(dist, name)?;
    println!("    {name:<30} {:>9} bytes, {:>7} brotli", size.raw, size.brotli);
    Ok(size)
}

fn measure(dist: &Path, name: &str) -> Outcome<Size> {
    let path = dist.join(name);
    let printed = output(program("node", ["-e", MEASURE, "--"]).arg(&path)).unwrap_or_default();
    let mut numbers = printed.split_whitespace().map(str::parse::<u64>);
    match (numbers.next(), numbers.next()) {
        (Some(Ok(raw)), Some(Ok(brotli))) => Ok(Size { raw, brotli }),
        _ => Err(Failure::new(format!("{} could not be measured", path.display()), "check that the build wrote it and that `node` runs")),
    }
}

fn under(what: &str, bytes: u64, bar: u64) -> Outcome {
    println!("    {what}: {bytes} of at most {bar} bytes");
    if bytes <= bar {
        return Ok(());
    }
    Err(Failure::new(
        format!("{what} came to {bytes} bytes, {} over the bar of {bar}", bytes - bar),
        "look for a new dependency, for generic code that is instantiated many times, or for data that could load on demand",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_at_the_bar_passes_and_one_byte_more_fails() {
        assert!(under("it", 10, 10).is_ok());
        assert!(under("it", 11, 10).is_err());
    }
}
