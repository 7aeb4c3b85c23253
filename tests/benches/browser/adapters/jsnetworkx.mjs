// jsnetworkx.
import * as jsnx from "jsnetworkx";

function build(graph, Kind) {
  const built = new Kind();
  built.addNodesFrom(Array.from({ length: graph.count }, (_, at) => at));
  built.addEdgesFrom(graph.ties.map(([source, target]) => [source, target]));
  return built;
}

const job = (Kind) => ({
  prepare: (graph) => build(graph, Kind),
  run: (built) => jsnx.betweennessCentrality(built, { normalized: false }),
  values: (found, graph) => Array.from({ length: graph.count }, (_, at) => found.get(at)),
});

export const jobs = {
  "build, undirected": { prepare: (graph) => graph, run: (graph) => build(graph, jsnx.Graph) },
  "betweenness, undirected": job(jsnx.Graph),
  "betweenness, directed": job(jsnx.DiGraph),
};
