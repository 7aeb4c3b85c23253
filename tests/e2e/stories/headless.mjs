// The module under Node: files become a map, the map is measured, arranged and written; wrong input says what is wrong.
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { same } from "../browser.mjs";

export const browsers = ["node"];

const bytes = (text) => new TextEncoder().encode(text);
const text = (bytes) => new TextDecoder().decode(bytes);

async function codeOf(act) {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof Error) || !error.message) throw new Error("a failure is an Error with a message");
    return error.code;
  }
  return "nothing was thrown";
}

export async function tell({ step }) {
  const dist = resolve(process.env.DIST ?? fileURLToPath(new URL("../../../dist", import.meta.url)));
  const module = await import(pathToFileURL(join(dist, "stakeholder-map.js")).href);

  step("starting from bytes");
  module.initSync({ module: readFileSync(join(dist, "stakeholder_map_bg.wasm")) });

  step("reading a table of ties");
  const { map, warnings } = await module.importFiles([{ name: "ties.csv", bytes: bytes("Source,Target,Type,Weight\nSchools,Clinics,Directed,2\nClinics,Police,Directed,1\nPolice,Police,Directed,1\n") }]);
  same("bodies", map.stakeholders.map((body) => body.name), ["Schools", "Clinics", "Police"]);
  same("a tie to itself is dropped with a warning", [map.relationships.length, warnings.length], [2, 1]);

  step("measuring");
  const report = module.analyze(map, { direction: "undirected" });
  same("density", report.network.density, 2 / 3);
  same("connects others", report.stakeholders.map((row) => row.betweenness), [0, 1, 0]);
  same("what is undefined is null", report.network.reciprocity, null);
  if (!report.definitions.every((entry) => entry.name && entry.meaning && entry.formula && entry.source)) throw new Error("a definition lacks a part");
  same("a map of ids alone is enough", module.analyze({ stakeholders: [{ id: "a" }, { id: "b" }], relationships: [{ source: "a", target: "b" }] }).network.density, 1);

  step("arranging");
  const positions = module.layout(map, "map");
  same("everybody has a place", Object.keys(positions).length, 3);
  same("the same map gives the same places", module.layout(map, "map"), positions);

  step("writing");
  const written = JSON.parse(text(await module.exportMap(map, "json")));
  same("the file opens again", (await module.importFiles([{ name: "x.json", bytes: bytes(JSON.stringify(written)) }])).map.stakeholders.length, 3);
  const svg = text(await module.exportMap(map, "svg"));
  if (!svg.startsWith("<svg") && !svg.startsWith("<?xml")) throw new Error("the SVG is none");

  const ties = text(await module.exportMap(map, "csv", { table: "relationships" }));
  same("the table of ties", ties.split("\r\n").slice(1, 3).map((row) => row.split(",").slice(0, 4)), [["r1", "Schools", "Clinics", "Directed"], ["r2", "Clinics", "Police", "Directed"]]);

  step("doing without companions");
  const alone = mkdtempSync(join(tmpdir(), "stakeholder-map-"));
  try {
    for (const name of ["stakeholder-map.js", "stakeholder_map.js", "stakeholder_map_bg.wasm"]) copyFileSync(join(dist, name), join(alone, name));
    const lonely = await import(pathToFileURL(join(alone, "stakeholder-map.js")).href);
    same("a map file still opens", (await lonely.importFiles([{ name: "x.json", bytes: bytes(JSON.stringify(written)) }])).map.stakeholders.length, 3);
    same("a table says what is missing", await codeOf(() => lonely.importFiles([{ name: "x.csv", bytes: bytes("id,name\n1,a\n") }])), "not-loaded");
  } finally {
    rmSync(alone, { recursive: true });
  }

  step("refusing");
  same("no table", await codeOf(() => module.importFiles([{ name: "x.csv", bytes: bytes("nothing") }])), "unknown-format");
  same("no file", await codeOf(() => module.importFiles([])), "empty-file");
  same("no JSON", await codeOf(() => module.importFiles([{ name: "x.json", bytes: bytes('{"format": "stakeholder-map", ') }])), "invalid-json");
  same("an unknown reference", await codeOf(() => module.analyze({ stakeholders: [{ id: "a" }], relationships: [{ source: "a", target: "nobody" }] })), "unknown-reference");
  same("a repeated id", await codeOf(() => module.analyze({ stakeholders: [{ id: "a" }, { id: "a" }], relationships: [] })), "duplicate-id");
  same("a value out of range", await codeOf(() => module.analyze({ stakeholders: [{ id: "a", power: 11 }], relationships: [] })), "value-out-of-range");
  same("a picture in pixels", await codeOf(() => module.exportMap(map, "png")), "unsupported-here");
}
