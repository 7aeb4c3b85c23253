// graphology and its metrics.
import { DirectedGraph, UndirectedGraph } from "graphology";
import louvain from "graphology-communities-louvain";
import betweenness from "graphology-metrics/centrality/betweenness";
import closeness from "graphology-metrics/centrality/closeness";
import eigenvector from "graphology-metrics/centrality/eigenvector";
import pagerank from "graphology-metrics/centrality/pagerank";
import forceAtlas2 from "graphology-layout-forceatlas2";
import { flat, starts } from "../starts.mjs";

function build(graph, Kind) {
  const built = new Kind();
  for (let at = 0; at < graph.count; at += 1) built.addNode(`s${at}`);
  for (const [source, target, weight] of graph.ties) built.addEdge(`s${source}`, `s${target}`, { weight });
  return built;
}

const job = (Kind, run) => ({
  prepare: (graph) => build(graph, Kind),
  run,
  values: (found, graph) => Array.from({ length: graph.count }, (_, at) => found[`s${at}`]),
});

/** 300 iterations with the settings that it infers; Barnes and Hut's approximation where that is faster. */
const layout = {
  fresh: true,
  prepare: (graph) => {
    const built = build(graph, UndirectedGraph);
    starts(graph).forEach((start, at) => built.mergeNodeAttributes(`s${at}`, start));
    return built;
  },
  run: (built) => forceAtlas2(built, { iterations: 300, settings: { ...forceAtlas2.inferSettings(built), barnesHutOptimize: built.order >= 1000 } }),
  values: (found, graph) => flat(Array.from({ length: graph.count }, (_, at) => found[`s${at}`])),
};

const plain = { normalized: false, getEdgeWeight: null };

export const jobs = {
  "build, undirected": { prepare: (graph) => graph, run: (graph) => build(graph, UndirectedGraph) },
  "build, directed": { prepare: (graph) => graph, run: (graph) => build(graph, DirectedGraph) },
  "betweenness, undirected": job(UndirectedGraph, (built) => betweenness(built, plain)),
  "betweenness, directed": job(DirectedGraph, (built) => betweenness(built, plain)),
  "betweenness, by length": job(DirectedGraph, (built) => betweenness(built, { normalized: false, getEdgeWeight: "weight" })),
  "closeness, undirected": job(UndirectedGraph, (built) => closeness(built)),
  "closeness, directed": job(DirectedGraph, (built) => closeness(built)),
  "PageRank": job(DirectedGraph, (built) => pagerank(built, { alpha: 0.85, getEdgeWeight: null, maxIterations: 200, tolerance: 1e-8 })),
  "eigenvector": job(UndirectedGraph, (built) => eigenvector(built, { getEdgeWeight: null, maxIterations: 1000, tolerance: 1e-6 })),
  layout,
  "communities": job(UndirectedGraph, (built) => louvain(built, { getEdgeWeight: "weight", randomWalk: false })),
};
