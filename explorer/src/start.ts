/** Starting: each step as soon as what it needs is decoded. */

import { App } from "./app";
import { Explorer } from "./explorer";
import { Atlas, linkEdges } from "./model/atlas";
import type { Strings } from "./model/columns";
import { parseHeader } from "./model/header";
import { Loader } from "./model/loader";
import { byId, h } from "./panel/dom";
import { listenToKeys, listenToPictureKeys } from "./panel/keys";
import { buildLegend } from "./panel/legend";
import { makePicker } from "./panel/picker";
import { Side } from "./panel/side";
import { Table } from "./panel/table";
import { flipTheme, followTheme } from "./panel/theme";
import { buildTools, buildZoom } from "./panel/tools";
import { Corrections } from "./state/corrections";

export async function startPage(script: string | null): Promise<void> {
  let explorer: Explorer | null = null;
  followTheme(() => explorer?.recolor());
  const header = parseHeader(byId("header").textContent ?? "");
  const loader = new Loader(header, script);
  const app = new App(new Atlas(header, await loader.columns("nodes")), loader);
  explorer = Explorer.open(app);
  app.stage = explorer?.stage ?? null;
  showToTests(explorer);
  app.stage?.paint();
  requestAnimationFrame(() => reach("first-paint"));
  await nextFrame();
  loader.delegate();
  buildPanels(app, explorer);
  await documentComplete();
  await fillAtlas(app);
  requestAnimationFrame(() => reach("complete"));
}

/** For tests: where nodes, labels and names of communities stand in the picture, and what a click would meet. */
function showToTests(explorer: Explorer | null): void {
  const drawn = () => explorer?.stage.drawn;
  const paperatlas = {
    whereIs: (key: string) => explorer?.whereIs(key) ?? null, whatIsAt: (x: number, y: number) => explorer?.whatIsAt(x, y) ?? null,
    isMoving: () => explorer?.stage.moving ?? false,
    labels: () => drawn()?.labels ?? [], names: () => drawn()?.names ?? [], drawn: () => drawn()?.nodes.length ?? 0,
  };
  Object.assign(globalThis, { paperatlas });
}

/** For tests and measurements: how far the page has come. */
function reach(stage: string): void {
  performance.mark(stage);
  document.documentElement.dataset.stage = stage;
}

/** Names and edges; then all that filters and shows starts anew. */
async function fillAtlas({ atlas, loader, trail }: App): Promise<void> {
  const [names, edges] = await Promise.all([loader.columns("names"), loader.columns("edges")]);
  atlas.names = names.text as Strings;
  atlas.edges = linkEdges(atlas.size, edges);
  trail.set({ filter: { ...trail.state.filter } });
  if (loader.has("aliases")) await loader.columns("aliases");
}

function buildPanels(app: App, explorer: Explorer | null): void {
  const flip = () => flipTheme(() => explorer?.recolor());
  let changed = () => undefined as void;
  const corrections = new Corrections(app.atlas.header.title, () => changed());
  const table = new Table(app);
  const side = new Side(app, corrections, table);
  const refresh = buildTools(app, side, flip, () => corrections.operations.length);
  changed = () => {
    refresh();
    if (side.tool === "corrections") side.show();
  };
  buildLegend(app, (community) => explorer?.goToCommunity(community));
  const query = makePicker(app, "query", "Search names and aliases", (node) => {
    side.tool = null;
    app.chooseNode(node, { table: app.state.table && !app.stage });
  });
  byId("finder").replaceChildren(query.root);
  app.trail.watch(() => table.show());
  listenToKeys(app, side);
  if (explorer) {
    buildZoom(app);
    listenToPictureKeys(app, { node: () => explorer.hovered, set: (node) => explorer.hover(node) });
    explorer.heedPanels();
  } else standInTable(app);
}

/** Where nothing can be drawn, the table is the page. */
function standInTable(app: App): void {
  byId("picture").replaceWith(h("p", { class: "notice" }, "This browser cannot draw the map: here is its table. Search, filters and cards work as ever."));
  app.trail.set({ table: true });
}

function nextFrame(): Promise<unknown> {
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}

function documentComplete(): Promise<unknown> {
  if (document.readyState !== "loading") return Promise.resolve();
  return new Promise((done) => addEventListener("DOMContentLoaded", done, { once: true }));
}
