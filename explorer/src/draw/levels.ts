/** Level of detail: which nodes are drawn, and how large, at a given distance. */

import type { Window } from "./camera";
import { clamp } from "./camera";

/** Pixels that each drawn node gets at least: where the whole graph is drawn, from far, and near. */
const WHOLE = 400;
const FAR = 3600;
const NEAR = 460;

export interface Places { x: Float32Array; y: Float32Array }

/** How many nodes are drawn at most on so many pixels. Small graphs are drawn whole at any distance. */
export function nodeBudget(nodes: number, zoom: number, pixels: number): number {
  return nodes <= pixels / WHOLE ? nodes : Math.round(clamp((pixels / FAR) * zoom, pixels / FAR, pixels / NEAR));
}

/** The shown nodes in the window, most important first; those that lead a community always. */
export function pickNodes(places: Places, mask: Uint8Array, leads: readonly number[], window: Window, budget: number): number[] {
  const { x, y } = places;
  const { left, top, right, bottom } = window;
  const inside = (i: number) => mask[i] === 1 && x[i] > left && x[i] < right && y[i] > top && y[i] < bottom;
  const picked: number[] = [];
  let i = 0;
  for (; i < x.length && picked.length < budget; i++) if (inside(i)) picked.push(i);
  for (const lead of leads) if (lead >= i && inside(lead)) picked.push(lead);
  return picked;
}

/** How much larger or smaller than usual nodes are, so that those drawn have room. */
export function crowding(nodes: number, budget: number, pixels: number, graphPixels: number): number {
  const drawn = Math.max(1, Math.min(budget, nodes, (nodes * pixels) / graphPixels));
  return clamp(Math.sqrt(Math.min(pixels, graphPixels) / drawn) / 34, 0.4, 1.5);
}

/** Radius in pixels of a node with this many edges, where the best connected node has `most`. */
export function radius(degree: number, most: number, crowd: number): number {
  const share = Math.log2(1 + degree) / Math.log2(2 + most);
  return (3.4 + 8.6 * share ** 1.7) * crowd;
}

/** How strongly communities are drawn as discs: 1 from far, 0 where single nodes are all in sight. */
export function discStrength(nodes: number, budget: number, zoom: number): number {
  const share = Math.min(1, (budget * zoom * zoom) / nodes);
  return clamp(1 - share, 0, 1);
}
