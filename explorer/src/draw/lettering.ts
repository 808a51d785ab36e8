/** Names in the picture: communities first, then the chosen, then nodes by importance; none over another. */

import { shorten, type Box, type Room } from "./labels";
import { clamp } from "./camera";
import type { Palette } from "./palette";
import type { Pen, TextStyle } from "./pen";
import { placesOf, type Drawn, type Subject } from "./picture";

export interface Label { node: number; text: string; left: number; top: number; right: number; bottom: number }

const MOST_LABELS = 64;
const MOVING_LABELS = 14;
const MOST_CHARACTERS = 38;
/** Pixels of the radius from which on every community has a name; of smaller ones so many of the largest in sight. */
const NAMED_RADIUS = 22;
const ALWAYS_NAMED = 8;
const shortNames = new WeakMap<object, Map<number, string>>();

export function drawCommunityNames(pen: Pen, { atlas, camera, palette, choice }: Subject, room: Room, strength: number, moving: boolean): Box[] {
  const boxes: Box[] = [];
  const order = atlas.header.communities.map((_, i) => i).sort((a, b) => atlas.header.communities[b].size - atlas.header.communities[a].size);
  let inSight = 0;
  for (const i of order) {
    const { name, x, y, radius, size } = atlas.header.communities[i];
    const pixels = radius * camera.scale;
    if (!name || choice.near || pixels > Math.max(camera.width, camera.height) * 0.9) continue;
    const far = strength > 0.3;
    const style: TextStyle = { size: clamp(Math.round(10 + pixels / 18), 11, far ? 17 : 14), weight: 650, color: far ? palette.ink : palette.muted, align: "center", halo: moving ? null : palette.ground };
    const count: TextStyle = { ...style, size: 11, weight: 450, color: palette.muted };
    const [at, down] = [camera.screenX(x), camera.screenY(y)];
    if (at + pixels < 0 || down + pixels < 0 || at - pixels > camera.width || down - pixels > camera.height) continue;
    if (++inSight > ALWAYS_NAMED && pixels < NAMED_RADIUS) continue;
    const offsets = far ? [0, -pixels * 0.6, pixels * 0.6] : [-pixels - 10, -pixels * 0.75];
    const first = shorten(name.split(", ")[0], 30);
    const whole = shorten(name, 44);
    const texts = pen.measure(whole, style) > camera.width / 2 ? [first] : [whole, first];
    const box = (text: string, off: number) => nameBox(camera.width, at, down + off, pen.measure(text, style));
    const found = texts.flatMap((text) => offsets.map((off) => ({ text, box: box(text, off) }))).find((tried) => room.take(tried.box));
    if (!found) continue;
    boxes.push(found.box);
    const middle = (found.box.left + found.box.right) / 2;
    pen.text(middle, found.box.top + 13, found.text, style);
    pen.text(middle, found.box.top + 31, size.toLocaleString("en"), count);
  }
  return boxes;
}

/** Room for a name and a number below it, inside the window. */
function nameBox(width: number, at: number, down: number, wide: number): Box {
  const half = wide / 2 + 4;
  const middle = clamp(at, half, Math.max(half, width - half));
  return { left: middle - half, right: middle + half, top: down - 20, bottom: down + 22 };
}

export function drawNodeLabels(pen: Pen, subject: Subject, drawn: Drawn, room: Room, strength: number, moving: boolean, before: Drawn | null): Label[] {
  const { choice, palette } = subject;
  const place = new Map(drawn.nodes.map((node, k) => [node, k]));
  const first = [choice.node].filter((node) => place.has(node));
  const next = moving ? (before?.labels ?? []).slice(0, MOVING_LABELS).map((label) => label.node) : labelOrder(subject, drawn);
  const most = MOST_LABELS * (subject.choice.near ? 1 : 1 - 0.6 * strength);
  const labels: Label[] = [];
  for (const node of new Set([...first, ...next])) {
    if (labels.length >= most) break;
    const k = place.get(node);
    if (k === undefined) continue;
    const chosen = first.includes(node);
    const style = labelStyle(palette, chosen, moving);
    const sides = labelSides(pen, subject, node, drawn.radii[k], style);
    const label = sides.find((side) => room.take(side)) ?? (chosen ? sides[0] : undefined);
    if (!label) continue;
    pen.text(label.left + 2, (label.top + label.bottom) / 2, label.text, style);
    labels.push(label);
  }
  return moving && before ? before.labels : labels;
}

/** The name of one node, whatever it covers. */
export function drawOneLabel(pen: Pen, subject: Subject, node: number, radius: number): void {
  const style = labelStyle(subject.palette, true, false);
  const [label] = labelSides(pen, subject, node, radius, style);
  if (label) pen.text(label.left + 2, (label.top + label.bottom) / 2, label.text, style);
}

function labelStyle(palette: Palette, chosen: boolean, moving: boolean): TextStyle {
  return { size: chosen ? 14 : 12, weight: chosen ? 650 : 450, color: palette.ink, align: "start", halo: moving ? null : palette.ground };
}

/** Only what is near the choice, if there is one. Concepts before papers, whose titles need more room than they tell. */
function labelOrder({ atlas, choice }: Subject, { nodes }: Drawn): number[] {
  const named = choice.near ? nodes.filter((node) => choice.near!.has(node)) : nodes.slice(0, 600);
  const isPaper = (node: number) => Number(atlas.typeOf(node).name === "Paper");
  return named.sort((a, b) => isPaper(a) - isPaper(b));
}

/** Where the label can stand: right of the mark, else left of it; never beyond the edges of what can be seen. */
function labelSides(pen: Pen, subject: Subject, node: number, radius: number, style: TextStyle): Label[] {
  const { camera } = subject;
  const { x, y } = placesOf(subject);
  const text = shortName(subject, node);
  const [at, down] = [camera.screenX(x[node]), camera.screenY(y[node])];
  if (!text || at < 0 || down < 0 || at > camera.width || down > camera.height) return [];
  const [wide, off, half] = [pen.measure(text, style) + 5, radius * 1.25 + 3, style.size * 0.65];
  const side = (left: number): Label => ({ node, text, left, right: left + wide, top: down - half, bottom: down + half });
  return [side(at + off), side(at - off - wide)].filter(({ left, right }) => left >= 0 && right <= camera.width);
}

function shortName({ atlas }: Subject, node: number): string {
  let names = shortNames.get(atlas);
  if (!names) shortNames.set(atlas, (names = new Map()));
  let name = names.get(node);
  if (name === undefined) names.set(node, (name = shorten(atlas.name(node), MOST_CHARACTERS)));
  return name;
}
