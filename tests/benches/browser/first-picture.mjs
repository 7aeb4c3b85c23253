// How long a page takes to its first picture of a map of 100 bodies, cold: the browser's cache is empty and nothing is compiled.
// Ours beside cytoscape.js with the same graph, in the same run, turn and turn about; both pages from the same server.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { serve } from "../../e2e/server.mjs";
import { randomMap } from "../../e2e/random-map.mjs";

const dist = process.env.DIST ?? fileURLToPath(new URL("../../../dist", import.meta.url));
const { chromium } = createRequire(new URL("../../e2e/package.json", import.meta.url))("playwright-core");
const TURNS = 15;

const map = randomMap(100, 250);
const elements = [
  ...map.stakeholders.map(({ id, name }) => ({ data: { id, name } })),
  ...map.relationships.map(({ id, source, target }) => ({ data: { id: `t${id}`, source, target } })),
];
const page = (body, script) => `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><link rel="stylesheet" href="first.css">${body}<script type="module" src="${script}"></script></html>`;
const pages = {
  "first.css": "body { margin: 0; } .map { display: block; width: 1000px; height: 700px; }",
  "map.json": JSON.stringify(map),
  "elements.json": JSON.stringify(elements),
  "ours.html": page('<stakeholder-map class="map" src="map.json"></stakeholder-map><script type="module" src="ours.js"></script>', "page.js"),
  "ours.js": 'addEventListener("stakeholder-map-ready", () => requestAnimationFrame(() => setTimeout(() => (window.first = performance.now()))));',
  "theirs.html": page('<div class="map"></div>', "theirs.js"),
  // Its default layout of a graph without places, and names as ours shows them.
  "theirs.js": `import cytoscape from "./cytoscape.js";
const elements = await (await fetch("elements.json")).json();
const cy = cytoscape({ container: document.querySelector("div"), elements, style: [{ selector: "node", style: { label: "data(name)", "font-size": 8 } }], layout: { name: "cose", animate: false } });
cy.ready(() => requestAnimationFrame(() => setTimeout(() => (window.first = performance.now()))));`,
  "cytoscape.js": { body: readFileSync(new URL("node_modules/cytoscape/dist/cytoscape.esm.min.mjs", import.meta.url)) },
};

const server = await serve(dist, pages);

async function first(name) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage({ bypassCSP: true });
    await page.goto(`${server.address}${name}.html`);
    await page.waitForFunction(() => window.first !== undefined, undefined, { timeout: 30_000 });
    return await page.evaluate(() => window.first);
  } finally {
    await browser.close();
  }
}

const times = { ours: [], theirs: [] };
for (let turn = 0; turn < TURNS; turn += 1) for (const name of turn % 2 ? ["ours", "theirs"] : ["theirs", "ours"]) times[name].push(await first(name));
server.close();
const middle = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];
const [ours, theirs] = [middle(times.ours), middle(times.theirs)];
console.log(`first picture of 100 bodies and ${map.relationships.length} ties, cold, median of ${TURNS}: ${ours.toFixed(0)} ms; cytoscape.js ${theirs.toFixed(0)} ms; ratio ${(ours / theirs).toFixed(2)}`);
