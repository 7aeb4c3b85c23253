// Who does what by when: one press in a finding makes a step, written in, checked off, undone in words, and left out on a wall
// where it is about somebody private.
import { open, same, until } from "../browser.mjs";

export const browsers = ["chromium"];

const SIZES = [[1280, 720], [1920, 1080], [390, 844]];

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address });
  const widget = page.page.locator("stakeholder-map");
  const cards = widget.locator(".findings > .finding");
  const all = widget.locator(".insights > .agreed .step");
  // A step of the example stands there already.
  const listed = all.filter({ hasText: /from: / });
  const undo = page.page.getByRole("button", { name: "Undo" }).first();
  try {
    step("one press in a finding makes a step, with the place to write in chosen");
    await page.open();
    await until("findings are there", async () => (await cards.count()) >= 7, 60_000);
    same("nothing is agreed on yet", await listed.count(), 0);
    const title = await cards.nth(1).locator("b").textContent();
    await cards.nth(1).locator(".finding-head").click();
    await cards.nth(1).getByRole("button", { name: "Agree on a next step" }).click();
    await until("it heads the panel, with the finding that it came from", async () => (await listed.allTextContents())[0]?.includes(`from: ${title}`));
    await page.page.keyboard.type("Name who answers");
    await page.press("Tab");
    await until("what is written stands there", async () => (await listed.textContent()).includes("Name who answers"));
    await cards.nth(1).locator(".step select").selectOption({ label: "School District" });
    await cards.nth(1).locator(".step input[type=date]").fill("2027-03-01");
    await page.press("Enter");
    await until("who and when, too", async () => (await listed.textContent()).includes("School District · by 1 Mar 2027"));
    await page.screenshot("agreed-1-finding");

    step("undo says what it takes back");
    same("in words", (await undo.getAttribute("title")).includes("Name who answers"), true);
    await undo.click();
    await until("the date has gone", async () => !(await listed.textContent()).includes("1 Mar 2027"));

    step("a step is checked off by keyboard, and counted");
    await listed.locator("input[type=checkbox]").first().focus();
    await page.press("Space");
    await until("it is done", async () => (await widget.locator(".insights > .agreed").textContent()).includes("1 of 2 done"));
    await page.press("Space");
    await until("and open again", async () => (await widget.locator(".insights > .agreed").textContent()).includes("0 of 2 done"));

    step("at every size, light and projector");
    for (const theme of ["light", "projector"]) {
      await page.page.evaluate((theme) => document.querySelector("stakeholder-map").setAttribute("theme", theme), theme);
      for (const [width, height] of SIZES) {
        await page.page.setViewportSize({ width, height });
        await page.page.waitForTimeout(500);
        if (width < 700) await widget.locator(".tabs button").nth(1).click();
        await listed.first().scrollIntoViewIfNeeded();
        await page.screenshot(`agreed-2-${theme}-${width}`);
        if (width < 700) await widget.locator(".tabs button").nth(1).click();
      }
      await page.page.setViewportSize({ width: 1280, height: 720 });
    }

    step("on a wall a step that is about somebody private is not there");
    const shown = () => page.page.evaluate(() => document.querySelector("stakeholder-map").map);
    const map = await shown();
    map.stakeholders.find((body) => map.actions.find((action) => action.finding).owner === body.id).private = true;
    await page.page.evaluate((map) => document.querySelector("stakeholder-map").load(map), map);
    await until("it is not named", async () => (await listed.count()) === 0, 10_000);
    await page.page.evaluate(() => document.querySelector("stakeholder-map").setAttribute("theme", "light"));
    await until("those at the desk see it", async () => (await listed.count()) === 1);
  } finally {
    await page.close();
  }
}
