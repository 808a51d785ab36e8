// cosmos.gl with given positions and no simulation.
import { Graph } from "@cosmos.gl/graph";

const { x, y, color, size, edges } = JSON.parse(document.getElementById("graph").textContent);
const graph = new Graph(document.getElementById("picture"), {
  enableSimulation: false, rescalePositions: true, fitViewOnInit: true, fitViewDelay: 0, fitViewDuration: 0,
  backgroundColor: "#ffffff", linkDefaultColor: "#cccccc", linkDefaultWidth: 0.5,
});
const colors = color.flatMap((hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).concat(1));
graph.setPointPositions(Float32Array.from(x.flatMap((value, n) => [value, -y[n]])));
graph.setPointColors(Float32Array.from(colors));
graph.setPointSizes(Float32Array.from(size));
graph.setLinks(Float32Array.from(edges));
graph.render();
