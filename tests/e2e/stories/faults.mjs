// The program breaks in the middle of its work, again and again: every element goes on with the last revision that held.
import { open, same, until } from "../browser.mjs";

export const browsers = ["chromium"];

/** FAULTS=200 tries as many moments. */
const ROUNDS = Number(process.env.FAULTS ?? 16);
/** Within how many milliseconds the picture is back, but for one time in twenty, when the machine was busy with something else. */
const BAR = 500;
const CALLS = ["beginPath", "fill", "stroke", "moveTo", "lineTo"];

/** From the call of that number on, one call into the canvas traps as a fault of the program does. */
function breakAt([calls, count]) {
  const own = CanvasRenderingContext2D.prototype;
  globalThis.fault = undefined;
  const kept = calls.map((name) => [name, own[name]]);
  const restore = () => kept.forEach(([name, call]) => (own[name] = call));
  let left = count;
  for (const [name, call] of kept) {
    own[name] = function (...values) {
      if (left-- > 0) return call.apply(this, values);
      restore();
      const element = this.canvas.getRootNode().host;
      const stage = element.shadowRoot.querySelector(".stage-canvas");
      const begun = performance.now();
      const look = () => {
        const now = element.shadowRoot.querySelector(".stage-canvas");
        if (now && now !== stage) globalThis.fault = performance.now() - begun;
        else requestAnimationFrame(look);
      };
      look();
      throw new WebAssembly.RuntimeError("unreachable");
    };
  }
}

const count = (element) => element.map.stakeholders.length;
const map = (...names) => JSON.stringify({ format: "stakeholder-map", version: 1, stakeholders: names.map((name, index) => ({ id: `s${index}`, name })) });

export const pages = {
  "two.html": `<!doctype html><html lang="en"><title>Two</title><link rel="icon" href="data:,"><link rel="stylesheet" href="two.css"><script type="module" src="page.js"></script>
<stakeholder-map id="a" src="one.json" mode="edit"></stakeholder-map><stakeholder-map id="b" src="two.json" mode="view"></stakeholder-map></html>`,
  "two.css": "stakeholder-map { display: block; height: 300px; }",
  "one.json": map("Clinic", "School", "Parks"),
  "two.json": map("Police", "Shelter"),
};

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address });
  const times = [];
  let seed = 7;
  const random = (most) => (seed = (seed * 48271) % 2147483647) % most;
  const passes = (round) => page.page.evaluate((round) => (Date.now = () => performance.timeOrigin + performance.now() + round * 20_000), round);
  const broken = async () => {
    await until("it is back", async () => {
      // Something is drawn again and again, until enough calls have been made.
      await page.page.mouse.wheel(0, random(2) ? 40 : -40);
      return page.page.evaluate(() => globalThis.fault !== undefined);
    }, 20_000);
    times.push(await page.page.evaluate(() => globalThis.fault));
    await until("it says so", async () => (await page.text(".notices")).includes("begun anew"));
  };
  try {
    step("opening");
    await page.open();
    await until("the page is ready", async () => (await page.text(".outline")).includes("14 bodies"), 60_000);
    await page.fill("combobox", "Add to the map", "Body 0");
    await page.press("Enter");
    await until("the first body is there", async () => (await page.value(count)) === 1);
    let bodies = 1;
    for (let round = 1; round <= ROUNDS; round++) {
      step(`round ${round}`);
      await passes(round);
      await page.page.waitForTimeout(150);
      await page.page.evaluate(breakAt, [CALLS, random(round % 2 ? 6 : 60)]);
      await page.fill("combobox", "Add to the map", `Secret ${round}`);
      await page.press("Enter");
      await page.page.mouse.move(500 + random(200), 300 + random(200));
      await broken();
      const now = await page.value(count);
      if (now !== bodies && now !== bodies + 1) throw new Error(`${now} bodies where ${bodies} were sure`);
      bodies = now;
      if (round < 3) {
        const saved = await page.download(() => page.click("button", "Save a report"));
        same("the report names nobody", [saved.bytes.includes("Secret"), JSON.parse(saved.bytes).error], [false, "RuntimeError: unreachable"]);
      }
    }
    await page.screenshot("faults-1-back");

    step("going on, and coming back");
    await page.fill("combobox", "Add to the map", "Last");
    await page.press("Enter");
    await until("it is there", async () => (await page.value(count)) === bodies + 1);
    await page.page.waitForTimeout(400);
    await page.reload();
    await until("it is kept", async () => (await page.text(".outline")).includes(`${bodies + 1} bodies`), 60_000);
    times.sort((a, b) => a - b);
    const [middle, late, worst] = [0.5, 0.95, 1].map((share) => Math.round(times[Math.ceil(times.length * share) - 1]));
    console.log(`        ${ROUNDS} faults: back after ${middle} ms in the middle, ${worst} ms at worst`);
    if (late > BAR) throw new Error(`it took ${late} ms`);

    step("two elements on a page");
    await page.open("two.html");
    const both = () => page.page.evaluate(() => [...document.querySelectorAll("stakeholder-map")].map((element) => element.map?.stakeholders.length));
    await until("both are there", async () => JSON.stringify(await both()) === "[3,2]", 60_000);
    await page.page.evaluate(() => document.querySelector("#a").apply([{ type: "add-stakeholder", stakeholder: { name: "Port" } }]));
    await page.page.waitForTimeout(300);
    await page.page.evaluate(breakAt, [CALLS, 3]);
    await page.page.evaluate(() => document.querySelector("#b").fit());
    await page.page.mouse.move(300, 400);
    await page.page.mouse.wheel(0, 10);
    await until("both are back", () => page.page.evaluate(() => globalThis.fault !== undefined), 20_000);
    await until("as they were", async () => JSON.stringify(await both()) === "[4,2]");
    same("only the faults complain", page.complaints().filter((line) => !line.includes("unreachable")), []);
  } finally {
    await page.close();
  }
}
