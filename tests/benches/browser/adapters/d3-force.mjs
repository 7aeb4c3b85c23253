// d3-force: as many ticks as graphology's layout has iterations.
import { forceCenter, forceLink, forceManyBody, forceSimulation } from "d3-force";
import { flat, starts } from "../starts.mjs";

export const jobs = {
  "layout": {
    fresh: true,
    prepare: (graph) => ({ nodes: starts(graph), links: graph.ties.map(([source, target]) => ({ source, target })) }),
    run: ({ nodes, links }) => {
      forceSimulation(nodes).force("charge", forceManyBody()).force("link", forceLink(links)).force("center", forceCenter()).stop().tick(300);
      return nodes;
    },
    values: flat,
  },
};
