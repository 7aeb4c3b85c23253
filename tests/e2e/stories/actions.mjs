// Everything by its name: the list of actions, the map of keys, making one of two bodies, copying.
import { open, same, until } from "../browser.mjs";

export const browsers = ["chromium"];

const SIZES = [[1280, 720], [1920, 1080], [390, 844]];

const names = (element) => element.map.stakeholders.map((body) => body.name);
const ties = (element) => element.map.relationships.length;

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address });
  const dialog = page.page.locator("stakeholder-map dialog");
  /** Does something by its name. */
  const act = async (letters) => {
    await page.press("Control+k");
    await dialog.waitFor();
    await page.page.keyboard.type(letters);
    await page.press("Enter");
    await dialog.waitFor({ state: "detached" });
  };
  try {
    step("a map of our own");
    await page.open();
    await until("the example is there", async () => (await page.text(".outline")).includes("14 bodies"), 60_000);
    await page.press("/");
    for (const line of ["Health Department, Health", "Health Dept", "Schools, Education", "Schools > Health Dept: funding 3", "Schools > Health Department: funding"]) {
      await page.page.keyboard.type(line);
      await page.press("Enter");
      // It asks whether this is the one on the map; it is not.
      if (line.includes("Health Dept") && !line.includes("Schools")) {
        await page.press("ArrowDown");
        await page.press("Enter");
      }
    }
    await until("all are there", async () => (await page.value(ties)) === 2);

    step("the list of actions offers what makes sense now");
    await page.press("Control+k");
    await page.screenshot("actions-1-all");
    const offered = await dialog.getByRole("option").allTextContents();
    same("nothing is selected, so nothing can be removed", offered.some((words) => words.startsWith("Remove")), false);
    same("what can be undone is named", offered.some((words) => words.startsWith("Undo: add")), true);
    await page.press("Escape");
    await dialog.waitFor({ state: "detached" });

    step("a body is found by its name");
    await act("health dept");
    same("it is selected", await page.value((element) => element.selection.length), 1);

    step("two names of one body become one");
    await act("every body");
    same("all are there", await page.value(names), ["Health Department", "Health Dept", "Schools"]);
    same("all are selected", await page.value((element) => element.selection.length), 3);
    await page.value((element) => element.select(element.map.stakeholders.filter((body) => body.name.startsWith("Health")).map((body) => body.id)));
    await until("two are selected", async () => (await page.text(".inspector")).includes("2 bodies selected"));
    await page.screenshot("actions-2-two-selected");
    await act("make one");
    same("one is left", await page.value(names), ["Health Department", "Schools"]);
    same("the ties are united", await page.value((element) => element.map.relationships.map((tie) => tie.strength ?? 1)), [3]);
    await page.press("Control+k");
    same("undo says so", (await dialog.getByRole("option").first().textContent()).startsWith("Undo: merge Health Dept into Health Department"), true);
    await page.press("Enter");
    await until("undone in one step", async () => (await page.value(ties)) === 2);

    step("a copy");
    await page.value((element) => element.select([element.map.stakeholders[2].id]));
    await until("one is selected", async () => (await page.text(".inspector h2")) === "Schools");
    await page.value((element) => element.shadowRoot.querySelector(".stage-canvas").focus());
    await page.press("Control+d");
    same("it has a name of its own", await page.value(names), ["Health Department", "Health Dept", "Schools", "Schools (2)"]);

    step("a range of a spreadsheet, pasted where nobody writes");
    await page.page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", "Name\tSector\tPower\nLibrary\tCulture\t6\nMuseum\tCulture\t4\n");
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    });
    await until("the bar says what it would do", async () => (await page.text(".add-preview")).startsWith("adds 2 bodies"));
    await page.screenshot("actions-5-pasted");
    await page.press("Enter");
    await until("they are there", async () => (await page.value(names)).includes("Museum"));
    same("with their power", await page.value((element) => element.map.stakeholders.at(-1).power), 4);
    await page.page.keyboard.type("Courts");
    await page.press("Tab");
    await page.page.keyboard.type("Justice");
    await page.press("Tab");
    await page.page.keyboard.type("7");
    await page.press("Tab");
    await page.page.keyboard.type("3");
    await page.press("Enter");
    await until("rated by typing", async () => (await page.value((element) => element.map.stakeholders.at(-1).interest)) === 3);
    await page.value((element) => element.shadowRoot.querySelector(".stage-canvas").focus());

    step("the map of keys");
    await page.press("?");
    await dialog.waitFor();
    for (const [width, height] of SIZES) {
      await page.page.setViewportSize({ width, height });
      await page.screenshot(`actions-3-keys-${width}`);
    }
    same("every action has its keys", (await dialog.textContent()).includes("Ctrl+Shift+Z"), true);
    await page.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await page.press("Control+k");
    await page.screenshot("actions-4-phone");
    await page.press("Escape");
  } finally {
    await page.close();
  }
}
