// The second visit needs no network; a newer version is offered, and changes nothing until it is taken.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { open, same, until } from "../browser.mjs";
import { serve } from "../server.mjs";

export const browsers = ["chromium"];

const dist = resolve(process.env.DIST ?? fileURLToPath(new URL("../../../dist", import.meta.url)));
const hash = (content) => `sha256-${createHash("sha256").update(content).digest("base64")}`;
const cached = () => caches.keys().then((names) => names.length);

/** The files that make a newer version: one of them is another, and the worker says so. */
function newer(sheet, says) {
  const worker = readFileSync(`${dist}/service-worker.js`, "utf8");
  const [, text] = /^const APPLICATION = (\{.*\});/m.exec(worker);
  const application = JSON.parse(text);
  const changed = { version: hash(sheet), files: { ...application.files, "page.css": hash(says) } };
  return { "page.css": sheet, "service-worker.js": worker.replace(text, JSON.stringify(changed)) };
}

export async function tell({ browser, step }) {
  const pages = {};
  let server = await serve(dist, pages);
  const page = await open(browser, { address: server.address });
  const isReady = async () => (await page.text(".outline")).includes("14 bodies");
  const color = () => page.page.evaluate(() => getComputedStyle(document.body).outlineColor);
  try {
    step("the first visit");
    await page.open();
    await until("the page is ready", isReady, 60_000);
    await until("the application is kept", async () => (await page.page.evaluate(cached)) === 1 && (await page.page.evaluate(async () => (await navigator.serviceWorker.ready).active.state === "activated")), 30_000);

    step("the second visit, without a network");
    server.close();
    await page.page.context().setOffline(true);
    const begun = Date.now();
    await page.open();
    await until("the page is ready again", isReady, 20_000);
    console.log(`        ready without a network after ${Date.now() - begun} ms`);
    await page.drop([{ name: "edges.csv", text: "Source,Target\na,b\n" }]);
    await until("tables open, too, which need another part of the program", async () => (await page.text(".outline")).includes("2 bodies"));
    await until("kept", async () => (await page.text(".top")).includes("Saved on this machine"));

    step("a newer version that is not whole");
    await page.page.context().setOffline(false);
    const port = Number(new URL(server.address).port);
    server = await serve(dist, pages, { port });
    const sheet = `${readFileSync(`${dist}/page.css`, "utf8")} body { outline: 0 solid rgb(1, 2, 3); }`;
    Object.assign(pages, newer(sheet, "something else"));
    same("is refused", await page.page.evaluate(async () => {
      const kept = await navigator.serviceWorker.ready;
      const found = new Promise((done) => kept.addEventListener("updatefound", () => done(kept.installing), { once: true }));
      await kept.update().catch(() => undefined);
      const worker = await found;
      while (worker.state === "installing") await new Promise((done) => setTimeout(done, 50));
      return [worker.state, (await caches.keys()).length];
    }), ["redundant", 1]);

    step("a newer version");
    Object.assign(pages, newer(`${sheet}\n`, `${sheet}\n`));
    await page.page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await until("it is offered", async () => (await page.text(".notices")).includes("newer version"), 30_000);
    await page.screenshot("offline-1-offered");
    same("nothing has changed", [(await color()) === "rgb(1, 2, 3)", (await page.text(".outline")).includes("2 bodies")], [false, true]);
    await page.click("button", "Use it now");
    await until("it is there", async () => (await color()) === "rgb(1, 2, 3)", 30_000);
    await until("with the map", async () => (await page.text(".outline")).includes("2 bodies"), 30_000);
    await until("the former one is gone", async () => (await page.page.evaluate(cached)) === 1);

    step("the manifest");
    const manifest = await page.page.evaluate(async () => {
      const { href } = document.querySelector("link[rel=manifest]");
      const { icons, file_handlers } = await (await fetch(href)).json();
      const answers = await Promise.all(icons.map(({ src }) => fetch(new URL(src, href)).then((answer) => answer.ok)));
      return [answers.every(Boolean), file_handlers[0].accept["application/json"]];
    });
    same("its icons are there, and it takes map files", manifest, [true, [".stakeholders.json"]]);
    const session = await page.page.context().newCDPSession(page.page);
    const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
    const ours = installabilityErrors.map((error) => error.errorId).filter((error) => error !== "in-incognito");
    same("the browser would install it", ours, []);
  } finally {
    await page.close();
    server.close();
  }
}
