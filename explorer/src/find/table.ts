/** Rows for the table and for CSV files. */

import type { Masks } from "./filter";
import type { Atlas } from "../model/atlas";

export type Cell = string | number;
export interface Column { name: string; cell: (i: number) => Cell }

export const NODE_COLUMNS = (atlas: Atlas): Column[] => [
  { name: "name", cell: (i) => atlas.name(i) },
  { name: "type", cell: (i) => atlas.typeOf(i).label },
  { name: "year", cell: (i) => atlas.year[i] || "" },
  { name: "links", cell: (i) => atlas.degree[i] },
  { name: "community", cell: (i) => atlas.header.communities[atlas.community[i]]?.name ?? "" },
  { name: "key", cell: (i) => atlas.key(i) },
];

export const EDGE_COLUMNS = (atlas: Atlas): Column[] => {
  const { source, target, predicate, confidence, support, firstYear, lastYear } = atlas.edges!;
  return [
    { name: "subject", cell: (e) => atlas.name(source[e]) },
    { name: "predicate", cell: (e) => atlas.header.predicates[predicate[e]].label },
    { name: "object", cell: (e) => atlas.name(target[e]) },
    { name: "papers", cell: (e) => support[e] },
    { name: "confidence", cell: (e) => confidence[e] / 10000 },
    { name: "first year", cell: (e) => firstYear[e] || "" },
    { name: "last year", cell: (e) => lastYear[e] || "" },
  ];
};

/** The shown edges with both ends among the nodes; with `around`, those at that node. */
export function edgesAmong(atlas: Atlas, masks: Masks, nodes: readonly number[], around: number): number[] {
  if (!atlas.edges) return [];
  if (around >= 0) return atlas.edgesAt(around).filter((e) => masks.edges[e]);
  const inside = new Uint8Array(atlas.size);
  for (const node of nodes) inside[node] = 1;
  const { source, target } = atlas.edges;
  const found: number[] = [];
  for (let e = 0; e < masks.edges.length; e++) if (masks.edges[e] && inside[source[e]] && inside[target[e]]) found.push(e);
  return found;
}

/** Sorted by a column; equal cells stay in order. Numbers before texts, what is empty last. */
export function sortRows(rows: readonly number[], column: Column, falling: boolean): number[] {
  const cells = new Map(rows.map((row) => [row, column.cell(row)]));
  const order = (a: Cell, b: Cell) => {
    if (a === "" || b === "") return Number(a === "") - Number(b === "");
    const less = typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en");
    return falling ? -less : less;
  };
  return [...rows].sort((a, b) => order(cells.get(a)!, cells.get(b)!));
}

/** CSV (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe before it. */
export function writeCsv(rows: readonly number[], columns: readonly Column[]): string {
  const field = (value: Cell) => {
    const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  };
  const lines = rows.map((row) => columns.map((column) => field(column.cell(row))).join(","));
  return [columns.map((column) => column.name).join(","), ...lines, ""].join("\r\n");
}
