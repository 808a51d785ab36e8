/** Search over names and aliases: beginnings of names first, then beginnings of words, then anything. */

import { stringAt, type Numbers, type Strings } from "../model/columns";

export interface Hit { node: number; alias: string | null }
/** Folded texts in order of importance: names, then aliases with the node that each belongs to. */
export interface NameIndex { texts: string[]; owners: Uint32Array; plain: (i: number) => string; nodes: number }

/** Lower case without accents; runs of white space become one. */
export function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}

export function buildIndex(names: Strings, aliases?: { count: Numbers; text: Strings }): NameIndex {
  const nodes = (names.offsets.length - 1) / 2;
  const extra = aliases ? aliases.text.offsets.length - 1 : 0;
  const owners = new Uint32Array(nodes + extra);
  const texts = new Array<string>(nodes + extra);
  const plain = (i: number) => (i < nodes ? stringAt(names, 2 * i + 1) : stringAt(aliases!.text, i - nodes));
  let at = nodes;
  for (let node = 0; node < nodes; node++) {
    owners[node] = node;
    for (let k = aliases ? aliases.count[node] : 0; k > 0; k--) owners[at++] = node;
  }
  for (let i = 0; i < texts.length; i++) texts[i] = fold(plain(i));
  return { texts, owners, plain, nodes };
}

/** How well a text matches: 0 the whole, 1 its beginning, 2 the beginning of a word, 3 inside a word, 4 not. */
export function closeness(text: string, words: string): number {
  const at = text.indexOf(words);
  if (at < 0) return 4;
  if (at === 0) return text.length === words.length ? 0 : 1;
  return text.includes(` ${words}`) || text.includes(`-${words}`) ? 2 : 3;
}

export function searchIndex(index: NameIndex, query: string, limit: number): Hit[] {
  const words = fold(query);
  if (!words) return [];
  const ranks: number[][] = [[], [], [], []];
  for (let i = 0; i < index.texts.length; i++) {
    const rank = closeness(index.texts[i], words);
    if (rank < 4) ranks[rank].push(i);
  }
  const hits = new Map<number, Hit>();
  for (const rank of ranks) {
    rank.sort((a, b) => index.owners[a] - index.owners[b] || a - b);
    for (const i of rank) {
      const node = index.owners[i];
      if (!hits.has(node)) hits.set(node, { node, alias: i < index.nodes ? null : index.plain(i) });
      if (hits.size === limit) return [...hits.values()];
    }
  }
  return [...hits.values()];
}
