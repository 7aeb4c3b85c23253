// Everything of the main job by keyboard alone: add, tie, walk, rename, remove, undo.
import { open, until } from "../browser.mjs";

export const browsers = ["chromium"];

const counts = (element) => JSON.stringify([element.map.stakeholders.length, (element.map.relationships ?? []).length]);
const names = (element) => JSON.stringify(element.map.stakeholders.map((body) => body.name));

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address });
  const type = (text) => page.page.keyboard.type(text);
  const focused = () => page.page.evaluate(() => document.querySelector("stakeholder-map").shadowRoot.activeElement?.getAttribute("aria-label") ?? "");
  try {
    await page.open();
    await until("the example is there", async () => (await page.text(".outline")).includes("14 bodies"), 60_000);

    step("slash leads to the add bar");
    await page.press("/");
    await until("the bar has the focus", async () => (await focused()) === "Add to the map");
    await type("Schools");
    await page.press("Tab");
    await type("Education");
    await page.press("Enter");
    await until("a body with a sector", async () => (await page.text(".outline")).includes("Education"));
    await type("Clinics, Health");
    await page.press("Enter");
    await type("Schools <> Clinics: referral 2");
    await page.press("Enter");
    await until("two bodies and a tie", async () => (await page.value(counts)) === "[2,1]");

    step("completing a name");
    await type("Police > Sch");
    await page.press("ArrowDown");
    await page.press("Enter");
    await page.press("Enter");
    await until("three bodies, two ties", async () => (await page.value(counts)) === "[3,2]");
    await page.screenshot("keyboard-1-typed");

    step("walking from body to body");
    await page.press("Escape");
    await page.page.evaluate(() => document.querySelector("stakeholder-map").shadowRoot.querySelector(".stage-canvas").focus());
    await page.press("ArrowRight");
    await until("one is selected", async () => (await page.value((element) => element.selection.length)) === 1);
    await page.screenshot("keyboard-2-walked");

    step("renaming with F2");
    await page.press("F2");
    await until("its name has the focus", async () => page.page.evaluate(() => document.querySelector("stakeholder-map").shadowRoot.activeElement?.tagName === "INPUT"));
    await page.press("Control+a");
    await type("Renamed");
    await page.press("Enter");
    await until("the name is new", async () => (await page.value(names)).includes("Renamed"));

    step("removing with Delete, undoing with Control+Z");
    await page.page.evaluate(() => document.querySelector("stakeholder-map").shadowRoot.querySelector(".stage-canvas").focus());
    await page.press("Delete");
    await until("one is gone", async () => JSON.parse(await page.value(counts))[0] === 2);
    await page.press("Control+z");
    await until("it is back", async () => (await page.value(counts)) === "[3,2]");
    await page.press("Control+z");
    await until("the old name is back", async () => !(await page.value(names)).includes("Renamed"));
    if ((await page.complaints()).length) throw new Error((await page.complaints()).join("\n"));
  } finally {
    await page.close();
  }
}
