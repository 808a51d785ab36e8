const card = byId("card");
let opener = null;

function openCard(label, ...children) {
  if (card.hidden) opener = document.activeElement;
  card.replaceChildren(make("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => choose(null) }, "×"), ...children);
  card.setAttribute("aria-label", label);
  card.hidden = false;
  card.scrollTop = 0;
  card.focus({ preventScroll: true });
}

function closeCard() {
  if (card.hidden) return;
  card.hidden = true;
  card.replaceChildren();
  if (opener && opener.isConnected && opener !== document.body) opener.focus({ preventScroll: true });
  else byId("mynetwork").focus({ preventScroll: true });
}

const typeLine = (type, more) => make("p", { class: "type" }, shape(type), make("span", {}, type.label + more));
const tags = (words) => (words.length ? make("ul", { class: "tags" }, ...words.map((word) => make("li", {}, text(word)))) : null);
const quiet = (...words) => make("p", { class: "quiet" }, ...words);

function showNode(key) {
  const node = atlas.nodes[key];
  const about = node.type === "Paper" ? paperWords(node) : conceptWords(node);
  openCard(node.name, typeLine(typeOf(key), about.beside), make("h2", { dir: "auto" }, nameOf(key)), ...about.below,
    ...neighbourGroups(key), ...resultList(node));
}

function conceptWords(node) {
  const others = node.otherTypes.length ? `, elsewhere ${node.otherTypes.join(", ")}` : "";
  const below = [
    node.definition && make("p", {}, text(node.definition)),
    node.ambiguous && quiet("A short form with several long forms: it stands here for itself."),
    node.url && make("p", {}, link(node.url)),
    quiet(`In ${node.papers.toLocaleString("en")} ${node.papers === 1 ? "paper" : "papers"} of the atlas`),
    tags(node.aliases),
  ];
  return { beside: others, below: below.filter(Boolean) };
}

function paperWords(node) {
  const below = [
    node.authors.length ? make("p", {}, text(node.authors.join(", "))) : null,
    node.venue && quiet(text(node.venue)),
    node.url && make("p", {}, link(node.url)),
    ...node.links.filter((address) => address !== node.url).map((address) => make("p", {}, link(address))),
    node.abstract && make("p", { class: "abstract", dir: "auto" }, node.abstract),
    tags(node.aliases),
  ];
  return { beside: node.year ? `, ${node.year}` : "", below: below.filter(Boolean) };
}

// Neighbours by predicate and direction, in the order of the ontology.
function neighbourGroups(key) {
  const groups = new Map();
  for (const [other, line] of neighbours.get(key)) {
    for (const [predicate, subject] of line.joins) {
      const title = `${predicate} ${subject === key}`;
      if (!groups.has(title)) groups.set(title, { predicate, outward: subject === key, rows: new Map() });
      groups.get(title).rows.set(other, line);
    }
  }
  const order = Object.keys(atlas.predicates);
  const sorted = [...groups.values()].sort((a, b) => order.indexOf(a.predicate) - order.indexOf(b.predicate));
  return sorted.flatMap(neighbourGroup);
}

function neighbourGroup({ predicate, outward, rows }) {
  const { label, comment } = atlas.predicates[predicate];
  const arrow = outward ? [make("b", {}, label), " →"] : ["→ ", make("b", {}, label), " this"];
  const made = [...rows].sort(([a], [b]) => neighbours.get(b).size - neighbours.get(a).size || nameOf(a).localeCompare(nameOf(b), "en"))
    .map(([other, line]) => neighbourRow(other, line));
  const list = make("ul", { class: "rows" }, ...made.slice(0, 12));
  const rest = made.slice(12);
  const more = button("more", () => { list.append(...rest); more.remove(); rest[0].firstChild.focus(); }, `Show ${rest.length} more`);
  return [make("h3", { title: comment }, ...arrow), list, ...(rest.length ? [more] : [])];
}

function neighbourRow(key, line) {
  const why = make("button", { type: "button", class: "why", "aria-label": `Why: ${nameOf(key)}`, onclick: () => chooseLine(line.id) }, "why?");
  return make("li", {}, nodeButton(key), why);
}

const nodeButton = (key) => button("row", () => choose(key), shape(typeOf(key)), text(nameOf(key), "name"));

function resultList(node) {
  if (!node.results.length) return [];
  const more = node.moreResults ? [quiet(`and ${node.moreResults} more`)] : [];
  return [make("h3", {}, make("b", {}, "results")), ...node.results.map(result), ...more];
}

function result(r) {
  const sides = [["of", r.method], ["on", r.benchmark]].filter(([, name]) => name).map(([word, name]) => ` ${word} ${name}`);
  const said = [r.comparison, r.metric].filter(Boolean).join(" ");
  const head = make("summary", {}, make("span", { class: "value text" }, r.value), text(` ${said}${sides.join("")}`));
  const proof = make("div", { class: "statement" }, ...r.evidence.map(sentence), source(r.paper, r.confidence, r.evidence));
  return make("details", {}, head, proof);
}
