// With the mouse, letters of names aside: twenty bodies from a blank page, rated by dragging them on the grid, thirty ties drawn
// from body to body, one finding read, the file taken away.
import { open, same, until } from "../browser.mjs";
import { BODIES, TIES, person } from "../effort.mjs";

export const browsers = ["chromium"];

/** Clicks, drags and the keys between names. */
const MOST = 300;

/** Where the ring around what is selected has its middle, and where its handle is, in page pixels; the accent colours both. */
const look = (element) => {
  const canvas = element.shadowRoot.querySelector(".stage-canvas");
  const { width, height } = canvas;
  const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  copy.drawImage(canvas, 0, 0);
  const { data } = copy.getImageData(0, 0, width, height);
  const points = [];
  for (let i = 0; i < data.length; i += 4) {
    if (data[i] === 0x17 && data[i + 1] === 0x3f && data[i + 2] === 0xae) points.push([(i / 4) % width, Math.floor(i / 4 / width)]);
  }
  // The handle is a disc, the ring a line: the handle is where most of the colour is close together.
  const near = ([x, y], [ofX, ofY]) => Math.hypot(x - ofX, y - ofY) < 10;
  let handle = [0, 0];
  let most = 0;
  for (const point of points) {
    const count = points.filter((other) => near(other, point)).length;
    if (count > most) [most, handle] = [count, point];
  }
  const ring = points.filter((point) => !near(point, handle));
  const span = (axis) => ring.reduce(([low, high], point) => [Math.min(low, point[axis]), Math.max(high, point[axis])], [Infinity, -Infinity]);
  const middle = (axis) => span(axis).reduce((low, high) => (low + high) / 2);
  const box = canvas.getBoundingClientRect();
  return { x: box.x + middle(0), y: box.y + middle(1), handle: { x: box.x + handle[0], y: box.y + handle[1] }, text: [...span(0), ...span(1), ...handle].join() };
};

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address });
  const { letters, keys, click, effort, log } = person(page);
  const widget = page.page.locator("stakeholder-map");
  const drag = async (from, to) => {
    effort.clicks += 1;
    await page.drag(from, to);
  };
  /** Where a body is, once the map rests; the story has no eyes but these. */
  const spot = async (id) => {
    await page.page.evaluate((id) => document.querySelector("stakeholder-map").select(id ? [id] : []), id);
    // What lies under the pointer shows a handle of its own.
    await page.page.mouse.move(960, 120);
    await page.page.waitForTimeout(250);
    let [seen, calm] = [await page.value(look), 0];
    for (let turn = 0; calm < 4 && turn < 60; turn += 1) {
      await page.page.waitForTimeout(90);
      const next = await page.value(look);
      calm = next.text === seen.text ? calm + 1 : 0;
      seen = next;
    }
    return seen;
  };
  try {
    await page.open();
    await until("the example is there", async () => (await page.text(".outline")).includes("14 bodies"), 60_000);

    step("bodies with sectors");
    await click(page.page.getByRole("combobox", { name: "Add to the map" }));
    const seen = new Set();
    for (const [name, sector] of BODIES) {
      await letters(name);
      await keys(",");
      if (seen.has(sector)) {
        await keys(sector[0]);
        await click(page.page.getByRole("option", { name: sector, exact: true }));
      } else await letters(sector);
      seen.add(sector);
      await keys("Enter");
    }
    await until("all are there", async () => (await page.value((element) => element.map.stakeholders.length)) === BODIES.length);
    const ids = Object.fromEntries(await page.value((element) => element.map.stakeholders.map(({ name, id }) => [name, id])));

    step("ratings, dragged on the grid");
    await click(widget.getByRole("button", { name: "Power–interest", exact: true }));
    for (const [name, , power, interest] of BODIES) {
      const from = await spot(ids[name]);
      // The first of those that wait stands beside the grid, which grows when fewer wait; 0 and 10 stand one line in from its edges.
      const [left, right, top, bottom] = [213, from.x - 43, 131, 631];
      await drag(from, { x: left + ((right - left) * (interest + 1)) / 12, y: bottom - ((bottom - top) * (power + 1)) / 12 });
      const rated = () => page.page.evaluate((id) => document.querySelector("stakeholder-map").map.stakeholders.find((body) => body.id === id), ids[name]);
      await until(`${name} is rated`, async () => Math.abs((await rated()).power - power) <= 0.5 && Math.abs((await rated()).interest - interest) <= 0.5, 4_000);
    }
    await spot("");
    await page.screenshot("effort-mouse-0-rated");
    await click(widget.getByRole("button", { name: "Map", exact: true }));

    step("ties, drawn from the handle of one body to another");
    for (const [from, to] of TIES) {
      const end = await spot(ids[to]);
      const start = await spot(ids[from]);
      // The press that selects it; its place is known from the look.
      effort.clicks += 1;
      await drag(start.handle, end);
      await until(`${from} is tied to ${to}`, async () => page.page.evaluate(([from, to]) => (document.querySelector("stakeholder-map").map.relationships ?? []).some((tie) => [tie.source, tie.target].sort().join() === [from, to].sort().join()), [ids[from], ids[to]]), 4_000);
    }
    same("no more and no less", await page.value((element) => element.map.relationships.length), TIES.length);
    await spot("");
    await page.screenshot("effort-mouse-1-tied");

    step("reading the findings, and taking the map file away");
    await click(widget.locator(".finding-head").first());
    await until("one is open", async () => (await widget.locator(".finding.open").count()) === 1);
    const file = await page.download(async () => {
      await click(widget.locator(".share > summary"));
      await click(widget.getByRole("button", { name: "Map file", exact: true }));
    });
    same("the file holds all", [JSON.parse(file.bytes).stakeholders.length, JSON.parse(file.bytes).relationships.length], [BODIES.length, TIES.length]);
    log("by mouse");
    if (effort.keys + effort.clicks >= MOST) throw new Error(`${effort.keys} keys and ${effort.clicks} clicks are not fewer than ${MOST}`);
  } finally {
    await page.close();
  }
}
