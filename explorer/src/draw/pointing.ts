/** What of a picture lies under a pixel. */

import { placesOf, type Drawn, type Subject } from "./picture";

/** The nearest drawn node within some pixels of its mark, else -1. */
export function nodeAt(subject: Subject, { nodes, radii }: Drawn, x: number, y: number, slack: number): number {
  const places = placesOf(subject);
  let [best, least] = [-1, Infinity];
  nodes.forEach((node, k) => {
    const off = Math.hypot(subject.camera.screenX(places.x[node]) - x, subject.camera.screenY(places.y[node]) - y) - radii[k] * 1.2;
    if (off <= slack && off < least) [best, least] = [node, off];
  });
  return best;
}

/** The nearest drawn edge within some pixels, else -1. The edges of the choice were drawn last and win. */
export function edgeAt(subject: Subject, { edges }: Drawn, x: number, y: number, slack: number): number {
  if (!subject.atlas.edges) return -1;
  const { source, target } = subject.atlas.edges;
  const places = placesOf(subject);
  const { camera } = subject;
  let [best, least] = [-1, slack];
  for (const e of edges) {
    const [a, b] = [source[e], target[e]];
    const off = distance(x, y, camera.screenX(places.x[a]), camera.screenY(places.y[a]), camera.screenX(places.x[b]), camera.screenY(places.y[b]));
    if (off <= least) [best, least] = [e, off];
  }
  return best;
}

/** From a point to a straight line between two ends. */
export function distance(x: number, y: number, x1: number, y1: number, x2: number, y2: number): number {
  const [right, down] = [x2 - x1, y2 - y1];
  const long = right * right + down * down;
  const part = long ? Math.max(0, Math.min(1, ((x - x1) * right + (y - y1) * down) / long)) : 0;
  return Math.hypot(x - x1 - part * right, y - y1 - part * down);
}
