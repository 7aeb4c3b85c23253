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

    step("what says the same stands in it, and opens there");
    const also = opened.locator(".finding");
    same("others like it stand in it", (await also.count()) >= 2, true);
    await also.last().locator(".finding-head").click();
    await until("it is open, and what it stands in", async () => (await opened.count()) === 2);
    same("both ask the room", await opened.first().locator(".ask").count(), 2);
    await page.screenshot("findings-1-also");
    await also.first().locator(".finding-head").focus();
    await page.press("Enter");
    await until("another in it takes its place", async () => (await opened.count()) === 2 && (await also.first().getAttribute("class")).includes("open"));

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

    step("what would help is tried on a copy, kept in one step and undone in one");
    const ties = async () => Number((await page.text(".outline")).match(/(\d+) ties/)[1]);
    const help = page.page.locator("stakeholder-map .help");
    const proposed = help.locator(".finding");
    await help.locator("summary").click();
    await until("ties are proposed", async () => (await proposed.count()) > 0, 10_000);
    await help.locator("select").selectOption("silo");
    await until("others are proposed, with reasons", async () => (await help.textContent()).includes("One offers what the other needs"), 10_000);
    const before = await ties();
    await proposed.first().locator(".finding-head").click();
    await until("before and after stand side by side", async () => (await help.locator(".trial td").count()) === 4);
    await help.locator(".trial").scrollIntoViewIfNeeded();
    await page.screenshot("findings-3-trial");
    same("the map is as it was", await ties(), before);
    await help.getByRole("button", { name: "Drop" }).click();
    same("nothing is tried any more", await help.locator(".trial").count(), 0);
    await proposed.first().locator(".finding-head").click();
    await help.getByRole("button", { name: "Keep" }).click();
    await until("it is kept", async () => (await ties()) === before + 1);
    await page.page.getByRole("button", { name: "Undo" }).first().click();
    await until("one step takes it back", async () => (await ties()) === before);
    await help.locator("summary").click();

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
