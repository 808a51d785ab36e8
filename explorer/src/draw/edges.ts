/** Lines of a picture: between drawn nodes, and those of the choice. */

import { clamp } from "./camera";
import type { Pen } from "./pen";
import { placesOf, type Subject } from "./picture";

const MOST_EDGES = 2600;
/** Of so few nodes edges are drawn even where they lead out of sight. */
const FEW = 250;

/** Edges between drawn nodes, most important nodes first; of few nodes all edges. Those that say least are fainter. */
export function drawEdges(pen: Pen, subject: Subject, nodes: readonly number[], strength: number): number[] {
  const { atlas, masks, palette, choice } = subject;
  if (!atlas.edges) return [];
  const { firstOut, firstIn, into, source, target, predicate } = atlas.edges;
  const most = Math.round(MOST_EDGES * (1 - strength) ** 2);
  const rank = new Map(nodes.map((node, i) => [node, i]));
  const found: number[] = [];
  const undrawn = nodes.length < FEW ? -1 : Infinity;
  for (let i = 0; i < nodes.length && found.length < most; i++) {
    const earlier = (other: number) => (rank.get(other) ?? undrawn) <= i;
    for (let e = firstOut[nodes[i]]; e < firstOut[nodes[i] + 1]; e++) if (masks.edges[e] && earlier(target[e])) found.push(e);
    for (let k = firstIn[nodes[i]]; k < firstIn[nodes[i] + 1]; k++) if (masks.edges[into[k]] && source[into[k]] !== target[into[k]] && earlier(source[into[k]])) found.push(into[k]);
  }
  const alpha = clamp(260 / (found.length + 1), 0.16, 0.5) * (choice.near ? 0.3 : 1);
  const passing = (e: number) => atlas.header.predicates[predicate[e]].passing;
  pen.lines(endsOf(subject, found.filter(passing)), palette.line, alpha * 0.55, 0.8);
  pen.lines(endsOf(subject, found.filter((e) => !passing(e))), palette.line, alpha, 1);
  return found;
}

function endsOf(subject: Subject, edges: readonly number[]): number[] {
  const { source, target } = subject.atlas.edges!;
  const { x, y } = placesOf(subject);
  const { camera } = subject;
  const ends: number[] = [];
  for (const e of edges) {
    const [a, b] = [source[e], target[e]];
    ends.push(camera.screenX(x[a]), camera.screenY(y[a]), camera.screenX(x[b]), camera.screenY(y[b]));
  }
  return ends;
}

/** The edges of the choice, each with an arrow head in its middle. */
export function drawChosenEdges(pen: Pen, subject: Subject): number[] {
  const { choice, palette, masks, scene } = subject;
  const within = scene && new Set(scene.nodes);
  const { source, target } = subject.atlas.edges ?? {};
  const edges = choice.edges.filter((e) => masks.edges[e] && (!within || (within.has(source![e]) && within.has(target![e])))).slice(0, 800);
  if (!edges.length) return [];
  const few = edges.length < 30;
  const ends = endsOf(subject, edges);
  pen.lines(ends, few ? palette.ink : palette.muted, few ? 0.55 : 0.35, few ? 1.6 : 1);
  if (edges.length < 120) for (let i = 0; i < ends.length; i += 4) drawArrow(pen, ends.slice(i, i + 4), palette.muted);
  return edges;
}

function drawArrow(pen: Pen, [x, y, toX, toY]: number[], color: string): void {
  const long = Math.hypot(toX - x, toY - y);
  if (long < 40) return;
  const [right, down] = [(toX - x) / long, (toY - y) / long];
  const [tipX, tipY] = [x + (toX - x) * 0.56, y + (toY - y) * 0.56];
  const side = (s: number) => [tipX - right * 9 - down * 4 * s, tipY - down * 9 + right * 4 * s] as const;
  pen.polygon([[tipX, tipY], side(1), side(-1)], color);
}
