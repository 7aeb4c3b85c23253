// What the map says: findings come first, open by mouse and keyboard, light up the map, and follow every edit.
import { readFileSync } from "node:fs";
import { open, same, until } from "../browser.mjs";

export const browsers = ["chromium"];

const TEMPLATE = new URL("../../../www/templates/childhood-obesity.stakeholders.json", import.meta.url);
const SIZES = [[1280, 720], [390, 844]];

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address });
  const cards = page.page.locator("stakeholder-map .findings > .finding");
  const opened = page.page.locator("stakeholder-map .finding.open");
  const texts = () => cards.locator(".finding-head").allTextContents();
  try {
    step("the example says seven things at once");
    await page.open();
    await until("findings are there", async () => (await cards.count()) >= 7, 60_000);
    same("what works comes first", (await texts())[0].startsWith("What works"), true);
    same("what is not known comes last of the seven", (await texts())[6].startsWith("What the map does not know"), true);

    step("one opens, with its question, and lights up the map");
    const plain = await page.page.locator("stakeholder-map canvas").screenshot();
    await cards.nth(2).locator(".finding-head").click();
    same("one is open", await opened.count(), 1);
    same("it asks the room", (await opened.locator(".ask").textContent()).endsWith("?"), true);
    await page.page.waitForTimeout(400);
    same("the map looks otherwise", (await page.page.locator("stakeholder-map canvas").screenshot()).equals(plain), false);
    await page.screenshot("findings-1-open");

    step("another opens in its place by keyboard, and Escape closes it");
    await cards.nth(0).locator(".finding-head").focus();
    await page.press("Enter");
    await until("the first is open alone", async () => (await opened.count()) === 1 && (await opened.textContent()).startsWith("What works"));
    await page.press("Escape");
    await until("none is open", async () => (await opened.count()) === 0);

    step("an edit changes what is said");
    await page.drop([{ name: "example.stakeholders.json", text: readFileSync(TEMPLATE, "utf8") }]);
    await page.page.waitForTimeout(1_000);
    await until("the file says the same", async () => (await texts())[4]?.includes("meeting rooms"), 10_000);
    await page.page.locator("stakeholder-map .add-field").fill("School District <> Clinics Network");
    await page.press("Enter");
    await until("the offer is another", async () => !(await texts())[4].includes("meeting rooms"), 10_000);

    step("at every size, light and projector");
    for (const theme of ["light", "projector"]) {
      await page.page.evaluate((theme) => document.querySelector("stakeholder-map").setAttribute("theme", theme), theme);
      for (const [width, height] of SIZES) {
        await page.page.setViewportSize({ width, height });
        await page.page.waitForTimeout(700);
        if (width < 700) await page.page.locator("stakeholder-map .tabs button").nth(1).click();
        await until("findings are there", async () => (await cards.count()) >= 7, 10_000);
        if ((await opened.count()) === 0) await cards.nth(3).locator(".finding-head").click();
        await page.page.waitForTimeout(500);
        await page.screenshot(`findings-2-${theme}-${width}`);
        if (width < 700) await page.page.locator("stakeholder-map .tabs button").nth(1).click();
      }
    }
  } finally {
    await page.close();
  }
}
