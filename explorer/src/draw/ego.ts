/** A node and its neighbours on their own: rings around it, neighbours of one predicate side by side. */

import type { Atlas } from "../model/atlas";
import { groupEdges } from "../find/neighbours";

export interface Scene { nodes: number[]; x: Float32Array; y: Float32Array; left: number }

const MOST = 160;
/** Room along a ring that a neighbour takes, as a share of the first ring's radius. */
const ROOM = 0.36;

/** `left` neighbours, the least important, are left out. Lengths are units of the graph; the centre stays in place. */
export function egoScene(atlas: Atlas, edgeMask: Uint8Array, centre: number, unit: number): Scene {
  const order: number[] = [];
  for (const group of groupEdges(atlas, edgeMask, centre))
    for (const edge of group.edges) order.push(atlas.otherEnd(edge, centre));
  const all = [...new Set(order)].filter((node) => node !== centre);
  const kept = new Set([...all].sort((a, b) => a - b).slice(0, MOST));
  const around = all.filter((node) => kept.has(node));
  const x = atlas.x.slice();
  const y = atlas.y.slice();
  placeRings(around, (node, right, down) => {
    x[node] = x[centre] + right * unit;
    y[node] = y[centre] + down * unit;
  });
  return { nodes: [centre, ...around], x, y, left: all.length - around.length };
}

function placeRings(nodes: readonly number[], place: (node: number, right: number, down: number) => void): void {
  const rings = ringSizes(nodes.length);
  let at = 0;
  rings.forEach((size, ring) => {
    for (let i = 0; i < size; i++) {
      const turn = ((i + (ring % 2) / 2) / size) * 2 * Math.PI - Math.PI / 2;
      const reach = 1 + ring * 0.62;
      place(nodes[at++], Math.cos(turn) * reach * 1.35, Math.sin(turn) * reach);
    }
  });
}

/** How many stand on each ring, from the inside. */
export function ringSizes(count: number): number[] {
  const sizes: number[] = [];
  for (let left = count, ring = 0; left > 0; ring++) {
    const room = Math.floor((2 * Math.PI * (1 + ring * 0.62)) / ROOM);
    sizes.push(Math.min(left, room));
    left -= room;
  }
  return sizes;
}
