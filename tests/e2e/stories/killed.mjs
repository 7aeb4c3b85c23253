// A browser that is killed a moment after an edit has the edit when it starts again, and so at any moment of random editing.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { open, same, until } from "../browser.mjs";
import { kill } from "../kills.mjs";

export const browsers = ["chromium"];

/** A thousand are for `node tests/e2e/kills.mjs`. */
const ROUNDS = 10;

const names = (element) => element.map.stakeholders.map((body) => body.name);

export async function tell({ browser, address, step }) {
  const folder = mkdtempSync(join(tmpdir(), "stakeholder-map-"));
  try {
    step("typing");
    const first = await open(browser, { address, folder });
    await first.open();
    await until("the page is ready", async () => (await first.text(".outline")).includes("14 bodies"), 60_000);
    for (const name of ["Schools, Education", "Clinics, Health", "Schools <> Clinics"]) {
      await first.fill("combobox", "Add to the map", name);
      await first.press("Enter");
    }
    await until("both are there", async () => (await first.value(names)).length === 2);
    await first.page.waitForTimeout(250);

    step("killing the browser");
    await first.kill();

    step("starting it again");
    const second = await open(browser, { address, folder });
    try {
      await second.open();
      await until("the map is there", async () => (await second.text(".outline")).includes("2 bodies · 1 tie"), 60_000);
      same("with its names", await second.value(names), ["Schools", "Clinics"]);
      await second.screenshot("killed-1-back");
    } finally {
      await second.close();
    }

    step("killing tab, page process and browser at random moments of random editing");
    const seen = await kill(address, ROUNDS, Date.now() % 1_000_003);
    console.log(`        ${JSON.stringify(seen)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
