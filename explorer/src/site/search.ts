/** The search page: names, aliases and titles that hold the words; where few do, those that are spelt like them. */

import Fuse from "fuse.js";
import { fold, searchIndex, type Hit, type NameIndex } from "../find/search";
import { amount, byId, h, quoted } from "../panel/dom";

/** Name, address, number of the type, papers, and other names. */
type Row = [string, string, number, number, ...string[]];
declare const paperatlasNames: { kinds: string[]; rows: Row[] };

const MOST = 60;
const FEW = 5;
const PATIENCE = 120;

const { kinds, rows } = paperatlasNames;
const index = indexNames();
let fuse: Fuse<string> | null = null;

function indexNames(): NameIndex {
  const others = rows.flatMap(([, , , , ...aliases], node) => aliases.map((alias) => [alias, node] as const));
  const names = [...rows.map(([name]) => name), ...others.map(([alias]) => alias)];
  const owners = Uint32Array.from([...rows.keys(), ...others.map(([, node]) => node)]);
  return { texts: names.map(fold), owners, plain: (i) => names[i], nodes: rows.length };
}

function search(words: string): Hit[] {
  const hits = searchIndex(index, words, MOST);
  if (hits.length >= FEW || words.trim().length < 3) return hits;
  fuse ??= new Fuse(index.texts, { threshold: 0.35, ignoreLocation: true, minMatchCharLength: 2 });
  const found = new Map(hits.map((hit) => [hit.node, hit]));
  for (const { refIndex } of fuse.search(fold(words), { limit: MOST })) {
    const node = index.owners[refIndex];
    if (!found.has(node)) found.set(node, { node, alias: refIndex < index.nodes ? null : index.plain(refIndex) });
  }
  return [...found.values()];
}

function hitRow({ node, alias }: Hit): HTMLElement {
  const [name, address, kind, papers] = rows[node];
  const notes = [alias ?? "", papers ? amount(papers, "paper") : ""].filter(Boolean).join(" · ");
  return h("li", {},
    h("a", { href: address, class: `node t-${kinds[kind].toLowerCase()}` }, h("i", { title: kinds[kind] }), quoted(name)), " ",
    notes ? h("small", {}, quoted(notes)) : null);
}

function show(): void {
  const words = query.value;
  const hits = words.trim() ? search(words) : [];
  byId("hits").replaceChildren(...hits.map(hitRow));
  byId("found").textContent = !words.trim() ? "" : hits.length >= MOST ? `The first ${MOST}; more words find fewer` : `${hits.length} found`;
  history.replaceState(null, "", words.trim() ? `?${new URLSearchParams({ q: words })}` : location.pathname);
}

const query = byId<HTMLInputElement>("query");
let waiting = 0;
query.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = window.setTimeout(show, PATIENCE);
});
byId("finder").addEventListener("submit", (event) => {
  event.preventDefault();
  show();
});
byId("finder").hidden = false;
query.value = new URLSearchParams(location.search).get("q") ?? "";
query.focus();
show();
