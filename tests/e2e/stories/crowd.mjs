// Twenty maps on one page, and a second version of the program beside them: they share one module and one worker, cost nothing
// at rest, move nothing on the page, and leave nothing behind when they go.
import { open, same, until } from "../browser.mjs";

export const browsers = ["chromium"];

const COUNT = 20;
const CYCLES = 200;
const MAP = { format: "stakeholder-map", version: 1, title: "One", stakeholders: Array.from({ length: 12 }, (_, i) => ({ id: `s${i}`, name: `Body ${i}` })), relationships: Array.from({ length: 11 }, (_, i) => ({ id: `r${i}`, source: `s${i}`, target: `s${i + 1}` })) };

export const pages = {
  "crowd.html": `<!doctype html><html lang="en"><meta charset="utf-8"><title>Crowd</title><link rel="icon" href="data:,"><link rel="stylesheet" href="crowd.css">
<h1>Twenty districts</h1><main>${Array.from({ length: COUNT }, (_, i) => `<stakeholder-map id="m${i}" src="one.json"></stakeholder-map>`).join("")}</main><other-map src="one.json"></other-map><p id="end">The end.</p><script type="module" src="crowd.js"></script></html>`,
  "crowd.css": "main { display: grid; grid-template-columns: repeat(5, 240px); } stakeholder-map, other-map { display: block; height: 150px; }",
  "crowd.js": `import { define } from "./stakeholder-map.js";
import { define as other } from "./again/stakeholder-map.js";
window.ready = 0;
window.memories = [];
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (...input) => {
  const made = await instantiate(...input);
  window.memories.push((made.exports ?? made.instance.exports).memory);
  return made;
};
window.shift = 0;
new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.shift += entry.value))).observe({ type: "layout-shift", buffered: true });
document.addEventListener("stakeholder-map-ready", () => (window.ready += 1));
define();
other("other-map");`,
  "one.json": JSON.stringify(MAP),
};

/** Milliseconds of work of the page's thread, and bytes of its heap after a collection. */
async function meter(session) {
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const metric = async (name) => (await session.send("Performance.getMetrics")).metrics.find((metric) => metric.name === name).value;
  return {
    busy: async () => (await metric("TaskDuration")) * 1000,
    async heap() {
      await session.send("HeapProfiler.collectGarbage");
      await session.send("HeapProfiler.collectGarbage");
      return metric("JSHeapUsedSize");
    },
    nodes: () => metric("Nodes"),
  };
}

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address, height: 900 });
  const on = (script, argument) => page.page.evaluate(script, argument);
  try {
    const requests = [];
    page.page.on("request", (request) => requests.push(new URL(request.url()).pathname.replace("/some/where/", "")));
    let workers = 0;
    page.page.on("worker", () => (workers += 1));
    step("opening twenty maps and one of another version");
    await page.open("crowd.html");
    await until("all are ready", async () => (await on(() => window.ready)) === COUNT + 1, 90_000);
    await page.page.waitForTimeout(2500);
    const times = (name) => requests.filter((request) => request === name).length;
    same("each version has fetched its module once", [times("stakeholder_map_bg.wasm"), times("again/stakeholder_map_bg.wasm")], [1, 1]);
    same("and has one worker", workers, 2);
    same("and one memory", await on(() => window.memories.length), 2);
    same("nothing on the page has moved", await on(() => window.shift), 0);
    await page.screenshot("crowd-1-twenty");

    step("one changes, the others don't");
    await on(() => document.querySelector("#m3").apply({ type: "add-stakeholder", stakeholder: { name: "Library" } }));
    same("only that one", await on(() => Array.from(document.querySelectorAll("stakeholder-map, other-map"), (element) => element.map.stakeholders.length).filter((count) => count !== 12)), [13]);

    step("at rest");
    await page.page.waitForTimeout(3000);
    const session = await page.page.context().newCDPSession(page.page);
    const { busy, heap, nodes } = await meter(session);
    const before = await busy();
    await page.page.waitForTimeout(3000);
    const idle = (await busy()) - before;
    if (idle > 15) throw new Error(`in three seconds at rest the page worked for ${idle.toFixed(1)} ms`);

    step("coming and going");
    await on(() => document.querySelectorAll("main > *, other-map").forEach((element) => element.remove()));
    const cycle = (count) =>
      on(async ([count, map]) => {
        for (let turn = 0; turn < count; turn += 1) {
          const element = document.createElement("stakeholder-map");
          element.map = map;
          document.querySelector("main").append(element);
          await element.fit();
          element.remove();
          await new Promise((done) => setTimeout(done));
        }
      }, [count, MAP]);
    await cycle(20);
    const memory = () => on(() => window.memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0));
    const measure = async () => ({ heap: await heap(), nodes: await nodes(), memory: await memory() });
    const first = await measure();
    await cycle(CYCLES);
    await page.page.waitForTimeout(500);
    const last = await measure();
    const grown = last.heap - first.heap + last.memory - first.memory;
    console.log(`        ${CYCLES} times: heap and program ${(grown / 1e6).toFixed(2)} MB more (program ${((last.memory - first.memory) / 1e6).toFixed(2)}), ${last.nodes - first.nodes} nodes; at rest ${idle.toFixed(1)} ms of 3 s`);
    if (grown > 2e6) throw new Error(`the heap has grown by ${(grown / 1e6).toFixed(2)} MB`);
    // Yew keeps the node that it drew into, empty.
    if (last.nodes - first.nodes > CYCLES + 10) throw new Error(`${last.nodes - first.nodes} nodes are left behind`);
    same("nothing complains", await page.complaints(), []);
  } finally {
    await page.close();
  }
}
