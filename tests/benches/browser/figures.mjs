// Measures the figures of the built module (DIST) beside those of graphology, under Node: node figures.mjs.
import { createRequire } from "node:module";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { randomMap } from "./graph.mjs";

const dist = resolve(process.env.DIST ?? fileURLToPath(new URL("../../../dist", import.meta.url)));

const sorted = (values) => values.toSorted((a, b) => a - b);
const quantile = (values, q) => sorted(values)[Math.min(values.length - 1, Math.floor(values.length * q))];
const millis = (value) => `${value.toFixed(1)} ms`.padStart(11);

/** All figures of a map by ours, beside betweenness alone by graphology, in the same V8 (Node's). */
async function measureFigures(sizes) {
  const ours = await import(pathToFileURL(`${dist}/stakeholder-map.js`));
  ours.initSync({ module: readFileSync(`${dist}/stakeholder_map_bg.wasm`) });
  const require = createRequire(import.meta.url);
  const { UndirectedGraph } = require("graphology");
  const betweenness = require("graphology-metrics/centrality/betweenness");
  for (const [bodies, ties] of sizes) {
    const map = randomMap(bodies, ties);
    const graph = new UndirectedGraph();
    for (const body of map.stakeholders) graph.addNode(body.id);
    for (const tie of map.relationships) graph.addEdge(tie.source, tie.target);
    const timed = (act) => {
      const times = [];
      let result;
      for (let round = 0; round < 7; round += 1) {
        const start = performance.now();
        result = act();
        if (round) times.push(performance.now() - start);
      }
      return { median: quantile(times, 0.5), result };
    };
    const theirs = timed(() => betweenness(graph, { normalized: false, getEdgeWeight: null }));
    const all = timed(() => ours.analyze(map, { direction: "undirected" }));
    const order = (score) => map.stakeholders.map((body) => body.id).toSorted((a, b) => score(b) - score(a) || (a < b ? -1 : 1))[0];
    const values = new Map(all.result.stakeholders.map((row) => [row.id, row.betweenness]));
    const agree = order((id) => theirs.result[id]) === order((id) => values.get(id));
    console.log(`${`${bodies} bodies, ${ties} ties`.padEnd(26)} ours, all figures ${millis(all.median)}   graphology, betweenness ${millis(theirs.median)}   same first: ${agree ? "yes" : "NO"}`);
  }
}

if (existsSync(new URL("node_modules/graphology", import.meta.url))) await measureFigures([[300, 1200], [1000, 5000]]);
else console.log("skipped: graphology is not here (npm ci in tests/benches/browser)");
