// How long the page's own thread works for findings after an edit (300 bodies, 1,200 ties), and for the best of all 4,950
// new ties of 100 bodies, in Chromium. `node insight-speed.mjs`; it measures and never fails.
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { openChromium } from "./chromium.mjs";
import { randomMap } from "./random-map.mjs";
import { serve } from "./server.mjs";

const server = await serve(resolve(process.env.DIST ?? fileURLToPath(new URL("../../dist", import.meta.url))));
const page = await openChromium({ address: server.address });
await page.open();
await page.page.waitForFunction(() => document.querySelector("stakeholder-map").shadowRoot?.querySelector(".stage-canvas"), null, { timeout: 60_000 });
const session = await page.page.context().newCDPSession(page.page);
await session.send("Performance.enable", { timeDomain: "threadTicks" });
const busy = async () => (await session.send("Performance.getMetrics")).metrics.find((metric) => metric.name === "TaskDuration").value * 1000;
const load = async (bodies, ties) => {
  await page.page.evaluate((map) => document.querySelector("stakeholder-map").load(map), randomMap(bodies, ties));
  await page.page.waitForTimeout(3000);
};
const middle = (values) => values.sort((a, b) => a - b)[values.length >> 1];

await load(300, 1200);
const found = [];
for (let turn = 0; turn < 9; turn += 1) {
  const command = turn % 2 ? { type: "remove-relationship", id: "extra" } : { type: "add-relationship", relationship: { id: "extra", source: "s1", target: `s${20 + turn}` } };
  await page.page.evaluate((command) => document.querySelector("stakeholder-map").apply([command]), command);
  await page.page.waitForTimeout(250);
  const before = await busy();
  // Findings are made 350 ms after the edit, trials of the rankings begin after 800.
  await page.page.waitForTimeout(350);
  found.push((await busy()) - before);
}
console.log(`findings, 300 bodies, 1,200 ties: ${middle(found).toFixed(1)} ms`);

await load(100, 300);
const help = page.page.locator("stakeholder-map .help");
await help.locator("summary").click();
await page.page.waitForTimeout(2500);
for (const aim of ["silo", "concentration", "gap", "fragility"]) {
  const before = await busy();
  await help.locator("select").selectOption(aim);
  await page.page.waitForTimeout(2000);
  console.log(`what would help, ${aim}, 100 bodies, 300 ties: ${((await busy()) - before).toFixed(1)} ms`);
}
await page.close();
server.close();
