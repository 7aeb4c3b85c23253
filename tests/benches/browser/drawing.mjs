// What panning and zooming cost: 200 frames of a path over the map, at 1280×720 without a GPU, in all of the browser's
// processes, with names as they are shown. The frame cap is lifted, so that the time between frames is the real cost.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { randomMap } from "../../e2e/random-map.mjs";
import { serve } from "../../e2e/server.mjs";

const { chromium } = createRequire(new URL("../../e2e/package.json", import.meta.url))("playwright-core");
const FLAGS = [
  "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
  "--disable-frame-rate-limit", "--disable-gpu-vsync", "--disable-renderer-backgrounding", "--disable-backgrounding-occluded-windows", "--disable-background-timer-throttling",
];
const SIZES = process.env.SIZES?.split(",").map((size) => size.split("/").map(Number)) ?? [[300, 1200], [1000, 5000], [5000, 25000], [10000, 50000]];
const FRAMES = 200;
const PAGE = "<!doctype html><meta charset=utf-8><link rel=icon href=data:,><link rel=stylesheet href=host.css><script type=module src=start.js></script><stakeholder-map mode=view controls=none></stakeholder-map>";
const pages = {
  "drawing.html": PAGE,
  "host.css": "body { margin: 0 } stakeholder-map { display: block; width: 1280px; height: 720px }",
  "start.js": `import init, { define } from "./stakeholder-map.js"; await init(); define();`,
};

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

/** In the page: rolls the wheel once a frame, so that the map comes near and goes again while the pointer wanders. */
const ride = (frames) =>
  new Promise((done) => {
    const canvas = document.querySelector("stakeholder-map").shadowRoot.querySelector(".stage-canvas");
    const times = [];
    let scale = 1;
    let last = performance.now();
    const step = (frame) => {
      const now = performance.now();
      if (frame) times.push(now - last);
      last = now;
      if (frame === frames) return done(times);
      const t = (frame + 1) / frames;
      const wanted = 1 + 2 * Math.sin(Math.PI * t) ** 2;
      const [clientX, clientY] = [640 + 200 * Math.sin(2 * Math.PI * t), 360 + 100 * Math.cos(2 * Math.PI * t)];
      canvas.dispatchEvent(new WheelEvent("wheel", { bubbles: true, cancelable: true, ctrlKey: true, clientX, clientY, deltaY: -70 * Math.log2(wanted / scale) }));
      scale = wanted;
      requestAnimationFrame(() => step(frame + 1));
    };
    canvas.focus();
    requestAnimationFrame(() => step(0));
  });

const dist = process.env.DIST ?? fileURLToPath(new URL("../../../dist", import.meta.url));
const server = await serve(dist, pages);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
console.log("bodies/ties      median    95 %     most   ms between frames;  CPU ms a frame, all processes");
for (const [bodies, ties] of SIZES) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.goto(new URL("drawing.html", server.address).href);
  await page.waitForFunction(() => document.querySelector("stakeholder-map").map);
  await page.evaluate((map) => document.querySelector("stakeholder-map").load(map), randomMap(bodies, ties));
  // Layout and measures come to rest.
  await page.waitForTimeout(2_000 + bodies * 1.5);
  await page.evaluate(ride, 40);
  await page.waitForTimeout(1_000);
  const before = spent();
  const times = (await page.evaluate(ride, FRAMES)).sort((a, b) => a - b);
  const cpu = (spent() - before) / FRAMES;
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1).padStart(8);
  console.log(`${`${bodies}/${ties}`.padEnd(14)} ${at(0.5)} ${at(0.95)} ${at(1)} ${" ".repeat(22)} ${cpu.toFixed(1).padStart(8)}`);
  await page.close();
}
await browser.close();
server.close();
