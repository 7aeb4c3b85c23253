// A partner's page with two maps: they load, tell of changes, are driven from outside, move, and leave nothing behind.
import { open, same, until } from "../browser.mjs";

export const browsers = ["chromium"];

const small = (title, names) => JSON.stringify({ format: "stakeholder-map", version: 1, title, stakeholders: names.map((name, i) => ({ id: `s${i}`, name })), relationships: [{ id: "r0", source: "s0", target: "s1" }] });

export const pages = {
  "partner.html": `<!doctype html><html lang="en"><meta charset="utf-8"><title>Health alliance</title><link rel="icon" href="data:,"><link rel="stylesheet" href="partner.css">
<h1>Our alliance</h1><div id="left"><stakeholder-map id="one" src="one.json" mode="view"></stakeholder-map></div><div id="right"><stakeholder-map id="two" src="two.json" mode="view"></stakeholder-map></div>
<script type="module" src="partner.js"></script></html>`,
  "partner.css": "body { margin: 24px; background: #fdf3e1; color: #402; font: italic 22px serif; } stakeholder-map { display: block; width: 560px; height: 420px; border: 4px solid #a33; } div { display: inline-block; }",
  "partner.js": `import { define } from "./stakeholder-map.js";
window.heard = [];
for (const type of ["ready", "change", "select"]) document.addEventListener("stakeholder-map-" + type, (event) => window.heard.push([event.target.id, type]));
define();`,
  "one.json": small("One", ["Clinic", "School", "Parks"]),
  "two.json": small("Two", ["Police", "Shelter"]),
};

const sizes = () => Array.from(document.querySelectorAll("stakeholder-map"), (element) => element.map?.stakeholders.length ?? 0);

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address });
  try {
    step("opening the partner's page");
    await page.open("partner.html");
    await until("both maps are there", async () => JSON.stringify(await page.page.evaluate(sizes)) === "[3,2]", 60_000);
    await page.page.waitForTimeout(1500);
    await page.screenshot("embedded-1-two-maps");

    step("changing one from outside");
    await page.page.evaluate(() => document.querySelector("#one").apply({ type: "add-stakeholder", stakeholder: { name: "Library" } }));
    same("only the one that was asked changes", await page.page.evaluate(sizes), [4, 2]);
    await until("the change was told", async () => (await page.page.evaluate(() => window.heard)).some(([id, type]) => id === "one" && type === "change"));

    step("moving it in the page");
    await page.page.evaluate(() => document.querySelector("#right").append(document.querySelector("#one")));
    await page.page.waitForTimeout(300);
    same("it keeps its state", await page.page.evaluate(() => document.querySelector("#one").map.stakeholders.length), 4);
    await page.screenshot("embedded-2-moved");

    step("presenting it");
    const looks = () => page.page.evaluate(() => ["presenting", ":fullscreen", ".widget.projector"].map((look, at) => {
      const one = document.querySelector("#one");
      return at === 0 ? one.hasAttribute(look) : at === 1 ? one.matches(look) : one.shadowRoot.querySelector(look) !== null;
    }));
    await page.page.locator("#one").click();
    await page.page.evaluate(() => document.querySelector("#one").present());
    await until("it fills the screen in large type", async () => String(await looks()) === "true,true,true");
    same("under its heading", await page.page.evaluate(() => document.querySelector("#one").shadowRoot.querySelector(".top .title").textContent), "One");
    await page.screenshot("embedded-3-presented");
    await page.page.evaluate(() => document.exitFullscreen());
    await until("it is back", async () => String(await looks()) === "false,false,false");

    step("locking the other");
    const canAdd = () => page.page.evaluate(() => document.querySelector("#two").shadowRoot.querySelector(".entry [role=combobox]") !== null);
    await page.page.evaluate(() => Object.entries({ mode: "edit", controls: "full" }).forEach((entry) => document.querySelector("#two").setAttribute(...entry)));
    await until("it can be edited", canAdd);
    await page.page.evaluate(() => document.querySelector("#two").setAttribute("locked", ""));
    await until("it cannot any more", async () => !(await canAdd()));

    step("taking one off the page");
    await page.page.evaluate(() => document.querySelector("#one").remove());
    await page.page.waitForTimeout(300);
    same("the other stays", await page.page.evaluate(sizes), [2]);
    same("nothing complains", await page.complaints(), []);
  } finally {
    await page.close();
  }
}
