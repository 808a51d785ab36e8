/** Who stands around a node, and what is said of it when. */

import type { Atlas } from "../model/atlas";

export interface Group { predicate: number; outgoing: boolean; edges: number[] }

/** The shown edges at a node by predicate and direction, each group's best supported first. */
export function groupEdges(atlas: Atlas, edgeMask: Uint8Array, node: number): Group[] {
  const { source, predicate, support, confidence } = atlas.edges!;
  const groups = new Map<string, Group>();
  for (const edge of atlas.edgesAt(node)) {
    if (!edgeMask[edge]) continue;
    const outgoing = source[edge] === node;
    const id = `${predicate[edge]}${outgoing}`;
    const group = groups.get(id) ?? { predicate: predicate[edge], outgoing, edges: [] };
    groups.set(id, group);
    group.edges.push(edge);
  }
  const passing = (g: Group) => Number(atlas.header.predicates[g.predicate].passing);
  for (const { edges } of groups.values())
    edges.sort((a, b) => support[b] - support[a] || atlas.otherEnd(a, node) - atlas.otherEnd(b, node) || confidence[b] - confidence[a]);
  return [...groups.values()].sort((a, b) => passing(a) - passing(b) || a.predicate - b.predicate || Number(b.outgoing) - Number(a.outgoing));
}

/** The neighbours of a node in order of importance, without itself. */
export function neighbours(atlas: Atlas, edgeMask: Uint8Array, node: number): number[] {
  const found = new Set<number>();
  for (const edge of atlas.edgesAt(node)) if (edgeMask[edge]) found.add(atlas.otherEnd(edge, node));
  found.delete(node);
  return [...found].sort((a, b) => a - b);
}

/** In how many papers of each year a node is found: [year, papers], in order; gaps filled with 0. */
export function papersByYear(atlas: Atlas, node: number): [number, number][] {
  const papers = new Set<number>();
  for (const edge of atlas.edgesAt(node)) {
    const other = atlas.otherEnd(edge, node);
    if (atlas.year[other]) papers.add(other);
  }
  const counts = new Map<number, number>();
  for (const paper of papers) counts.set(atlas.year[paper], (counts.get(atlas.year[paper]) ?? 0) + 1);
  if (!counts.size) return [];
  const years = [...counts.keys()];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return Array.from({ length: last - first + 1 }, (_, i) => [first + i, counts.get(first + i) ?? 0]);
}
