/** Small atlases for tests, written as FORMAT.md says. */

import { Atlas, linkEdges } from "../src/model/atlas";
import { decodeColumns, type Columns } from "../src/model/columns";
import type { ColumnSpec, Header, Kind } from "../src/model/header";

export type Written = [name: string, kind: Kind, values: number[] | string[]];

export function encode(columns: Written[]): { buffer: ArrayBuffer; specs: ColumnSpec[] } {
  const bytes: number[] = [];
  const number = (value: number, size: number) => {
    for (let i = 0; i < size; i++) bytes.push(Math.floor(value / 256 ** i) % 256);
  };
  for (const [, kind, values] of columns) {
    if (kind === "str") {
      const texts = (values as string[]).map((text) => new TextEncoder().encode(text));
      for (const text of texts) number(text.length, 4);
      for (const text of texts) bytes.push(...text);
    } else for (const value of values as number[]) number(value, { u8: 1, u16: 2, u32: 4 }[kind]);
    while (bytes.length % 4) bytes.push(0);
  }
  return { buffer: Uint8Array.from(bytes).buffer, specs: columns.map(([name, kind, values]) => [name, kind, values.length]) };
}

export function columnsOf(columns: Written[]): Columns {
  const { buffer, specs } = encode(columns);
  return decodeColumns(buffer, specs);
}

export type Link = [source: number, predicate: number, target: number, confidence?: number, support?: number, first?: number, last?: number];

export const PREDICATES = ["uses", "outperforms", "mentions"];

/** Nodes by name; those that begin with "P " are papers of the year that ends their name, the others methods. */
export function makeAtlas(names: string[], links: Link[]): Atlas {
  const sorted = [...links].sort((a, b) => a[0] - b[0] || a[2] - b[2] || a[1] - b[1]);
  const numbers = (pick: (link: Link) => number) => sorted.map(pick);
  const edges = columnsOf([
    ["outDegree", "u32", names.map((_, i) => sorted.filter((link) => link[0] === i).length)],
    ["target", "u32", numbers((l) => l[2])], ["predicate", "u8", numbers((l) => l[1])],
    ["confidence", "u16", numbers((l) => (l[3] ?? 0.5) * 10000)], ["support", "u16", numbers((l) => l[4] ?? 1)],
    ["firstYear", "u16", numbers((l) => l[5] ?? 0)], ["lastYear", "u16", numbers((l) => l[6] ?? l[5] ?? 0)],
  ]);
  const isPaper = (name: string) => name.startsWith("P ");
  const nodes = columnsOf([
    ["x", "u16", names.map((_, i) => (i * 1000) % 65536)], ["y", "u16", names.map((_, i) => (i * 3000) % 65536)],
    ["type", "u8", names.map((name) => Number(isPaper(name)))], ["community", "u16", names.map((_, i) => i % 2)],
    ["degree", "u32", names.map((_, i) => sorted.filter((l) => l[0] === i || l[2] === i).length)],
    ["year", "u16", names.map((name) => (isPaper(name) ? Number(name.slice(-4)) || 0 : 0))],
  ]);
  const atlas = new Atlas(headerOf(names.length, sorted.length), nodes);
  atlas.names = columnsOf([["text", "str", names.flatMap((name) => [`key/${name}`, name])]]).text as Atlas["names"];
  atlas.edges = linkEdges(names.length, edges);
  return atlas;
}

function headerOf(nodes: number, edges: number): Header {
  const type = (name: string, shape: string) => ({ name, label: name, comment: "", color: "#0072b2", dark: "#3a9bd9", shape, count: 0 });
  return {
    format: 1, title: "Test", note: "", nodes, edges, chunk: 4096, extent: [0, 0, 65535, 65535],
    types: [type("Method", "dot"), type("Paper", "square")],
    predicates: PREDICATES.map((name) => ({ name, label: name, comment: "", count: 1, passing: name === "mentions" })),
    communities: [0, 1].map((i) => ({ name: `c${i}`, x: 0, y: 0, radius: 1, size: 1 })),
    ties: [], fields: ["title", "abstract"], finders: ["rules 1"], blocks: {},
  };
}
