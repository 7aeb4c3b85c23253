// What a later version of the program keeps is looked at, never written over.
import { open, same, until } from "../browser.mjs";

export const browsers = ["chromium"];

const titles = (element) => [...element.shadowRoot.querySelectorAll(".maps li b")].map((title) => title.textContent);
const names = (element) => element.map.stakeholders.map((body) => body.name);
const canAdd = (element) => element.shadowRoot.querySelector(".entry [role=combobox]") !== null;
const file = (version, title, ...names) => ({
  name: `${title}.stakeholders.json`,
  text: JSON.stringify({ format: "stakeholder-map", version, title, stakeholders: names.map((name, index) => ({ id: `s${index}`, name })), relationships: [] }),
});

/** All records that are kept, by their keys; first, `more` is added to those of the only map. */
async function records(more) {
  const database = await new Promise((done) => (indexedDB.open("stakeholder-map").onsuccess = (event) => done(event.target.result)));
  const transaction = database.transaction(["cards", "journal"], "readwrite");
  const [cards, journal] = ["cards", "journal"].map((name) => transaction.objectStore(name));
  const all = (request) => new Promise((done) => (request.onsuccess = () => done(request.result)));
  if (more) journal.put(more, `${(await all(cards.getAllKeys()))[0]}/0000009000`);
  const found = [await all(journal.getAllKeys()), await all(journal.getAll())];
  database.close();
  return found[0].map((key, index) => [key, found[1][index]]);
}

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address });
  const list = async () => {
    await page.page.locator("stakeholder-map summary", { hasText: "Share" }).first().click();
    await page.click("button", "Your maps");
    await until("the list is there", async () => (await page.text(".modal")).includes("on this machine"));
  };
  const harbour = (all) => all.filter(([key]) => key.startsWith(id));
  let id = "";
  try {
    step("a map that a later version has gone on with");
    await page.open();
    await until("the page is ready", async () => (await page.text(".outline")).includes("14 bodies"), 60_000);
    await page.drop([file(1, "Harbour", "Port", "City")]);
    await until("the map is kept", async () => (await page.text(".top")).includes("Saved on this machine"));
    await page.page.waitForTimeout(400);
    const before = await page.page.evaluate(records, "2 a record of a kind that nobody knows yet");
    id = before[0][0].split("/")[0];
    await page.reload();
    await until("it is there", async () => (await page.text(".outline")).includes("2 bodies"), 60_000);
    await until("and says why it only looks", async () => (await page.text(".notices")).includes("newer version"));
    same("nothing can be added", await page.value(canAdd), false);
    await page.screenshot("newer-1-looks");

    step("loading the page again");
    await page.page.waitForTimeout(2_000);
    await page.reload();
    await until("it is there again", async () => (await page.text(".outline")).includes("2 bodies"), 60_000);
    same("still to look at", [await page.value(canAdd), (await page.text(".notices")).includes("newer version")], [false, true]);

    step("going on with another map");
    await page.drop([file(1, "Airport", "Airline")]);
    await until("which can be changed", async () => JSON.stringify(await page.value(names)) === '["Airline"]' && (await page.value(canAdd)));
    await until("and is kept", async () => (await page.text(".top")).includes("Saved on this machine"));
    await page.page.waitForTimeout(2_000);
    same("what the later version keeps is as it was", harbour(await page.page.evaluate(records)), before);

    step("deleting it, and having it back");
    await list();
    await until("the list holds both", async () => (await page.value(titles)).length === 2);
    await page.click("button", "Delete Harbour");
    await until("it is gone", async () => JSON.stringify(await page.value(titles)) === '["Airport"]');
    same("all of it", harbour(await page.page.evaluate(records)), []);
    await page.page.locator("stakeholder-map .maps .deleted button").click();
    await until("it is there again", async () => (await page.value(titles)).length === 2);
    same("all of it", harbour(await page.page.evaluate(records)), before);
    await page.press("Escape");

    step("a file of a later version");
    await page.drop([file(2, "Station", "Trains", "Buses", "Trams")]);
    await until("is shown", async () => (await page.text(".outline")).includes("3 bodies"));
    same("to look at", await page.value(canAdd), false);
    await page.page.waitForTimeout(2_000);
    await page.reload();
    await until("what was kept here is there, not a part of that file", async () => JSON.stringify(await page.value(names)) === '["Airline"]', 60_000);
    same("to be changed", await page.value(canAdd), true);
  } finally {
    await page.close();
  }
}
