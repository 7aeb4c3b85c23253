// The ring of sectors: to it by its key, a body into another sector by dragging, and out as a picture.
import { open, same, until } from "../browser.mjs";
import { randomMap } from "../random-map.mjs";

export const browsers = ["chromium"];

const SIZES = [[1280, 720], [1920, 1080], [390, 844]];

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address });
  const element = page.page.locator("stakeholder-map");
  try {
    step("to the ring by its key");
    await page.open();
    await until("the example is there", async () => (await page.text(".outline")).includes("14 bodies"), 60_000);
    await page.press("3");
    await until("the ring is shown", async () => (await page.page.getByRole("button", { name: "Sectors", exact: true }).getAttribute("aria-pressed")) === "true");
    await page.page.waitForTimeout(900);
    for (const [width, height] of SIZES) {
      await page.page.setViewportSize({ width, height });
      await page.page.waitForTimeout(500);
      await page.screenshot(`sectors-1-example-${width}`);
    }
    await page.page.setViewportSize({ width: 1280, height: 720 });
    await page.page.waitForTimeout(500);

    step("what passes between sectors, as a heat map, by its key and by the choice");
    const legend = () => page.text(".legend");
    await page.press("6");
    await until("cells say how many pairs are tied", async () => (await legend()).includes("pairs of bodies that are tied"));
    for (const [width, height] of SIZES) {
      await page.page.setViewportSize({ width, height });
      await page.page.waitForTimeout(900);
      await page.screenshot(`sectors-4-heat-${width}`);
    }
    await page.page.setViewportSize({ width: 1280, height: 720 });
    for (const theme of ["dark", "projector", "light"]) {
      await element.evaluate((map, theme) => map.setAttribute("theme", theme), theme);
      await page.page.waitForTimeout(700);
      await page.screenshot(`sectors-5-heat-${theme}`);
    }
    await element.locator(".stage-canvas").focus();
    await page.press("ArrowRight");
    await page.press("ArrowRight");
    await until("a cell is said in words", async () => (await page.text("[aria-live]")).includes("pairs of bodies that are tied"));
    same("and all its ties are selected", (await element.evaluate((map) => map.selection.length)) > 0, true);
    await page.screenshot("sectors-6-cell");
    await element.getByLabel("Sectors as").selectOption({ label: "Heat map: strength" });
    await until("strength instead", async () => (await legend()).includes("strength of all ties"));
    await element.getByLabel("Sectors as").selectOption({ label: "Ring of bodies" });
    await until("the ring again", async () => (await legend()).includes("Community"));
    await page.press("Escape");
    await page.page.waitForTimeout(900);

    step("a body goes to another sector by dragging");
    const places = await page.page.evaluate(async () => {
      const { layout } = await import("./stakeholder-map.js");
      return layout(document.querySelector("stakeholder-map").map, "sectors");
    });
    const box = await element.locator(".stage-canvas").boundingBox();
    // The ring is fitted, so its bounds tell where a body is on screen; the first body stands at the top.
    const svg = new TextDecoder().decode(new Uint8Array(await element.evaluate(async (map) => [...(await map.exportAs("svg", { view: "sectors" }))])));
    same("the picture is of the ring", svg.includes("Family Services") && svg.includes("Social services"), true);
    same("everybody has a place", Object.keys(places).length, 14);
    await element.evaluate((map) => map.select(["ph"]));
    await page.page.waitForTimeout(700);
    await page.screenshot("sectors-2-selected");
    const found = await element.evaluate((map) => {
      const canvas = map.shadowRoot.querySelector(".stage-canvas");
      const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
      copy.drawImage(canvas, 0, 0);
      const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
      let [left, right, top, bottom] = [Infinity, 0, Infinity, 0];
      for (let i = 0; i < data.length; i += 4) {
        if (data[i] !== 0x17 || data[i + 1] !== 0x3f || data[i + 2] !== 0xae) continue;
        const [x, y] = [(i / 4) % canvas.width, Math.floor(i / 4 / canvas.width)];
        [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
      }
      return { x: (left + right) / 2, y: (top + bottom) / 2 };
    });
    await page.page.mouse.move(box.x + found.x, box.y + found.y);
    await page.page.mouse.down();
    await page.page.mouse.move(box.x + 0.2 * box.width, box.y + 0.5 * box.height, { steps: 6 });
    await page.page.mouse.up();
    await until("it is in another sector", async () => (await element.evaluate((map) => map.map.stakeholders.find((body) => body.id === "ph").sector)) !== "health");
    await page.page.waitForTimeout(700);
    await page.screenshot("sectors-3-moved");
    same("nobody was put anywhere on the map", await element.evaluate((map) => map.map.stakeholders.filter((body) => body.position?.pinned).length), 0);

    step("300 bodies");
    await element.evaluate((map, large) => map.load(large), randomMap(300, 1200));
    await until("they are there", async () => (await page.value((map) => map.map.stakeholders.length)) === 300);
    await page.page.waitForTimeout(1_500);
    await page.screenshot("sectors-4-large");
  } finally {
    await page.close();
  }
}
