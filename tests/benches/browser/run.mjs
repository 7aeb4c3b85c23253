// The benchmarks in Chromium: how long an edit takes, what moving about the map costs, then measures side by side with other libraries. The packages that
// drive the browser lie with the stories, so what needs them lies there too.
import { fileURLToPath } from "node:url";
import { spawnSync } from "node:child_process";

for (const script of ["../../e2e/edit-speed.mjs", "first-picture.mjs", "drawing.mjs", "libraries.mjs"]) {
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL(script, import.meta.url)), ...process.argv.slice(2)], { stdio: "inherit" });
  if (status) process.exit(status);
}
