const query = byId("query");
const hits = byId("hits");
const MOST_HITS = 12;
const fold = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const catalogue = Object.entries(atlas.nodes).flatMap(([key, node]) =>
  [nameOf(key), ...node.aliases].map((name, i) => ({ key, name, alias: i > 0, folded: fold(name) })));
let active = -1;

function rank(entry, wanted) {
  const at = entry.folded.indexOf(wanted);
  if (at < 0) return -1;
  const start = entry.folded === wanted ? 0 : at === 0 ? 1 : /[\s\-_/(]/.test(entry.folded[at - 1]) ? 2 : 3;
  return 4 * start + (entry.alias ? 1 : 0) + (atlas.nodes[entry.key].type === "Paper" ? 2 : 0);
}

function findNodes(words) {
  const wanted = fold(words.trim());
  if (!wanted) return [];
  const ranked = catalogue.map((entry) => ({ ...entry, rank: rank(entry, wanted) })).filter((entry) => entry.rank >= 0);
  ranked.sort((a, b) => a.rank - b.rank || neighbours.get(b.key).size - neighbours.get(a.key).size || a.name.length - b.name.length);
  const seen = new Set();
  return ranked.filter(({ key }) => !seen.has(key) && seen.add(key)).slice(0, MOST_HITS);
}

function hitRow(entry, i) {
  const alias = entry.alias ? make("small", {}, " ", text(entry.name)) : null;
  const row = make("li", { id: `hit${i}`, role: "option", "aria-selected": "false", "data-key": entry.key },
    shape(typeOf(entry.key)), make("span", { class: "name", dir: "auto" }, shortened(nameOf(entry.key)), alias), make("small", {}, typeOf(entry.key).label));
  row.addEventListener("pointerdown", (event) => event.preventDefault());
  row.addEventListener("click", () => take(entry.key));
  return row;
}

const shortened = (name) => (name.length > 120 ? `${name.slice(0, 119)}…` : name);

function listHits() {
  const found = findNodes(query.value);
  const none = make("li", { class: "quiet", role: "option", "aria-disabled": "true" }, "Nothing in this picture has that name");
  hits.replaceChildren(...(found.length ? found.map(hitRow) : [none]));
  openHits(query.value.trim() !== "");
  activate(found.length ? 0 : -1);
}

function openHits(open) {
  hits.hidden = !open;
  query.setAttribute("aria-expanded", String(open));
  if (!open) query.removeAttribute("aria-activedescendant");
}

function activate(i) {
  active = i;
  [...hits.children].forEach((row, n) => row.setAttribute("aria-selected", String(n === i)));
  if (i < 0) return query.removeAttribute("aria-activedescendant");
  query.setAttribute("aria-activedescendant", hits.children[i].id);
  hits.children[i].scrollIntoView({ block: "nearest" });
}

function take(key) {
  openHits(false);
  query.value = "";
  choose(key, true);
}

query.addEventListener("input", listHits);
query.addEventListener("focus", () => query.value.trim() && listHits());
query.addEventListener("blur", () => openHits(false));
query.addEventListener("keydown", (event) => {
  const count = hits.hidden ? 0 : hits.querySelectorAll("[data-key]").length;
  if (event.key === "ArrowDown" && count) activate((active + 1) % count);
  else if (event.key === "ArrowUp" && count) activate((active + count - 1) % count);
  else if (event.key === "Enter" && count) take(hits.children[active].dataset.key);
  else if (event.key === "Escape" && !hits.hidden) openHits(false);
  else return;
  event.preventDefault();
  event.stopPropagation();
});
