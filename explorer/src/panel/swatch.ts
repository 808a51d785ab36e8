/** The mark of a type beside its name, in both themes' colours (the style sheet shows one). */

import { standOut } from "../draw/colors";
import { outlineOf } from "../draw/shapes";
import type { NodeType } from "../model/header";
import { svg } from "./dom";

export function swatch(type: NodeType): SVGElement {
  const one = (ground: string, color: string, theme: string) => shape(type.shape, color, standOut(color, ground, 3.2), theme);
  return svg("svg", { viewBox: "-9 -9 18 18", class: "swatch", "aria-hidden": "true" },
    one("#ffffff", type.color, "on-light"), one("#1b2026", type.dark, "on-dark"));
}

function shape(name: string, fill: string, stroke: string, theme: string): SVGElement {
  const look = { class: theme, fill, stroke, "stroke-width": 1.2 };
  const outline = outlineOf(name);
  if (!outline) return svg("circle", { r: 5.5, ...look });
  return svg("polygon", { points: outline.map(([x, y]) => `${x * 5.5},${y * 5.5}`).join(" "), ...look });
}
