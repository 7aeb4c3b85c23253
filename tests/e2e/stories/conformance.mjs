// The page with which others try a frame: ours holds, from here and from another origin, and one that breaks the rules is found out.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { open, same, until } from "../browser.mjs";
import { serve } from "../server.mjs";

export const browsers = ["chromium"];

const BROKEN = `let id = 0;
const say = (message) => parent.postMessage({ protocol: "stakeholder-map", version: 1, id: (id += 1), ...message }, "*");
addEventListener("message", ({ data }) => data?.type && say({ type: data.type, about: data.id, formats: ["json", "svg"] }));
say({ type: "hello", secret: 1 });`;

export async function tell({ browser, step }) {
  const dist = process.env.DIST ?? fileURLToPath(new URL("../../../dist", import.meta.url));
  const far = await serve(dist, { "broken.html": { headers: { "content-security-policy": "" }, body: '<!doctype html><script src="broken.js"></script>' }, "broken.js": BROKEN });
  const policy = `default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; frame-src 'self' ${new URL(far.address).origin}`;
  const near = await serve(dist, { "conformance.html": { headers: { "content-security-policy": policy }, body: readFileSync(`${dist}/conformance.html`) } });
  const page = await open(browser, { address: near.address });
  const outcome = async (frame, late = 20_000) => {
    await page.open(`conformance.html${frame ? `?late=${late}&frame=${encodeURIComponent(frame)}` : ""}`);
    await until("it is done", () => page.page.evaluate(() => document.body.dataset.result !== undefined), 120_000);
    const { results } = await page.page.evaluate(() => JSON.parse(document.body.dataset.result));
    return results;
  };
  const failed = (results) => results.filter(({ held }) => !held);
  try {
    step("our frame");
    const ours = await outcome();
    same("keeps to all rules", failed(ours), []);
    await page.screenshot("conformance");
    const held = ours.length;
    step("our frame from elsewhere");
    same("keeps to them, too", failed(await outcome(`${far.address}embed.html`)), []);
    step("a frame that breaks them");
    const broken = failed(await outcome(`${far.address}broken.html`, 500));
    if (broken.length < held / 2 || !broken.some(({ what }) => what.includes("schema"))) throw new Error(`found out: ${JSON.stringify(broken)}`);
  } finally {
    await page.close();
    far.close();
    near.close();
  }
}
