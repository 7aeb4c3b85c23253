// A map of 5,000 bodies and 25,000 ties is measured while a person goes on, with a worker and without: figures of an older
// map never show as those of this one, and those that arrive are those of `analyze`. Says what the page's own thread spends.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { open, same, until } from "../browser.mjs";
import { randomMap } from "../random-map.mjs";

export const browsers = ["chromium"];

const HOST = "<!doctype html><meta charset=utf-8><link rel=icon href=data:,><link rel=stylesheet href=host.css><script type=module src=start.js></script>";
export const pages = {
  "start.js": `import init, { define } from "./stakeholder-map.js"; await init(); define();`,
  "host.css": "stakeholder-map { display: block; height: 700px }",
  "large.html": `${HOST}<stakeholder-map mode=edit controls=full></stakeholder-map>`,
  "inline.html": `${HOST}<stakeholder-map mode=edit controls=full worker=off></stakeholder-map>`,
};

/** In the page, before anything else: times what timers and the worker's messages call. A message on ways begins with 1. */
function watch() {
  window.tasks = [];
  const timed = (kind, act) => {
    const start = performance.now();
    act();
    window.tasks.push([kind, performance.now() - start]);
  };
  const setTimeout = window.setTimeout;
  window.setTimeout = (act, millis, ...rest) => setTimeout(() => timed(`timer ${millis ?? 0}`, () => act(...rest)), millis);
  const { set } = Object.getOwnPropertyDescriptor(Worker.prototype, "onmessage");
  Object.defineProperty(Worker.prototype, "onmessage", {
    set(hear) {
      set.call(this, hear && ((event) => timed(event.data[0] === 1 ? "ways" : "message", () => hear(event))));
    },
  });
}

/** The ranking that the panel shows, by name. */
const ranking = (element) => [...element.shadowRoot.querySelectorAll(".insights .rank-name")].map((name) => name.textContent);
const isMeasured = (element) => element.shadowRoot.querySelector(".insights .ranking") !== null && element.shadowRoot.querySelector(".insights h2 [role=status]") === null;

function ranked(module, map) {
  const { stakeholders } = module.analyze(map, { direction: "undirected", trials: 0 });
  const order = stakeholders.map(({ id, betweenness }, at) => ({ id, betweenness, at })).sort((a, b) => b.betweenness - a.betweenness || a.at - b.at);
  return order.slice(0, 8).map(({ id }) => map.stakeholders.find((body) => body.id === id).name);
}

export async function tell({ browser, address, step }) {
  const dist = resolve(process.env.DIST ?? fileURLToPath(new URL("../../../dist", import.meta.url)));
  const module = await import(pathToFileURL(join(dist, "stakeholder-map.js")).href);
  module.initSync({ module: readFileSync(join(dist, "stakeholder_map_bg.wasm")) });
  const map = randomMap(5000, 25000);
  const expected = ranked(module, map);
  const first = map.stakeholders.find((body) => body.name === expected[0]).id;
  const cut = map.relationships.filter((tie) => tie.source === first || tie.target === first).map((tie) => tie.id);
  const afterwards = ranked(module, { stakeholders: map.stakeholders.filter(({ id }) => id !== first), relationships: map.relationships.filter((tie) => !cut.includes(tie.id)) });
  if (afterwards.join() === expected.join()) throw new Error("the edit must change the ranking");

  for (const name of ["large.html", "inline.html"]) {
    const page = await open(browser, { address });
    try {
      await page.page.addInitScript(watch);
      step(`${name}: opening`);
      await page.open(name);
      await until("the widget is there", () => page.value((element) => element.shadowRoot?.querySelector(".stage-canvas") != null), 60_000);
      step(`${name}: loading`);
      const start = Date.now();
      // Places are given, so that only measuring goes on.
      const placed = { ...map, stakeholders: map.stakeholders.map((body, at) => ({ ...body, position: { x: (at % 71) * 90, y: Math.floor(at / 71) * 90 } })) };
      await page.page.evaluate((map) => document.querySelector("stakeholder-map").load(map), placed);
      await until("the map is there", () => page.value((element) => element.shadowRoot.querySelector(".outline")?.textContent.includes("5000") || element.shadowRoot.querySelector(".outline")?.textContent.includes("5,000") || element.map.stakeholders.length === 5000), 60_000);
      await page.page.evaluate(() => {
        window.tasks.length = 0;
      });
      step(`${name}: panning while it is measured`);
      for (let turn = 0; turn < 3; turn += 1) await page.drag({ x: 500, y: 400 }, { x: 560 + 10 * turn, y: 420 });
      await until("the figures are there", () => page.value(isMeasured), 90_000);
      const measured = Date.now() - start;
      await page.page.locator("stakeholder-map .insights select").first().selectOption("betweenness");
      await until("the ranking is that of `analyze`", async () => (await page.value(ranking)).join() === expected.join() || `${await page.value(ranking)} is not ${expected}`);

      step(`${name}: an edit while the one before is measured`);
      const between = await page.page.evaluate(async ([tie, body]) => {
        const element = document.querySelector("stakeholder-map");
        await element.apply([{ type: "remove-relationship", id: tie }]);
        // Measuring begins 150 ms after an edit.
        await new Promise((done) => setTimeout(done, 220));
        const says = element.shadowRoot.querySelector(".insights h2").textContent;
        await element.apply([{ type: "remove-stakeholder", id: body }]);
        return says;
      }, [cut[0], first]);
      if (!between.includes("Counting")) throw new Error(`it must be counting, and says "${between}"`);
      await until("the figures are there again", () => page.value(isMeasured), 90_000);
      same("they are those of the map as it is", await page.value(ranking), afterwards);

      step(`${name}: how long it took`);
      const tasks = await page.page.evaluate(() => window.tasks);
      const longest = (kinds) => Math.max(0, ...tasks.filter(([kind]) => kinds.includes(kind)).map(([, millis]) => millis));
      // A measuring begins 150 ms after an edit; without a worker it goes on in timers of 0 ms.
      const parts = { begin: longest(["timer 150"]), search: longest(["timer 0"]), report: longest(["ways"]) };
      console.log(`        ${name}: figures after ${measured} ms; longest part ${Object.entries(parts).map(([part, millis]) => `${part} ${millis.toFixed(0)} ms`).join(", ")} (aim: at most 50)`);
      same("nothing complains", await page.complaints(), []);
    } finally {
      await page.close();
    }
  }
}
