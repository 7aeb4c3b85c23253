// This project: the loops that the report calls, and the whole report. PageRank and the eigenvector stop where graphology
// stops: when the values move by less than n · 1e-8 and n · 1e-6 in all.
import start, { Layout, Map as StakeholderMap, Network } from "../dist/ours/stakeholder_map_bench.js";

let module;
export const init = async (base) => {
  module = await start({ module_or_path: new URL("ours/stakeholder_map_bench_bg.wasm", base) });
};
/** Bytes; memory grows and never shrinks. */
export const memory = () => module.memory.buffer.byteLength;

function columns(graph) {
  const column = (Kind, at) => Kind.from(graph.ties, (tie) => tie[at]);
  return { count: graph.count, sources: column(Uint32Array, 0), targets: column(Uint32Array, 1), weights: column(Float64Array, 2) };
}

const build = ({ count, sources, targets, weights }, isDirected) => new Network(count, sources, targets, weights, isDirected);
const job = (isDirected, run, values = (found) => found) => ({ prepare: (graph) => build(columns(graph), isDirected), run: (built) => run(built), values });
const built = (isDirected) => ({ prepare: columns, run: (graph) => build(graph, isDirected), release: (network) => network.free() });

const layout = (isThorough) => ({
  prepare: (graph) => {
    const { count, sources, targets } = columns(graph);
    return new Layout(count, sources, targets, isThorough);
  },
  run: (layout) => layout.arrange(),
  values: (found) => found,
});

export const jobs = {
  "layout": layout(false),
  "layout, best": layout(true),
  "build, undirected": built(false),
  "build, directed": built(true),
  "betweenness, undirected": job(false, (network) => network.betweenness(), (found) => Array.from(found, (value) => value / 2)),
  "betweenness, directed": job(true, (network) => network.betweenness()),
  "betweenness, by length": job(true, (network) => network.betweenness_by_length()),
  "closeness, undirected": job(false, (network) => network.closeness(), (found, graph) => Array.from(found.subarray(0, graph.count))),
  "closeness, directed": job(true, (network) => network.closeness(), (found, graph) => Array.from(found.subarray(0, graph.count))),
  "PageRank": { prepare: (graph) => ({ network: build(columns(graph), true), moved: graph.count * 1e-8 }), run: ({ network, moved }) => network.pagerank(moved), values: (found) => found },
  "eigenvector": { prepare: (graph) => ({ network: build(columns(graph), false), moved: graph.count * 1e-6 }), run: ({ network, moved }) => network.eigenvector(moved), values: (found) => found },
  "communities": job(false, (network) => network.communities()),
  "whole report, undirected": {
    prepare: (graph) => {
      const { count, sources, targets, weights } = columns(graph);
      return new StakeholderMap(count, sources, targets, weights, false);
    },
    run: (map) => map.report(false),
  },
};
