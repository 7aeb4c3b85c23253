// WebCola: stress majorisation without constraints.
import { Layout } from "webcola";
import { flat, starts } from "../starts.mjs";

export const jobs = {
  "layout": {
    fresh: true,
    prepare: (graph) => ({ nodes: starts(graph), links: graph.ties.map(([source, target]) => ({ source, target })) }),
    run: ({ nodes, links }) => {
      new Layout().nodes(nodes).links(links).linkDistance(30).handleDisconnected(false).start(30, 0, 0, 0, false);
      return nodes;
    },
    values: flat,
  },
};
