// The element as part of anybody's page: what is set early, attributes and properties, forms, moving, going and coming back.
import { open, same, until } from "../browser.mjs";

export const browsers = ["chromium"];

const MAP = { format: "stakeholder-map", version: 1, title: "One", stakeholders: [{ id: "a", name: "Clinic" }, { id: "b", name: "School" }], relationships: [{ id: "r", source: "a", target: "b" }] };

export const pages = {
  "early.html": `<!doctype html><html lang="en"><meta charset="utf-8"><title>Early</title><link rel="icon" href="data:,"><link rel="stylesheet" href="early.css">
<div id="left"><form id="form"><fieldset><stakeholder-map id="one" name="chart" required><p id="child">A list of our partners</p></stakeholder-map></fieldset></form></div><div id="right"></div>
<p class="gap"></p><stakeholder-map id="far" src="one.json"><p>Far</p></stakeholder-map>
<script type="module" src="early.js"></script></html>`,
  "early.css": ".gap { height: 4000px; }",
  "early.js": `import { define } from "./stakeholder-map.js";
const one = document.querySelector("#one");
Object.assign(one, { map: ${JSON.stringify(MAP)}, selection: ["b"], mode: "edit" });
window.before = Object.keys(window);
window.seen = { child: document.querySelector("#child").getBoundingClientRect().height };
define();
window.heard = [];
document.addEventListener("stakeholder-map-ready", (event) => window.heard.push(event.target.id));
window.queued = one.apply({ type: "add-stakeholder", stakeholder: { id: "c", name: "Library" } });`,
  "one.json": JSON.stringify(MAP),
  "missing.html": `<!doctype html><html lang="en"><meta charset="utf-8"><title>Missing</title><link rel="icon" href="data:,">
<stakeholder-map id="one"><p id="child">A list of our partners</p></stakeholder-map><script type="module" src="missing.js"></script></html>`,
  "missing.js": `import init, { define } from "./stakeholder-map.js";
window.heard = [];
document.addEventListener("stakeholder-map-error", (event) => window.heard.push(event.detail.code));
await init("nowhere.wasm").catch(() => undefined);
const { fetch } = window;
window.fetch = () => fetch("nowhere.wasm");
define();`,
};

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address });
  const on = (script, argument) => page.page.evaluate(script, argument);
  const count = () => on(() => document.querySelector("#one").map?.stakeholders.length ?? 0);
  try {
    step("properties and methods before the program is there");
    await page.open("early.html");
    await until("the near one is ready", async () => (await on(() => window.heard)).includes("one"), 60_000);
    await on(() => window.queued);
    same("the map and the queued command are there", await count(), 3);
    same("so is the selection", await on(() => document.querySelector("#one").selection), ["b"]);
    same("a property set early is an attribute", await on(() => document.querySelector("#one").getAttribute("mode")), "edit");
    same("the page had the child in its place before", (await on(() => window.seen.child)) > 0, true);
    same("which the map has taken", await on(() => document.querySelector("#child").getBoundingClientRect().height), 0);
    same("the far one waits, its child shown", await on(() => [window.heard.includes("far"), document.querySelector("#far p").getBoundingClientRect().height > 0]), [false, true]);
    same("no new keys of the window", await on(() => Object.keys(window).filter((key) => !window.before.includes(key) && !["before", "seen", "heard", "queued"].includes(key))), []);

    step("attributes and properties say the same");
    const both = await on(() => {
      const one = document.querySelector("#one");
      const seen = [one.view, one.theme, one.controls, one.storage, one.worker, one.loading, one.locked];
      Object.assign(one, { view: "grid", theme: "dark", controls: "full", locked: true, poster: "p.png" });
      seen.push(...["view", "theme", "controls", "locked", "poster"].map((name) => one.getAttribute(name)));
      one.setAttribute("view", "nonsense");
      seen.push(one.view);
      one.theme = null;
      one.locked = false;
      one.removeAttribute("poster");
      seen.push(one.hasAttribute("theme"), one.hasAttribute("locked"), one.poster);
      one.controls = "minimal";
      return seen;
    });
    same("both ways", both, ["map", "auto", "minimal", "none", "auto", "lazy", false, "grid", "dark", "full", "", "p.png", "map", false, false, ""]);

    step("in a form");
    same("the form sends the map", await on(() => JSON.parse(new FormData(document.querySelector("#form")).get("chart")).stakeholders.map(({ name }) => name)), ["Clinic", "School", "Library"]);
    same("it is valid", await on(() => document.querySelector("#form").checkValidity()), true);
    await on(() => document.querySelector("#one").apply([{ type: "remove-stakeholder", id: "a" }, { type: "remove-stakeholder", id: "b" }, { type: "remove-stakeholder", id: "c" }]));
    same("an empty map is missing", await on(() => [document.querySelector("#form").checkValidity(), document.querySelector("#one").validity.valueMissing]), [false, true]);
    await on(() => document.querySelector("#form").reset());
    same("a reset brings back what was there at first", await count(), 2);
    same("a host can object", await on(() => (document.querySelector("#one").setCustomValidity("Not yet"), document.querySelector("#one").validationMessage)), "Not yet");
    const canWrite = () => on(() => document.querySelector("#one").shadowRoot.querySelector(".entry [role=combobox]") !== null);
    await on(() => Object.assign(document.querySelector("#one"), { controls: "full" }));
    await until("people can write", canWrite);
    await on(() => (document.querySelector("fieldset").disabled = true));
    await until("not in a form that is disabled", async () => !(await canWrite()));
    same("which sends nothing", await on(() => new FormData(document.querySelector("#form")).get("chart")), null);
    await on(() => (document.querySelector("fieldset").disabled = false));

    step("moving, leaving and coming back");
    await on(() => document.querySelector("#one").apply({ type: "add-stakeholder", stakeholder: { id: "d", name: "Museum" } }));
    await on(() => document.querySelector("#right").append(document.querySelector("#one")));
    await page.page.waitForTimeout(100);
    same("moved at once, it can still undo", await on(() => document.querySelector("#one").undo()), true);
    await on(() => document.querySelector("#one").redo());
    const kept = await on(async () => {
      window.kept = document.querySelector("#one");
      window.kept.remove();
      await new Promise((done) => setTimeout(done, 50));
      const isEmpty = window.kept.shadowRoot.childElementCount === 0;
      document.querySelector("#left").append(window.kept);
      await window.kept.fit();
      return [isEmpty, window.kept.map.stakeholders.length];
    });
    same("taken away it lets go; put back it has its map", kept, [true, 3]);
    const refused = await on(async () => {
      const lone = document.createElement("stakeholder-map");
      const waiting = lone.save();
      lone.map = { stakeholders: [{ id: "x" }], relationships: [] };
      document.querySelector("#right").append(lone);
      const map = await waiting;
      lone.dispose();
      const gone = lone.save();
      lone.remove();
      return [map.stakeholders.length, await gone.then(() => "saved", (error) => error.code)];
    });
    same("a call before it is on the page waits, one after its end fails", refused, [1, "not-started"]);

    step("scrolling to the far one");
    await on(() => document.querySelector("#far").scrollIntoView());
    await until("now it loads", async () => (await on(() => window.heard)).includes("far"), 60_000);
    same("a map is to be looked at unless the page says otherwise", await on(() => document.querySelector("#far").mode), "view");
    same("nothing complains", (await page.complaints()).filter((words) => !words.includes("p.png")), []);

    step("a page that cannot load the program");
    await page.open("missing.html");
    await until("the page hears of it", async () => (await on(() => window.heard)).includes("not-found"), 30_000);
    same("the child stands there, and a sentence", await on(() => [document.querySelector("#child").getBoundingClientRect().height > 0, document.querySelector("#one").shadowRoot.querySelector("[role=alert]").textContent.length > 20]), [true, true]);
  } finally {
    await page.close();
  }
}
