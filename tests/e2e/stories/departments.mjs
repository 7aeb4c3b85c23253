// Departments fold into the body that they are part of: by a key and in the filter; picture and figures count agencies, files keep everybody.
import { open, same, until } from "../browser.mjs";

export const browsers = ["chromium"];

const SIZES = [[1280, 720], [1920, 1080], [390, 844]];

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address });
  const element = page.page.locator("stakeholder-map");
  const svg = async () => new TextDecoder().decode(new Uint8Array(await element.evaluate(async (map) => [...(await map.exportAs("svg"))])));
  const drawn = async () => ((await svg()).match(/ \(\+\d+\)/g) ?? []).length;
  try {
    step("a city with departments");
    await page.open();
    await until("the example is there", async () => (await page.text(".outline")).includes("14 bodies"), 60_000);
    await element.locator(".banner .examples > summary").click();
    await element.locator(".banner .examples[open] .menu-entry", { hasText: "Departments of one city" }).click();
    await until("it is there", async () => (await page.text(".outline")).includes("15 bodies"));
    same("nobody is folded", await drawn(), 0);

    step("a key folds them, and the figures say so");
    await element.locator(".stage-canvas").focus();
    await page.press("d");
    await until("figures say which level they count", async () => (await page.text(".insights")).includes("count agencies"));
    same("agencies say how many they stand for", (await drawn()) > 0, true);
    for (const [width, height] of SIZES) {
      await page.page.setViewportSize({ width, height });
      await page.page.waitForTimeout(900);
      await page.screenshot(`departments-1-folded-${width}`);
    }
    await page.page.setViewportSize({ width: 1280, height: 720 });
    for (const key of ["2", "3", "4", "6", "1"]) {
      await page.press(key);
      await page.page.waitForTimeout(700);
      await page.screenshot(`departments-2-view-${key}`);
    }
    same("the map has everybody", await page.value((map) => map.map.stakeholders.length), 15);
    const whole = await element.evaluate(async (map) => JSON.parse(new TextDecoder().decode(await map.exportAs("json"))).stakeholders.length);
    same("and so has its file", whole, 15);

    step("an edit meanwhile, and all of them again by the filter");
    await page.press("ArrowRight");
    await page.press("Alt+ArrowRight");
    await until("it can be undone", async () => element.getByRole("button", { name: /^Undo: / }).isEnabled());
    await page.press("Control+z");
    await element.locator(".filter summary").click();
    await element.getByLabel("Fold departments").uncheck();
    await until("nobody is folded", async () => (await drawn()) === 0);
    await page.screenshot("departments-3-unfolded");
    same("nothing complains", await page.complaints(), []);
  } finally {
    await page.close();
  }
}
