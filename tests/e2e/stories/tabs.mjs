// One map in several tabs: the first leads, the second shows what is done there, and goes on when the first is closed.
import { readFileSync } from "node:fs";
import { open, same, until } from "../browser.mjs";

export const browsers = ["chromium"];

const EDITS = 20;
/** Within how many milliseconds the second tab shows what was done in the first. */
const BAR = 100;

const canAdd = (tab) => tab.evaluate(() => document.querySelector("stakeholder-map").shadowRoot?.querySelector(".entry [role=combobox]") !== null);
const says = (tab, selector) => tab.evaluate((selector) => document.querySelector("stakeholder-map").shadowRoot?.querySelector(selector)?.textContent ?? "", selector);
const mapOf = (tab) => tab.evaluate(() => document.querySelector("stakeholder-map").value);
const shows = (tab, words) => async () => (await says(tab, ".outline")).includes(words);

/** Notes when each change is there. */
const watch = (tab) => tab.evaluate(() => {
  globalThis.changes = [];
  document.querySelector("stakeholder-map").addEventListener("stakeholder-map-change", () => globalThis.changes.push(performance.timeOrigin + performance.now()));
});
const noted = (tab) => tab.evaluate(() => globalThis.changes);

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address });
  const add = async (words) => {
    await page.fill("combobox", "Add to the map", words);
    await page.press("Enter");
  };
  try {
    step("typing in the first tab");
    await page.open();
    await until("the page is ready", async () => (await page.text(".outline")).includes("14 bodies"), 60_000);
    await add("Schools, Education");
    await until("it is kept", async () => (await page.text(".top")).includes("Saved on this machine"));

    step("opening a second tab");
    const second = await page.page.context().newPage();
    await second.goto(page.page.url());
    await until("it shows the map", shows(second, "1 body"), 60_000);
    await until("and says why it only looks", async () => (await says(second, ".notices")).includes("another tab"));
    same("nothing can be added there", await canAdd(second), false);
    same("nor by the page around", await second.evaluate(() => document.querySelector("stakeholder-map").apply([{ type: "add-stakeholder", stakeholder: { name: "Port" } }]).then(() => "done", ({ code }) => code)), "not-allowed");

    step("going on in the first");
    await page.page.bringToFront();
    await watch(page.page);
    await watch(second);
    for (let edit = 1; edit < EDITS; edit++) await add(edit % 3 ? `Body ${edit}, Health` : `Schools > Body ${edit - 1}: funding`);
    await page.press("Control+z");
    await until("the second shows all of it", async () => (await noted(second)).length >= EDITS && (await mapOf(second)).includes("funding"));
    const [here, there] = [await noted(page.page), await noted(second)];
    const late = there.slice(0, EDITS).map((time, edit) => time - here[edit]).toSorted((a, b) => a - b);
    console.log(`        shown in the second tab after ${late[EDITS >> 1].toFixed(1)} ms in the middle, ${late.at(-1).toFixed(1)} ms at worst`);
    if (late[EDITS >> 1] > BAR) throw new Error(`it took ${late[EDITS >> 1]} ms`);
    await until("with every body at the same place, once the first has come to rest", async () => (await mapOf(second)) === (await mapOf(page.page)), 15_000);

    const count = await page.value((element) => element.map.stakeholders.length);

    step("closing the first");
    await page.page.waitForTimeout(300);
    await page.page.close();
    await until("the second leads", () => canAdd(second), 5_000);
    await until("and says so", async () => (await says(second, ".notices")).includes("You can go on here"));
    await second.evaluate(() => document.querySelector("stakeholder-map").apply([{ type: "add-stakeholder", stakeholder: { name: "Port" } }]));
    await until("it keeps what is done now", async () => (await says(second, ".top")).includes("Saved on this machine"));
    await second.waitForTimeout(300);
    await second.reload();
    await until("all of it is there", shows(second, `${count + 1} bodies`), 60_000);
    same("to be changed", await canAdd(second), true);

    step("a tab of a later version");
    const script = readFileSync(new URL("../../../www/tabs.js", import.meta.url), "utf8");
    const later = script.replace("const VERSION = 1;", "const VERSION = 2;");
    same("is one of another number", later === script, false);
    // So that the script comes by the network, not from what is kept for days without one.
    await second.evaluate(async () => Promise.all((await navigator.serviceWorker.getRegistrations()).map((worker) => worker.unregister())));
    const third = await second.context().newPage();
    await third.route("**/tabs.js", (route) => route.fulfill({ contentType: "text/javascript", body: later }));
    await third.goto(second.url());
    await until("it leads", async () => (await shows(third, `${count + 1} bodies`)()) && (await canAdd(third)), 60_000);
    await until("the older one only looks, and says why", async () => !(await canAdd(second)) && (await says(second, ".notices")).includes("newer version"));
    await third.evaluate(() => document.querySelector("stakeholder-map").apply([{ type: "add-stakeholder", stakeholder: { name: "Later" } }]));
    await until("it keeps", async () => (await says(third, ".top")).includes("Saved on this machine"));
    await second.reload();
    await until("loaded again, the older one does not lead", shows(second, "bodies"), 60_000);
    same("and only looks", [await canAdd(second), await canAdd(third)], [false, true]);
  } finally {
    await page.close();
  }
}
