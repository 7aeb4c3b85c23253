// Leaving things out of sight: sectors, kinds of tie, a range; what is counted stays the same.
import { open, same, until } from "../browser.mjs";

export const browsers = ["chromium"];

const SIZES = [[1280, 720], [1920, 1080], [390, 844]];

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address });
  const popover = page.page.locator("stakeholder-map .filter");
  const button = popover.locator("summary");
  const rows = () => page.page.locator("stakeholder-map .outline .body").count();
  try {
    step("the example, whole");
    await page.open();
    await until("the example is there", async () => (await page.text(".outline")).includes("14 bodies"), 60_000);
    const facts = await page.text(".facts");

    step("a sector goes out of sight");
    await button.click();
    await page.screenshot("filter-1-open");
    await popover.getByLabel("Education").uncheck();
    await until("the button says how much is shown", async () => (await button.textContent()).includes("of 14 bodies shown"));
    const left = await rows();
    same("the outline shows those that are left", left < 14 && left > 0, true);
    same("figures count all", await page.text(".facts"), facts);

    step("so do a kind of tie, and bodies with few partners");
    await popover.locator("fieldset").nth(1).getByRole("checkbox").first().uncheck();
    await popover.getByLabel("Partners, at least").fill("3");
    await page.press("Enter");
    await until("fewer are left", async () => (await rows()) < left);
    // The first leaves the field.
    await page.press("Escape");
    await page.press("Escape");
    await until("the choices are gone", async () => !(await popover.getByLabel("Education").isVisible()));
    for (const [width, height] of SIZES) {
      await page.page.setViewportSize({ width, height });
      await page.page.waitForTimeout(500);
      await page.screenshot(`filter-2-some-${width}`);
    }

    step("the grid leaves out the same");
    await page.page.setViewportSize({ width: 1280, height: 720 });
    const shown = await button.textContent();
    await page.press("2");
    await page.page.waitForTimeout(900);
    await page.screenshot("filter-3-grid");
    same("the same is shown", await button.textContent(), shown);
    await page.press("1");

    step("and all is back");
    await button.click();
    await popover.getByRole("button", { name: "Show everything" }).click();
    await until("everybody is listed", async () => (await rows()) === 14);
  } finally {
    await page.close();
  }
}
