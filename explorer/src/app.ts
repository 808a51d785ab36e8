/** What the panels share: the atlas, the state, and the masks of what is shown. */

import { applyFilter, type Masks } from "./find/filter";
import type { Atlas } from "./model/atlas";
import type { Loader } from "./model/loader";
import { Trail } from "./state/trail";
import type { State } from "./state/state";
import type { Stage } from "./draw/stage";
import { byId } from "./panel/dom";

export class App {
  readonly trail = new Trail();
  masks: Masks;
  /** Null where the browser cannot draw: then the table stands for the picture. */
  stage: Stage | null = null;

  constructor(readonly atlas: Atlas, readonly loader: Loader) {
    this.masks = applyFilter(atlas, this.trail.state.filter);
    this.trail.watch((state, before) => {
      if (state.filter !== before.filter) this.masks = applyFilter(atlas, state.filter);
    });
  }

  get state(): State {
    return this.trail.state;
  }

  /** The chosen node, else -1. */
  get node(): number {
    return this.state.node && this.atlas.names ? this.atlas.find(this.state.node) : -1;
  }

  /** The chosen edge, else -1. */
  get edge(): number {
    const { edge } = this.state;
    if (!edge || !this.atlas.names) return -1;
    const [source, target] = [this.atlas.find(edge[0]), this.atlas.find(edge[2])];
    return source < 0 || target < 0 ? -1 : this.atlas.findEdge(source, edge[1], target);
  }

  chooseNode(node: number, more: Partial<State> = {}): void {
    this.trail.set({ node: this.atlas.key(node), edge: null, path: null, ...more });
  }

  chooseEdge(edge: number): void {
    const { source, target, predicate } = this.atlas.edges!;
    const name = this.atlas.header.predicates[predicate[edge]].name;
    this.trail.set({ edge: [this.atlas.key(source[edge]), name, this.atlas.key(target[edge])] });
  }

  chooseNothing(): void {
    this.trail.set({ node: null, edge: null, path: null, focus: false });
  }

  /** Tell a screen reader. */
  announce(text: string): void {
    byId("status").textContent = text;
  }
}
