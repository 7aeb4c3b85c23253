// Exports maps with the built module, or says what it reads in files: node files.mjs export|import DIST JSON FOLDER
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [task, dist, list, folder] = process.argv.slice(2);
const module = await import(pathToFileURL(join(dist, "stakeholder-map.js")).href);
module.initSync({ module: readFileSync(join(dist, "stakeholder_map_bg.wasm")) });
const given = JSON.parse(readFileSync(list, "utf8"));

if (task === "export") {
  for (const [name, map] of Object.entries(given)) {
    for (const format of ["graphml", "gexf", "kumu", "dl", "xlsx"]) {
      writeFileSync(join(folder, `${name}.${format}`), await module.exportMap(map, format));
    }
    // igraph knows no labels of several words.
    const plain = structuredClone(map);
    plain.stakeholders[0].name = "North";
    writeFileSync(join(folder, `${name}-plain.dl`), await module.exportMap(plain, "dl"));
  }
} else {
  const found = {};
  for (const name of Object.keys(given)) {
    try {
      const { map } = await module.importFiles([{ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }]);
      const ties = map.relationships ?? [];
      found[name] = {
        stakeholders: map.stakeholders.length,
        relationships: ties.length,
        directed: ties.every((tie) => tie.directed),
        names: map.stakeholders.map((body) => body.name),
      };
    } catch (error) {
      found[name] = { error: `${error.code}: ${error.message}` };
    }
  }
  console.log(JSON.stringify(found));
}
