/** The panel at the side: the card of what is chosen, or a tool. */

import type { App } from "../app";
import type { Corrections } from "../state/corrections";
import { nodeCard } from "./card";
import { correctionsCard } from "./corrected";
import { button, byId } from "./dom";
import { edgeCard } from "./edge";
import { helpCard } from "./help";
import { icon } from "./icons";
import { savingCard } from "./saving";
import type { Table } from "./table";
import { buildWay } from "./way";
import { WrongDialog } from "./wrong";

export type Tool = "path" | "save" | "corrections" | "help";

export class Side {
  tool: Tool | null = null;
  private readonly place = byId("side");
  private readonly way;
  private readonly wrong: WrongDialog;

  constructor(private readonly app: App, private readonly corrections: Corrections, private readonly table: Table) {
    this.way = buildWay(app);
    this.wrong = new WrongDialog(app, corrections);
    app.trail.watch((state, before) => {
      if (state.node !== before.node || state.edge !== before.edge || (state.path !== before.path && this.tool !== "path")) this.tool = null;
      this.show();
    });
  }

  toggle(tool: Tool): void {
    this.tool = this.tool === tool ? null : tool;
    this.show();
    if (this.tool) this.place.focus();
  }

  /** Close the tool, else the card. Says whether there was anything to close. */
  close(): boolean {
    const open = !this.place.hidden;
    if (this.tool) this.toggle(this.tool);
    else if (this.app.state.edge) this.app.trail.set({ edge: null });
    else if (open) this.app.chooseNothing();
    return open;
  }

  show(): void {
    const content = this.content();
    const held = this.place.contains(document.activeElement);
    this.place.hidden = !content;
    if (!content) {
      this.place.replaceChildren();
      if (held) byId("picture").focus();
      return;
    }
    const close = button("Close", () => this.close(), { id: "close-side", class: "icon-button close", "aria-label": "Close", title: "Close" }, icon("close") as unknown as HTMLElement);
    this.place.replaceChildren(close, content);
    this.place.scrollTop = 0;
    if (held) this.place.focus();
  }

  private content(): HTMLElement | null {
    const { app } = this;
    if (this.tool === "help") return helpCard(app.atlas.header.note);
    if (this.tool === "save") return savingCard(app, this.table);
    if (this.tool === "corrections") return correctionsCard(this.corrections);
    if (this.tool === "path") return this.wayCard();
    if (app.edge >= 0) return edgeCard(app, app.edge, (edge) => this.wrong.openEdge(edge));
    if (app.node >= 0) return nodeCard(app, app.node, { path: (node) => this.startPath(node), wrong: (node) => void this.wrong.openNode(node) });
    return app.state.path ? this.wayCard() : null;
  }

  private wayCard(): HTMLElement {
    this.way.show();
    return this.way.root;
  }

  private startPath(node: number): void {
    this.tool = "path";
    this.show();
    this.way.start(node);
  }
}
