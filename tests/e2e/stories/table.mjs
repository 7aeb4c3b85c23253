// The map as a table: sorting, writing in cells, pasting a range, ties, and the same selection in every view.
import { open, same, until } from "../browser.mjs";
import { randomMap } from "../random-map.mjs";

export const browsers = ["chromium"];

const SIZES = [[1280, 720], [1920, 1080], [390, 844]];

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address });
  const table = page.page.locator("stakeholder-map .table-view");
  const names = () => table.locator("tbody td:first-child").allInnerTexts();
  const head = (name) => table.getByRole("columnheader", { name, exact: true });
  try {
    step("to the table by its key");
    await page.open();
    await until("the example is there", async () => (await page.text(".outline")).includes("14 bodies"), 60_000);
    await page.press("5");
    await table.waitFor();
    same("everybody is listed", (await names()).length, 14);
    await page.screenshot("table-1-bodies");

    step("sorting by partners, by name, and as on the map again");
    await head("Partners").getByRole("button").click();
    same("the order is said", await head("Partners").getAttribute("aria-sort"), "descending");
    same("who has most comes first", (await names())[0], "Public Health");
    await head("Name").getByRole("button").click();
    const sorted = await names();
    same("by name", sorted.join(), [...sorted].sort((a, b) => a.localeCompare(b)).join());

    step("writing in a cell");
    const power = table.locator("tbody tr").first().locator("td").nth(3);
    await power.click();
    await page.page.keyboard.type("9");
    await page.press("Enter");
    const rated = async (name) => page.page.locator("stakeholder-map").evaluate((element, name) => element.map.stakeholders.find((body) => body.name === name).power, name);
    await until("it is rated", async () => (await rated(sorted[0])) === 9);
    await page.press("ArrowUp");
    await page.press("F2");
    await page.page.keyboard.press("Control+a");
    await page.page.keyboard.type("eleven");
    await page.press("Enter");
    await until("what is no rating is refused in words", async () => (await page.text(".notices")).includes("0 to 10"));
    same("and the old one stays", await rated(sorted[0]), 9);

    step("a range is pasted in one step");
    await table.locator("tbody tr").last().locator("td").first().click();
    await table.locator("#cell").evaluate((cell) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", "Youth Bureau\tYouth\tagency\t6\t7\nMusic School\tCulture\tngo\t3\t5\n");
      cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true, composed: true }));
    });
    await until("one is renamed and one is new", async () => (await page.value((element) => element.map.stakeholders.length)) === 15);
    const last = await page.value((element) => element.map.stakeholders.at(-1));
    same("with all its cells", [last.name, last.kind, last.power, last.interest], ["Music School", "ngo", 3, 5]);
    await page.page.getByRole("button", { name: /^Undo/ }).click();
    await until("undone at once", async () => (await page.value((element) => element.map.stakeholders.length)) === 14);

    step("ties, and what is selected stays so");
    await table.getByRole("button", { name: "Ties" }).click();
    await until("all ties are listed", async () => (await names()).length === 24);
    await table.locator("tbody td").first().click();
    same("the tie is selected", await page.value((element) => element.selection.length), 1);
    for (const [width, height] of SIZES) {
      await page.page.setViewportSize({ width, height });
      await page.screenshot(`table-2-ties-${width}`);
    }
    await page.page.setViewportSize({ width: 1280, height: 720 });
    await page.page.getByRole("button", { name: "Map", exact: true }).click();
    await page.page.waitForTimeout(600);
    same("still selected", await page.value((element) => element.selection.length), 1);
    await page.screenshot("table-3-map-again");

    step("a large map does not freeze it");
    await page.page.locator("stakeholder-map").evaluate((element, map) => element.load(map), randomMap(5000, 25000));
    await until("it is there", async () => (await page.value((element) => element.map.stakeholders.length)) === 5000, 60_000);
    const start = Date.now();
    await page.page.getByRole("button", { name: "Table", exact: true }).click();
    await until("rows are there", async () => (await names()).length > 100, 10_000);
    if (Date.now() - start > 8_000) throw new Error(`the table took ${Date.now() - start} ms`);
    await page.screenshot("table-4-large");
  } finally {
    await page.close();
  }
}
