// The interface of browser.mjs on Chromium, by Playwright.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { faults } from "./axe.mjs";

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
export const PICTURES = fileURLToPath(new URL("screenshots/", import.meta.url));

export async function openChromium({ address, width = 1280, height = 720, touch = false, folder = "", scheme = "light" }) {
  mkdirSync(PICTURES, { recursive: true });
  const launch = { executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS, viewport: { width, height }, hasTouch: touch, isMobile: touch, acceptDownloads: true, colorScheme: scheme };
  const context = await chromium.launchPersistentContext(folder, launch);
  const page = context.pages()[0] ?? (await context.newPage());
  const complaints = [];
  // What axe found, and at which picture first.
  const found = new Map();
  page.on("console", (message) => complaints.push(`console ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`page error: ${error.message}`));
  page.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== new URL(address).origin) complaints.push(`request to elsewhere: ${request.url()}`);
  });
  await context.addInitScript(() => document.addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`)));
  const control = (role, name) => page.getByRole(role, { name, exact: typeof name === "string" }).first();
  return {
    page,
    open: (name = "") => page.goto(new URL(name, address).href),
    click: (role, name) => control(role, name).click(),
    fill: (role, name, text) => control(role, name).fill(text),
    press: (key) => page.keyboard.press(key),
    text: (selector) => page.locator(`stakeholder-map ${selector}`).first().innerText(),
    value: (script) => page.locator("stakeholder-map").first().evaluate(script),
    async screenshot(name) {
      await page.screenshot({ path: `${PICTURES}${name}.png` });
      for (const fault of await faults(page)) if (!found.has(fault)) found.set(fault, name);
    },
    complaints: () => complaints,
    async close() {
      await context.close();
      if (found.size) throw new Error([...found].map(([fault, name]) => `axe at ${name}: ${fault}`).join("\n"));
    },
    async drop(files) {
      const transfer = await page.evaluateHandle((files) => {
        const transfer = new DataTransfer();
        for (const { name, text } of files) transfer.items.add(new File([text], name));
        return transfer;
      }, files);
      for (const type of ["dragenter", "dragover", "drop"]) await page.locator("stakeholder-map .stage-canvas").first().dispatchEvent(type, { dataTransfer: transfer });
    },
    async drag(from, to) {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 5 });
      await page.mouse.move(to.x, to.y, { steps: 5 });
      await page.mouse.up();
    },
    tap: (point) => page.touchscreen.tap(point.x, point.y),
    async download(act) {
      const [download] = await Promise.all([page.waitForEvent("download"), act()]);
      const chunks = [];
      for await (const chunk of await download.createReadStream()) chunks.push(chunk);
      return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
    },
    reload: () => page.reload(),
    /** From now on the processor works as if it were slower by this factor. */
    slow: async (rate) => (await context.newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate }),
    /** Ends the browser at once, as a dead battery would. */
    async kill() {
      const closed = new Promise((done) => context.once("close", done));
      const session = await context.newCDPSession(page);
      await session.send("Browser.crash").catch(() => {});
      await closed;
    },
  };
}
