/** Outlines of the ontology's shapes for a radius of 1, about equal in area. A null outline is a circle. */

export type Outline = readonly (readonly [number, number])[];

const TURN = 2 * Math.PI;

function polygon(corners: number, radius: number, start: number): Outline {
  return Array.from({ length: corners }, (_, i) => at(radius, start + i / corners));
}

function star(points: number, outer: number, inner: number): Outline {
  return Array.from({ length: points * 2 }, (_, i) => at(i % 2 ? inner : outer, i / points / 2));
}

/** A point at this part of a turn, clockwise from the top. */
function at(radius: number, turn: number): readonly [number, number] {
  return [radius * Math.sin(turn * TURN), -radius * Math.cos(turn * TURN)];
}

const SQUARE: Outline = [[-0.88, -0.88], [0.88, -0.88], [0.88, 0.88], [-0.88, 0.88]];

export const OUTLINES: Record<string, Outline | null> = {
  dot: null,
  ellipse: polygon(24, 1, 0).map(([x, y]) => [x * 1.2, y * 0.72] as const),
  square: SQUARE,
  triangle: polygon(3, 1.3, 0).map(([x, y]) => [x, y + 0.2] as const),
  triangleDown: polygon(3, 1.3, 0.5).map(([x, y]) => [x, y - 0.2] as const),
  diamond: polygon(4, 1.22, 0),
  star: star(5, 1.4, 0.62),
  hexagon: polygon(6, 1.1, 0.25),
  database: [[-0.72, -0.95], [-0.3, -1.12], [0.3, -1.12], [0.72, -0.95], [0.72, 0.95], [0.3, 1.12], [-0.3, 1.12], [-0.72, 0.95]],
  text: [[-1.1, -0.6], [1.1, -0.6], [1.1, 0.6], [-1.1, 0.6]],
};

export function outlineOf(shape: string): Outline | null {
  return shape in OUTLINES ? OUTLINES[shape] : SQUARE;
}
