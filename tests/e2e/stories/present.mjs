// A presentation with the keys of a clicker alone: saved views, captions, a black screen, and out again.
import { open, same, until } from "../browser.mjs";
import { person } from "../effort.mjs";

export const browsers = ["chromium"];

const SIZES = [[1280, 720], [1920, 1080], [390, 844]];

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address });
  const widget = page.page.locator("stakeholder-map");
  const hand = person(page);
  const selection = () => page.value((element) => element.selection);
  try {
    step("three views are saved, with what is to be seen in each");
    await page.open();
    await until("the example is there", async () => (await page.text(".outline")).includes("14 bodies"), 60_000);
    const summary = widget.locator(".scenes > summary");
    const save = widget.getByRole("button", { name: "Save this view" });
    await summary.click();
    await page.screenshot("present-1-no-views");
    await save.click();
    const captions = widget.getByLabel("Caption");
    await captions.nth(0).fill("Fourteen bodies, five sectors");
    await page.press("Enter");
    await page.value((element) => element.select([element.map.stakeholders[1].id]));
    await save.click();
    await until("two are listed", async () => (await captions.count()) === 2);
    await captions.nth(1).fill("The hospital: rated high, few ties across sectors");
    await page.press("Enter");
    await page.value((element) => element.select([]));
    await page.page.getByRole("button", { name: "Power–interest", exact: true }).click();
    await summary.click();
    await save.click();
    await until("three are listed", async () => (await captions.count()) === 3);
    same("one is on screen", await widget.locator(".scene[aria-current]").count(), 1);
    await page.screenshot("present-2-three-views");
    const kept = await page.value((element) => element.map.scenes.map((scene) => [scene.view, scene.caption ?? "", (scene.highlight ?? []).length]));
    same("the map file holds them", kept, [["map", "Fourteen bodies, five sectors", 0], ["map", "The hospital: rated high, few ties across sectors", 1], ["grid", "", 0]]);

    step("the last goes first, and back again by undo");
    await widget.getByRole("button", { name: "Earlier" }).nth(2).click();
    same("it is the second now", await page.value((element) => element.map.scenes.map((scene) => scene.view).join()), "map,grid,map");
    await page.press("Escape");
    await page.page.getByRole("button", { name: /^Undo: change the saved views/ }).click();
    same("and the third again", await page.value((element) => element.map.scenes.map((scene) => scene.view).join()), "map,map,grid");

    step("presenting");
    await hand.click(page.page.getByRole("button", { name: "Present", exact: true }));
    await until("the map is alone", async () => (await widget.locator(".outline").count()) === 0);
    await hand.keys("PageDown");
    await until("the first view is shown", async () => (await page.text(".caption p")) === "Fourteen bodies, five sectors");
    await hand.keys("PageDown");
    await until("the second stands out", async () => (await selection()).length === 1);
    for (const [width, height] of SIZES) {
      await page.page.setViewportSize({ width, height });
      await page.page.waitForTimeout(600);
      await page.screenshot(`present-3-second-${width}`);
    }
    await page.page.setViewportSize({ width: 1280, height: 720 });
    await hand.keys("ArrowRight");
    await until("the third has no caption", async () => (await page.text(".caption p")) === "");
    await page.page.waitForTimeout(800);
    await page.screenshot("present-4-grid");
    await hand.keys("ArrowRight");
    same("after the last comes nothing", await page.text(".caption .quiet"), "3 / 3");
    await hand.keys("PageUp");
    await until("back to the second", async () => (await selection()).length === 1);

    step("nothing but black for a while");
    await hand.keys("b");
    await widget.locator(".blank").waitFor();
    await hand.keys(".");
    await widget.locator(".blank").waitFor({ state: "detached" });

    step("Escape leads out");
    await hand.keys("Escape");
    await until("the panels are back", async () => (await widget.locator(".outline").count()) === 1);
    hand.log("a presentation of three views, with a clicker");
    const { keys, clicks } = hand.effort;
    if (keys > 10 || clicks > 1) throw new Error(`it took ${keys} keys and ${clicks} clicks`);
  } finally {
    await page.close();
  }
}
