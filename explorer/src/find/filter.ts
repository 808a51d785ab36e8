/** What is shown: filters by type, predicate, year, confidence and support, as one mask for nodes and one for edges. */

import type { Atlas } from "../model/atlas";

export interface Filter {
  hiddenTypes: string[]; hiddenPredicates: string[];
  /** First and last year; null: all, also what has no year. */
  years: [number, number] | null;
  confidence: number; support: number;
}
export interface Masks { nodes: Uint8Array; edges: Uint8Array; nodeCount: number; edgeCount: number }

export const NO_FILTER: Filter = { hiddenTypes: [], hiddenPredicates: [], years: null, confidence: 0, support: 1 };

export function isOpen(filter: Filter): boolean {
  return !filter.hiddenTypes.length && !narrowsEdges(filter);
}

function narrowsEdges(filter: Filter): boolean {
  return filter.hiddenPredicates.length > 0 || filter.years !== null || filter.confidence > 0 || filter.support > 1;
}

/** With edges narrowed, a node stays only where one of its edges does. */
export function applyFilter(atlas: Atlas, filter: Filter): Masks {
  const nodes = typeMask(atlas, filter);
  const edges = new Uint8Array(atlas.header.edges);
  if (!atlas.edges) return { nodes, edges, nodeCount: count(nodes), edgeCount: 0 };
  const { source, target } = atlas.edges;
  const passes = edgeTest(atlas, filter);
  const reached = new Uint8Array(atlas.size);
  for (let e = 0; e < edges.length; e++)
    if (nodes[source[e]] && nodes[target[e]] && passes(e)) edges[e] = reached[source[e]] = reached[target[e]] = 1;
  const kept = narrowsEdges(filter) ? reached : nodes;
  return { nodes: kept, edges, nodeCount: count(kept), edgeCount: count(edges) };
}

function typeMask(atlas: Atlas, filter: Filter): Uint8Array {
  const shown = atlas.header.types.map((type) => !filter.hiddenTypes.includes(type.name));
  const mask = new Uint8Array(atlas.size);
  for (let i = 0; i < mask.length; i++) {
    const year = atlas.year[i];
    const timely = !filter.years || !year || (year >= filter.years[0] && year <= filter.years[1]);
    mask[i] = shown[atlas.type[i]] && timely ? 1 : 0;
  }
  return mask;
}

function edgeTest(atlas: Atlas, filter: Filter): (edge: number) => boolean {
  const { predicate, confidence, support, firstYear, lastYear } = atlas.edges!;
  const shown = atlas.header.predicates.map((p) => !filter.hiddenPredicates.includes(p.name));
  const least = filter.confidence * 10000;
  const [from, to] = filter.years ?? [0, 65535];
  const timeless = filter.years === null;
  return (e) =>
    shown[predicate[e]] && confidence[e] >= least && (support[e] >= filter.support || filter.support <= 1) &&
    (timeless || (lastYear[e] >= from && firstYear[e] <= to && lastYear[e] > 0));
}

function count(mask: Uint8Array): number {
  let total = 0;
  for (const one of mask) total += one;
  return total;
}
