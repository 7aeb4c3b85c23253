// Sites that allow very little: trusted types with and without a worker, a sandbox without an origin, another origin, and pages
// whose scripts have changed or frozen what all scripts share. Nothing is reported anywhere.
import { fileURLToPath } from "node:url";
import { open, same, until } from "../browser.mjs";
import { serve } from "../server.mjs";

export const browsers = ["chromium"];

const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data: blob:; worker-src 'self'; require-trusted-types-for 'script'; trusted-types ";
const MAP = JSON.stringify({ format: "stakeholder-map", version: 1, title: "One", stakeholders: [{ id: "a", name: "Clinic" }, { id: "b", name: "School" }, { id: "c", name: "Library" }], relationships: [{ id: "r", source: "a", target: "b" }] });
const SHARED = { "access-control-allow-origin": "*" };

const page = (element, script = "strict.js", policy = POLICY + "stakeholder-map") => ({
  headers: { "content-security-policy": policy },
  body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Strict</title><link rel="icon" href="data:,">${element}<script type="module" src="${script}"></script></html>`,
});

const POLLUTED = `Object.prototype.extra = "polluted";
Object.prototype.mode = "edit";
Array.prototype.extra = () => "polluted";
Function.prototype.extra = 1;
String.prototype.extra = 1;
Array.prototype.includes.extra = 1;`;
const FROZEN = "for (const shared of [Object, Array, Function, String, Number, Promise, Error, Map, Set, RegExp, Uint8Array, Event, Node, Element, HTMLElement]) { Object.freeze(shared); Object.freeze(shared.prototype); }";

export const pages = {
  "trusted.html": page('<stakeholder-map src="one.json" mode="edit" controls="full"></stakeholder-map>'),
  "without.html": page('<stakeholder-map src="one.json" mode="edit" controls="full" worker="off"></stakeholder-map>', "strict.js", `${POLICY}'none'`),
  "refused.html": page('<stakeholder-map src="one.json" mode="edit" controls="full"></stakeholder-map>', "strict.js", POLICY.replace("worker-src 'self'", "worker-src 'none'") + "stakeholder-map"),
  "polluted.html": page('<stakeholder-map src="one.json" mode="edit" controls="full"></stakeholder-map>', "polluted.js"),
  "frozen.html": page('<stakeholder-map src="one.json" mode="edit" controls="full"></stakeholder-map>', "frozen.js"),
  "strict.js": 'import { define } from "./stakeholder-map.js"; define();',
  "polluted.js": 'import "./pollute.js"; import { define } from "./stakeholder-map.js"; define();',
  "frozen.js": 'import "./freeze.js"; import { define } from "./stakeholder-map.js"; define();',
  "pollute.js": POLLUTED,
  "freeze.js": FROZEN,
  "one.json": { headers: SHARED, body: MAP },
  "around.html": { headers: { "content-security-policy": "default-src 'none'; frame-src 'self'; script-src 'self'" }, body: '<!doctype html><html lang="en"><title>Around</title><iframe sandbox="allow-scripts" width="800" height="600" src="inside.html"></iframe><script src="around.js"></script></html>' },
  "around.js": 'window.heard = []; addEventListener("message", ({ data }) => window.heard.push(data));',
  "inside.html": { headers: { ...SHARED, "content-security-policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src data: blob:" }, body: '<!doctype html><html lang="en"><title>Inside</title><stakeholder-map src="one.json" mode="edit" controls="full" storage="local"></stakeholder-map><script type="module" src="inside.js"></script></html>' },
  "inside.js": `import { define } from "./stakeholder-map.js";
const element = document.querySelector("stakeholder-map");
document.addEventListener("securitypolicyviolation", (event) => parent.postMessage("policy: " + event.violatedDirective + " " + event.blockedURI, "*"));
addEventListener("error", (event) => parent.postMessage("error: " + event.message, "*"));
document.addEventListener("stakeholder-map-ready", async () => {
  await element.apply({ type: "add-stakeholder", stakeholder: { name: "Museum" } });
  parent.postMessage("ready " + element.map.stakeholders.length, "*");
});
document.addEventListener("stakeholder-map-error", (event) => parent.postMessage("told " + event.detail.code, "*"));
define();`,
};

/** Adds a body by hand, arranges, measures and takes the map away: all that a person does. */
async function use(view) {
  await until("the map is there", async () => (await view.text(".outline")).includes("3 bodies"), 60_000);
  await view.fill("combobox", "Add to the map", "Museum > Clinic");
  await view.press("Enter");
  await until("it can be changed", async () => (await view.text(".outline")).includes("4 bodies"));
  await view.click("button", "Arrange anew");
  await view.page.waitForTimeout(800);
  const spread = await view.value((element) => element.map.stakeholders.every(({ position }) => Number.isFinite(position?.x)));
  same("it is arranged", spread, true);
  same("and can be taken away", await view.value(async (element) => [(await element.exportAs("svg")).length > 500, (await element.exportAs("png")).length > 500]), [true, true]);
}

export async function tell({ browser, address, step }) {
  const view = await open(browser, { address });
  try {
    for (const [name, workers] of [["trusted", 1], ["without", 0], ["polluted", 1], ["frozen", 1]]) {
      step(`the page ${name}.html`);
      await view.open(`${name}.html`);
      await use(view);
      await view.screenshot(`strict-${name}`);
      same(`${name}: workers`, view.page.workers().length, workers);
      same(`${name}: nothing complains`, await view.complaints(), []);
    }
    step("a page that refuses workers");
    await view.open("refused.html");
    await use(view);

    step("a page of another origin");
    const dist = process.env.DIST ?? fileURLToPath(new URL("../../../dist", import.meta.url));
    // A sandbox without an origin may read only what is shared with all, too.
    const far = await serve(dist, pages, { shared: true });
    const origin = new URL(far.address).origin;
    const policy = `default-src 'none'; script-src ${origin} 'self' 'wasm-unsafe-eval'; style-src ${origin}; connect-src ${origin}; img-src data: blob:; worker-src 'self'`;
    const guest = await serve(dist, {
      "guest.html": { headers: { "content-security-policy": policy }, body: `<!doctype html><html lang="en"><title>Guest</title><link rel="icon" href="data:,"><stakeholder-map src="${far.address}one.json" mode="edit" controls="full"></stakeholder-map><script type="module" src="${far.address}page.js"></script></html>` },
    });
    const other = await open(browser, { address: guest.address });
    try {
      await other.open("guest.html");
      await use(other);
      same("nothing complains but that it comes from elsewhere", (await other.complaints()).filter((words) => !words.includes(`request to elsewhere: ${origin}`)), []);
      step("a sandbox without an origin");
      await other.page.goto(`${far.address}around.html`);
      const heard = () => other.page.evaluate(() => window.heard);
      await until("the map is there, in memory, and the host is told so", async () => (await heard()).includes("ready 4") && (await heard()).includes("told storage-unavailable"), 60_000);
      same("nothing is reported", (await heard()).filter((words) => /policy|error/.test(words)), []);
    } finally {
      await other.close();
      far.close();
      guest.close();
    }
  } finally {
    await view.close();
  }
}
