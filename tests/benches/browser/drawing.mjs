// What panning and zooming cost: 200 frames of a path over the map, at 1280×720 without a GPU, in all of the browser's
// processes, with names, side by side with other libraries at the same places. The frame cap is lifted, so that the time between
// frames is the real cost. `SIZES=300/1200,…` and `LIBRARIES=ours,…` choose;
// `PICTURES` names a folder for what each showed at the end.
import { mkdirSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { randomMap } from "../../e2e/random-map.mjs";
import { serve } from "../../e2e/server.mjs";

const { chromium } = createRequire(new URL("../../e2e/package.json", import.meta.url))("playwright-core");
const FLAGS = [
  "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
  "--disable-frame-rate-limit", "--disable-gpu-vsync", "--disable-renderer-backgrounding", "--disable-backgrounding-occluded-windows", "--disable-background-timer-throttling",
];
const SIZES = process.env.SIZES?.split(",").map((size) => size.split("/").map(Number)) ?? [[300, 1200], [1000, 5000], [5000, 25000], [10000, 50000]];
const LIBRARIES = process.env.LIBRARIES?.split(",") ?? ["ours", "force-graph", "sigma", "cytoscape", "vis-network"];
const COLORS = ["#2a6fb3", "#c8652a", "#2c7d4d", "#7b4ea3", "#a83148", "#b58900", "#1f8a8c", "#c04f93", "#55658c"];
const FRAMES = 200;
/** A library that needs longer for all frames makes fewer on the same path. */
const LIMIT_MILLIS = 20_000;
const HEAD = "<!doctype html><meta charset=utf-8><link rel=icon href=data:,><link rel=stylesheet href=host.css><script type=module src=ride.js></script>";
const DIST = process.env.DIST ?? fileURLToPath(new URL("../../../dist", import.meta.url));

async function pages() {
  const out = fileURLToPath(new URL("dist/ride.js", import.meta.url));
  mkdirSync(join(out, ".."), { recursive: true });
  const entry = fileURLToPath(new URL("drawing/ride.mjs", import.meta.url));
  await build({ entryPoints: [entry], outfile: out, bundle: true, format: "esm", minify: true, target: "es2022", logLevel: "error", define: { "process.env.NODE_ENV": '"production"', global: "globalThis" } });
  return {
    "ours.html": `${HEAD}<script type=module src=start.js></script><stakeholder-map mode=view controls=none></stakeholder-map>`,
    "theirs.html": HEAD,
    "host.css": "body { margin: 0; overflow: hidden } stakeholder-map { display: block; width: 1280px; height: 720px }",
    "start.js": `import init, { define } from "./stakeholder-map.js"; await init(); define();`,
    "ride.js": readFileSync(out, "utf8"),
  };
}

/** The map with places, and the same for others: symbols as large and coloured as ours, and the scale that shows all. */
function networks(module, map) {
  const places = module.layout(map);
  const partners = new Map(map.stakeholders.map(({ id }) => [id, 0]));
  for (const { source, target } of map.relationships) for (const end of [source, target]) partners.set(end, partners.get(end) + 1);
  const most = Math.max(...partners.values());
  const sectors = [...new Set(map.stakeholders.map(({ sector }) => sector))];
  const bodies = map.stakeholders.map(({ id, name, sector }) => ({ id, name, ...places[id], radius: 8 + 16 * Math.sqrt(partners.get(id) / most), color: COLORS[sectors.indexOf(sector) % COLORS.length] }));
  const range = (axis) => [Math.min(...bodies.map((body) => body[axis])), Math.max(...bodies.map((body) => body[axis]))];
  const [[left, right], [top, bottom]] = [range("x"), range("y")];
  const network = { bodies, ties: map.relationships, middle: { x: (left + right) / 2, y: (top + bottom) / 2 }, fit: Math.min(1240 / (right - left), 680 / (bottom - top)) };
  return { placed: { ...map, stakeholders: map.stakeholders.map((body) => ({ ...body, position: places[body.id] })) }, network };
}

/** Milliseconds on a CPU of all processes below this one. */
function spent() {
  const processes = new Map();
  for (const id of readdirSync("/proc")) {
    if (!/^\d+$/.test(id)) continue;
    try {
      const stat = readFileSync(`/proc/${id}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      processes.set(Number(id), { parent: Number(fields[1]), millis: (Number(fields[11]) + Number(fields[12])) * 10 });
    } catch {
      // It has ended meanwhile.
    }
  }
  const isBelow = (id) => {
    for (let at = processes.get(id)?.parent; at; at = processes.get(at)?.parent) if (at === process.pid) return true;
    return false;
  };
  return [...processes].filter(([id]) => isBelow(id)).reduce((sum, [, { millis }]) => sum + millis, 0);
}

/** One library on a page of its own. */
async function measured(library, address, { placed, network }) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  try {
    await page.goto(new URL(library === "ours" ? "ours.html" : "theirs.html", address).href);
    await page.waitForFunction(() => window.isReady);
    if (library === "ours") {
      await page.waitForFunction(() => document.querySelector("stakeholder-map").map);
      await page.evaluate((map) => document.querySelector("stakeholder-map").load(map), placed);
    }
    await page.evaluate(([library, network]) => window.begin(library, network), [library, library === "ours" ? null : network]);
    // Measures come to rest.
    await page.waitForTimeout(2_000 + network.bodies.length);
    // Whoever clicks has entered the element: from then on the wheel is the map's.
    await page.mouse.click(5, 5);
    const warm = await page.evaluate(() => window.ride(20));
    const frames = Math.max(16, Math.min(FRAMES, Math.floor((LIMIT_MILLIS * warm.length) / warm.reduce((sum, time) => sum + time, 0))));
    await page.waitForTimeout(1_000);
    const before = spent();
    const times = (await page.evaluate((frames) => window.ride(frames), frames)).sort((a, b) => a - b);
    const cpu = (spent() - before) / frames;
    if (process.env.PICTURES) await page.screenshot({ path: join(process.env.PICTURES, `${library}-${network.bodies.length}.png`) });
    return { times, cpu };
  } finally {
    await page.close();
  }
}

const server = await serve(DIST, await pages());
const module = await import(pathToFileURL(join(DIST, "stakeholder-map.js")).href);
module.initSync({ module: readFileSync(join(DIST, "stakeholder_map_bg.wasm")) });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
console.log("bodies/ties    library        median    95 %     most   ms between frames;  CPU ms a frame, all processes");
for (const [bodies, ties] of SIZES) {
  const both = networks(module, randomMap(bodies, ties));
  for (const library of LIBRARIES) {
    const { times, cpu } = await measured(library, server.address, both);
    const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1).padStart(8);
    console.log(`${`${bodies}/${ties}`.padEnd(14)} ${library.padEnd(12)} ${at(0.5)} ${at(0.95)} ${at(1)} ${" ".repeat(22)} ${cpu.toFixed(1).padStart(8)}`);
  }
}
await browser.close();
server.close();
