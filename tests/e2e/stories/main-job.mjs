// The main job on real input: two spreadsheets become a map, which is changed, measured, taken away and opened again.
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { open, same, until } from "../browser.mjs";

export const browsers = ["chromium"];

const ADD = "Add to the map";
const counts = (element) => [element.map.stakeholders.length, (element.map.relationships ?? []).length];
const facts = (page) => page.text(".insights");

/** The real files where they are at hand, else a pair of the same size. */
function spreadsheets() {
  const oracle = resolve(process.env.ORACLE_DIR ?? fileURLToPath(new URL("../../../../shared/oracle", import.meta.url)));
  const names = ["netzero_initiatives_nodes.csv", "netzero_initiatives_edges.csv"];
  if (names.every((name) => existsSync(join(oracle, "foreign", name)))) return names.map((name) => ({ name, text: readFileSync(join(oracle, "foreign", name), "utf8") }));
  console.log("        the real spreadsheets are not beside the project: a pair of the same size stands in");
  const nodes = ["ID,Label,node_type", ...Array.from({ length: 40 }, (_, i) => `${i + 1},Body ${i + 1},${["Investors", "Standards", "Networks"][i % 3]}`)];
  const edges = ["Source,Target,Type,Weight", ...Array.from({ length: 47 }, (_, i) => `${(i % 39) + 1},${((i * 7) % 40) + 1 === (i % 39) + 1 ? 40 : ((i * 7) % 40) + 1},Directed,1`)];
  return [{ name: "nodes.csv", text: nodes.join("\n") }, { name: "edges.csv", text: edges.join("\n") }];
}

/** A point on the stage over a body: the pointer says so by its shape. */
async function overBody(page) {
  const box = await page.page.locator("stakeholder-map .stage-canvas").boundingBox();
  for (let y = box.y + 60; y < box.y + box.height - 80; y += 14) {
    for (let x = box.x + 40; x < box.x + box.width - 40; x += 14) {
      await page.page.mouse.move(x, y);
      if (await page.page.locator("stakeholder-map .stage-canvas.is-choose").count()) {
        await page.page.mouse.click(x, y);
        const [id] = await page.value((element) => element.selection);
        if (await page.page.evaluate((id) => document.querySelector("stakeholder-map").map.stakeholders.some((body) => body.id === id), id)) return { id, x, y };
      }
    }
  }
  throw new Error("no body under the pointer anywhere on the stage");
}

export async function tell({ browser, address, step }) {
  let page = await open(browser, { address });
  try {
    step("opening the page for the first time");
    await page.open();
    await until("the example is there", async () => (await page.text(".outline")).includes("14 bodies · 24 ties"), 60_000);
    await page.page.waitForTimeout(1500);
    await page.screenshot("main-1-example");

    step("dropping two spreadsheets");
    await page.drop(spreadsheets());
    await until("40 organisations and 47 ties", async () => (await page.text(".outline")).includes("40 bodies · 47 ties"));
    await page.page.waitForTimeout(2500);
    await page.screenshot("main-2-dropped");
    const start = await page.value((element) => JSON.stringify(element.map.stakeholders.map((body) => body.name)));
    const before = await facts(page);
    const sureness = () => page.value((element) => element.shadowRoot.querySelector(".ranking .sure")?.textContent ?? "");
    await until("it says how sure the ranking is", async () => ["holds", "likely", "open"].includes(await sureness()));

    step("adding one by typing");
    await page.fill("combobox", ADD, "County Climate Office");
    await page.press("Enter");
    await until("41 bodies", async () => (await page.value(counts))[0] === 41);

    step("tying it to another");
    const [first, second] = JSON.parse(start);
    await page.fill("combobox", ADD, `County Climate Office > ${first}, ${second}: funding 3`);
    await until("the preview", async () => (await page.text(".add-preview")).includes("2 ties, funding, strength 3"));
    await page.screenshot("main-3-typing");
    await page.press("Enter");
    await until("49 ties", async () => JSON.stringify(await page.value(counts)) === "[41,49]");
    await until("the figures follow", async () => (await facts(page)) !== before);

    step("dragging one");
    await page.page.waitForTimeout(1500);
    const grip = await overBody(page);
    await page.drag(grip, { x: grip.x + 60, y: grip.y + 45 });
    const isPinned = (element) => element.map.stakeholders.filter((body) => body.position?.pinned).length;
    await until("it stays where it was put", async () => (await page.value(isPinned)) === 1);
    await page.screenshot("main-4-dragged");

    step("renaming it");
    await until("its form is open", async () => (await page.text(".inspector")).length > 0);
    await page.fill("textbox", "Name", "Renamed by hand");
    await page.press("Enter");
    // What is scrolled out of sight is no visible text, and yet there.
    const outline = (element) => element.shadowRoot.querySelector(".outline").textContent;
    await until("the outline has the new name", async () => (await page.value(outline)).includes("Renamed by hand"));

    step("removing it");
    const tiesBefore = (await page.value(counts))[1];
    await page.click("button", "Remove");
    await until("40 bodies", async () => (await page.value(counts))[0] === 40);
    if ((await page.value(counts))[1] > tiesBefore) throw new Error("removing a body added ties");
    await page.screenshot("main-5-removed");

    step("undoing everything");
    for (let steps = 0; steps < 5; steps += 1) await page.click("button", /^Undo/);
    await until("the spreadsheets as they were", async () => JSON.stringify(await page.value(counts)) === "[40,47]");
    same("the same bodies", await page.value((element) => JSON.stringify(element.map.stakeholders.map((body) => body.name))), start);
    await until("the figures are back", async () => (await facts(page)) === before);

    step("taking pictures and the file");
    const take = (name) => page.download(async () => {
      await page.page.locator("stakeholder-map .share > summary").click();
      await page.click("button", name);
    });
    const svg = (await take("Picture (SVG)")).bytes.toString("utf8");
    if (/<script|<foreignObject|href=/i.test(svg) || !svg.includes("<text")) throw new Error("the SVG has no text or has what it must not have");
    const png = (await take("Picture (PNG)")).bytes;
    same("the PNG is one", png.subarray(1, 4).toString(), "PNG");
    if (png.readUInt32BE(16) < 800) throw new Error(`the PNG is only ${png.readUInt32BE(16)} wide`);
    const file = await take("Map file");
    const map = JSON.parse(file.bytes.toString("utf8"));
    same("the file holds all", [map.stakeholders.length, map.relationships.length], [40, 47]);
    if (!map.stakeholders.every((body) => Number.isFinite(body.position?.x))) throw new Error("the file lacks positions");

    step("opening the file again");
    const shown = await page.value((element) => JSON.stringify(element.map));
    await page.drop([{ name: file.name, text: file.bytes.toString("utf8") }]);
    await until("the same map", async () => (await page.value((element) => JSON.stringify(element.map))) === shown);

    step("reloading");
    await page.page.waitForTimeout(500);
    await page.reload();
    await until("the map is still there", async () => (await page.text(".outline")).includes("40 bodies · 47 ties"), 60_000);
    same("with the same positions", await page.value((element) => JSON.stringify(element.map)), shown);
    await page.screenshot("main-6-reloaded");

    step("choosing another theme");
    await page.page.locator("stakeholder-map .theme select").selectOption("dark");
    await page.reload();
    await until("the choice is kept", async () => page.value((element) => element.shadowRoot.querySelector(".widget.dark") !== null), 60_000);
    await page.page.locator("stakeholder-map .theme select").selectOption("auto");

    step("dropping what is no map");
    await page.drop([{ name: "notes.json", text: '{"format": "stakeholder-map", "version": 1, "stakeholders": [{"id": ""}]}' }]);
    await until("a message with the reason", async () => (await page.text(".notices")).length > 20);
    same("the map stays", await page.value(counts), [40, 47]);
    await page.screenshot("main-7-refused");
    same("nothing complains", await page.complaints(), []);
  } finally {
    await page.close();
  }
}
