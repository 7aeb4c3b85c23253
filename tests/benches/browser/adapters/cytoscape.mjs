// cytoscape.js without a screen.
import cytoscape from "cytoscape";

function build(graph) {
  const nodes = Array.from({ length: graph.count }, (_, at) => ({ group: "nodes", data: { id: `s${at}` } }));
  const edges = graph.ties.map(([source, target, weight], at) => ({ group: "edges", data: { id: `r${at}`, source: `s${source}`, target: `s${target}`, weight } }));
  return cytoscape({ headless: true, styleEnabled: false, elements: [...nodes, ...edges] });
}

const job = (options) => ({
  prepare: build,
  run: (built) => ({ built, found: built.elements().betweennessCentrality(options) }),
  values: ({ built, found }, graph) => Array.from({ length: graph.count }, (_, at) => found.betweenness(built.getElementById(`s${at}`)) / (options.directed ? 1 : 2)),
});

export const jobs = {
  "build, directed": { prepare: (graph) => graph, run: build },
  "betweenness, undirected": job({ directed: false }),
  "betweenness, directed": job({ directed: true }),
  "betweenness, by length": job({ directed: true, weight: (edge) => edge.data("weight") }),
  "PageRank": { prepare: build, run: (built) => built.elements().pageRank({ dampingFactor: 0.85 }) },
};
