/** Small line drawings for buttons; the buttons carry the words. */

import { svg } from "./dom";

const PATHS = {
  back: "M15 5l-7 7 7 7", forward: "M9 5l7 7-7 7", close: "M6 6l12 12M18 6L6 18",
  filter: "M4 6h16M7 12h10M10 18h4", path: "M5 19a2 2 0 104 0 2 2 0 10-4 0M15 5a2 2 0 104 0 2 2 0 10-4 0M9 19h5a4 4 0 000-8h-4a3 3 0 010-6h5",
  table: "M4 5h16v14H4zM4 10h16M4 14.5h16M10 10v9", save: "M12 4v11M7 11l5 5 5-5M5 20h14",
  flag: "M6 21V4M6 5h11l-2 4 2 4H6", theme: "M12 4a8 8 0 100 16zM12 4a8 8 0 010 16", help: "M9 9a3 3 0 115 2.2c-1.3 1-2 1.5-2 2.8M12 17.5v.5",
  plus: "M12 5v14M5 12h14", minus: "M5 12h14", fit: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5", search: "M11 4a7 7 0 100 14 7 7 0 000-14M16 16l5 5",
} as const;

export type Icon = keyof typeof PATHS;

export function icon(name: Icon): SVGElement {
  const look = { fill: "none", stroke: "currentColor", "stroke-width": 1.8, "stroke-linecap": "round", "stroke-linejoin": "round" };
  return svg("svg", { viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true", ...look }, svg("path", { d: PATHS[name] }));
}
