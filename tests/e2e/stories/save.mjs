// Ctrl+S writes the map file to where the person has chosen, and from then on to the same place; where the browser cannot, it is a download.
import { open, same, until } from "../browser.mjs";

export const browsers = ["chromium"];

const names = (element) => element.map.stakeholders.map((body) => body.name);

/** Stands for the dialog: a person who chooses a file of a folder that the test can look into. */
function choosing() {
  globalThis.asked = 0;
  globalThis.leaves = false;
  globalThis.showSaveFilePicker = async ({ suggestedName, types }) => {
    globalThis.asked += 1;
    if (globalThis.leaves) throw new DOMException("left", "AbortError");
    if (types[0].accept["application/json"][0] !== ".json") throw new TypeError("no such kind");
    return (await navigator.storage.getDirectory()).getFileHandle(`${globalThis.asked} ${suggestedName}`, { create: true });
  };
}

const saved = async (name) => JSON.parse(await (await (await (await navigator.storage.getDirectory()).getFileHandle(name)).getFile()).text()).stakeholders.map((body) => body.name);

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address });
  const add = async (words) => {
    await page.fill("combobox", "Add to the map", words);
    await page.press("Enter");
  };
  const said = (name) => until(`it is said: ${name}`, async () => (await page.text(".notices")).includes(`Saved to ${name}`));
  const asked = () => page.page.evaluate(() => globalThis.asked);
  try {
    step("saving a map for the first time");
    await page.page.addInitScript(choosing);
    await page.open();
    await until("the page is ready", async () => (await page.text(".outline")).includes("14 bodies"), 60_000);
    await add("Clinic, Health");
    await until("it is kept", async () => (await page.text(".top")).includes("Saved on this machine"));
    await page.press("Control+s");
    await said("1 stakeholder-map.stakeholders.json");
    same("the file holds it", await page.page.evaluate(saved, "1 stakeholder-map.stakeholders.json"), ["Clinic"]);
    await page.screenshot("save-1-saved");

    step("saving it again");
    await add("School, Education");
    await until("it is there", async () => (await page.value(names)).length === 2);
    await page.press("Control+s");
    await until("the same file holds both", async () => (await page.page.evaluate(saved, "1 stakeholder-map.stakeholders.json")).length === 2);
    same("nobody was asked again", await asked(), 1);

    step("another map has a file of its own");
    await page.drop([{ name: "harbour.stakeholders.json", text: JSON.stringify({ format: "stakeholder-map", version: 1, title: "Harbour", stakeholders: [{ id: "p", name: "Port" }] }) }]);
    await until("it is there", async () => JSON.stringify(await page.value(names)) === '["Port"]');
    await page.press("Control+s");
    await said("2 harbour.stakeholders.json");
    await page.click("button", /^Undo/);
    await until("the first map is back", async () => (await page.value(names)).length === 2);
    await page.page.waitForTimeout(400);
    await add("Library");
    await page.press("Control+s");
    await until("it goes to its own file", async () => (await page.page.evaluate(saved, "1 stakeholder-map.stakeholders.json")).length === 3);
    same("the other file is as it was", [await page.page.evaluate(saved, "2 harbour.stakeholders.json"), await asked()], [["Port"], 2]);

    step("leaving the dialog");
    await page.page.evaluate(() => (globalThis.leaves = true));
    await page.page.locator("stakeholder-map summary", { hasText: "Share" }).first().click();
    await page.click("button", "Start blank");
    await until("an empty map", async () => (await page.value(names)).length === 0);
    await add("Other");
    await page.press("Control+s");
    await until("the dialog was there", async () => (await asked()) === 3);
    await page.page.waitForTimeout(300);
    same("no problem is told", (await page.text(".notices")).includes("could not"), false);

    step("a browser that cannot");
    await page.page.evaluate(() => delete globalThis.showSaveFilePicker);
    await page.page.evaluate(() => (globalThis.showSaveFilePicker = undefined));
    const file = await page.download(() => page.press("Control+s"));
    same("gives a download", JSON.parse(file.bytes).stakeholders.map((body) => body.name), ["Other"]);
    same("nothing complains", page.complaints(), []);
  } finally {
    await page.close();
  }
}
