// Packs dist/ as npm would, and tries the package as others use it: publint, are-the-types-wrong, TypeScript --strict, Node, and
// pages of React, Vue and Svelte that Vite builds. Run by `cargo xtask test package`.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "../e2e/server.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const dist = resolve(process.env.DIST ?? join(here, "../../dist"));
const modules = join(here, "node_modules");
const run = (command, ...rest) => execFileSync(command, rest, { cwd: here, encoding: "utf8" });
const tool = (name, ...rest) => run(join(modules, ".bin", name), ...rest);

async function check(what, test) {
  try {
    await test();
    console.log(`ok      ${what}`);
  } catch (error) {
    console.log(`FAILED  ${what}\n${error.stdout ?? ""}${error.stderr ?? ""}${error.stack}`);
    process.exitCode = 1;
  }
}

const packed = mkdtempSync(join(tmpdir(), "stakeholder-map-"));
const [{ filename, files }] = JSON.parse(execFileSync("npm", ["pack", "--json", "--pack-destination", packed], { cwd: dist, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
const tarball = join(packed, filename);
const installed = join(modules, "stakeholder-map");
rmSync(installed, { recursive: true, force: true });
mkdirSync(installed, { recursive: true });
run("tar", "-xzf", tarball, "-C", installed, "--strip-components=1");

await check("the package holds what its exports name, and no page of ours", () => {
  const names = files.map(({ path }) => path);
  for (const wanted of ["LICENSE-MIT", "LICENSE-APACHE", "README.md", "custom-elements.json", "worker.js", "embed.html"]) if (!names.includes(wanted)) throw new Error(`${wanted} is missing`);
  if (names.includes("index.html")) throw new Error("index.html does not belong there");
});
await check("publint", () => tool("publint", "--strict", installed));
await check("are the types wrong", () => tool("attw", "--profile", "esm-only", "--exclude-entrypoints", "stakeholder-map.css", "stakeholder_map_bg.wasm", "--", tarball));
await check("TypeScript, strict", () => tool("tsc", "-p", "types"));
await check("Node: a table becomes a report", () => {
  const words = run("node", "node/report.mjs", "node/ties.csv");
  const wanted = "4 stakeholders, 4 ties; 67 % of the possible ones\nClinic: 3\n";
  if (!words.startsWith(wanted)) throw new Error(`it says:\n${words}`);
});
/** Builds a sample's page with Vite, and adds a body in it. */
async function page(name) {
  cpSync(installed, join(here, name, "public/stakeholder-map"), { recursive: true });
  tool("vite", "build", name, "--base", "./", "--logLevel", "warn");
  const { chromium } = createRequire(join(here, "../e2e/package.json"))("playwright-core");
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
  const server = await serve(join(here, name, "dist"));
  try {
    const page = await browser.newPage();
    const complaints = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(server.address);
    await page.locator("stakeholder-map .outline", { hasText: "2 bodies" }).waitFor({ timeout: 60_000 });
    await page.getByRole("button", { name: "Add the library" }).click();
    await page.getByText("3 stakeholders").waitFor();
    if (complaints.length) throw new Error(complaints.join("\n"));
  } finally {
    await browser.close();
    server.close();
  }
}
await check("React and Vite", () => (tool("tsc", "-p", "react"), page("react")));
await check("Vue and Vite", () => page("vue"));
await check("Svelte and Vite", () => page("svelte"));
rmSync(packed, { recursive: true });
