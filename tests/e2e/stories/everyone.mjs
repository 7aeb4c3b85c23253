// Everyone: 320 pixels and 400 % zoom, forced colours, no motion, a focus that is seen, the text twin of 1,000 bodies near by.
import { open, same, until } from "../browser.mjs";
import { randomMap } from "../random-map.mjs";

export const browsers = ["chromium"];

/** 1280 × 1024 at 400 %, and a narrow phone. */
const NARROW = [[320, 256], [320, 640]];

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address });
  const widget = page.page.locator("stakeholder-map");
  // Controls that stand beyond the edges and cannot be scrolled to.
  const lost = () =>
    page.value((element) => {
      const scrolls = (control) => {
        for (let around = control.parentElement; around; around = around.parentElement) {
          if (around.scrollWidth > around.clientWidth && /auto|scroll/.test(getComputedStyle(around).overflowX)) return true;
        }
        return false;
      };
      return [...element.shadowRoot.querySelectorAll("button, summary, input, select, textarea")]
        .filter((control) => control.checkVisibility({ visibilityProperty: true }))
        .map((control) => [control.getAttribute("aria-label") ?? control.innerText, control.getBoundingClientRect(), control])
        .filter(([, { left, right, width }, control]) => width > 1 && (left < -1 || right > innerWidth + 1) && !scrolls(control))
        .map(([name, { left, right }]) => `${name}: ${Math.round(left)} to ${Math.round(right)}`);
    });
  try {
    await page.open();
    await until("the example is there", async () => (await page.text(".outline")).includes("14 bodies"), 60_000);

    for (const [width, height] of NARROW) {
      step(`nothing is lost at ${width} × ${height}`);
      await page.page.setViewportSize({ width, height });
      await page.page.waitForTimeout(500);
      await page.screenshot(`everyone-1-narrow-${height}`);
      same("the page is as wide as the screen", await page.page.evaluate(() => document.documentElement.scrollWidth), width);
      same("controls beyond the edges", await lost(), []);
      await widget.getByRole("button", { name: "Insights", exact: true }).click();
      await page.screenshot(`everyone-2-insights-${height}`);
      same("nor in the sheet", await lost(), []);
      const sheet = await widget.locator(".panel").boundingBox();
      if (sheet.height < 90) throw new Error(`the sheet is ${sheet.height} high`);
      await widget.getByRole("button", { name: "Insights", exact: true }).click();
      await widget.getByRole("button", { name: "Table", exact: true }).click();
      await page.screenshot(`everyone-3-table-${height}`);
      const table = await widget.locator(".table-scroll").boundingBox();
      if (table.height < 60) throw new Error(`the table is ${table.height} high`);
      await widget.getByRole("button", { name: "Map", exact: true }).click();
    }
    await page.page.setViewportSize({ width: 1280, height: 720 });

    step("forced colours, and no motion");
    await page.page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
    await page.page.waitForTimeout(400);
    await page.screenshot("everyone-4-forced");
    // What takes a thousandth of a second tells the program of new colours; nobody sees it.
    const moving = await page.value((element) => [...element.shadowRoot.querySelectorAll("*")].filter((part) => parseFloat(getComputedStyle(part).transitionDuration) > 0.001 || parseFloat(getComputedStyle(part).animationDuration) > 0).length);
    same("nothing moves by itself", moving, 0);
    await page.page.emulateMedia({ forcedColors: "none", reducedMotion: "no-preference" });

    step("the focus is seen at each stop of Tab");
    await page.page.evaluate(() => document.activeElement?.blur());
    const unseen = [];
    for (let stop = 0; stop < 60; stop += 1) {
      await page.press("Tab");
      const found = await page.value((element) => {
        const active = element.shadowRoot.activeElement;
        if (!active) return null;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(active);
        const name = active.getAttribute("aria-label") ?? active.innerText.slice(0, 30);
        return { name, isSeen: (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || boxShadow !== "none" };
      });
      if (found && !found.isSeen && !unseen.includes(found.name)) unseen.push(found.name);
    }
    same("stops without a ring", unseen, []);

    step("one of 1,000 is reached in six keys, and its partners from there");
    await widget.evaluate((element, map) => element.load(map), randomMap(1000, 3000));
    await until("it is there", async () => (await page.value((element) => element.map.stakeholders.length)) === 1000, 60_000);
    await page.page.evaluate(() => document.querySelector("stakeholder-map").shadowRoot.querySelector(".stage-canvas").focus());
    // The table: one key; its last row: one more.
    await page.press("5");
    await widget.locator(".table-view").waitFor();
    await page.press("Control+End");
    const last = await page.value((element) => element.map.stakeholders.at(-1).id);
    await until("the last row is there and selected", async () => (await page.value((element) => element.selection.join())) === last);
    await until("and in sight", async () => page.value((element) => {
      const [cell, frame] = [".table-view #cell", ".table-scroll"].map((part) => element.shadowRoot.querySelector(part)?.getBoundingClientRect());
      return cell !== undefined && cell.bottom <= frame.bottom + 1 && cell.top >= frame.top - 1;
    }));
    await page.screenshot("everyone-5-last");
    await page.press("ArrowUp");
    await until("arrows go on from there", async () => (await page.value((element) => element.selection.join())) !== last);
  } finally {
    await page.close();
  }
}
