/** The room that panels leave to the picture. */

import type { Inset } from "../draw/camera";
import { byId } from "./dom";

/** Windows up to this width have the layout of a phone (page.css). */
const NARROW = 760;
const PANELS = ["legend", "side", "title", "finder", "tools", "zoom"];

/** What panels cover now. */
export function coverOf(): Inset {
  const { left, top, right, bottom } = insetOf(innerWidth);
  const side = byId("side");
  if (side.hidden) return { left, top, right, bottom };
  return innerWidth > NARROW ? { left, top, right: side.offsetWidth + 24, bottom } : { left, top, right, bottom: side.offsetHeight + 8 };
}

/** What panels cover from the start. */
export function insetOf(width: number): Inset {
  return width > NARROW ? { left: 276, top: 76, right: 28, bottom: 28 } : { left: 12, top: 120, right: 12, bottom: 40 };
}

/** Where panels stand now. */
export function panelBoxes(): DOMRect[] {
  return PANELS.map((id) => byId(id)).filter((panel) => !panel.hidden).map((panel) => panel.getBoundingClientRect());
}
