// force-graph with given positions and no simulation.
import ForceGraph from "force-graph";

const { x, y, color, size, name, edges } = JSON.parse(document.getElementById("graph").textContent);
const nodes = name.map((label, id) => ({ id, name: label, color: color[id], val: size[id], fx: x[id], fy: y[id] }));
const links = [];
for (let e = 0; e < edges.length; e += 2) links.push({ source: edges[e], target: edges[e + 1] });
const width = Math.max(...x.map(Math.abs)), height = Math.max(...y.map(Math.abs));
new ForceGraph(document.getElementById("picture"))
  .cooldownTicks(0)
  .graphData({ nodes, links })
  .zoom(Math.min(innerWidth / width, innerHeight / height) / 2.2);
