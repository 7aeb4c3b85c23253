// Ties take the colour of their kind, depth or trust, on every picture that draws them and in every theme; and status drawings.
import { open, same, until } from "../browser.mjs";

export const browsers = ["chromium"];

const SIZES = [[1280, 720], [1920, 1080], [390, 844]];

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address });
  const element = page.page.locator("stakeholder-map");
  const legend = () => page.text(".legend");
  try {
    step("a key colours them by kind, and the legend names each");
    await page.open();
    await until("the example is there", async () => (await page.text(".outline")).includes("14 bodies"), 60_000);
    const kinds = await page.value((map) => [...new Set(map.map.relationships.map((tie) => tie.kind))]);
    await element.locator(".stage-canvas").focus();
    await page.press("c");
    await until("every kind is named", async () => {
      const words = await legend();
      return kinds.every((kind) => words.includes(kind));
    });
    for (const [width, height] of SIZES) {
      await page.page.setViewportSize({ width, height });
      await page.page.waitForTimeout(700);
      await page.screenshot(`pictures-1-kind-${width}`);
    }
    await page.page.setViewportSize({ width: 1280, height: 720 });

    step("by depth, in every view and theme");
    await page.press("c");
    await until("depths are named", async () => (await legend()).includes("coordination"));
    for (const theme of ["light", "dark", "projector"]) {
      await element.evaluate((map, theme) => map.setAttribute("theme", theme), theme);
      for (const [key, name] of [["1", "map"], ["3", "ring"], ["4", "matrix"]]) {
        await page.press(key);
        await page.page.waitForTimeout(900);
        await page.screenshot(`pictures-2-${theme}-${name}`);
      }
    }
    await element.evaluate((map) => map.setAttribute("theme", "light"));
    await page.press("1");

    step("status drawings: the most central in the middle, power as height");
    await page.press("7");
    await until("the legend says what place means", async () => (await legend()).includes("nearer to the middle"));
    for (const [width, height] of SIZES) {
      await page.page.setViewportSize({ width, height });
      await page.page.waitForTimeout(900);
      await page.screenshot(`status-1-radius-${width}`);
    }
    await page.page.setViewportSize({ width: 1280, height: 720 });
    await element.locator(".zoom").getByLabel("Map as").selectOption({ label: "Power as height" });
    await until("height is power", async () => (await legend()).includes("higher up: more power"));
    for (const theme of ["dark", "projector", "light"]) {
      await element.evaluate((map, theme) => map.setAttribute("theme", theme), theme);
      await page.page.waitForTimeout(900);
      await page.screenshot(`status-2-height-${theme}`);
    }
    await element.locator(".zoom").getByLabel("Map as").selectOption({ label: "Free map" });
    await until("the map as it was", async () => !(await legend()).includes("higher up"));
    await element.locator(".stage-canvas").focus();

    step("the filter offers the same, and a picture to take away has them");
    await page.page.locator("stakeholder-map .filter summary").click();
    await page.page.getByLabel("Colour of ties").selectOption({ label: "By kind" });
    await until("by kind again", async () => (await legend()).includes(kinds[0]));
    const svg = new TextDecoder().decode(new Uint8Array(await element.evaluate(async (map) => [...(await map.exportAs("svg"))])));
    same("with its legend", kinds.every((kind) => svg.includes(`>${kind}<`)), true);
    await page.screenshot("pictures-3-filter");
    same("nothing complains", await page.complaints(), []);
  } finally {
    await page.close();
  }
}
