// Moving about a large map: the picture follows at once and is drawn as it is when the camera rests. While nothing changes,
// nothing is drawn.
import { open, same, until } from "../browser.mjs";
import { randomMap } from "../random-map.mjs";

export const browsers = ["chromium"];

const HOST = "<!doctype html><meta charset=utf-8><link rel=icon href=data:,><link rel=stylesheet href=host.css><script type=module src=start.js></script>";
export const pages = {
  "start.js": `import init, { define } from "./stakeholder-map.js"; await init(); define();`,
  "host.css": "body { margin: 0 } stakeholder-map { display: block; height: 700px }",
  "moving.html": `${HOST}<stakeholder-map mode=edit controls=none></stakeholder-map>`,
};

/** In the page, before anything else: counts how often something is drawn on a canvas. */
function count() {
  window.drawn = { lines: 0, all: 0 };
  for (const [name, kind] of [["stroke", "lines"], ["fillRect", "all"]]) {
    const draw = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function (...rest) {
      window.drawn[kind] += 1;
      return draw.apply(this, rest);
    };
  }
}

/** The colours in the middle of the canvas. */
const middle = (element) => {
  const canvas = element.shadowRoot.querySelector(".stage-canvas");
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
  copy.drawImage(canvas, 0, 0);
  return copy.getImageData(canvas.width * 0.4, canvas.height * 0.4, canvas.width * 0.2, canvas.height * 0.2).data.join();
};

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address });
  try {
    step("a map of 1,000");
    await page.page.addInitScript(count);
    await page.open("moving.html");
    await until("the element is there", () => page.value((element) => element.map !== null));
    await page.page.locator("stakeholder-map").evaluate((element, map) => element.load(map), randomMap(1000, 5000));
    await until("it is arranged", async () => (await page.value((element) => element.map?.stakeholders.length)) === 1000);
    await page.page.waitForTimeout(6_000);

    step("nothing changes, nothing is drawn");
    await page.page.evaluate(() => (window.drawn = { lines: 0, all: 0 }));
    await page.page.waitForTimeout(1_000);
    same("drawn at rest", await page.page.evaluate(() => window.drawn), { lines: 0, all: 0 });

    step("while it is dragged, the picture moves and no line is drawn anew");
    await page.page.mouse.move(20, 20);
    await page.page.mouse.down();
    const drag = async (from, to) => {
      for (let at = from; at <= to; at += 1) await page.page.mouse.move(20 + 5 * at, 20 + 3 * at);
    };
    await drag(1, 4);
    await page.page.evaluate(() => (window.drawn.lines = 0));
    await drag(5, 14);
    await page.page.waitForTimeout(30);
    const lines = await page.page.evaluate(() => window.drawn.lines);
    same("lines", lines, 0);
    const moving = await page.value(middle);
    await page.screenshot("moving-1-on-the-way");
    await page.page.waitForTimeout(700);
    same("at rest it is drawn as it is", (await page.page.evaluate(() => window.drawn.lines)) > 0, true);
    const rested = (await page.value(middle)).split(",");
    const others = moving.split(",").filter((part, at) => Math.abs(part - rested[at]) > 40).length / rested.length;
    // A few names find room that they had not before.
    same("and it is the same picture but for some names", others < 0.03 ? "" : `${others} differs`, "");
    await page.page.mouse.up();

    await page.screenshot("moving-2-at-rest");
  } finally {
    await page.close();
  }
}
