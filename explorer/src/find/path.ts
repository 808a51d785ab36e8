/** The shortest way between two nodes through shown edges; among equal ones that over the most important nodes. */

import type { Atlas } from "../model/atlas";

/** The edges from `start` to `goal` in order; null where there is no way. */
export function findPath(atlas: Atlas, edgeMask: Uint8Array, start: number, goal: number): number[] | null {
  const via = new Int32Array(atlas.size).fill(-1);
  const seen = new Uint8Array(atlas.size);
  seen[start] = 1;
  let front = [start];
  while (front.length && !seen[goal]) {
    const next: number[] = [];
    for (const node of front.sort((a, b) => a - b))
      for (const edge of atlas.edgesAt(node)) {
        const other = atlas.otherEnd(edge, node);
        if (seen[other] || !edgeMask[edge]) continue;
        seen[other] = 1;
        via[other] = edge;
        next.push(other);
      }
    front = next;
  }
  return seen[goal] ? walkBack(atlas, via, start, goal) : null;
}

function walkBack(atlas: Atlas, via: Int32Array, start: number, goal: number): number[] {
  const edges: number[] = [];
  for (let node = goal; node !== start; node = atlas.otherEnd(via[node], node)) edges.unshift(via[node]);
  return edges;
}

/** The nodes along a path, from `start`. */
export function pathNodes(atlas: Atlas, edges: readonly number[], start: number): number[] {
  const nodes = [start];
  for (const edge of edges) nodes.push(atlas.otherEnd(edge, nodes[nodes.length - 1]));
  return nodes;
}
