// The power–interest grid: to it by a key, rating by dragging and by keys, back in one step, and out as a picture.
import { open, same, until } from "../browser.mjs";
import { randomMap } from "../random-map.mjs";

export const browsers = ["chromium"];

const SIZES = [[1280, 720], [1920, 1080], [390, 844]];

const ratings = (element) => Object.fromEntries(element.map.stakeholders.map((body) => [body.name, [body.power ?? null, body.interest ?? null]]));
const stage = (page) => page.page.locator("stakeholder-map .stage-canvas").boundingBox();
const settled = (page) => page.page.waitForTimeout(700);

/** Selects a body from the outline, and gives the canvas the keys. */
async function select(page, name) {
  await page.page.locator("stakeholder-map .outline .body", { hasText: name }).first().click();
  await page.page.evaluate(() => document.querySelector("stakeholder-map").shadowRoot.querySelector(".stage-canvas").focus());
}

/** The middle of the ring around what is selected, in page pixels. */
async function ring(page) {
  const box = await stage(page);
  const at = await page.page.evaluate(() => {
    const canvas = document.querySelector("stakeholder-map").shadowRoot.querySelector(".stage-canvas");
    const { width, height } = canvas;
    const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, width, height);
    let [count, x, y] = [0, 0, 0];
    let [left, right, top, bottom] = [width, 0, height, 0];
    for (let i = 0; i < data.length; i += 4) {
      if (data[i] === 0x17 && data[i + 1] === 0x3f && data[i + 2] === 0xae) {
        x = (i / 4) % width;
        y = Math.floor(i / 4 / width);
        [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
        count += 1;
      }
    }
    const ratio = canvas.width / canvas.clientWidth;
    return count ? { x: (left + right) / 2 / ratio, y: (top + bottom) / 2 / ratio } : null;
  });
  return at && { x: box.x + at.x, y: box.y + at.y };
}

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address });
  try {
    step("going to the grid by its key, from nowhere in particular");
    await page.open();
    await until("the example is there", async () => (await page.text(".outline")).includes("14 bodies"), 60_000);
    const pressed = (name) => page.page.getByRole("button", { name, exact: true }).getAttribute("aria-pressed");
    await page.press("2");
    await until("the grid is shown", async () => (await pressed("Power–interest")) === "true");
    same("nothing was typed", await page.page.locator("stakeholder-map .add-field").first().inputValue(), "");
    await settled(page);
    await page.screenshot("grid-1-example");

    step("a selection is the same in both views");
    await select(page, "County Hospital");
    await settled(page);
    await page.screenshot("grid-2-selected");
    await page.press("1");
    await until("the map is shown", async () => (await pressed("Map")) === "true");
    same("still selected", await page.value((element) => element.selection.length), 1);
    await page.press("2");
    await settled(page);

    step("dragging a body rates it");
    const before = await page.value(ratings);
    const held = await ring(page);
    const box = await stage(page);
    await page.page.mouse.move(held.x, held.y);
    await page.page.mouse.down();
    await page.page.mouse.move(box.x + 90, box.y + 70, { steps: 8 });
    await page.screenshot("grid-3-dragging");
    await page.page.mouse.up();
    await until("it is rated anew", async () => JSON.stringify(await page.value(ratings)) !== JSON.stringify(before));
    const after = await page.value(ratings);
    const changed = Object.keys(after).filter((name) => JSON.stringify(after[name]) !== JSON.stringify(before[name]));
    same("one body is rated anew", changed.length, 1);
    const [power, interest] = after[changed[0]];
    if (!(power >= 8 && interest <= 2)) throw new Error(`dropped in the upper left, rated ${power}, ${interest}`);
    same("in half steps", [(power * 2) % 1, (interest * 2) % 1], [0, 0]);

    step("one step takes it back");
    await page.press("Control+z");
    await until("rated as before", async () => JSON.stringify(await page.value(ratings)) === JSON.stringify(before));

    step("Alt and an arrow rate by one step");
    await page.press("Alt+ArrowDown");
    await until("half a step less power", async () => (await page.value(ratings))[changed[0]][0] === before[changed[0]][0] - 0.5);
    await page.press("Control+z");
    await settled(page);

    step("dropping it in the tray takes its rating away");
    const again = await ring(page);
    await page.page.mouse.move(again.x, again.y);
    await page.page.mouse.down();
    await page.page.mouse.move(box.x + box.width - 60, box.y + 220, { steps: 8 });
    await page.screenshot("grid-4-to-the-tray");
    await page.page.mouse.up();
    await until("no rating", async () => JSON.stringify((await page.value(ratings))[changed[0]]) === "[null,null]");
    await settled(page);
    await page.screenshot("grid-5-in-the-tray");

    step("the picture to take away is of the grid");
    const svg = await page.page.evaluate(async () => new TextDecoder().decode(await document.querySelector("stakeholder-map").exportAs("svg", {})));
    for (const words of ["Decide together", "Keep on board", "Strengthen their voice", "Keep in touch", "Not rated"]) {
      if (!svg.includes(words)) throw new Error(`the picture lacks “${words}”`);
    }

    step("bodies move from view to view, unless motion is reduced");
    const shot = () => page.page.evaluate(() => new Promise((done) => {
      const canvas = document.querySelector("stakeholder-map").shadowRoot.querySelector(".stage-canvas");
      requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => done(canvas.toDataURL()))));
    }));
    for (const [reducedMotion, moves] of [["no-preference", true], ["reduce", false]]) {
      await page.page.emulateMedia({ reducedMotion });
      await page.press("1");
      const soon = await shot();
      await settled(page);
      same(`moving with ${reducedMotion}`, soon !== (await shot()), moves);
      await page.press("2");
      await settled(page);
    }

    step("the attribute asks for a view");
    await page.page.evaluate(() => document.querySelector("stakeholder-map").setAttribute("view", "grid"));
    await page.page.evaluate(() => document.querySelector("stakeholder-map").setAttribute("view", "timeline"));
    await until("a view that is not there is the map", async () => (await pressed("Map")) === "true");
    await page.page.evaluate(() => document.querySelector("stakeholder-map").setAttribute("view", "grid"));
    await until("the grid again", async () => (await pressed("Power–interest")) === "true");
    same("nothing complains", await page.complaints(), []);
  } finally {
    await page.close();
  }

  for (const [width, height] of SIZES) {
    step(`how it looks at ${width}×${height}`);
    const sized = await open(browser, { address, width, height });
    try {
      await sized.open();
      await until("the example is there", async () => (await sized.value((element) => element.map?.stakeholders?.length)) === 14, 60_000);
      await sized.click("button", "Power–interest");
      for (const theme of ["light", "projector"]) {
        await sized.page.evaluate((theme) => document.querySelector("stakeholder-map").setAttribute("theme", theme), theme);
        await settled(sized);
        await sized.screenshot(`grid-${width}-${theme}-example`);
      }
      await sized.page.evaluate(() => document.querySelector("stakeholder-map").setAttribute("theme", "light"));
      for (const [bodies, ties] of [[1, 0], [30, 50], [300, 600]]) {
        const map = randomMap(bodies, ties);
        map.stakeholders.forEach((body, at) => {
          if (at % 5) [body.power, body.interest] = [(at * 7 + 3) % 11, (at * at * 3 + at + 6) % 11];
        });
        await sized.page.evaluate((map) => document.querySelector("stakeholder-map").load(map), map);
        await until("it is there", async () => (await sized.value((element) => element.map.stakeholders.length)) === bodies, 60_000);
        await sized.page.waitForTimeout(1500);
        await sized.screenshot(`grid-${width}-${bodies}`);
      }
      same("nothing complains", await sized.complaints(), []);
    } finally {
      await sized.close();
    }
  }
}
