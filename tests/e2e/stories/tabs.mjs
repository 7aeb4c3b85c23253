// One map in two tabs: the second only looks, so that neither loses what the other keeps.
import { open, same, until } from "../browser.mjs";

export const browsers = ["chromium"];

const canAdd = (tab) => tab.evaluate(() => document.querySelector("stakeholder-map").shadowRoot?.querySelector(".entry [role=combobox]") !== null);
const says = (tab, selector) => tab.evaluate((selector) => document.querySelector("stakeholder-map").shadowRoot?.querySelector(selector)?.textContent ?? "", selector);

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address });
  try {
    step("typing in the first tab");
    await page.open();
    await until("the page is ready", async () => (await page.text(".outline")).includes("14 bodies"), 60_000);
    await page.fill("combobox", "Add to the map", "Schools, Education");
    await page.press("Enter");
    await until("it is kept", async () => (await page.text(".top")).includes("Saved"));

    step("opening a second tab");
    const second = await page.page.context().newPage();
    await second.goto(page.page.url());
    await until("it shows the map", async () => (await says(second, ".outline")).includes("1 body"), 60_000);
    await until("and says why it only looks", async () => (await says(second, ".notices")).includes("another tab"));
    same("nothing can be added there", await canAdd(second), false);

    step("going on in the first");
    await page.fill("combobox", "Add to the map", "Clinics, Health");
    await page.press("Enter");
    await until("it is kept, too", async () => (await page.text(".outline")).includes("2 bodies"));
    await page.page.waitForTimeout(300);
    await page.reload();
    await until("it is there again, to be changed", async () => (await page.text(".outline")).includes("2 bodies") && (await canAdd(page.page)), 60_000);

    step("going on in the second, the first being closed");
    await page.page.close();
    await second.reload();
    await until("it may change the map now", async () => (await says(second, ".outline")).includes("2 bodies") && (await canAdd(second)), 60_000);
  } finally {
    await page.close();
  }
}
