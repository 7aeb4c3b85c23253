// Every map that was worked on stays in a list: to open, to delete and have back, to go back in, to take away for good.
import { open, same, until } from "../browser.mjs";

export const browsers = ["chromium"];

const titles = (element) => [...element.shadowRoot.querySelectorAll(".maps li b")].map((title) => title.textContent);
const rows = (element) => [...element.shadowRoot.querySelectorAll(".maps ul:not(.states) li")].map((row) => `${row.querySelector("b").textContent}, ${/\d+ bod\w+/.exec(row.textContent)[0]}`);
const names = (element) => element.map.stakeholders.map((body) => body.name);
const file = (title, ...names) => ({
  name: `${title}.stakeholders.json`,
  text: JSON.stringify({ format: "stakeholder-map", version: 1, title, stakeholders: names.map((name, index) => ({ id: `s${index}`, name })), relationships: [] }),
});

/** All that the browser's database holds. */
async function kept() {
  const database = await new Promise((done) => (indexedDB.open("stakeholder-map").onsuccess = (event) => done(event.target.result)));
  const all = [];
  for (const store of database.objectStoreNames) {
    const request = database.transaction(store).objectStore(store).getAll();
    await new Promise((done) => (request.onsuccess = done));
    all.push(...request.result);
  }
  database.close();
  return all.join("\n");
}

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address });
  const list = async () => {
    await page.page.locator("stakeholder-map summary", { hasText: "Share" }).first().click();
    await page.click("button", "Your maps");
    await until("the list is there", async () => (await page.text(".modal")).includes("on this machine"));
  };
  const close = () => page.page.keyboard.press("Escape");
  try {
    step("opening one map after the other");
    await page.open();
    await until("the page is ready", async () => (await page.text(".outline")).includes("14 bodies"), 60_000);
    await page.drop([file("Harbour", "Port", "City")]);
    await until("the first is there", async () => (await page.text(".outline")).includes("2 bodies"));
    await page.fill("combobox", "Add to the map", "Customs");
    await page.press("Enter");
    await until("and grows", async () => (await page.text(".outline")).includes("3 bodies"));
    await page.drop([file("Airport", "Airline")]);
    await until("the second is there", async () => (await page.text(".outline")).includes("1 body"));
    await until("it is kept", async () => (await page.text(".top")).includes("Saved on this machine"));

    step("undoing that, and doing it again");
    await page.click("button", /^Undo/);
    await until("the first map is back", async () => (await page.text(".outline")).includes("3 bodies"));
    await page.page.waitForTimeout(400);
    await list();
    await until("under its own name, and the other one as it was", async () => JSON.stringify(await page.value(rows)) === '["Harbour, 3 bodies","Airport, 1 body"]');
    await close();
    await page.click("button", /^Redo/);
    await until("the second is there again", async () => (await page.text(".outline")).includes("1 body"));
    await page.page.waitForTimeout(400);

    step("looking at the list");
    await list();
    await until("it holds both, the newest first", async () => JSON.stringify(await page.value(titles)) === '["Airport","Harbour"]');
    const drawn = (element) => [...element.shadowRoot.querySelectorAll(".maps .picture")].filter((picture) => picture.complete && picture.naturalWidth === 320).length;
    await until("each with its picture", async () => (await page.value(drawn)) === 2);
    await page.screenshot("maps-1-list");

    step("opening the former one");
    await page.page.locator("stakeholder-map .maps button.map-entry", { hasText: "Harbour" }).click();
    await until("it is as it was left", async () => (await page.text(".outline")).includes("3 bodies"));
    same("with its names", (await page.value(names)).sort(), ["City", "Customs", "Port"]);

    step("deleting the other one, and having it back");
    await list();
    await until("the list is new", async () => (await page.value(titles))[0] === "Harbour");
    await page.click("button", "Delete Airport");
    await until("it is gone", async () => JSON.stringify(await page.value(titles)) === '["Harbour"]');
    await page.page.locator("stakeholder-map .maps .deleted button").click();
    await until("it is there again", async () => (await page.value(titles)).length === 2);
    await close();

    step("going back to a state of the session before");
    await page.page.waitForTimeout(300);
    await page.reload();
    await until("the map last worked on is there", async () => (await page.text(".outline")).includes("3 bodies"), 60_000);
    await page.fill("combobox", "Add to the map", "Pilots");
    await page.press("Enter");
    await until("it grows", async () => (await page.text(".outline")).includes("4 bodies"));
    await page.page.waitForTimeout(2_500);
    await list();
    await page.page.locator("stakeholder-map .maps .states button").first().click();
    await until("the state is there again", async () => (await page.text(".outline")).includes("3 bodies"));
    await page.click("button", /^Undo/);
    await until("undo goes back", async () => (await page.text(".outline")).includes("4 bodies"));

    step("erasing what was deleted from earlier states and undo, too");
    await page.fill("combobox", "Add to the map", "Informant");
    await page.press("Enter");
    await until("it is there", async () => (await page.value(names)).includes("Informant"));
    await page.page.waitForTimeout(2_500);
    await page.press("Control+z");
    await until("it is gone from the map", async () => !(await page.value(names)).includes("Informant"));
    await page.page.waitForTimeout(300);
    same("but kept in earlier states", (await page.page.evaluate(kept)).includes("Informant"), true);
    await list();
    await page.click("button", "Erase earlier states and undo");
    await until("which are erased", async () => (await page.text(".notices")).includes("what it is now"));
    same("nothing is left of it", (await page.page.evaluate(kept)).includes("Informant"), false);
    same("nor to be redone", await page.value((element) => element.redo()), false);
    await page.page.waitForTimeout(300);
    await page.reload();
    await until("the map is as it was", async () => (await page.text(".outline")).includes("4 bodies"), 60_000);

    step("finishing on a borrowed computer");
    await list();
    const saved = await page.download(() => page.click("button", "Finish here"));
    same("the file is named after the map", saved.name, "harbour.stakeholders.json");
    same("and holds it", JSON.parse(saved.bytes).stakeholders.length, 4);
    await until("the page is empty", async () => (await page.value(names)).length === 0);
    await list();
    await until("nothing of it is left", async () => JSON.stringify(await page.value(titles)) === '["Airport"]');
    const texts = await page.page.evaluate(kept);
    same("not in the database either", [texts.includes("Customs"), texts.includes("Airline")], [false, true]);
    await close();
    same("nothing complains", page.complaints(), []);
  } finally {
    await page.close();
  }
}
