// Bare sigma.js 3 with graphology: its programs and settings as they come.
import Graph from "graphology";
import Sigma from "sigma";

const { x, y, color, size, name, edges, settings } = JSON.parse(document.getElementById("graph").textContent);
const graph = new Graph();
name.forEach((label, n) => graph.addNode(n, { x: x[n], y: -y[n], label, size: size[n], color: color[n] }));
for (let e = 0; e < edges.length; e += 2) graph.mergeEdge(edges[e], edges[e + 1], { color: "#ccc", size: 0.5 });
new Sigma(graph, document.getElementById("picture"), settings);
