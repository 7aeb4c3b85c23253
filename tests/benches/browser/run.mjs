// The benchmarks in Chromium. The packages that drive it lie with the stories, so what needs them lies there too.
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { spawnSync } from "node:child_process";

const script = resolve(fileURLToPath(new URL("../../e2e/edit-speed.mjs", import.meta.url)));
process.exit(spawnSync(process.execPath, [script], { stdio: "inherit" }).status ?? 1);
