// What a map asks: a few fields to begin with, others switched on; private ones off the wall; two names for one body.
import { open, same, until } from "../browser.mjs";

export const browsers = ["chromium"];

const SIZES = [[1280, 720], [1920, 1080], [390, 844]];
const MAP = {
  stakeholders: [{ id: "a", name: "Health Department" }, { id: "b", name: "Schools" }],
  relationships: [{ id: "t", source: "a", target: "b", kind: "funding" }],
};

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address });
  const widget = page.page.locator("stakeholder-map");
  const labels = async () => (await widget.locator(".inspector .form .field-name").allInnerTexts()).join("|");
  const select = (id) => page.page.evaluate((id) => document.querySelector("stakeholder-map").select([id]), id);
  const names = () => page.value((element) => element.map.stakeholders.map((body) => body.name).join());
  try {
    await page.open();
    await until("the example is there", async () => (await page.text(".outline")).includes("14 bodies"), 60_000);
    await widget.evaluate((element, map) => element.load(map), MAP);
    await until("the map is there", async () => (await page.text(".outline")).includes("2 bodies"));

    step("a new map asks for name and sector, a tie for ends and kind");
    await select("a");
    await until("the form is open", async () => (await labels()) === "Name|Sector");
    await select("t");
    await until("of a tie, too", async () => (await labels()) === "From|To|Kind");
    await page.page.getByRole("button", { name: "Table", exact: true }).click();
    const heads = () => widget.locator(".table-view th").allInnerTexts();
    same("columns", (await heads()).join("|"), "Name|Sector|Power|Interest|Partners|Connects others|Within reach");

    step("fields are switched on for this map");
    await page.page.getByRole("button", { name: "Map", exact: true }).click();
    await select("a");
    await page.page.getByRole("button", { name: "What this map asks" }).click();
    for (const [width, height] of SIZES) {
      await page.page.setViewportSize({ width, height });
      await page.page.waitForTimeout(300);
      await page.screenshot(`asks-1-fields-${width}`);
    }
    await page.page.setViewportSize({ width: 1280, height: 720 });
    for (const name of ["Offers", "Notes", "Trust, 1 to 4"]) await page.page.locator("stakeholder-map .asks").getByLabel(name, { exact: true }).first().check();
    await page.press("Escape");
    await until("they are in the form", async () => (await labels()) === "Name|Sector|Offers|Notes");
    await until("the file keeps them", async () => (await page.value((element) => element.map.asks.join())) === "notes,offers,trust");
    await page.page.getByRole("button", { name: "Undo: change what the map asks" }).waitFor();
    await page.page.getByLabel("Notes", { exact: true }).fill("weak this year");
    await page.page.getByLabel("Offers", { exact: true }).fill("rooms");
    await page.press("Enter");
    await page.screenshot("asks-2-form");

    step("what is private is not in the form on a wall");
    await page.value((element) => element.setAttribute("theme", "projector"));
    await until("notes are gone", async () => (await labels()) === "Name|Sector|Offers");
    await page.value((element) => element.setAttribute("theme", "light"));

    step("what is written stays in sight, whether asked for or not");
    await page.press("Control+k");
    await page.page.keyboard.type("what this map");
    await page.press("Enter");
    const offers = page.page.getByLabel("Offers · is written already");
    await offers.waitFor();
    same("it cannot be switched off", await offers.isDisabled(), true);
    await page.press("Escape");

    step("a name that resembles another is asked about");
    const bar = page.page.getByRole("combobox", { name: "Add to the map" });
    await bar.fill("Health Dept");
    await page.press("Enter");
    await until("it asks", async () => (await page.text("#add-preview")) === "Is “Health Dept” the same as Health Department?");
    for (const [width, height] of SIZES) {
      await page.page.setViewportSize({ width, height });
      await page.page.waitForTimeout(300);
      await page.screenshot(`asks-3-same-${width}`);
    }
    await page.page.setViewportSize({ width: 1280, height: 720 });
    same("nothing is added meanwhile", await names(), "Health Department,Schools");
    await page.press("Enter");
    await until("the one on the map is shown", async () => (await page.value((element) => element.selection.join())) === "a");
    same("still nothing is added", await names(), "Health Department,Schools");
    await bar.fill("Schools > Health Dept: referral");
    await page.press("Enter");
    await page.press("Enter");
    await until("a tie to the one on the map", async () => (await page.value((element) => element.map.relationships.length)) === 2);
    await bar.fill("Health Dept");
    await page.press("Enter");
    await page.page.getByRole("option", { name: "No, add Health Dept" }).click();
    await until("a body of its own", async () => (await names()) === "Health Department,Schools,Health Dept");
    if ((await page.complaints()).length) throw new Error((await page.complaints()).join("\n"));
  } finally {
    await page.close();
  }
}
