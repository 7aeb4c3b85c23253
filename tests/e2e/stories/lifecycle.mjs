// Elements come and go: what they hold goes with them, many share one program, two programs do not meet, and the page stays as it was.
import { open, same, until } from "../browser.mjs";

export const browsers = ["chromium"];

const MAP = { format: "stakeholder-map", version: 1, title: "One", stakeholders: [{ id: "a", name: "Clinic" }, { id: "b", name: "School" }, { id: "c", name: "Library" }], relationships: [{ id: "r", source: "a", target: "b" }] };
const CYCLES = 200;
const page = (body, script) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title><link rel="icon" href="data:,"><link rel="stylesheet" href="life.css"><script src="keys.js"></script>${body}<script type="module" src="${script}"></script></html>`;
const element = '<stakeholder-map src="life.json" mode="edit" controls="full"></stakeholder-map>';

export const pages = {
  "life.css": "stakeholder-map, other-map { display: block; height: 300px; margin: 8px; } .row { display: grid; grid-template-columns: repeat(4, 1fr); } .row > * { height: 180px; }",
  "life.json": JSON.stringify(MAP),
  "keys.js": `window.keysBefore = Object.getOwnPropertyNames(window);
window.shifts = [];
window.score = 0;
// What moves inside an element has no name here.
new PerformanceObserver((list) => list.getEntries().forEach(({ sources, value }) => ((window.score += value), window.shifts.push(...sources.flatMap(({ node }) => node?.nodeName ?? []))))).observe({ type: "layout-shift", buffered: true });`,
  "cycles.html": page('<div id="place"></div>', "life.js"),
  "life.js": 'import { define } from "./stakeholder-map.js"; define();',
  "one.html": page(`<h1>Above</h1>${element}<p>Below</p>`, "page.js"),
  "twenty.html": page(`<div class="row">${element.replace("<stakeholder-map", '<stakeholder-map loading="eager"').repeat(20)}</div>`, "twenty.js"),
  "twenty.js": `for (const name of ["compileStreaming", "compile", "instantiate"]) {
  const own = WebAssembly[name];
  WebAssembly[name] = (...rest) => (window.calls = { ...window.calls, [name]: (window.calls?.[name] ?? 0) + 1 }, own.apply(WebAssembly, rest));
}
const { define } = await import("./stakeholder-map.js");
define();`,
  "two.html": page(`${element}${element.replaceAll("stakeholder-map", "other-map")}`, "two.js"),
  "two.js": 'import { define } from "./stakeholder-map.js"; import { define as defineOther } from "./again/stakeholder-map.js"; define(); defineOther("other-map");',
};

const count = (selector) => [...document.querySelectorAll(selector)].map((element) => element.map?.stakeholders.length);

export async function tell({ browser, address, step }) {
  const view = await open(browser, { address });
  const on = (script, argument) => view.page.evaluate(script, argument);
  try {
    step("one map on a page");
    await view.open("one.html");
    await until("the map is there", async () => (await view.text(".outline")).includes("3 bodies"), 60_000);
    await view.page.waitForTimeout(1_500);
    same("no new keys of the window", await on(() => Object.getOwnPropertyNames(window).filter((key) => !window.keysBefore.includes(key) && !["keysBefore", "shifts", "score", "stakeholder-map"].includes(key) && !/^(0|__playwright)/.test(key))), []);
    same("nothing on the page has moved", await on(() => window.shifts), []);
    const score = await on(() => window.score);
    console.log(`        layout shift inside the map: ${score.toFixed(4)}`);
    if (score > 0.002) throw new Error(`inside the map too much moves: ${score}`);

    step("doing nothing");
    const session = await view.page.context().newCDPSession(view.page);
    await session.send("Performance.enable");
    const measured = async () => Object.fromEntries((await session.send("Performance.getMetrics")).metrics.map(({ name, value }) => [name, value]));
    const before = await measured();
    await view.page.waitForTimeout(3_000);
    const after = await measured();
    const busy = after.ScriptDuration - before.ScriptDuration;
    const layouts = after.LayoutCount - before.LayoutCount;
    console.log(`        in three idle seconds: ${(busy * 1000).toFixed(1)} ms of script, ${layouts} layouts`);
    if (busy > 0.005 || layouts > 0) throw new Error(`idle it works ${busy} s, ${layouts} layouts`);

    step("twenty on a page");
    await view.open("twenty.html");
    await until("all are there", async () => (await on(count, "stakeholder-map")).join() === Array(20).fill(3).join(), 60_000);
    await until("one worker serves all", async () => view.page.workers().length === 1);
    same("compiled once", await on(() => [window.calls.compileStreaming ?? 0, window.calls.compile ?? 0]), [1, 0]);
    await view.screenshot("lifecycle-1-twenty");

    step("two programs on a page");
    await view.open("two.html");
    await until("both are there", async () => (await on(count, "stakeholder-map, other-map")).join() === "3,3", 60_000);
    await on(() => document.querySelector("other-map").apply({ type: "add-stakeholder", stakeholder: { name: "Museum" } }));
    same("each has its own map", await on(count, "stakeholder-map, other-map"), [3, 4]);
    same("and its own class", await on(() => customElements.get("stakeholder-map") === customElements.get("other-map")), false);
    await until("and its own worker", async () => view.page.workers().length === 2);
    same("nothing complains", await view.complaints(), []);

    step(`coming and going ${CYCLES} times`);
    await view.open("cycles.html");
    const cycle = (turns) => on(async ([turns, map]) => {
      const place = document.querySelector("#place");
      for (let turn = 0; turn < turns; turn += 1) {
        const element = document.createElement("stakeholder-map");
        Object.assign(element, { mode: "edit", controls: "full", loading: "eager", map });
        place.append(element);
        await element.fit();
        await new Promise((done) => requestAnimationFrame(done));
        element.remove();
        await new Promise((done) => setTimeout(done));
      }
    }, [turns, MAP]);
    const life = await view.page.context().newCDPSession(view.page);
    await life.send("HeapProfiler.enable");
    const heap = async () => {
      for (let turn = 0; turn < 3; turn += 1) await life.send("HeapProfiler.collectGarbage");
      await view.page.waitForTimeout(200);
      await life.send("HeapProfiler.collectGarbage");
      const { usedSize } = await life.send("Runtime.getHeapUsage");
      const { nodes, jsEventListeners } = await life.send("Memory.getDOMCounters");
      return { usedSize, nodes, jsEventListeners, memory: await on(async () => (await import("./stakeholder_map.js")).initSync().memory.buffer.byteLength) };
    };
    await cycle(20);
    const first = await heap();
    await cycle(CYCLES);
    // What the last elements had still to do ends within seconds, and holds them until then.
    const isLeft = (counted) => counted.nodes - first.nodes > CYCLES + 50 || counted.jsEventListeners - first.jsEventListeners > 5 * CYCLES + 20;
    let last = await heap();
    for (let turn = 0; turn < 10 && isLeft(last); turn += 1) {
      await view.page.waitForTimeout(500);
      last = await heap();
    }
    const grown = last.usedSize - first.usedSize + last.memory - first.memory;
    console.log(`        after ${CYCLES} more: ${(grown / 1e6).toFixed(2)} MB, of that ${((last.memory - first.memory) / 1e6).toFixed(2)} of the program's memory; ${last.nodes - first.nodes} nodes, ${last.jsEventListeners - first.jsEventListeners} listeners`);
    if (grown > 2e6) throw new Error(`the heap grew by ${grown} bytes`);
    // Yew keeps the root of a tree that has gone, with its five listeners; nothing else stays.
    if (isLeft(last)) throw new Error(`left behind: ${JSON.stringify([first, last])}`);
    await until("the worker is gone", async () => view.page.workers().length === 0);
  } finally {
    await view.close();
  }
}
