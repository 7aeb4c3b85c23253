// The agenda: what is read out, what is missing and the way to fill it in, the clock; on a desk, on a phone, on a wall.
import { open, same, until } from "../browser.mjs";

export const browsers = ["chromium"];

const SIZES = [[1280, 720], [1920, 1080], [390, 844]];
const MAP = {
  title: "Streets",
  stakeholders: ["Anna", "Bert", "Carla"].map((name) => ({ id: name, name })),
  relationships: [{ id: "t", source: "Anna", target: "Bert" }],
};

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address });
  const agenda = page.page.locator("stakeholder-map .agenda");
  const press = (name) => agenda.getByRole("button", { name, exact: typeof name === "string" }).click();
  const focused = () => page.page.evaluate(() => {
    const active = document.querySelector("stakeholder-map").shadowRoot.activeElement;
    return active?.closest("label")?.innerText.split("\n")[0].trim() || active?.getAttribute("aria-label") || active?.innerText;
  });
  const goes = async (name, where) => {
    await press(name);
    await until(`the cursor is in ${where}`, async () => (await focused())?.startsWith(where) || (await focused()));
  };
  try {
    await page.open();
    await until("the example is there", async () => (await page.text(".outline")).includes("14 bodies"), 60_000);
    await page.page.locator("stakeholder-map").evaluate((element, map) => element.load(map), MAP);
    await until("the map is there", async () => (await page.text(".outline")).includes("3 bodies"));
    same("nobody sees it unasked", await agenda.count(), 0);

    step("it opens with the words that nobody is graded");
    await page.press("Control+k");
    await page.page.keyboard.type("agenda");
    await page.press("Enter");
    await agenda.waitFor();
    const words = await agenda.innerText();
    for (const part of ["We map how this group sees things today. Nobody is graded.", "Step 1 of 7", "Whose view this is, and when, is not written yet"]) {
      if (!words.includes(part)) throw new Error(`“${part}” is not in: ${words}`);
    }
    for (const [width, height] of SIZES) {
      await page.page.setViewportSize({ width, height });
      await page.page.waitForTimeout(300);
      await page.screenshot(`agenda-1-opening-${width}`);
    }
    await page.page.setViewportSize({ width: 1280, height: 720 });

    step("each step says what is missing, and leads there");
    await press("Next");
    await goes("Fill in: The goal is not written yet", "Goal that all share");
    await page.page.keyboard.type("Safe streets");
    await page.press("Enter");
    await until("it is not missing any more", async () => !(await agenda.innerText()).includes("The goal is not written yet"));
    await page.press("Escape");
    await page.press("Escape");
    await press("Next");
    await goes("Fill in: 3 of 3 have no sector", "Sector");
    same("of the first without", await page.value((element) => element.selection), ["Anna"]);

    step("ties are spoken of one kind at a time");
    await press("Next");
    await agenda.getByRole("combobox").selectOption("funding");
    await until("the prompt is of that kind", async () => (await agenda.innerText()).includes("Who funds whom?"));
    await goes("Fill in: 1 of 3 have no tie", "Add to the map");
    await page.page.keyboard.type("Bert");
    await page.press("Enter");
    await until("the tie is of that kind", async () => (await page.value((element) => element.map.relationships.at(-1).kind)) === "funding");
    await until("nobody is without", async () => !(await agenda.innerText()).includes("have no tie"));
    await page.screenshot("agenda-2-ties");

    step("goals, power and what to do");
    await press("Next");
    await goes("Fill in: No goal is written yet", "Add a goal");
    await press("Next");
    if (!(await agenda.innerText()).includes("Rate on paper, read out only what the body agrees to")) throw new Error("the rule of rating is not said");
    await press("Fill in: 3 of 3 have no power rated");
    await until("the grid is shown", async () => (await page.page.getByRole("button", { name: "Power–interest", exact: true }).getAttribute("aria-pressed")) === "true");
    for (const [width, height] of SIZES) {
      await page.page.setViewportSize({ width, height });
      await page.page.waitForTimeout(500);
      await page.screenshot(`agenda-3-power-${width}`);
    }
    await page.page.setViewportSize({ width: 1280, height: 720 });

    step("the clock runs, and stays at its step while it is hidden");
    await press(/^Start the clock/);
    await until("time goes by", async () => (await agenda.getByRole("timer").innerText()) === "14:58");
    await press(/^Halt the clock/);
    await page.press("Escape");
    await page.page.locator("stakeholder-map").getByRole("button", { name: "Map", exact: true }).click();
    await press("Close");
    same("it is off", await agenda.count(), 0);
    await page.page.getByText("Share", { exact: true }).click();
    await page.page.getByRole("button", { name: "Agenda", exact: true }).click();
    await until("and back where it was", async () => (await agenda.innerText()).includes("Step 6 of 7"));

    step("on a wall it is large, and says nothing of gaps");
    await page.page.getByRole("button", { name: "Present", exact: true }).click();
    await until("the map is alone", async () => (await page.page.locator("stakeholder-map .outline").count()) === 0);
    for (const [width, height] of SIZES) {
      await page.page.setViewportSize({ width, height });
      await page.page.waitForTimeout(500);
      await page.screenshot(`agenda-4-present-${width}`);
    }
    const wall = await agenda.innerText();
    if (!wall.includes("Rate on paper") || wall.includes("Fill in")) throw new Error(wall);
    await press("Next");
    await until("the last step", async () => (await agenda.innerText()).includes("What do we do next"));

    step("the last step leads to what was agreed on");
    await page.press("Escape");
    await page.page.evaluate(() => document.querySelector("stakeholder-map").apply([{ type: "add-action", action: { text: "Meet again" } }]));
    await page.page.setViewportSize({ width: 1280, height: 720 });
    await press(/^Fill in: .*nobody to do/);
    const isThere = () => document.querySelector("stakeholder-map").shadowRoot.activeElement?.matches(".agreed .form input");
    await until("the step without an owner", () => page.page.evaluate(isThere));
    if ((await page.complaints()).length) throw new Error((await page.complaints()).join("\n"));
  } finally {
    await page.close();
  }
}
