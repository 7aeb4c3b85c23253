// The matrix: to it by its key, a tie selected by its dot, rows ordered anew, and out as a picture.
import { open, same, until } from "../browser.mjs";
import { randomMap } from "../random-map.mjs";

export const browsers = ["chromium"];

const SIZES = [[1280, 720], [1920, 1080], [390, 844]];

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address });
  const element = page.page.locator("stakeholder-map");
  try {
    step("to the matrix by its key");
    await page.open();
    await until("the example is there", async () => (await page.text(".outline")).includes("14 bodies"), 60_000);
    await page.press("4");
    await until("the matrix is shown", async () => (await page.page.getByRole("button", { name: "Matrix", exact: true }).getAttribute("aria-pressed")) === "true");
    for (const [width, height] of SIZES) {
      await page.page.setViewportSize({ width, height });
      await page.page.waitForTimeout(900);
      await page.screenshot(`matrix-1-example-${width}`);
    }
    await page.page.setViewportSize({ width: 1280, height: 720 });
    await page.page.waitForTimeout(900);

    step("whoever is picked from the list has row and column lit");
    await page.page.locator("stakeholder-map .outline").getByText("Public Health", { exact: true }).click();
    await page.page.waitForTimeout(700);
    await page.screenshot("matrix-2-selected");
    await page.press("Escape");

    step("a dot is a tie");
    // The second dot from the left in the uppermost row that has one: found by its colour, right of the symbol that begins the row.
    const box = await element.locator(".stage-canvas").boundingBox();
    const chosen = async () => await element.evaluate((map) => map.selection.join());
    let found = "";
    const before = await element.evaluate((map) => map.map.relationships.map(({ id }) => id));
    for (let x = 0.3; x < 0.9 && !before.includes(found); x += 0.008) {
      await page.page.mouse.click(box.x + x * box.width, box.y + 0.2535 * box.height);
      found = await chosen();
    }
    same("a tie is selected", before.includes(found), true);
    await page.screenshot("matrix-3-tie");

    step("rows by name, and highest first");
    const order = element.getByLabel("Order of the rows");
    for (const by of ["By name", "Highest first", "By who is tied to whom"]) {
      await order.selectOption({ label: by });
      await page.page.waitForTimeout(900);
      await page.screenshot(`matrix-4-${by.split(" ").at(-1)}`);
    }

    step("arrow keys walk the cells, and Enter ties in an empty one");
    await order.selectOption({ label: "By sector" });
    await element.locator(".stage-canvas").focus();
    await page.press("Escape");
    const ties = () => page.value((map) => map.map.relationships.length);
    const there = await ties();
    const said = () => page.text("[aria-live]");
    await page.press("ArrowRight");
    for (let steps = 0; steps < 14 && !(await said()).includes("no tie"); steps += 1) {
      await page.press("ArrowRight");
      await page.page.waitForTimeout(80);
    }
    same("an empty cell says so", (await said()).includes("no tie; Enter ties them"), true);
    await page.screenshot("matrix-6-cell");
    await page.press("Enter");
    await until("there is one more tie", async () => (await ties()) === there + 1);
    await page.press("Control+z");
    await until("and it is undone", async () => (await ties()) === there);

    step("out as a picture");
    const svg = new TextDecoder().decode(new Uint8Array(await element.evaluate(async (map) => [...(await map.exportAs("svg", { view: "matrix" }))])));
    same("names of columns stand upright", svg.includes("rotate(-90"), true);

    step("5,000 bodies");
    await element.evaluate((map, large) => map.load(large), randomMap(5000, 25000));
    await until("they are there", async () => (await page.value((map) => map.map.stakeholders.length)) === 5000, 60_000);
    await page.page.waitForTimeout(4_000);
    await page.screenshot("matrix-5-large");
    same("nothing complains", await page.complaints(), []);
  } finally {
    await page.close();
  }
}
