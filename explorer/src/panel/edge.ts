/** The card of an edge: who says so, in which words. */

import type { App } from "../app";
import { evidenceOf, type Found } from "../find/evidence";
import { NONE } from "../model/header";
import { addressOf, outLink } from "./card";
import { amount, button, h, quoted } from "./dom";
import { swatch } from "./swatch";

const FIRST = 50;

export function edgeCard(app: App, edge: number, wrong: (edge: number) => void): HTMLElement {
  const { atlas } = app;
  const { source, target, predicate, confidence, support, firstYear, lastYear } = atlas.edges!;
  const { label, comment } = atlas.header.predicates[predicate[edge]];
  const years = firstYear[edge] ? [...new Set([firstYear[edge], lastYear[edge]])].join("–") : "";
  const facts = [support[edge] ? amount(support[edge], "paper") : "from the vocabulary", years, `confidence ${(confidence[edge] / 10000).toFixed(2)}`];
  const sentences = h("ol", { class: "sentences", "aria-busy": "true" });
  void fillSentences(app, edge, sentences);
  return h("article", { class: "card edge" },
    h("p", { class: "kind" }, facts.filter(Boolean).join(" · ")),
    h("h2", {}, endButton(app, source[edge]), h("span", { class: "predicate", title: comment }, label), endButton(app, target[edge])),
    h("p", { class: "quiet" }, comment),
    h("div", { class: "actions" }, button("Wrong …", () => wrong(edge), { class: "wrong", id: "edge-wrong" })),
    sentences);
}

function endButton(app: App, node: number): HTMLElement {
  const name = app.atlas.name(node);
  return button(name, () => app.chooseNode(node), { class: "end", "data-key": app.atlas.key(node) }, swatch(app.atlas.typeOf(node)), quoted(name));
}

async function fillSentences(app: App, edge: number, place: HTMLElement): Promise<void> {
  const { chunk } = app.atlas.header;
  const name = `sentences:${Math.floor(edge / chunk)}`;
  const found = app.loader.has(name) ? evidenceOf(await app.loader.columns(name), edge % chunk) : [];
  const rows = await Promise.all(found.slice(0, FIRST).map((evidence) => sentenceRow(app, evidence)));
  place.append(...rows);
  place.removeAttribute("aria-busy");
  if (!found.length) place.replaceWith(h("p", { class: "quiet" }, app.loader.has(name) ? "No sentence stands behind this: it comes from the vocabulary, from linking or from metadata." : "This page was written without sentences."));
  else if (found.length > FIRST) {
    const more: HTMLElement = button(`${found.length - FIRST} more`, async () => {
      place.append(...(await Promise.all(found.slice(FIRST).map((evidence) => sentenceRow(app, evidence)))));
      more.remove();
    }, { class: "link" });
    place.after(more);
  }
}

async function sentenceRow(app: App, { paper, pieces, field, by, confidence }: Found): Promise<HTMLElement> {
  const { header } = app.atlas;
  const said = pieces.map(({ text, role }) => (role === "plain" ? text : h("mark", { class: role, title: role }, text)));
  const notes = [header.fields[field], header.finders[by], confidence.toFixed(2)].filter(Boolean).join(" · ");
  return h("li", {}, h("blockquote", { dir: "auto" }, ...said), paper === NONE ? null : await paperLine(app, paper), h("p", { class: "quiet" }, notes));
}

async function paperLine(app: App, paper: number): Promise<HTMLElement> {
  const [title, year, address] = [app.atlas.name(paper), app.atlas.year[paper], await addressOf(app, paper)];
  return h("p", { class: "paper" },
    button(title, () => app.chooseNode(paper), { class: "link" }, quoted(title)), year ? ` (${year}) ` : " ",
    address ? outLink(address, "Open the paper") : null);
}
