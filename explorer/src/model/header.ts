/** The header of a page (FORMAT.md): words, looks and counts, and which columns each block has. */

export type Kind = "u8" | "u16" | "u32" | "str";
export type ColumnSpec = readonly [name: string, kind: Kind, count: number];

export interface NodeType {
  name: string; label: string; comment: string; color: string; dark: string; shape: string; count: number;
}
export interface Predicate { name: string; label: string; comment: string; count: number; passing: boolean }
export interface Community { name: string; x: number; y: number; radius: number; size: number }

export interface Header {
  format: number; title: string; note: string; nodes: number; edges: number; chunk: number;
  extent: [number, number, number, number];
  types: NodeType[]; predicates: Predicate[]; communities: Community[]; ties: [number, number, number][];
  fields: string[]; finders: string[];
  blocks: Record<string, ColumnSpec[]>;
}

export const NONE = 0xffffffff;

export function parseHeader(text: string): Header {
  const header = JSON.parse(text) as Header;
  if (header.format !== 1) throw new Error(`This page has format ${header.format}; its script reads format 1.`);
  return header;
}
