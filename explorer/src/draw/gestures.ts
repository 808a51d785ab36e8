/** Mouse, pen and fingers on the picture: drag, wheel, pinch, point, click. */

import type { Stage } from "./stage";

export interface Touched { onPoint: (x: number, y: number) => void; onClick: (x: number, y: number, twice: boolean) => void }

const STILL = 5;

export function listenToGestures(stage: Stage, { onPoint, onClick }: Touched): void {
  const { canvas } = stage;
  const fingers = new Map<number, { x: number; y: number }>();
  let travelled = 0;
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    canvas.setPointerCapture(event.pointerId);
    if (!fingers.size) travelled = 0;
    fingers.set(event.pointerId, place(event));
    stage.hold(true);
  });
  canvas.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    const now = place(event);
    if (!before) return onPoint(now.x, now.y);
    travelled += Math.hypot(now.x - before.x, now.y - before.y);
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) pinch(stage, before, now, other);
    else if (travelled > STILL) stage.pan(now.x - before.x, now.y - before.y);
    fingers.set(event.pointerId, now);
  });
  const lift = (event: PointerEvent) => {
    const held = fingers.delete(event.pointerId);
    stage.hold(fingers.size > 0);
    return held;
  };
  canvas.addEventListener("pointerup", (event) => {
    const { x, y } = place(event);
    if (lift(event) && !fingers.size && travelled <= STILL) onClick(x, y, false);
  });
  canvas.addEventListener("pointercancel", lift);
  canvas.addEventListener("pointerleave", () => onPoint(-1e6, -1e6));
  canvas.addEventListener("dblclick", (event) => onClick(event.offsetX, event.offsetY, true));
  canvas.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 30 : 1;
      const pace = event.ctrlKey ? 0.01 : 0.0016;
      stage.zoom(event.offsetX, event.offsetY, Math.exp(-event.deltaY * lines * pace));
    },
    { passive: false },
  );
}

function place(event: PointerEvent): { x: number; y: number } {
  return { x: event.offsetX, y: event.offsetY };
}

function pinch(stage: Stage, before: { x: number; y: number }, now: { x: number; y: number }, held: { x: number; y: number }): void {
  const spread = (p: { x: number; y: number }) => Math.hypot(p.x - held.x, p.y - held.y) || 1;
  stage.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
  stage.zoomNow((now.x + held.x) / 2, (now.y + held.y) / 2, spread(now) / spread(before));
}
