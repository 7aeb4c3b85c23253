// fCoSE in cytoscape.js: its default quality and its own stopping rule.
import cytoscape from "cytoscape";
import fcose from "cytoscape-fcose";
import { flat, starts } from "../starts.mjs";

cytoscape.use(fcose);

function build(graph) {
  const nodes = starts(graph).map((position, at) => ({ group: "nodes", data: { id: `s${at}` }, position }));
  const edges = graph.ties.map(([source, target], at) => ({ group: "edges", data: { id: `r${at}`, source: `s${source}`, target: `s${target}` } }));
  const style = [{ selector: "node", style: { width: 10, height: 10 } }];
  return { count: graph.count, built: cytoscape({ headless: true, styleEnabled: true, elements: [...nodes, ...edges], style }) };
}

export const jobs = {
  "layout": {
    fresh: true,
    prepare: build,
    run: ({ count, built }) =>
      new Promise((done) => {
        const layout = built.layout({ name: "fcose", animate: false, randomize: true, fit: false });
        layout.one("layoutstop", () => done(Array.from({ length: count }, (_, at) => built.getElementById(`s${at}`).position())));
        layout.run();
      }),
    values: flat,
  },
};
