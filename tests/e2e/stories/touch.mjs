// A phone: the map first, panels as sheets, everything by finger.
import { open, until } from "../browser.mjs";

export const browsers = ["chromium"];

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address, width: 390, height: 844, touch: true });
  const shows = (selector) => page.page.locator(`stakeholder-map ${selector}`).first().isVisible();
  const tapOn = (role, name) => page.page.getByRole(role, { name, exact: true }).first().tap();
  try {
    await page.open();
    await until("the example is there", () => shows(".stage-canvas"), 60_000);
    await page.page.waitForTimeout(1500);
    await page.screenshot("touch-1-map");

    step("nothing is wider than the screen");
    const width = await page.page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 390) throw new Error(`the page is ${width} pixels wide`);

    step("the outline is a sheet");
    await tapOn("button", "Bodies");
    await until("it is open", () => shows(".outline"));
    await page.page.getByRole("button", { name: "Public Health", exact: true }).first().tap();
    await until("the body is selected", async () => (await page.value((element) => element.selection.length)) === 1);
    await until("all about it is shown", () => shows(".inspector"));
    if (await shows(".outline")) throw new Error("two sheets at once");
    await page.screenshot("touch-2-picked");

    step("the insights are a sheet");
    await tapOn("button", "Bodies");
    await until("the outline is open", () => shows(".outline"));
    await tapOn("button", "Insights");
    await until("it is open", () => shows(".panel"));
    if (await shows(".outline")) throw new Error("two sheets at once");
    await page.screenshot("touch-3-insights");

    step("targets are large enough for a finger");
    const small = await page.page.evaluate(() =>
      [...document.querySelector("stakeholder-map").shadowRoot.querySelectorAll("button")]
        .filter((button) => button.checkVisibility())
        .map((button) => [button.getAttribute("aria-label") ?? button.innerText, Math.round(button.getBoundingClientRect().height)])
        .filter(([, height]) => height < 24),
    );
    if (small.length) throw new Error(`too small: ${JSON.stringify(small)}`);

    step("a tap on the ground of the map closes nothing by accident");
    await tapOn("button", "Insights");
    await until("the sheet is closed", async () => !(await shows(".panel")));
    if ((await page.complaints()).length) throw new Error((await page.complaints()).join("\n"));
  } finally {
    await page.close();
  }
}
