// The card of a line: every assertion with its sentence, its paper, how sure it is and what found it.
const ORIGINS = { metadata: "From the paper's metadata", vocabulary: "From the vocabulary", linking: "From linking: one name in two families" };

function showLine(id) {
  const line = lineOf.get(id);
  const groups = groupByJoin(withoutEchoes(line.statements));
  const more = line.more ? [quiet(`and ${line.more} more`)] : [];
  openCard("Evidence", make("p", { class: "type" }, "Why these are joined"),
    make("div", { class: "ends" }, ...line.ends.map(nodeButton)), ...[...groups.values()].flatMap(statementGroup), ...more);
}

const joinOf = (statement) => `${statement.predicate} ${statement.subject} ${statement.object}`;

// A bare mention whose sentence already stands under a stronger statement says nothing more.
function withoutEchoes(statements) {
  const said = (s) => s.evidence.map((e) => `${s.paper} ${JSON.stringify(e.parts)}`);
  const stronger = new Set(statements.filter((s) => s.predicate !== "mentions").flatMap(said));
  return statements.filter((s) => s.predicate !== "mentions" || !said(s).every((words) => stronger.has(words)));
}

function groupByJoin(statements) {
  const groups = new Map();
  for (const s of statements) groups.set(joinOf(s), [...(groups.get(joinOf(s)) || []), s]);
  return groups;
}

function statementGroup(statements) {
  const { subject, predicate, object } = statements[0];
  const { label, comment } = atlas.predicates[predicate];
  const words = [text(nameOf(subject), "name"), " ", make("b", {}, label), " ", text(nameOf(object), "name")];
  return [make("h3", { title: comment }, ...words), ...statements.map(statementProof)];
}

function statementProof(s) {
  const sentences = s.evidence.filter((e) => e.parts.length).map(sentence);
  const origin = sentences.length ? [] : [make("blockquote", {}, ORIGINS[s.origin] || s.origin)];
  return make("div", { class: "statement" }, ...origin, ...sentences, source(s.paper, s.confidence, s.evidence));
}

function sentence(evidence) {
  const parts = evidence.parts.map(([words, kind]) => (kind ? make("mark", { class: kind === 2 ? "subject" : "object" }, words) : words));
  return make("blockquote", { dir: "auto" }, ...parts);
}

function source(paper, confidence, evidence) {
  const found = [...new Set(evidence.map((e) => `${e.by} ${e.version}`.trim()))].join(", ");
  const facts = [`confidence ${confidence.toFixed(2)}`, found && `found by ${found}`].filter(Boolean).join(" · ");
  return make("div", { class: "source" }, paper ? paperWay(paper) : null, make("div", {}, facts));
}

// The way to a paper: its card where it is in the picture, else its address.
function paperWay(key) {
  const paper = atlas.papers[key];
  const title = `${paper.title || key}${paper.year ? ` (${paper.year})` : ""}`;
  if (key in atlas.nodes) return button("", () => choose(key), text(title, "name"));
  return webAddress(paper.url) ? link(paper.url, title) : text(title);
}
