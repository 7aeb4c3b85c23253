// A long day: 20,000 edits with views, undo, exports and files opened, then 20 elements that come and go: node long-day.mjs [edits].
// It prints what page and worker hold after each tenth, and what is left at the end beside what was there after the first 2,000 edits.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { until } from "./browser.mjs";
import { openChromium } from "./chromium.mjs";
import { edit, numbers } from "./kills.mjs";
import { serve } from "./server.mjs";

/** Edits until everything has been used once, and memory is compared from. */
const WARM = 2_000;
const VIEWS = ["map", "grid", "sectors", "matrix", "table", "heat", "status"];

/** A hundred edits in the page, with the times from each to its picture. */
async function work([first, now, seed, numbers, edit, views]) {
  const draw = Function(`return ${numbers}`)()(seed);
  const change = Function("BODIES", `return ${edit}`)(60);
  const element = document.querySelector("stakeholder-map");
  const times = [];
  for (let number = first; number < first + 100; number++) {
    const { commands, next } = change(now, number, draw);
    now = next;
    const begun = performance.now();
    await element.apply(commands);
    times.push(performance.now() - begun);
    if (number % 10 === 0) {
      for (const step of ["undo", "undo", "redo", "redo"]) await element[step]();
    }
    if (number % 25 === 0) {
      element.view = views[(number / 25) % views.length];
      await new Promise(requestAnimationFrame);
    }
    if (number % 200 === 0) for (const format of ["json", "svg", "png", "csv"]) await element.exportAs(format);
    if (number % 500 === 0) await element.load(JSON.parse(JSON.stringify(element.map)));
  }
  return { now, times };
}

async function held(page, browser) {
  const session = await page.context().newCDPSession(page);
  await page.waitForTimeout(1_000);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
  const { processInfo } = await browser.send("SystemInfo.getProcessInfo");
  await session.detach();
  // The page's process is the renderer that holds most; worker and wasm memory are in it.
  const resident = Math.max(...processInfo.filter(({ type }) => type === "renderer").map(({ id }) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8"))[1]) / 1024));
  const timers = await page.evaluate(() => globalThis.timers.size);
  return { heapMb: usedSize / 2 ** 20, residentMb: resident, nodes, listeners: jsEventListeners, timers };
}

const middle = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];
const shown = (record) => JSON.stringify(record, (_, value) => (typeof value === "number" ? Math.round(value * 10) / 10 : value));

export async function day(address, edits, tell = console.log) {
  const view = await openChromium({ address });
  const { page } = view;
  try {
    await page.addInitScript(() => {
      const timers = (globalThis.timers = new Set());
      const { setTimeout, clearTimeout } = globalThis;
      globalThis.setTimeout = (act, ...rest) => {
        const id = setTimeout((...values) => (timers.delete(id), act(...values)), ...rest);
        timers.add(id);
        return id;
      };
      globalThis.clearTimeout = (id) => (timers.delete(id), clearTimeout(id));
    });
    await view.open();
    await until("the page is ready", async () => (await view.text(".outline")).includes("14 bodies"), 60_000);
    const browser = await page.context().browser()?.newBrowserCDPSession() ?? (await page.context().newCDPSession(page));
    await page.evaluate(() => document.querySelector("stakeholder-map").load({ format: "stakeholder-map", version: 1, title: "Edit 0", stakeholders: [{ id: "b0", name: "Body 0" }] }));
    let now = { bodies: { b0: "Body 0" }, ties: {} };
    let times = [];
    const marks = [];
    for (let done = 0; done < edits; done += 100) {
      const worked = await page.evaluate(work, [done + 1, now, done + 7, String(numbers), String(edit), VIEWS]);
      now = worked.now;
      times.push(...worked.times);
      if ((done + 100) % WARM === 0) {
        marks.push({ edits: done + 100, editMillis: middle(times), ...(await held(page, browser)) });
        tell(shown(marks.at(-1)));
        times = [];
      }
    }
    const before = await held(page, browser);
    for (let round = 0; round < 20; round++) {
      await page.evaluate(async () => {
        const [host] = [document.querySelector("stakeholder-map")];
        const one = Object.assign(document.createElement("stakeholder-map"), { loading: "eager" });
        one.map = host.map;
        host.after(one);
        await new Promise((done) => one.addEventListener("stakeholder-map-ready", done, { once: true }));
        one.remove();
      });
    }
    const after = await held(page, browser);
    tell(`20 elements came and went: ${shown(before)} then ${shown(after)}`);
    const [first, last] = [marks[0], marks.at(-1)];
    return { first, last, before, after, growth: { heap: last.heapMb / first.heapMb - 1, resident: last.residentMb / first.residentMb - 1 } };
  } finally {
    await view.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const server = await serve(resolve(process.env.DIST ?? fileURLToPath(new URL("../../dist", import.meta.url))));
  const { growth } = await day(server.address, Number(process.argv[2] ?? 20_000));
  console.log(`from the first ${WARM} edits to the end: JavaScript heap ${(growth.heap * 100).toFixed(1)} %, process ${(growth.resident * 100).toFixed(1)} %`);
  server.close();
}
