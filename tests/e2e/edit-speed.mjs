// How long one edit takes on a map of 300 stakeholders and 1,200 relationships, in Chromium: main-thread work from the
// command to the end of the frame that paints the picture with new numbers, then what comes after the picture: saving.
// Run by `cargo xtask bench`; it measures and never fails. The whole map is written later, once nothing changes; that is not in it.
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { openChromium } from "./chromium.mjs";
import { randomMap } from "./random-map.mjs";
import { serve } from "./server.mjs";

const FRAME_MILLIS = 1000 / 60;

export async function measure(dist) {
  const server = await serve(dist);
  const page = await openChromium({ address: server.address });
  try {
    await page.open();
    await page.page.waitForFunction(() => document.querySelector("stakeholder-map").shadowRoot?.querySelector(".stage-canvas"), null, { timeout: 60_000 });
    await page.page.evaluate((map) => document.querySelector("stakeholder-map").load(map), randomMap(300, 1200));
    await page.page.waitForTimeout(2000);
    const session = await page.page.context().newCDPSession(page.page);
    // Time of the thread itself, so that a busy machine does not count.
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    const busy = async () => {
      const { metrics } = await session.send("Performance.getMetrics");
      return metrics.find((metric) => metric.name === "TaskDuration").value * 1000;
    };
    const edits = [];
    for (let turn = 0; turn < 40; turn += 1) {
      const before = await busy();
      const command = turn % 2 ? { type: "remove-relationship", id: "extra" } : { type: "add-relationship", relationship: { id: "extra", source: "s1", target: `s${2 + turn}` } };
      // Ends when the picture is painted.
      await page.page.evaluate((command) => document.querySelector("stakeholder-map").apply([command]), command);
      const painted = await busy();
      await page.page.waitForTimeout(150);
      edits.push({ painting: painted - before, after: (await busy()) - painted });
    }
    // The first ones warm up.
    return edits.slice(4);
  } finally {
    await page.close();
    server.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const edits = await measure(resolve(process.env.DIST ?? fileURLToPath(new URL("../../dist", import.meta.url))));
  const spread = (which) => {
    const times = edits.map((edit) => edit[which]).sort((a, b) => a - b);
    const at = (share) => times[Math.floor(share * (times.length - 1))].toFixed(1);
    return `median ${at(0.5)} ms, 95 % within ${at(0.95)} ms`;
  };
  console.log(`one edit on 300 stakeholders and 1,200 relationships, main-thread work to the painted picture: ${spread("painting")} (one frame: ${FRAME_MILLIS.toFixed(1)} ms)`);
  console.log(`in the 150 ms after it, saving among it: ${spread("after")}`);
}
