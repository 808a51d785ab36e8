/** Numbers that papers report, on the cards of what they are about. */

import type { App } from "../app";
import { stringAt, type Columns, type Numbers, type Strings } from "../model/columns";
import { NONE } from "../model/header";
import { button, h, quoted } from "./dom";

const MOST = 40;

export function resultList(app: App, columns: Columns, node: number): HTMLElement | null {
  const [paper, method, benchmark, confidence] = ["paper", "method", "benchmark", "confidence"].map((name) => columns[name] as Numbers);
  const found: number[] = [];
  for (let i = 0; i < paper.length; i++) if (paper[i] === node || method[i] === node || benchmark[i] === node) found.push(i);
  if (!found.length) return null;
  found.sort((a, b) => confidence[b] - confidence[a] || a - b);
  const row = (i: number) =>
    h("li", {}, h("strong", {}, quoted(stringAt(columns.value as Strings, i))), " ", quoted(stringAt(columns.metric as Strings, i)),
      ...named(app, " on ", benchmark[i], node), ...named(app, " by ", method[i], node), ...named(app, " in ", paper[i], node));
  return h("section", { class: "group" }, h("h3", {}, "results", h("small", {}, ` ${found.length}`)), h("ul", { class: "results" }, ...found.slice(0, MOST).map(row)));
}

function named(app: App, word: string, node: number, here: number): (string | HTMLElement)[] {
  if (node === NONE || node === here) return [];
  const name = app.atlas.name(node).slice(0, 120);
  return [word, button(name, () => app.chooseNode(node), { class: "link" }, quoted(name))];
}
