// The report to print: chosen in the Share menu, made of what is on screen, without what is private unless it is ticked, and
// laid out for its paper.
import { readFileSync } from "node:fs";
import { open, same, until } from "../browser.mjs";

export const browsers = ["chromium"];

const SIZES = [[1280, 720], [1920, 1080], [390, 844]];

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address });
  const menu = page.page.locator("stakeholder-map .print-menu", { hasText: "Report to print" });
  // What was chosen there closes the menu.
  const show = async () => {
    if (!(await menu.isVisible())) await page.page.locator("stakeholder-map .share > summary").click();
    if (!(await menu.locator("select").isVisible())) await menu.locator("summary").click();
  };
  const make = async () => {
    const taking = page.page.waitForEvent("download");
    await menu.getByRole("button").click();
    const taken = await taking;
    return { name: taken.suggestedFilename(), path: await taken.path(), text: readFileSync(await taken.path(), "utf8") };
  };
  try {
    step("it is in the Share menu, by keyboard");
    await page.open();
    await until("the map is there", async () => (await page.page.locator("stakeholder-map .findings > .finding").count()) >= 7, 60_000);
    await page.page.locator("stakeholder-map .share > summary").focus();
    await page.press("Enter");
    await menu.locator("summary").focus();
    await page.press("Enter");
    for (const [width, height] of SIZES) {
      await page.page.setViewportSize({ width, height });
      await page.page.waitForTimeout(300);
      await menu.scrollIntoViewIfNeeded();
      await page.screenshot(`report-1-menu-${width}`);
    }
    await page.page.setViewportSize({ width: 1280, height: 720 });

    step("it begins with who does what, shows the map, and names every definition");
    const upright = await make();
    same("it is named after the map", upright.name, "schools-and-health-against-childhood-obesity-report.html");
    same("what is agreed on comes first", upright.text.indexOf("Who does what by when") < upright.text.indexOf("<svg"), true);
    same("then the picture, then findings", upright.text.indexOf("<svg") < upright.text.indexOf("What the map says"), true);
    same("nothing runs in it", /<script|javascript:|\son\w+=/i.test(upright.text), false);
    same("nothing is loaded", /(src|href)=|url\(/i.test(upright.text), false);
    same("it is upright", upright.text.includes("size: A4;"), true);

    step("paper is chosen, and what is private is in it only where that is ticked");
    const map = await page.page.evaluate(() => document.querySelector("stakeholder-map").map);
    map.stakeholders[2].private = true;
    await page.page.evaluate((map) => document.querySelector("stakeholder-map").load(map), map);
    await show();
    await menu.locator("select").selectOption("A3 landscape");
    const without = await make();
    same("it lies", without.text.includes("size: A3 landscape;"), true);
    same("nobody private is named", without.text.includes(map.stakeholders[2].name), false);
    same("it says how many are left out", without.text.includes("Left out as private: 1 body"), true);
    await show();
    await menu.locator("input[type=checkbox]").check();
    same("ticked, it names them", (await make()).text.includes(map.stakeholders[2].name), true);

    step("it prints on the paper that it was made for");
    const paper = await page.page.context().newPage();
    await paper.setContent(without.text);
    const bytes = (await paper.pdf({ preferCSSPageSize: true })).toString("latin1");
    const [, width, height] = bytes.match(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/);
    same("A3, lying", [Math.round(width / 72 * 25.4), Math.round(height / 72 * 25.4)], [420, 297]);
    await paper.close();
  } finally {
    await page.close();
  }
}
