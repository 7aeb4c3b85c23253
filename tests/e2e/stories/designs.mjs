// The map on four pages that look unlike each other: it takes their font and colours, nothing else, and fits from 320 px to a wall.
import { open, same, until } from "../browser.mjs";

export const browsers = ["chromium"];

const BODIES = ["Public Health Department", "School District", "Parks and Recreation", "Community Clinic", "Parents' Council", "Transit Agency", "Food Bank"];
const MAP = { format: "stakeholder-map", version: 1, title: "Moving more in Northfield", purpose: "Every child an hour a day", sectors: [{ id: "h", name: "Health" }, { id: "e", name: "Education" }, { id: "c", name: "City" }], stakeholders: BODIES.map((name, i) => ({ id: `s${i}`, name, sector: "hec"[i % 3] })), relationships: [[0, 1], [0, 3], [1, 2], [1, 4], [2, 5], [3, 6], [0, 6], [4, 6]].map(([a, b], i) => ({ id: `r${i}`, source: `s${a}`, target: `s${b}` })) };

const DESIGNS = {
  newspaper: ["ltr", "full", "body { margin: 0 auto; max-width: 1000px; padding: 24px; background: #fbf7ef; color: #222; font: 18px/1.6 Georgia, 'DejaVu Serif', serif; } h1 { font-size: 44px; border-bottom: 4px double #222; } stakeholder-map { height: 560px; border: 1px solid #222; --stakeholder-map-paper: #fbf7ef; --stakeholder-map-wash: #f3ecdc; --stakeholder-map-accent: #8c1c13; --stakeholder-map-radius: 0; --stakeholder-map-line: #cbbfa5; }"],
  night: ["ltr", "full", "body { margin: 0; padding: 32px; background: #0c0f16; color: #dfe6f3; font: 16px/1.5 'DejaVu Sans Mono', monospace; } h1 { color: #6cf; letter-spacing: .2em; text-transform: uppercase; } stakeholder-map { height: 560px; --stakeholder-map-accent: #66ccff; --stakeholder-map-paper: #141926; --stakeholder-map-wash: #10141d; --stakeholder-map-radius: 14px; }"],
  rtl: ["rtl", "full", "body { margin: 0; padding: 24px; background: #eef6f0; font: 17px/1.6 'DejaVu Sans', sans-serif; } h1 { color: #14532d; } stakeholder-map { height: 560px; --stakeholder-map-accent: #14632d; }"],
  narrow: ["ltr", "full", "body { margin: 0; width: 320px; background: #fff0f5; font: italic 700 24px/2 cursive; letter-spacing: 4px; text-align: center; text-transform: uppercase; } h1 { font-size: 20px; } stakeholder-map { width: 320px; height: 520px; --stakeholder-map-accent: #b0006a; --stakeholder-map-font: 'DejaVu Sans', sans-serif; }"],
};

export const pages = {
  "map.json": JSON.stringify(MAP),
  ...Object.fromEntries(Object.entries(DESIGNS).flatMap(([name, [dir, controls, css]]) => [
    [`${name}.html`, `<!doctype html><html lang="en" dir="${dir}"><meta charset="utf-8"><title>${name}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="${name}.css"><h1>Moving more</h1><p>Who works with whom.</p><stakeholder-map src="map.json" mode="edit" controls="${controls}" theme="${name === "night" ? "dark" : "light"}"></stakeholder-map><p>More below.</p><script type="module" src="page.js"></script></html>`],
    [`${name}.css`, css],
  ])),
};

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address, height: 860 });
  try {
    for (const [name, [dir, , css]] of Object.entries(DESIGNS)) {
      step(name);
      await page.open(`${name}.html`);
      await until("the map is there", async () => (await page.value((element) => element.shadowRoot?.querySelector(".stage-canvas") !== null && element.map.stakeholders.length === 7)), 60_000);
      await page.page.waitForTimeout(1500);
      await page.screenshot(`designs-${name}`);
      const look = await page.value((element) => {
        const widget = element.shadowRoot.querySelector(".widget");
        const { fontFamily, fontStyle, letterSpacing, textTransform, direction } = getComputedStyle(widget);
        const wide = [...widget.querySelectorAll("button, input, summary, [role=combobox]")].filter((part) => part.checkVisibility() && part.getBoundingClientRect().width > 0);
        const own = element.getBoundingClientRect();
        const outside = wide.filter((part) => part.getBoundingClientRect().right > own.right + 1 || part.getBoundingClientRect().left < own.left - 1).map((part) => part.textContent || part.ariaLabel);
        return { fontFamily, fontStyle, letterSpacing, textTransform, direction, outside, accent: getComputedStyle(widget).accentColor };
      });
      const family = /--stakeholder-map-font: ([^;]*);/.exec(css)?.[1] ?? /font: [^;]*?\d+px\/[\d.]+ ([^;]*);/.exec(css)[1];
      same(`${name}: its font`, look.fontFamily.replaceAll('"', "'"), family.replaceAll('"', "'"));
      same(`${name}: and nothing else of its text`, [look.fontStyle, look.letterSpacing, look.textTransform], ["normal", "normal", "none"]);
      same(`${name}: its direction`, look.direction, dir);
      same(`${name}: no control outside`, look.outside, []);
    }
    step("the page scrolls over the map until a person enters it, and again once they leave");
    await page.open("newspaper.html");
    await until("the map is there", async () => (await page.value((element) => element.shadowRoot?.querySelector(".stage-canvas") !== null)), 60_000);
    await page.page.setViewportSize({ width: 1280, height: 500 });
    await page.page.waitForTimeout(800);
    const middle = () => page.page.evaluate(() => { const { x, y, width, height } = document.querySelector("stakeholder-map").getBoundingClientRect(); return { x: x + width / 2, y: Math.min(y + height / 2, innerHeight - 60) }; });
    const turned = async () => {
      await page.page.evaluate(() => scrollTo(0, 0));
      const { x, y } = await middle();
      await page.page.mouse.move(x, y);
      await page.page.mouse.wheel(0, 120);
      await page.page.waitForTimeout(400);
      return page.page.evaluate(() => scrollY > 0);
    };
    same("at first", await turned(), true);
    await page.page.evaluate(() => scrollTo(0, 0));
    const { x, y } = await middle();
    await page.page.mouse.click(x, y + 30);
    same("not when it is entered", await turned(), false);
    await page.press("Escape");
    await page.press("Escape");
    same("and again", await turned(), true);
    await page.value((element) => element.shadowRoot.querySelector(".stage-canvas").focus());
    same("a focus alone does not enter", await turned(), true);
    await page.press("Enter");
    same("Enter does", await turned(), false);
    same("nothing complains", await page.complaints(), []);
  } finally {
    await page.close();
  }
}
