/** What a picture is drawn with: a canvas, or the text of an SVG file. Lengths are pixels. */

export interface TextStyle {
  size: number; weight: number; color: string; align: "start" | "center";
  /** Colour of the seam around the letters; none while moving. */
  halo: string | null;
}

export interface Pen {
  clear(color: string): void;
  disc(x: number, y: number, radius: number, color: string, alpha: number): void;
  /** Straight lines, four numbers each: from x, y to x, y. */
  lines(ends: readonly number[], color: string, alpha: number, width: number): void;
  polygon(points: readonly (readonly [number, number])[], color: string): void;
  /** The mark of a type of node. */
  mark(type: number, x: number, y: number, radius: number, faint: boolean): void;
  ring(x: number, y: number, radius: number, color: string, width: number): void;
  text(x: number, y: number, text: string, style: TextStyle): void;
  measure(text: string, style: TextStyle): number;
}

export interface Mark { outline: readonly (readonly [number, number])[] | null; fill: string; line: string }

export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
export const FAINT = 0.22;

export function fontOf({ size, weight }: TextStyle): string {
  return `${weight} ${size}px ${FONT}`;
}
