/** The legend, which is also the filter: types, predicates, years, confidence, support; and the communities. */

import type { App } from "../app";
import { isOpen, NO_FILTER, type Filter } from "../find/filter";
import type { Community } from "../model/header";
import { amount, button, byId, h, quoted } from "./dom";
import { swatch } from "./swatch";

export function buildLegend(app: App, goTo: (community: Community) => void): void {
  const { header } = app.atlas;
  const place = byId("legend");
  const fields = filterFields(app);
  const types = header.types.map((type) => toggle(app, "hiddenTypes", type.name, type.comment, type.count, swatch(type), type.label));
  const predicates = header.predicates.filter((p) => p.count).map((p) => toggle(app, "hiddenPredicates", p.name, p.comment, p.count, null, p.label));
  const reset = button("Show everything", () => app.trail.set({ filter: NO_FILTER }), { id: "reset", class: "link" });
  const count = h("p", { class: "quiet", id: "shown" });
  place.replaceChildren(
    h("h2", {}, "Legend and filters"),
    h("ul", { class: "rows", "aria-label": "Types" }, ...types.map((row) => h("li", {}, row))),
    h("details", { id: "more-filters" }, h("summary", {}, "Filters"),
      h("h3", {}, "Predicates"), h("ul", { class: "rows", "aria-label": "Predicates" }, ...predicates.map((row) => h("li", {}, row))),
      fields.root),
    communityList(app, goTo) ?? "", count, reset);
  const show = () => {
    const { filter } = app.state;
    for (const row of [...types, ...predicates]) row.setAttribute("aria-pressed", String(!filter[row.dataset.list as "hiddenTypes"].includes(row.dataset.name!)));
    fields.show(filter);
    const { nodeCount, edgeCount } = app.masks;
    count.textContent = `${amount(nodeCount, "node")}, ${amount(edgeCount, "edge")} shown`;
    reset.hidden = isOpen(filter);
  };
  app.trail.watch((state, before) => state.filter !== before.filter && show());
  show();
}

function toggle(app: App, list: "hiddenTypes" | "hiddenPredicates", name: string, comment: string, count: number, mark: SVGElement | null, label: string): HTMLButtonElement {
  const flip = () => {
    const hidden = app.state.filter[list];
    const next = hidden.includes(name) ? hidden.filter((one) => one !== name) : [...hidden, name];
    app.trail.set({ filter: { ...app.state.filter, [list]: next } });
  };
  return button(label, flip, { "aria-pressed": "true", title: comment, "data-list": list, "data-name": name, class: "row" },
    mark as unknown as HTMLElement, h("span", { class: "name" }, label), h("small", {}, count.toLocaleString("en")));
}

function filterFields(app: App): { root: HTMLElement; show: (filter: Filter) => void } {
  const [first, last] = yearRange(app);
  const change = (part: Partial<Filter>) => app.trail.set({ filter: { ...app.state.filter, ...part } });
  const number = (id: string, label: string, least: number, most: number, step: number) =>
    h("input", { id, type: "number", "aria-label": label, min: least, max: most, step, inputmode: "decimal" });
  const from = number("year-from", "First year", first, last, 1);
  const to = number("year-to", "Last year", first, last, 1);
  const confidence = h("input", { id: "confidence", type: "range", min: 0, max: 1, step: 0.05, "aria-label": "Least confidence" });
  const support = number("support", "Least number of papers", 1, 65535, 1);
  const level = h("output", { for: "confidence" });
  const setYears = () => {
    const chosen: [number, number] = [Number(from.value) || first, Number(to.value) || last];
    change({ years: chosen[0] <= first && chosen[1] >= last ? null : [Math.min(...chosen), Math.max(...chosen)] });
  };
  from.addEventListener("change", setYears);
  to.addEventListener("change", setYears);
  confidence.addEventListener("input", () => change({ confidence: Number(confidence.value) }));
  support.addEventListener("change", () => change({ support: Math.max(1, Math.round(Number(support.value)) || 1) }));
  const show = (filter: Filter) => {
    [from.value, to.value] = (filter.years ?? [first, last]).map(String) as [string, string];
    confidence.value = String(filter.confidence);
    level.value = filter.confidence.toFixed(2);
    support.value = String(filter.support);
  };
  const root = h("div", { class: "fields" },
    last > 0 && h("div", { class: "field" }, h("span", {}, "Years"), from, "–", to),
    h("div", { class: "field" }, h("span", {}, "Confidence at least"), confidence, level),
    h("div", { class: "field" }, h("span", {}, "Papers at least"), support));
  return { root, show };
}

function yearRange(app: App): [number, number] {
  let [first, last] = [Infinity, 0];
  for (const year of app.atlas.year) if (year) [first, last] = [Math.min(first, year), Math.max(last, year)];
  return last ? [first, last] : [0, 0];
}

function communityList(app: App, goTo: (community: Community) => void): HTMLElement | null {
  const { communities } = app.atlas.header;
  const order = communities.map((_, i) => i).filter((i) => communities[i].name).sort((a, b) => communities[b].size - communities[a].size);
  if (!order.length) return null;
  const fly = (i: number) => {
    goTo(communities[i]);
    app.announce(`Community ${communities[i].name}`);
  };
  const rows = order.slice(0, 60).map((i) =>
    h("li", {}, button(communities[i].name, () => fly(i), { class: "row" }, h("span", { class: "name" }, quoted(communities[i].name)), h("small", {}, communities[i].size.toLocaleString("en")))));
  return h("details", { id: "communities" }, h("summary", {}, "Communities"), h("ul", { class: "rows" }, ...rows));
}
