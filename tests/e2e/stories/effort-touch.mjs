// With fingers on a phone: twenty bodies and thirty ties from a blank page, rated, read, and taken away.
import { open, same, until } from "../browser.mjs";
import { BODIES, TIES, person } from "../effort.mjs";

export const browsers = ["chromium"];

/** What a finger does beside the letters of names: keys of the keyboard on the screen, and taps. */
const MOST = 320;

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address, width: 390, height: 844, touch: true });
  const { letters, keys, tap, effort, log } = person(page);
  const button = (name) => page.page.locator("stakeholder-map").getByRole("button", { name, exact: true }).first();
  try {
    await page.open();
    await until("the example is there", async () => page.page.locator("stakeholder-map .stage-canvas").isVisible(), 60_000);

    step("bodies with sector, power and interest");
    const bar = page.page.getByRole("combobox", { name: "Add to the map" });
    await tap(bar);
    const seen = new Set();
    for (const [name, sector, power, interest] of BODIES) {
      await letters(name);
      await keys(",");
      if (seen.has(sector)) {
        await keys(sector[0]);
        await tap(page.page.getByRole("option", { name: sector, exact: true }));
      } else await letters(sector);
      seen.add(sector);
      await keys(",", `${power}`, ",", `${interest}`, "Enter");
    }
    await until("all are there", async () => (await page.value((element) => element.map.stakeholders.length)) === BODIES.length);
    const rated = await page.value((element) => element.map.stakeholders.map((body) => [body.name, element.map.sectors.find((sector) => sector.id === body.sector)?.name, body.power, body.interest]));
    same("with all that was said", rated, BODIES);

    step("ties");
    for (const [from, to, kind] of TIES) {
      await letters(from);
      await keys(">");
      await letters(to);
      if (kind) {
        await keys(":", ...kind.slice(0, 2));
        await tap(page.page.getByRole("option", { name: kind, exact: true }));
      }
      await keys("Enter");
    }
    await until("all are there", async () => (await page.value((element) => element.map.relationships?.length)) === TIES.length);
    await page.page.waitForTimeout(1500);
    await page.screenshot("effort-touch-1-map");

    step("reading the findings, one of them in full");
    await tap(button("Insights"));
    const first = page.page.locator("stakeholder-map .finding-head").first();
    await first.waitFor();
    await tap(first);
    await until("it is open", async () => (await page.page.locator("stakeholder-map .finding.open").count()) === 1);
    await page.screenshot("effort-touch-2-read");
    await tap(button("Insights"));

    step("taking the map file away");
    const file = await page.download(async () => {
      await tap(page.page.locator("stakeholder-map .share > summary"));
      await tap(button("Map file"));
    });
    same("the file holds all", [JSON.parse(file.bytes).stakeholders.length, JSON.parse(file.bytes).relationships.length], [BODIES.length, TIES.length]);
    log("by touch");
    if (effort.keys + effort.taps >= MOST) throw new Error(`${effort.keys} keys and ${effort.taps} taps are not fewer than ${MOST}`);
  } finally {
    await page.close();
  }
}
