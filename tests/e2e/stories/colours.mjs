// The map takes the page's colours and fonts while it is shown, and fits from a phone to a wall.
import { open, same, until } from "../browser.mjs";

export const browsers = ["chromium"];

const MAP = { format: "stakeholder-map", version: 1, title: "One", stakeholders: [{ id: "a", name: "Clinic" }, { id: "b", name: "School" }], relationships: [{ id: "r", source: "a", target: "b" }] };

export const pages = {
  "colours.html": '<!doctype html><html lang="en"><meta charset="utf-8"><title>Colours</title><link rel="icon" href="data:,"><link rel="stylesheet" href="colours.css"><stakeholder-map src="one.json" mode="edit" controls="full"></stakeholder-map><script type="module" src="page.js"></script></html>',
  "colours.css": `body { margin: 0; font: 16px Georgia, serif; } stakeholder-map { height: 500px; }
.night { color-scheme: dark; } .day { color-scheme: light; }
.ours stakeholder-map { --stakeholder-map-ground: hsl(40 100% 96%); --stakeholder-map-name: color-mix(in srgb, #8c1c13 50%, black); --stakeholder-map-tie: #0a0; --stakeholder-map-name-font: monospace; }`,
  "one.json": JSON.stringify(MAP),
};

/** What the picture is made of: its ground, whether there are pixels of some colours, and its font. */
function look(element) {
  const canvas = element.shadowRoot.querySelector(".stage-canvas");
  const context = canvas.getContext("2d");
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const near = (one, other) => Math.abs(one - other) < 12;
  const has = (red, green, blue) => data.some((_, at) => at % 4 === 0 && near(data[at], red) && near(data[at + 1], green) && near(data[at + 2], blue));
  return {
    ground: String(data.slice(0, 3)),
    names: has(0x46, 0x0e, 0x0a),
    ties: has(0, 0xaa, 0),
    font: context.font.replace(/^[\d.]+ |^[\d.]+px /g, "").replace(/^.*px /, ""),
    widget: element.shadowRoot.querySelector(".widget").className.split(" ").find((name) => ["light", "dark"].includes(name)),
  };
}

export async function tell({ browser, address, step }) {
  const view = await open(browser, { address });
  const dress = (name) => view.page.evaluate((name) => (document.documentElement.className = name), name);
  const becomes = (what, wanted) => until(what, async () => {
    const seen = await view.value(look);
    return Object.entries(wanted).every(([name, value]) => seen[name] === value) || JSON.stringify(seen);
  });
  const LIGHT = { ground: "245,246,248", widget: "light" };
  const DARK = { ground: "20,24,31", widget: "dark" };
  try {
    step("a page that says nothing");
    await view.open("colours.html");
    await until("the map is there", async () => (await view.text(".outline")).includes("2 bodies"), 60_000);
    await becomes("it is light, in the page's font", { ...LIGHT, font: "Georgia, serif" });
    await view.page.emulateMedia({ colorScheme: "dark" });
    await becomes("it follows the system", DARK);
    step("a page that is light or dark");
    await dress("night");
    await becomes("a dark page", DARK);
    await dress("day");
    await becomes("a light page on a dark system", LIGHT);
    await dress("night");
    await view.page.emulateMedia({ colorScheme: "light" });
    await becomes("on a light system, too", DARK);
    step("colours of the page's own");
    await dress("day ours");
    await becomes("ground, names, ties and font are the page's", { ground: "255,248,235", names: true, ties: true, font: "monospace", widget: "light" });
    await view.screenshot("colours-1-ours");
    await view.value((element) => (element.theme = "projector"));
    await becomes("a projector keeps its own", { ground: "255,255,255" });
    await view.value((element) => (element.theme = "auto"));
    await dress("");
    await becomes("and all goes back", LIGHT);

    step("from a phone to a wall");
    for (const [width, height] of [[320, 568], [390, 844], [768, 1024], [1280, 720], [1920, 1080], [3840, 2160]]) {
      await view.page.setViewportSize({ width, height });
      await view.page.evaluate((height) => document.querySelector("stakeholder-map").style.setProperty("height", `${height}px`), height);
      await view.page.waitForTimeout(500);
      const outside = await view.value((element) => {
        const own = element.getBoundingClientRect();
        const parts = [...element.shadowRoot.querySelectorAll("button, input, summary, [role=combobox], .stage-canvas")].filter((part) => part.checkVisibility() && part.getBoundingClientRect().width > 0);
        const canvas = element.shadowRoot.querySelector(".stage-canvas").getBoundingClientRect();
        return [parts.filter((part) => part.getBoundingClientRect().right > own.right + 1 || part.getBoundingClientRect().left < own.left - 1).length, canvas.width > own.width * 0.4 && canvas.height > own.height * 0.3];
      });
      same(`${width} wide: nothing outside, and the map has its room`, outside, [0, true]);
      await view.screenshot(`colours-2-${width}`);
    }
    same("nothing complains", (await view.complaints()).filter((words) => !words.includes("getImageData")), []);
  } finally {
    await view.close();
  }
}
