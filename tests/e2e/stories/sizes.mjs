// Maps of every size stay usable: none, one, thirty, three hundred, five thousand bodies.
import { open, same, until } from "../browser.mjs";
import { randomMap } from "../random-map.mjs";

export const browsers = ["chromium"];

const SIZES = [[1, 0], [30, 50], [300, 1200], [5000, 20000]];

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address });
  try {
    step("opening the page");
    await page.open();
    await until("the example is there", async () => (await page.text(".outline")).includes("14 bodies"), 60_000);
    for (const [bodies, ties] of SIZES) {
      step(`a map of ${bodies} bodies`);
      await page.page.evaluate((map) => document.querySelector("stakeholder-map").load(map), randomMap(bodies, ties));
      await until("it is there", async () => (await page.value((element) => element.map.stakeholders.length)) === bodies, 60_000);
      await page.page.waitForTimeout(3000);
      await page.screenshot(`sizes-${bodies}`);
    }
    same("nothing complains", await page.complaints(), []);
  } finally {
    await page.close();
  }
}
