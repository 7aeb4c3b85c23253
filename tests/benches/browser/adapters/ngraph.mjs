// ngraph.graph and ngraph.centrality.
import centrality from "ngraph.centrality";
import createLayout from "ngraph.forcelayout";
import createGraph from "ngraph.graph";
import { flat, starts } from "../starts.mjs";

function build(graph) {
  const built = createGraph();
  for (let at = 0; at < graph.count; at += 1) built.addNode(`s${at}`);
  for (const [source, target] of graph.ties) built.addLink(`s${source}`, `s${target}`);
  return built;
}

const job = (run) => ({ prepare: build, run, values: (found, graph) => Array.from({ length: graph.count }, (_, at) => found[`s${at}`]) });

const layout = {
  fresh: true,
  prepare: (graph) => {
    const laid = createLayout(build(graph), { dimensions: 2 });
    starts(graph).forEach(({ x, y }, at) => laid.setNodePosition(`s${at}`, x, y));
    return laid;
  },
  run: (laid) => {
    for (let round = 0; round < 300; round += 1) laid.step();
    return laid;
  },
  values: (laid, graph) => flat(Array.from({ length: graph.count }, (_, at) => laid.getNodePosition(`s${at}`))),
};

export const jobs = {
  layout,
  "build, directed": { prepare: (graph) => graph, run: build },
  "betweenness, undirected": job((built) => centrality.betweenness(built, false)),
  "betweenness, directed": job((built) => centrality.betweenness(built, true)),
};
