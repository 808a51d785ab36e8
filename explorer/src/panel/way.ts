/** The way between two nodes, step by step. */

import type { App } from "../app";
import { findPath, pathNodes } from "../find/path";
import { button, h, quoted } from "./dom";
import { makePicker, type Picker } from "./picker";
import { swatch } from "./swatch";

export interface WayPanel { root: HTMLElement; start: (from: number) => void; show: () => void }

/** The shortest way that the state asks for; null where there is none or none was asked for. */
export function currentPath(app: App): { edges: number[]; nodes: number[] } | null {
  const { path } = app.state;
  if (!path || !app.atlas.edges || !app.atlas.names) return null;
  const [from, to] = path.map((key) => app.atlas.find(key));
  if (from < 0 || to < 0) return null;
  const edges = findPath(app.atlas, app.masks.edges, from, to);
  return edges && { edges, nodes: pathNodes(app.atlas, edges, from) };
}

export function buildWay(app: App): WayPanel {
  const ends = { from: -1, to: -1 };
  const look = () => {
    if (ends.from < 0 || ends.to < 0) return;
    app.trail.set({ path: [app.atlas.key(ends.from), app.atlas.key(ends.to)], node: null, edge: null, focus: false });
  };
  const from: Picker = makePicker(app, "way-from", "From", (node) => { ends.from = node; to.input.focus(); look(); });
  const to: Picker = makePicker(app, "way-to", "To", (node) => { ends.to = node; look(); });
  const steps = h("div", { id: "way" });
  const show = () => {
    const { path } = app.state;
    if (path && app.atlas.names) {
      [ends.from, ends.to] = path.map((key) => app.atlas.find(key));
      from.set(ends.from);
      to.set(ends.to);
    }
    steps.replaceChildren(...(path && app.atlas.edges ? wayList(app) : [h("p", { class: "quiet" }, "The shortest way through what is shown.")]));
  };
  const start = (node: number) => {
    [ends.from, ends.to] = [node, -1];
    from.set(node);
    to.set(-1);
    to.input.focus();
  };
  return { root: h("article", { class: "card" }, h("h2", {}, "Path between two nodes"), from.root, to.root, steps), start, show };
}

function wayList(app: App): HTMLElement[] {
  const found = currentPath(app);
  if (!found) return [h("p", { class: "none" }, "No way leads from one to the other through what is shown.")];
  const { atlas } = app;
  const { predicate, target } = atlas.edges!;
  const rows = found.nodes.flatMap((node, i) => {
    const name = atlas.name(node);
    const place = h("li", {}, button(name, () => app.chooseNode(node), { class: "name", "data-key": atlas.key(node) }, swatch(atlas.typeOf(node)), quoted(name)));
    const edge = found.edges[i];
    if (edge === undefined) return [place];
    const onward = target[edge] === found.nodes[i + 1];
    const { label } = atlas.header.predicates[predicate[edge]];
    return [place, h("li", { class: "step" }, button(label, () => app.chooseEdge(edge), { class: "why", title: "The sentences behind this" }, `${onward ? "↓" : "↑"} ${label}`))];
  });
  return [h("ol", { class: "way" }, ...rows)];
}
