// ngraph.graph and ngraph.centrality.
import centrality from "ngraph.centrality";
import createGraph from "ngraph.graph";

function build(graph) {
  const built = createGraph();
  for (let at = 0; at < graph.count; at += 1) built.addNode(`s${at}`);
  for (const [source, target] of graph.ties) built.addLink(`s${source}`, `s${target}`);
  return built;
}

const job = (run) => ({ prepare: build, run, values: (found, graph) => Array.from({ length: graph.count }, (_, at) => found[`s${at}`]) });

export const jobs = {
  "build, directed": { prepare: (graph) => graph, run: build },
  "betweenness, undirected": job((built) => centrality.betweenness(built, false)),
  "betweenness, directed": job((built) => centrality.betweenness(built, true)),
};
