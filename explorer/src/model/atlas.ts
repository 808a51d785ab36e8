/** The graph as typed arrays. Nodes are numbered by falling importance; edges by source, target, predicate. */

import { findString, stringAt, type Columns, type Numbers, type Strings } from "./columns";
import type { Header } from "./header";

export interface Edges {
  readonly source: Uint32Array; readonly target: Uint32Array; readonly predicate: Uint8Array;
  readonly confidence: Uint16Array; readonly support: Uint16Array; readonly firstYear: Uint16Array; readonly lastYear: Uint16Array;
  /** Edges from node i: `firstOut[i]` … `firstOut[i + 1]`; to node i: `into[firstIn[i]]` … */
  readonly firstOut: Uint32Array; readonly firstIn: Uint32Array; readonly into: Uint32Array;
}

export class Atlas {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly type: Uint8Array;
  readonly community: Uint16Array;
  readonly degree: Uint32Array;
  readonly year: Uint16Array;
  /** The three most important nodes of each community: always drawn. */
  readonly leads: number[];
  names: Strings | undefined;
  edges: Edges | undefined;

  constructor(readonly header: Header, nodes: Columns) {
    const [left, top, right, bottom] = header.extent;
    this.x = spread(nodes.x as Numbers, left, right);
    this.y = spread(nodes.y as Numbers, top, bottom);
    this.type = nodes.type as Uint8Array;
    this.community = nodes.community as Uint16Array;
    this.degree = nodes.degree as Uint32Array;
    this.year = nodes.year as Uint16Array;
    this.leads = leadingNodes(this.community, header.communities.length);
  }

  get size(): number {
    return this.header.nodes;
  }

  name(node: number): string {
    return this.names ? stringAt(this.names, node * 2 + 1) : "";
  }

  key(node: number): string {
    return this.names ? stringAt(this.names, node * 2) : "";
  }

  find(key: string): number {
    return this.names ? findString(this.names, key, 2) >> 1 : -1;
  }

  typeOf(node: number) {
    return this.header.types[this.type[node]];
  }

  /** All edges at a node, those from it first. */
  edgesAt(node: number): number[] {
    const found: number[] = [];
    if (!this.edges) return found;
    const { firstOut, firstIn, into } = this.edges;
    for (let e = firstOut[node]; e < firstOut[node + 1]; e++) found.push(e);
    for (let i = firstIn[node]; i < firstIn[node + 1]; i++) found.push(into[i]);
    return found;
  }

  otherEnd(edge: number, node: number): number {
    const { source, target } = this.edges as Edges;
    return source[edge] === node ? target[edge] : source[edge];
  }

  /** The edge of exactly this subject, predicate and object, else -1. */
  findEdge(source: number, predicate: string, target: number): number {
    if (!this.edges) return -1;
    const { firstOut, target: targets, predicate: predicates } = this.edges;
    for (let e = firstOut[source]; e < firstOut[source + 1]; e++)
      if (targets[e] === target && this.header.predicates[predicates[e]].name === predicate) return e;
    return -1;
  }
}

function spread(steps: Numbers, from: number, to: number): Float32Array {
  const places = new Float32Array(steps.length);
  const step = (to - from) / 65535;
  for (let i = 0; i < steps.length; i++) places[i] = from + steps[i] * step;
  return places;
}

function leadingNodes(community: Uint16Array, communities: number): number[] {
  const taken = new Uint8Array(communities);
  const leads: number[] = [];
  for (let i = 0; i < community.length; i++)
    if (taken[community[i]] < 3) {
      taken[community[i]]++;
      leads.push(i);
    }
  return leads;
}

/** Edges with what leads from nodes to them. */
export function linkEdges(nodes: number, columns: Columns): Edges {
  const outDegree = columns.outDegree as Uint32Array;
  const target = columns.target as Uint32Array;
  const firstOut = sums(outDegree);
  const source = new Uint32Array(target.length);
  const inDegree = new Uint32Array(nodes);
  for (let i = 0; i < nodes; i++) source.fill(i, firstOut[i], firstOut[i + 1]);
  for (const node of target) inDegree[node]++;
  const firstIn = sums(inDegree);
  const next = firstIn.slice();
  const into = new Uint32Array(target.length);
  for (let e = 0; e < target.length; e++) into[next[target[e]]++] = e;
  return { ...(columns as unknown as Edges), source, firstOut, firstIn, into };
}

function sums(counts: Uint32Array): Uint32Array {
  const totals = new Uint32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) totals[i + 1] = totals[i] + counts[i];
  return totals;
}
