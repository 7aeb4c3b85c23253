// With the keyboard alone: twenty bodies and thirty ties from a blank page, rated, read, and taken away, in fewer than 300 keys
// beside the letters of names.
import { open, same, until } from "../browser.mjs";
import { BODIES, TIES, person } from "../effort.mjs";

export const browsers = ["chromium"];

const MOST_KEYS = 300;

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address });
  const { letters, keys, effort, log } = person(page);
  try {
    await page.open();
    await until("the example is there", async () => (await page.text(".outline")).includes("14 bodies"), 60_000);

    step("bodies with sector, power and interest");
    await keys("/");
    const seen = new Set();
    for (const [name, sector, power, interest] of BODIES) {
      await letters(name);
      await keys("Tab");
      // A sector that is there is completed from its first letter.
      if (seen.has(sector)) await keys(sector[0], "Tab");
      else await letters(sector);
      seen.add(sector);
      await keys("Tab", `${power}`, "Tab", `${interest}`, "Enter");
    }
    await until("all are there", async () => (await page.value((element) => element.map.stakeholders.length)) === BODIES.length);
    const rated = await page.value((element) => element.map.stakeholders.map((body) => [body.name, element.map.sectors.find((sector) => sector.id === body.sector)?.name, body.power, body.interest]));
    same("with all that was said", rated, BODIES);

    step("ties");
    for (const [from, to, kind] of TIES) {
      await letters(from);
      await keys(">");
      await letters(to);
      if (kind) await keys(":", ...kind.slice(0, 3), "Tab");
      await keys("Enter");
    }
    await until("all are there", async () => (await page.value((element) => element.map.relationships?.length)) === TIES.length);
    same("of three kinds", await page.value((element) => [...new Set(element.map.relationships.map((tie) => tie.kind))].join()), "referral,funding,information");

    step("reading the findings, one of them in full");
    await page.page.locator("stakeholder-map .finding-head").first().waitFor();
    await keys("Escape", "Control+k", "r", "e", "a", "d", "Enter");
    await until("the first finding has the focus", async () => page.value((element) => element.shadowRoot.activeElement?.className.includes("finding-head") ?? false), 10_000);
    await keys("Enter");
    await until("it is open", async () => (await page.page.locator("stakeholder-map .finding.open").count()) === 1);
    await page.screenshot("effort-keys-1-read");

    step("taking the map file away");
    const file = await page.download(async () => {
      await keys("Control+k", "m", "a", "p", " ", "f", "i", "l", "Enter");
    });
    same("the file holds all", [JSON.parse(file.bytes).stakeholders.length, JSON.parse(file.bytes).relationships.length], [BODIES.length, TIES.length]);
    log("by keyboard");
    if (effort.keys >= MOST_KEYS) throw new Error(`${effort.keys} keys are not fewer than ${MOST_KEYS}`);
  } finally {
    await page.close();
  }
}
