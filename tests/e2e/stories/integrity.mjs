// A page that says what the entry script has to be: every file behind it is checked, and a wrong byte is refused and told.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { open, same, until } from "../browser.mjs";
import { serve } from "../server.mjs";

export const browsers = ["chromium"];

const DIST = process.env.DIST ?? fileURLToPath(new URL("../../../dist", import.meta.url));
const read = (name) => readFileSync(`${DIST}/${name}`);
const ENTRY = `sha384-${createHash("sha384").update(read("checked.js")).digest("base64")}`;
const MAP = JSON.stringify({ stakeholders: [{ id: "a", name: "Clinic" }, { id: "b", name: "School" }], relationships: [{ source: "a", target: "b" }] });

/** The file with another byte that changes nothing of what it means, but for a module, whose last byte differs. */
function altered(name) {
  const bytes = read(name);
  if (!name.endsWith(".wasm")) return Buffer.concat([bytes, Buffer.from(" ")]);
  bytes[bytes.length - 1] ^= 1;
  return bytes;
}

const TYPES = { js: "text/javascript", css: "text/css", wasm: "application/wasm" };
const wrong = (name) => ({ [`again/${name}`]: { headers: { "content-type": TYPES[name.split(".").at(-1)] }, body: altered(name) } });
const page = (entry = ENTRY) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Checked</title><link rel="icon" href="data:,"><script src="heard.js"></script>
<script type="module" src="again/checked.js" integrity="${entry}"></script><stakeholder-map src="one.json" mode="edit" controls="full"><p>Our partners</p></stakeholder-map></html>`;

const PAGES = {
  "checked.html": page(),
  "heard.js": 'window.heard = []; document.addEventListener("stakeholder-map-error", ({ detail }) => window.heard.push([detail.code, detail.args.file]));',
  "one.json": MAP,
};

/** Does something with the checked page while a file is another one. */
async function withWrong(browser, name, act) {
  const server = await serve(DIST, { ...PAGES, ...(name && wrong(name)) });
  const view = await open(browser, { address: server.address });
  try {
    await view.open("checked.html");
    await act(view);
  } finally {
    await view.close();
    server.close();
  }
}

const isThere = (view) => until("the map is there", async () => (await view.text(".outline")).includes("2 bodies"), 60_000);

export async function tell({ browser, step }) {
  step("all as it should be");
  await withWrong(browser, null, async (view) => {
    await isThere(view);
    same("companions load", await view.page.evaluate(() => document.querySelector("stakeholder-map").exportAs("xlsx").then(({ length }) => length > 100)), true);
    await until("a worker runs", async () => view.page.workers().length === 1);
    same("nothing complains", await view.complaints(), []);
  });
  for (const name of ["stakeholder_map_bg.wasm", "stakeholder_map.js", "stakeholder-map.js", "worker.js", "stakeholder-map.css"]) {
    step(`another ${name}`);
    await withWrong(browser, name, async (view) => {
      await until("the page hears of it", async () => JSON.stringify(await view.page.evaluate(() => window.heard)) === JSON.stringify([["altered", name]]), 30_000);
      const [words, child] = await view.page.evaluate(() => {
        const element = document.querySelector("stakeholder-map");
        return [element.shadowRoot.querySelector("[role=alert]").textContent, element.firstElementChild.getBoundingClientRect().height > 0];
      });
      same("a sentence says which", [words.includes(name), words.includes("not started"), child], [true, true, true]);
      same("nothing of it runs", view.page.workers().length, 0);
    });
  }
  for (const name of ["stakeholder_map_tables_bg.wasm", "stakeholder_map_tables.js"]) {
    step(`another ${name}`);
    await withWrong(browser, name, async (view) => {
      await isThere(view);
      const code = await view.page.evaluate(() => document.querySelector("stakeholder-map").exportAs("xlsx").then(() => "written", ({ code }) => code));
      same("what needs it says so, and the map goes on", [code, await view.page.evaluate(() => document.querySelector("stakeholder-map").map.stakeholders.length)], ["altered", 2]);
    });
  }
}
