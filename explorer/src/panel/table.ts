/** The table of what is in sight or chosen, for reading, sorting and saving; it also stands in where nothing can be drawn. */

import type { App } from "../app";
import { EDGE_COLUMNS, edgesAmong, NODE_COLUMNS, sortRows, writeCsv, type Column } from "../find/table";
import { button, byId, h, quoted } from "./dom";
import { currentPath } from "./way";
import { icon } from "./icons";
import { saveFile } from "./save";

const PAGE = 200;
const LONG = 200;

type What = "nodes" | "edges";

export class Table {
  private what: What = "nodes";
  private rows: number[] = [];
  private sorted: { name: string; falling: boolean } | null = null;
  private readonly place = byId("table");

  constructor(private readonly app: App) {}

  /** What the table is about: the path, the focus, else what is in sight; all where nothing is drawn. */
  nodes(): number[] {
    const { app } = this;
    const path = currentPath(app);
    if (path) return path.nodes;
    const scene = app.stage?.subject.scene;
    const window = app.stage?.camera.window(0);
    const nodes = scene ? scene.nodes : Array.from({ length: app.atlas.size }, (_, i) => i);
    const { x, y } = app.atlas;
    const seen = (i: number) => scene || !window || (x[i] >= window.left && x[i] <= window.right && y[i] >= window.top && y[i] <= window.bottom);
    return nodes.filter((i) => app.masks.nodes[i] && seen(i));
  }

  edges(): number[] {
    const path = currentPath(this.app);
    return path ? path.edges : edgesAmong(this.app.atlas, this.app.masks, this.nodes(), this.app.state.focus ? -1 : this.app.node);
  }

  show(): void {
    const open = this.app.state.table && this.app.atlas.names !== undefined;
    this.place.hidden = !open;
    if (open) this.fill();
  }

  save(what: What): void {
    const columns = what === "nodes" ? NODE_COLUMNS(this.app.atlas) : EDGE_COLUMNS(this.app.atlas);
    saveFile(`${what}.csv`, writeCsv(what === this.what && this.rows.length ? this.rows : this[what](), columns), "text/csv");
  }

  private fill(): void {
    this.rows = this[this.what]();
    const columns = this.columns();
    const column = columns.find((one) => one.name === this.sorted?.name);
    if (column) this.rows = sortRows(this.rows, column, this.sorted!.falling);
    const body = h("tbody");
    const more: HTMLButtonElement = button("", () => this.addRows(body, more, columns), { class: "link", id: "more-rows" });
    const head = h("tr", {}, ...columns.map((one) => this.heading(one)));
    const caption = `${this.rows.length.toLocaleString("en")} ${this.what} ${this.app.node >= 0 && this.what === "edges" ? "of the chosen node" : "in sight"}`;
    this.place.replaceChildren(
      h("div", { class: "bar" }, h("h2", {}, "Table"), this.tab("nodes"), this.tab("edges"),
        button("Save CSV", () => this.save(this.what), { id: "save-table" }),
        button("Close", () => this.app.trail.set({ table: false }), { class: "icon-button", "aria-label": "Close table", id: "close-table" }, icon("close") as unknown as HTMLElement)),
      h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Table" }, h("table", {}, h("caption", {}, caption), h("thead", {}, head), body), more));
    this.addRows(body, more, columns);
  }

  private columns(): Column[] {
    return this.what === "nodes" ? NODE_COLUMNS(this.app.atlas) : EDGE_COLUMNS(this.app.atlas);
  }

  private tab(what: What): HTMLElement {
    const choose = () => {
      this.what = what;
      this.sorted = null;
      this.fill();
      byId(`tab-${what}`).focus();
    };
    return button(what === "nodes" ? "Nodes" : "Edges", choose, { id: `tab-${what}`, "aria-pressed": String(this.what === what) });
  }

  private heading(column: Column): HTMLElement {
    const here = this.sorted?.name === column.name;
    const sort = () => {
      this.sorted = { name: column.name, falling: here ? !this.sorted!.falling : false };
      this.fill();
      this.place.querySelector<HTMLElement>(`th[data-column="${column.name}"] button`)?.focus();
    };
    const order = here ? (this.sorted!.falling ? "descending" : "ascending") : "none";
    return h("th", { scope: "col", "aria-sort": order, "data-column": column.name }, button(column.name, sort, { class: "link" }, column.name, here ? (this.sorted!.falling ? " ↓" : " ↑") : ""));
  }

  private addRows(body: HTMLElement, more: HTMLButtonElement, columns: Column[]): void {
    const done = body.childElementCount;
    body.append(...this.rows.slice(done, done + PAGE).map((row) => this.row(row, columns)));
    const left = this.rows.length - body.childElementCount;
    more.hidden = left === 0;
    more.textContent = `${left.toLocaleString("en")} more`;
  }

  private row(row: number, columns: Column[]): HTMLElement {
    const choose = () => (this.what === "nodes" ? this.app.chooseNode(row) : this.app.chooseEdge(row));
    const cells = columns.map((column, k) => {
      const value = column.cell(row);
      const text = String(value);
      const shown = text.length > LONG ? `${text.slice(0, LONG)}…` : text;
      return h("td", { class: typeof value === "number" ? "number" : undefined }, k === 0 ? button(shown, choose, { class: "link" }, quoted(shown)) : quoted(shown));
    });
    return h("tr", {}, ...cells);
  }
}
