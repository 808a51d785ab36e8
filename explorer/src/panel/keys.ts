/** Keys: a few everywhere, the single letters only while the picture has the focus. */

import type { App } from "../app";
import { byId } from "./dom";
import type { Side } from "./side";
import { toggleLegend } from "./tools";

const STEP = 80;

export interface Pointer { node: () => number; set: (node: number) => void }

/** Keys that hold everywhere. */
export function listenToKeys(app: App, side: Side): void {
  addEventListener("keydown", (event) => {
    const typing = (event.target as HTMLElement).closest("input, textarea, select, dialog") !== null;
    if (event.key === "Escape" && !(event.target as HTMLElement).closest("dialog")) return escape(app, side);
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = { "/": () => byId("query").focus(), "?": () => side.toggle("help"), F1: () => side.toggle("help") }[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
}

/** Keys of the picture. */
export function listenToPictureKeys(app: App, pointer: Pointer): void {
  byId("picture").addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = pictureKeys(app, pointer)[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
}

function escape(app: App, side: Side): void {
  if (app.state.table && app.stage) app.trail.set({ table: false });
  else side.close();
}

function pictureKeys(app: App, pointer: Pointer): Record<string, () => void> {
  const stage = app.stage!;
  const zoom = (factor: number) => () => stage.zoom(stage.camera.width / 2, stage.camera.height / 2, factor);
  const open = () => pointer.node() >= 0 && app.chooseNode(pointer.node());
  return {
    ArrowLeft: () => stage.pan(STEP, 0), ArrowRight: () => stage.pan(-STEP, 0),
    ArrowUp: () => stage.pan(0, STEP), ArrowDown: () => stage.pan(0, -STEP),
    "+": zoom(1.4), "=": zoom(1.4), "-": zoom(1 / 1.4), "0": () => stage.fly(stage.camera.start),
    n: () => step(app, pointer, 1), p: () => step(app, pointer, -1), Enter: open,
    f: () => app.node >= 0 && app.trail.set({ focus: !app.state.focus }),
    t: () => app.trail.set({ table: !app.state.table }), l: toggleLegend,
  };
}

/** To the next or previous of the drawn nodes that stand in the window, in order of importance. */
function step(app: App, pointer: Pointer, by: number): void {
  const { camera, drawn, subject } = app.stage!;
  const { x, y } = subject.scene ?? app.atlas;
  const inside = (i: number) => {
    const [right, down] = [camera.screenX(x[i]), camera.screenY(y[i])];
    return right >= 0 && down >= 0 && right <= camera.width && down <= camera.height;
  };
  const nodes = (drawn?.nodes ?? []).filter(inside);
  if (!nodes.length) return;
  const here = nodes.indexOf(pointer.node());
  const next = nodes[here < 0 ? (by > 0 ? 0 : nodes.length - 1) : (here + by + nodes.length) % nodes.length];
  pointer.set(next);
  app.announce(`${app.atlas.typeOf(next).label}: ${app.atlas.name(next)}`);
}
