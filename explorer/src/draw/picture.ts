/** One picture: communities, edges, nodes and labels, as far as the distance and the movement allow. */

import type { Masks } from "../find/filter";
import type { Atlas } from "../model/atlas";
import type { Camera } from "./camera";
import { clamp } from "./camera";
import type { Scene } from "./ego";
import { drawChosenEdges, drawEdges } from "./edges";
import { Room, type Box } from "./labels";
import { drawCommunityNames, drawNodeLabels, drawOneLabel, type Label } from "./lettering";
import { crowding, discStrength, nodeBudget, pickNodes, radius } from "./levels";
import type { Palette } from "./palette";
import type { Pen } from "./pen";

/** What stands out. `near` are the nodes that stay vivid beside the chosen; null: all. */
export interface Choice { node: number; hover: number; near: ReadonlySet<number> | null; edges: readonly number[] }

export interface Subject {
  atlas: Atlas; masks: Masks; camera: Camera; scene: Scene | null; choice: Choice; palette: Palette;
  /** What panels cover: no label is put there. */
  panels: readonly Box[];
}

/** What was drawn where, for pointing at it. */
export interface Drawn { nodes: number[]; radii: Float32Array; edges: number[]; labels: Label[]; names: Box[] }

/** Papers are many and each says little: they are drawn smaller than concepts. */
const PAPER_SIZE = 0.72;

export function drawPicture(pen: Pen, subject: Subject, moving: boolean, before: Drawn | null): Drawn {
  const { atlas, camera, scene, palette } = subject;
  const budget = nodeBudget(atlas.size, camera.zoom, camera.width * camera.height);
  const drawn = chooseNodes(subject, budget);
  const strength = scene ? 0 : discStrength(atlas.size, budget, camera.zoom);
  pen.clear(palette.ground);
  if (!scene) drawDiscs(pen, subject, strength);
  if (!moving) drawn.edges = drawEdges(pen, subject, drawn.nodes, strength);
  drawn.edges.push(...drawChosenEdges(pen, subject));
  drawNodes(pen, subject, drawn);
  const room = new Room();
  for (const panel of subject.panels) room.block(panel);
  if (!scene) drawn.names = drawCommunityNames(pen, subject, room, strength, moving);
  if (atlas.names) drawn.labels = drawNodeLabels(pen, subject, drawn, room, strength, moving, before);
  return drawn;
}

export function placesOf({ atlas, scene }: Subject): { x: Float32Array; y: Float32Array } {
  return scene ?? atlas;
}

function chooseNodes(subject: Subject, budget: number): Drawn {
  const { atlas, camera, masks, scene, choice } = subject;
  const [left, top, right, bottom] = atlas.header.extent;
  const pixels = camera.width * camera.height;
  const graphPixels = Math.max(1, (right - left) * (bottom - top) * camera.scale ** 2);
  const far = discStrength(atlas.size, budget, camera.zoom);
  const crowd = scene ? 1 : crowding(atlas.size, budget, pixels, graphPixels) * (1 - 0.4 * far);
  const nodes = scene ? scene.nodes.filter((i) => masks.nodes[i]) : pickNodes(atlas, masks.nodes, atlas.leads, camera.window(30), budget);
  if (!scene) addChosen(nodes, choice, masks.nodes);
  const most = atlas.degree[0] ?? 0;
  const radii = Float32Array.from(nodes, (i) => radius(atlas.degree[i], most, crowd) * (atlas.typeOf(i).name === "Paper" ? PAPER_SIZE : 1));
  return { nodes, radii, edges: [], labels: [], names: [] };
}

/** The chosen node and its neighbours are drawn however unimportant they are. */
function addChosen(nodes: number[], { node, near }: Choice, mask: Uint8Array): void {
  const drawn = new Set(nodes);
  const wanted = near ? [...near].slice(0, 400) : [];
  if (node >= 0) wanted.push(node);
  for (const one of wanted) if (!drawn.has(one) && mask[one]) nodes.push(one);
}

function drawDiscs(pen: Pen, { atlas, camera, palette, choice }: Subject, strength: number): void {
  const faint = choice.near ? 0.4 : 1;
  const { communities, ties } = atlas.header;
  const strongest = ties.length ? ties[0][2] : 1;
  if (strength > 0.3)
    for (const [a, b, weight] of ties) {
      const [from, to] = [communities[a], communities[b]];
      const ends = [camera.screenX(from.x), camera.screenY(from.y), camera.screenX(to.x), camera.screenY(to.y)];
      pen.lines(ends, palette.line, 0.3 * faint * strength, clamp((weight / strongest) * 3, 0.6, 3));
    }
  communities.forEach(({ x, y, radius: reach }, i) => {
    const [at, down, size] = [camera.screenX(x), camera.screenY(y), reach * camera.scale];
    if (at + size < 0 || down + size < 0 || at - size > camera.width || down - size > camera.height) return;
    pen.disc(at, down, size, palette.tint(i), (0.07 + 0.14 * strength) * faint);
  });
}

/** Marks, the least important first so that the others lie on top. */
function drawNodes(pen: Pen, subject: Subject, { nodes, radii }: Drawn): void {
  const { atlas, camera, choice, palette } = subject;
  const { x, y } = placesOf(subject);
  for (let k = nodes.length - 1; k >= 0; k--) {
    const i = nodes[k];
    const faint = choice.near !== null && i !== choice.node && !choice.near.has(i);
    pen.mark(atlas.type[i], camera.screenX(x[i]), camera.screenY(y[i]), radii[k], faint);
  }
  ringNode(pen, subject, { nodes, radii }, choice.node, palette.accent);
}

function ringNode(pen: Pen, subject: Subject, { nodes, radii }: Pick<Drawn, "nodes" | "radii">, node: number, color: string): void {
  const { x, y } = placesOf(subject);
  const k = node >= 0 ? nodes.indexOf(node) : -1;
  if (k >= 0) pen.ring(subject.camera.screenX(x[node]), subject.camera.screenY(y[node]), radii[k] * 1.3 + 3, color, 2.2);
}

/** The node that is pointed at, with its name, over the picture. */
export function drawHover(pen: Pen, subject: Subject, drawn: Drawn): void {
  const { choice, palette, atlas } = subject;
  const k = choice.hover >= 0 ? drawn.nodes.indexOf(choice.hover) : -1;
  if (k < 0) return;
  ringNode(pen, subject, drawn, choice.hover, palette.muted);
  if (atlas.names) drawOneLabel(pen, subject, choice.hover, drawn.radii[k]);
}
