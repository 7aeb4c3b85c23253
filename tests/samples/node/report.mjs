// Turns a table of ties into a short report: node report.mjs ties.csv
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import init, { analyze, importFiles } from "stakeholder-map";

await init();
const [path] = process.argv.slice(2);
const { map, warnings } = await importFiles([{ name: basename(path), bytes: readFileSync(path) }]);
const { network, stakeholders } = analyze(map, { direction: "undirected" });
const name = (id) => map.stakeholders.find((stakeholder) => stakeholder.id === id).name ?? id;

console.log(`${map.stakeholders.length} stakeholders, ${map.relationships.length} ties; ${Math.round(network.density * 100)} % of the possible ones`);
for (const { id, degree } of stakeholders.toSorted((a, b) => b.degree - a.degree).slice(0, 3)) console.log(`${name(id)}: ${degree}`);
for (const { message } of warnings) console.log(`note: ${message}`);
