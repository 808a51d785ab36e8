/** The buttons of the bar and of the zoom. */

import type { App } from "../app";
import { button, byId, h } from "./dom";
import { icon, type Icon } from "./icons";
import type { Side } from "./side";

export function buildTools(app: App, side: Side, flip: () => void, count: () => number): () => void {
  const tool = (id: string, label: string, name: Icon, press: () => void) =>
    button(label, press, { id, title: label, "aria-label": label, class: "icon-button" }, icon(name) as unknown as HTMLElement);
  const back = tool("back", "Back", "back", () => history.back());
  const forward = tool("forward", "Forward", "forward", () => history.forward());
  const badge = h("span", { class: "badge", hidden: true });
  const flag = tool("corrections", "Corrections", "flag", () => side.toggle("corrections"));
  flag.append(badge);
  byId("tools").replaceChildren(
    back, forward,
    tool("show-legend", "Legend and filters", "filter", () => toggleLegend()),
    tool("show-path", "Path between two nodes", "path", () => side.toggle("path")),
    tool("show-table", "Table", "table", () => app.trail.set({ table: !app.state.table })),
    tool("show-save", "Save picture or rows", "save", () => side.toggle("save")),
    flag,
    tool("flip-theme", "Dark or light", "theme", flip),
    tool("show-help", "Help", "help", () => side.toggle("help")));
  const refresh = () => {
    back.disabled = !app.trail.canGoBack;
    forward.disabled = !app.trail.canGoForward;
    badge.hidden = count() === 0;
    badge.textContent = String(count());
  };
  app.trail.watch(refresh);
  refresh();
  return refresh;
}

export function buildZoom(app: App): void {
  const zoom = (label: string, name: Icon, press: () => void) =>
    button(label, press, { title: label, "aria-label": label, class: "icon-button" }, icon(name) as unknown as HTMLElement);
  const middle = (factor: number) => {
    const { camera } = app.stage!;
    app.stage!.zoom(camera.width / 2, camera.height / 2, factor);
  };
  byId("zoom").replaceChildren(
    zoom("Nearer", "plus", () => middle(1.6)), zoom("Farther", "minus", () => middle(1 / 1.6)),
    zoom("Show all", "fit", () => app.stage!.fly(app.stage!.camera.start)));
}

/** On wide screens the legend is there from the start; on narrow ones it opens on demand. */
export function toggleLegend(): void {
  const shut = getComputedStyle(byId("legend")).display === "none";
  document.documentElement.dataset.legend = shut ? "open" : "shut";
  if (shut) byId("legend").querySelector("button")?.focus();
}
