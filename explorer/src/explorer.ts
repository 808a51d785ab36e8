/** The picture and the state: each follows the other. */

import type { App } from "./app";
import type { View } from "./draw/camera";
import { egoScene, type Scene } from "./draw/ego";
import { listenToGestures } from "./draw/gestures";
import { paletteOf } from "./draw/palette";
import type { Choice } from "./draw/picture";
import { edgeAt, nodeAt } from "./draw/pointing";
import { Stage } from "./draw/stage";
import { neighbours } from "./find/neighbours";
import type { Community } from "./model/header";
import { byId } from "./panel/dom";
import { coverOf, insetOf, panelBoxes } from "./panel/room";
import { isDark } from "./panel/theme";
import { currentPath } from "./panel/way";
import type { State } from "./state/state";

/** In graphs up to this size a chosen node stands out without going nearer. */
const LARGE = 2500;
const NEAR_ZOOM = 5;
const NOTHING: Choice = { node: -1, hover: -1, near: null, edges: [] };

export class Explorer {
  private beforeFocus: View | null = null;

  constructor(private readonly app: App, readonly stage: Stage) {
    stage.resize(insetOf(innerWidth));
    stage.camera.show(app.state.view ?? stage.camera.start);
    stage.onRest = (view) => this.rest(view);
    app.trail.watch((state, before) => this.follow(state, before));
    listenToGestures(stage, { onPoint: (x, y) => this.point(x, y), onClick: (x, y, twice) => this.click(x, y, twice) });
    new ResizeObserver(() => this.resize()).observe(stage.canvas);
  }

  /** Null where the browser has no canvas. */
  static open(app: App): Explorer | null {
    const palette = paletteOf(app.atlas.header, isDark());
    try {
      const stage = new Stage(byId<HTMLCanvasElement>("picture"), app.atlas, { atlas: app.atlas, masks: app.masks, scene: null, choice: NOTHING, palette, panels: [] });
      return new Explorer(app, stage);
    } catch {
      return null;
    }
  }

  recolor(): void {
    this.stage.setPalette(paletteOf(this.app.atlas.header, isDark()));
  }

  hover(node: number): void {
    if (node !== this.hovered) this.stage.hover(node);
  }

  get hovered(): number {
    return this.stage.subject.choice.hover;
  }

  private resize(): void {
    const { camera, fits } = this.stage;
    if (fits) return; // an observer calls once at the beginning, too
    const atHome = !this.app.state.view && camera.zoom === 1;
    this.stage.resize(insetOf(innerWidth));
    if (atHome) camera.show(camera.start);
    this.heedPanels();
    this.stage.paint();
  }

  private rest(view: View): void {
    const { start } = this.stage.camera;
    const same = view.x === start.x && view.y === start.y && view.zoom === start.zoom;
    if (!same || this.app.state.view) this.app.trail.set({ view: same ? null : view });
    this.heedPanels();
    this.stage.redraw();
  }

  private follow(state: State, before: State): void {
    const { stage, app } = this;
    const chosen = state.node !== before.node || state.edge !== before.edge || state.path !== before.path;
    const changed = chosen || state.focus !== before.focus || state.filter !== before.filter;
    if (changed) stage.change({ masks: app.masks, scene: this.scene(), choice: this.choice() });
    queueMicrotask(() => this.move(state, before, chosen)); // when panels stand where they will
  }

  private move(state: State, before: State, chosen: boolean): void {
    const { stage } = this;
    this.heedPanels();
    if (state.view !== before.view && !this.shows(state.view)) stage.fly(state.view ?? stage.camera.start);
    else if (state.focus !== before.focus) this.enterOrLeave(state.focus);
    else if (chosen) this.goToChosen();
  }

  /** Labels keep clear of panels. */
  heedPanels(): void {
    const panels = panelBoxes();
    const same = JSON.stringify(panels) === JSON.stringify(this.stage.subject.panels);
    if (!same) this.stage.change({ panels });
  }

  private shows(view: View | null): boolean {
    const { camera } = this.stage;
    const wanted = view ?? camera.start;
    const off = Math.hypot(wanted.x - camera.x, wanted.y - camera.y) * camera.scale;
    return off < 2 && Math.abs(Math.log(wanted.zoom / camera.zoom)) < 0.01;
  }

  private scene(): Scene | null {
    const { app } = this;
    if (!app.state.focus || app.node < 0 || !app.atlas.edges) return null;
    const [left, top, right, bottom] = app.atlas.header.extent;
    return egoScene(app.atlas, app.masks.edges, app.node, 0.3 * Math.min(right - left, bottom - top));
  }

  private choice(): Choice {
    const { app } = this;
    const { hover } = this.stage.subject.choice;
    const path = currentPath(app);
    if (path) return { node: -1, hover, near: new Set(path.nodes), edges: path.edges };
    const { node, edge } = app;
    if (edge >= 0) {
      const { source, target } = app.atlas.edges!;
      return { node, hover, near: new Set([source[edge], target[edge]]), edges: [edge] };
    }
    if (node < 0) return { ...NOTHING, hover };
    return { node, hover, near: new Set(neighbours(app.atlas, app.masks.edges, node)), edges: app.atlas.edgesAt(node) };
  }

  /** For tests: where the middle of a node stands in the window. */
  whereIs(key: string): [number, number] | null {
    const { camera, scene } = this.stage.subject;
    const node = this.app.atlas.find(key);
    const { x, y } = scene ?? this.app.atlas;
    return node < 0 || (scene && !scene.nodes.includes(node)) ? null : [camera.screenX(x[node]), camera.screenY(y[node])];
  }

  private enterOrLeave(focus: boolean): void {
    const { stage } = this;
    if (focus) this.beforeFocus = stage.camera.view;
    const to = focus ? this.around(stage.subject.scene?.nodes ?? []) : this.beforeFocus;
    if (to) stage.fly(to);
  }

  private around(nodes: readonly number[]): View | null {
    const { x, y } = this.stage.subject.scene ?? this.app.atlas;
    return nodes.length ? this.stage.camera.around(nodes.map((i) => [x[i], y[i]] as const), 2.5, coverOf()) : null;
  }

  /** Go to what was chosen if it is out of sight, or too small to be told from what surrounds it. */
  private goToChosen(): void {
    const { app, stage } = this;
    const { camera, scene } = stage.subject;
    const path = currentPath(app);
    if (path || scene) {
      const to = this.around(path ? path.nodes : scene!.nodes);
      if (to) stage.fly(to);
      return;
    }
    const node = app.node >= 0 && app.edge < 0 ? app.node : -1;
    if (node < 0) return;
    const [x, y] = [app.atlas.x[node], app.atlas.y[node]];
    const cover = coverOf();
    const [right, down] = [camera.screenX(x), camera.screenY(y)];
    const clear = right > cover.left && right < camera.width - cover.right - 40 && down > cover.top && down < camera.height - cover.bottom;
    const drawn = app.atlas.size <= LARGE || stage.drawn?.nodes.includes(node);
    if (!clear || !drawn) stage.fly(camera.around([[x, y]], app.atlas.size <= LARGE ? camera.zoom : Math.max(camera.zoom, NEAR_ZOOM), cover));
  }

  private point(x: number, y: number): void {
    const { stage } = this;
    if (!stage.drawn) return;
    const node = nodeAt(stage.subject, stage.drawn, x, y, 4);
    const chosen = stage.subject.choice.edges.length > 0 && node < 0 && edgeAt(stage.subject, stage.drawn, x, y, 4) >= 0;
    stage.canvas.style.cursor = node >= 0 || chosen ? "pointer" : "grab";
    this.hover(node);
  }

  private click(x: number, y: number, twice: boolean): void {
    const { stage, app } = this;
    stage.canvas.focus({ preventScroll: true });
    if (!stage.drawn || !app.atlas.names) return;
    const { node, edge } = this.whatIsAt(x, y);
    if (node >= 0) return app.chooseNode(node, twice ? { focus: true } : {});
    if (twice) return stage.zoom(x, y, 2);
    if (edge >= 0) return app.chooseEdge(edge);
    if (app.state.node || app.state.edge || app.state.path) app.chooseNothing();
    else this.enterCommunity(x, y);
  }

  /** The node or edge that a click there means; -1 for none. */
  whatIsAt(x: number, y: number): { node: number; edge: number } {
    const { subject, drawn } = this.stage;
    if (!drawn) return { node: -1, edge: -1 };
    const node = nodeAt(subject, drawn, x, y, 6);
    return { node, edge: node < 0 ? edgeAt(subject, drawn, x, y, 5) : -1 };
  }

  goToCommunity({ x, y, radius }: Community): void {
    const corners = [[x - radius, y - radius], [x + radius, y + radius]] as const;
    this.stage.fly(this.stage.camera.around(corners, Infinity, coverOf()));
  }

  private enterCommunity(x: number, y: number): void {
    const { camera } = this.stage;
    const [right, down] = [camera.graphX(x), camera.graphY(y)];
    const inside = this.app.atlas.header.communities.filter((c) => Math.hypot(c.x - right, c.y - down) < c.radius);
    const small = inside.sort((a, b) => a.radius - b.radius)[0];
    if (!small || small.radius * camera.scale > Math.min(camera.width, camera.height) * 0.3) return;
    this.goToCommunity(small);
  }
}
