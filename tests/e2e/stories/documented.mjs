// What docs/embedding.md says: its lists are those of the code and of the package, and every snippet runs.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { open, same, until } from "../browser.mjs";

export const browsers = ["chromium"];

const TOP = fileURLToPath(new URL("../../../", import.meta.url));
const read = (name) => readFileSync(join(TOP, name), "utf8");
const GUIDE = read("docs/embedding.md");
const SNIPPETS = [...GUIDE.matchAll(/```(\w+)\n(.*?)```/gs)].map(([, kind, text]) => ({ kind, text }));
const MAP = { format: "stakeholder-map", version: 1, title: "One", stakeholders: [{ id: "a", name: "Clinic" }, { id: "b", name: "School" }], relationships: [{ id: "r", source: "a", target: "b" }] };

const page = (head, body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Guide</title><link rel="icon" href="data:,">${head}<body>${body}</body></html>`;

export const pages = {
  "map.stakeholders.json": JSON.stringify(MAP),
  "finish.js": "window.isDone = true;",
  ...Object.fromEntries(
    SNIPPETS.flatMap(({ kind, text }, at) => {
      if (kind === "html") return [[`guide-${at}.html`, page("", text)]];
      if (kind === "js") return [[`guide-${at}.js`, `${text}\nwindow.isDone = true;`], [`guide-${at}.html`, page("", `<script type="module" src="guide-${at}.js"></script>`)]];
      if (kind === "css") return [[`guide-${at}.css`, text], [`guide-${at}.html`, page(`<link rel="stylesheet" href="guide-${at}.css">`, SNIPPETS[0].text)]];
      return [];
    }),
  ),
};

const unique = (matches) => [...new Set(matches)].sort();
const found = (text, pattern) => unique(Array.from(text.matchAll(pattern), ([, name]) => name));
const sources = (folder) => readdirSync(join(TOP, folder), { recursive: true }).filter((name) => name.endsWith(".rs")).map((name) => read(join(folder, name))).join("\n");

export async function tell({ browser, address, step }) {
  step("comparing the lists");
  const css = read("www/stakeholder-map.css");
  const [element] = JSON.parse(read("npm/custom-elements.json")).modules[0].declarations;
  const names = (list) => unique(list.map(({ name }) => name));
  const properties = found(css, /var\((--stakeholder-map-[a-z-]+)/g);
  same("custom properties of the guide", found(GUIDE, /^\| `(--stakeholder-map-[a-z-]+)`/gm), properties);
  same("custom properties of the package", names(element.cssProperties), properties);
  if (properties.length < 40) throw new Error(`only ${properties.length} custom properties`);
  const parts = unique([...found(sources("src/ui"), /part="([a-z-]+)"/g), ...found(read("www/stakeholder-map.js"), /part: "([a-z-]+)"/g), ...["publish", "share-link"].flatMap((name) => found(read(`www/${name}.js`), /part: "([a-z-]+)"/g)), "preview"]);
  same("parts of the guide", found(GUIDE.split("| Part | Is |")[1].split("\n## ")[0], /^\| `([a-z-]+)`/gm), parts);
  same("parts of the package", names(element.cssParts), parts);
  if (parts.length < 20) throw new Error(`only ${parts.length} parts`);
  const attributes = found(GUIDE.split("| Attribute |")[1].split("\n## ")[0], /^\| `([a-z-]+)`/gm);
  same("attributes of the package", names(element.attributes), attributes);
  same("events of the package", names(element.events), found(GUIDE, /^\| `(stakeholder-map-[a-z]+)`/gm));

  const view = await open(browser, { address });
  const on = (script, argument) => view.page.evaluate(script, argument);
  try {
    for (const [at, { kind, text }] of SNIPPETS.entries()) {
      if (kind === "text") continue;
      step(`snippet ${at + 1}: ${text.split("\n")[0]}`);
      if (kind === "node") {
        const folder = mkdtempSync(join(tmpdir(), "guide-"));
        mkdirSync(join(folder, "node_modules"));
        symlinkSync(process.env.DIST ?? join(TOP, "dist"), join(folder, "node_modules/stakeholder-map"));
        writeFileSync(join(folder, "snippet.mjs"), text);
        const said = execFileSync(process.execPath, ["snippet.mjs"], { cwd: folder, encoding: "utf8" });
        rmSync(folder, { recursive: true });
        if (!Number.isFinite(Number(said))) throw new Error(`it says ${said}`);
        continue;
      }
      await view.open(`guide-${at}.html`);
      if (kind === "js") await until("it has run", () => on(() => window.isDone === true), 60_000);
      else if (text.includes("<iframe")) await view.page.frameLocator("iframe").locator("stakeholder-map .stage-canvas").waitFor({ timeout: 60_000 });
      else await until("the map is there", () => on(() => document.querySelector("stakeholder-map").shadowRoot?.querySelector(".stage-canvas") !== null), 60_000);
      if (kind === "css") {
        const set = found(text, /(--stakeholder-map-[a-z-]+):/g);
        same("it sets what there is", set.filter((name) => !properties.includes(name)), []);
      }
      same("nothing complains", await view.complaints(), []);
    }
  } finally {
    await view.close();
  }
}
