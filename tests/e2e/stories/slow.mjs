// A machine that draws later than people type: what is typed counts, not what was last drawn.
import { open, until } from "../browser.mjs";

export const browsers = ["chromium"];

const LINES = [
  { typed: ["Schools", "Tab", "Education", "Enter"], names: ["Schools"], ties: 0 },
  { typed: ["Clinics, Health", "Enter", "Shelters, Social services", "Enter"], names: ["Schools", "Clinics", "Shelters"], ties: 0 },
  { typed: ["Schools <> Clinics: referral 2", "Enter", "Shelters > Schools", "Enter"], names: ["Schools", "Clinics", "Shelters"], ties: 2 },
  { typed: ["Shelters > Cli", "ArrowDown", "Enter", "Enter"], names: ["Schools", "Clinics", "Shelters"], ties: 3 },
];
const KEYS = ["Tab", "Enter", "ArrowDown"];
const seen = (element) => JSON.stringify([element.map.stakeholders.map((body) => body.name), (element.map.relationships ?? []).length]);

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address });
  try {
    await page.open();
    await until("the example is there", async () => (await page.text(".outline")).includes("14 bodies"), 60_000);
    await page.slow(20);
    await page.press("/");
    for (const { typed, names, ties } of LINES) {
      step(typed.join(" "));
      for (const part of typed) await (KEYS.includes(part) ? page.press(part) : page.page.keyboard.type(part));
      await until("as typed", async () => (await page.value(seen)) === JSON.stringify([names, ties]), 30_000);
    }
    if ((await page.complaints()).length) throw new Error((await page.complaints()).join("\n"));
  } finally {
    await page.close();
  }
}
