// The short story that every browser must hold: open the example, start a map by typing, tie, undo, save.
import { open, same, until } from "../browser.mjs";

export const browsers = ["chromium", "firefox", "webkit"];

const ADD = "Add to the map";
const count = (element) => [element.map.stakeholders.length, (element.map.relationships ?? []).length];

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address });
  try {
    step("opening the example");
    await page.open();
    await until("the example is there", async () => (await page.text(".outline")).includes("14 bodies · 24 ties"), 60_000);
    await page.screenshot(`short-${browser}-1-example`);

    step("typing starts a blank map");
    await page.fill("combobox", ADD, "Public Health, Health");
    await page.press("Enter");
    await until("one body", async () => (await page.text(".outline")).includes("1 body"));

    step("tying two more");
    await page.fill("combobox", ADD, "Public Health > Schools, Clinics: information 2");
    await until("the preview says what Enter does", async () => (await page.text(".add-preview")).includes("2 ties"));
    await page.press("Enter");
    await until("three bodies, two ties", async () => JSON.stringify(await page.value(count)) === "[3,2]");
    await page.screenshot(`short-${browser}-2-tied`);

    step("undoing and redoing");
    await page.click("button", /^Undo/);
    await until("one body again", async () => JSON.stringify(await page.value(count)) === "[1,0]");
    await page.click("button", /^Redo/);
    await until("three again", async () => JSON.stringify(await page.value(count)) === "[3,2]");

    step("saving");
    const saved = await page.value(async (element) => JSON.stringify(await element.save()));
    same("the saved map names its bodies", JSON.parse(saved).stakeholders.map((body) => body.name), ["Public Health", "Schools", "Clinics"]);
    await page.screenshot(`short-${browser}-3-saved`);
    same("nothing complains", await page.complaints(), []);
  } finally {
    await page.close();
  }
}
