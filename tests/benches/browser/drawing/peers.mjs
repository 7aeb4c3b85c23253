// Other libraries, each showing the same network at the same places, with names: what makes the picture, and what moves the
// camera so that `at` of the map is in the middle, `scale` pixels to a unit.
import cytoscape from "cytoscape";
import ForceGraph from "force-graph";
import { UndirectedGraph } from "graphology";
import Sigma from "sigma";
import { Network } from "vis-network/standalone";

const TIE = "#a9afba";
const [WIDTH, HEIGHT] = [1280, 720];

export const peers = {
  "force-graph": (host, { bodies, ties }) => {
    const nodes = bodies.map(({ id, name, x, y, radius, color }) => ({ id, name, x, y, fx: x, fy: y, radius, color }));
    const links = ties.map(({ source, target }) => ({ source, target }));
    const name = (node, context, scale) => {
      context.font = `${12 / scale}px sans-serif`;
      context.textAlign = "center";
      context.fillStyle = "#1b2230";
      context.fillText(node.name, node.x, node.y + node.radius + 12 / scale);
    };
    const graph = new ForceGraph(host).width(WIDTH).height(HEIGHT).cooldownTicks(0).warmupTicks(0);
    graph.nodeVal(({ radius }) => (radius / 4) ** 2).nodeColor("color").linkColor(() => TIE).linkWidth(1);
    graph.nodeCanvasObjectMode(() => "after").nodeCanvasObject(name).graphData({ nodes, links });
    return ({ at, scale }) => graph.centerAt(at.x, at.y, 0).zoom(scale, 0);
  },

  "sigma": (host, { bodies, ties }) => {
    const graph = new UndirectedGraph();
    for (const { id, name, x, y, radius, color } of bodies) graph.addNode(id, { x, y: -y, size: radius, color, label: name });
    for (const { source, target } of ties) graph.mergeEdge(source, target, { size: 1, color: TIE });
    const sigma = new Sigma(graph, host, { stagePadding: 0 });
    const [xs, ys] = [bodies.map(({ x }) => x), bodies.map(({ y }) => y)];
    const wide = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
    const middle = { x: (Math.max(...xs) + Math.min(...xs)) / 2, y: (Math.max(...ys) + Math.min(...ys)) / 2 };
    // A ratio of 1 shows the longer side of the network in the shorter side of the picture.
    return ({ at, scale }) => sigma.getCamera().setState({ x: 0.5 + (at.x - middle.x) / wide, y: 0.5 - (at.y - middle.y) / wide, ratio: HEIGHT / (wide * scale) });
  },

  "cytoscape": (host, { bodies, ties }) => {
    const nodes = bodies.map(({ id, name, x, y, radius, color }) => ({ group: "nodes", data: { id, name, color, size: 2 * radius }, position: { x, y } }));
    const edges = ties.map(({ source, target }, at) => ({ group: "edges", data: { id: `tie${at}`, source, target } }));
    const style = [
      { selector: "node", style: { "width": "data(size)", "height": "data(size)", "background-color": "data(color)", "label": "data(name)", "font-size": 12, "text-valign": "bottom" } },
      { selector: "edge", style: { "width": 1, "line-color": TIE } },
    ];
    const graph = cytoscape({ container: host, elements: [...nodes, ...edges], layout: { name: "preset", fit: false }, pixelRatio: 1, style });
    return ({ at, scale }) => graph.viewport({ zoom: scale, pan: { x: WIDTH / 2 - scale * at.x, y: HEIGHT / 2 - scale * at.y } });
  },

  "vis-network": (host, { bodies, ties }) => {
    const nodes = bodies.map(({ id, name, x, y, radius, color }) => ({ id, label: name, x, y, shape: "dot", size: radius, color }));
    const edges = ties.map(({ source, target }, id) => ({ id, from: source, to: target, width: 1, color: TIE }));
    const network = new Network(host, { nodes, edges }, { physics: false, layout: { improvedLayout: false }, edges: { smooth: false } });
    return (view) => network.moveTo({ position: view.at, scale: view.scale, animation: false });
  },
};
