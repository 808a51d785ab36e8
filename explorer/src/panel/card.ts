/** The card of a node: names, papers by year, what is said of it, and what one can do from here. */

import type { App } from "../app";
import { groupEdges, papersByYear, type Group } from "../find/neighbours";
import { stringAt, type Columns, type Numbers, type Strings } from "../model/columns";
import { amount, button, h, quoted } from "./dom";
import { yearChart } from "./years";
import { swatch } from "./swatch";
import { resultList } from "./results";

const FIRST = 6;
const FIRST_ALIASES = 8;

export interface CardActions { path: (node: number) => void; wrong: (node: number) => void }

export function nodeCard(app: App, node: number, actions: CardActions): HTMLElement {
  const { atlas } = app;
  const type = atlas.typeOf(node);
  const community = atlas.header.communities[atlas.community[node]]?.name;
  const years = atlas.edges ? papersByYear(atlas, node) : [];
  const about = h("div", { class: "about" });
  const aliases = h("p", { class: "aliases" });
  const results = h("div");
  void fillAbout(app, node, about);
  void fillAliases(app, node, aliases);
  void fillResults(app, node, results);
  return h("article", { class: "card", "data-key": atlas.key(node) },
    h("p", { class: "kind" }, swatch(type), type.label, atlas.year[node] ? ` · ${atlas.year[node]}` : "", ` · ${amount(atlas.degree[node], "link")}`),
    h("h2", {}, quoted(atlas.name(node))),
    aliases, about,
    h("div", { class: "actions" }, ...actionButtons(app, node, actions)),
    years.length > 0 && yearChart(years),
    ...(atlas.edges ? groupEdges(atlas, app.masks.edges, node).map((group) => groupList(app, node, group)) : []),
    results,
    community ? h("p", { class: "quiet" }, "Community: ", quoted(community)) : null);
}

function actionButtons(app: App, node: number, actions: CardActions): HTMLElement[] {
  const focused = app.state.focus;
  const copy: HTMLButtonElement = button("Copy link", async () => {
    const copied = await Promise.resolve(navigator.clipboard?.writeText(location.href).then(() => true)).catch(() => false);
    copy.textContent = copied ? "Copied" : "Copy it from the address bar";
    app.announce(copy.textContent);
  });
  const buttons = [
    button(focused ? "Show all" : "Focus", () => app.trail.set({ focus: !focused }), { id: "focus", "aria-pressed": String(focused) }),
    button("Path to …", () => actions.path(node), { id: "path-from" }),
    copy,
  ];
  if (app.atlas.typeOf(node).name !== "Paper") buttons.push(button("Wrong …", () => actions.wrong(node), { class: "wrong" }));
  return buttons;
}

async function fillAbout(app: App, node: number, place: HTMLElement): Promise<void> {
  const address = await addressOf(app, node);
  if (!app.loader.has("details")) return;
  const about = stringAt((await app.loader.columns("details")).about as Strings, node);
  if (about) place.append(h("p", {}, quoted(about)));
  if (address) place.append(h("p", {}, outLink(address, app.atlas.typeOf(node).name === "Paper" ? "Open the paper" : "Homepage")));
}

/** The address of a paper or the homepage of a concept; empty where none is known. */
export async function addressOf(app: App, node: number): Promise<string> {
  if (!app.loader.has("details")) return "";
  const address = stringAt((await app.loader.columns("details")).address as Strings, node);
  return /^https?:\/\//i.test(address) ? address : "";
}

export function outLink(address: string, text: string): HTMLElement {
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text);
}

async function fillAliases(app: App, node: number, place: HTMLElement): Promise<void> {
  if (!app.loader.has("aliases")) return;
  const names = aliasesOf(await app.loader.columns("aliases"), node);
  if (!names.length) return;
  const listed = (some: string[]) => some.flatMap((name, i) => [i ? ", " : "", quoted(name)]);
  const rest = names.slice(FIRST_ALIASES);
  place.append("Also: ", ...listed(names.slice(0, FIRST_ALIASES)));
  if (rest.length) {
    const more: HTMLElement = button(`and ${rest.length} more`, () => more.replaceWith(", ", ...listed(rest)), { class: "link" });
    place.append(" ", more);
  }
}

export function aliasesOf(columns: Columns, node: number): string[] {
  const count = columns.count as Numbers;
  let at = 0;
  for (let i = 0; i < node; i++) at += count[i];
  return Array.from({ length: count[node] }, (_, k) => stringAt(columns.text as Strings, at + k));
}

async function fillResults(app: App, node: number, place: HTMLElement): Promise<void> {
  if (app.loader.has("results")) place.replaceWith(resultList(app, await app.loader.columns("results"), node) ?? "");
}

function groupList(app: App, node: number, { predicate, outgoing, edges }: Group): HTMLElement {
  const { label, comment } = app.atlas.header.predicates[predicate];
  const title = outgoing ? label : `… ${label} it`;
  const list = h("ul", { class: "neighbours" }, ...edges.slice(0, FIRST).map((edge) => neighbourRow(app, node, edge)));
  const section = h("section", { class: "group" }, h("h3", { title: comment }, title, h("small", {}, ` ${edges.length.toLocaleString("en")}`)), list);
  if (edges.length > FIRST) {
    const rest = edges.slice(FIRST, 500);
    const more: HTMLElement = button(`${rest.length < edges.length - FIRST ? "500 most supported of " : "all "}${edges.length.toLocaleString("en")}`, () => {
      list.append(...rest.map((edge) => neighbourRow(app, node, edge)));
      more.remove();
      (list.children[FIRST].firstElementChild as HTMLElement).focus();
    }, { class: "link" });
    section.append(more);
  }
  return section;
}

function neighbourRow(app: App, node: number, edge: number): HTMLElement {
  const other = app.atlas.otherEnd(edge, node);
  const support = app.atlas.edges!.support[edge];
  const said = support ? amount(support, "paper") : "vocabulary";
  const name = app.atlas.name(other);
  return h("li", {},
    button(name, () => app.chooseNode(other), { class: "name", title: name.slice(0, 300), "data-key": app.atlas.key(other) }, swatch(app.atlas.typeOf(other)), quoted(name.slice(0, 300))),
    button("why", () => app.chooseEdge(edge), { class: "why", "aria-label": `Why: ${said}`, title: "The sentences behind this" }, said));
}
