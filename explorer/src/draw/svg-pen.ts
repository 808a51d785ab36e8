/** Drawing as the text of an SVG file (SVG 1.1). */

import { FAINT, FONT, type Mark, type Pen, type TextStyle } from "./pen";

export class SvgPen implements Pen {
  private readonly parts: string[] = [];

  constructor(
    private readonly width: number, private readonly height: number, private readonly marks: readonly Mark[],
    private readonly ruler: Pen,
  ) {}

  get file(): string {
    const open = `<svg xmlns="http://www.w3.org/2000/svg" width="${this.width}" height="${this.height}" viewBox="0 0 ${this.width} ${this.height}">`;
    return `<?xml version="1.0" encoding="UTF-8"?>\n${open}\n${this.parts.join("\n")}\n</svg>\n`;
  }

  clear(color: string): void {
    this.parts.push(`<rect width="100%" height="100%" fill="${color}"/>`);
  }

  disc(x: number, y: number, radius: number, color: string, alpha: number): void {
    this.parts.push(`<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="${color}" fill-opacity="${n(alpha)}"/>`);
  }

  lines(ends: readonly number[], color: string, alpha: number, width: number): void {
    let path = "";
    for (let i = 0; i < ends.length; i += 4) path += `M${n(ends[i])} ${n(ends[i + 1])}L${n(ends[i + 2])} ${n(ends[i + 3])}`;
    if (path) this.parts.push(`<path d="${path}" fill="none" stroke="${color}" stroke-opacity="${n(alpha)}" stroke-width="${n(width)}"/>`);
  }

  polygon(points: readonly (readonly [number, number])[], color: string): void {
    this.parts.push(`<polygon points="${pointList(points, 0, 0, 1)}" fill="${color}"/>`);
  }

  mark(type: number, x: number, y: number, radius: number, faint: boolean): void {
    const { outline, fill, line } = this.marks[type];
    const look = `fill="${fill}" stroke="${line}" stroke-width="1.2"${faint ? ` opacity="${FAINT}"` : ""}`;
    const shape = outline ? `<polygon points="${pointList(outline, x, y, radius)}" ` : `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" `;
    this.parts.push(`${shape}${look}/>`);
  }

  ring(x: number, y: number, radius: number, color: string, width: number): void {
    this.parts.push(`<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="none" stroke="${color}" stroke-width="${n(width)}"/>`);
  }

  text(x: number, y: number, text: string, style: TextStyle): void {
    const anchor = style.align === "start" ? "start" : "middle";
    const halo = style.halo ? ` paint-order="stroke" stroke="${style.halo}" stroke-width="3" stroke-linejoin="round"` : "";
    const look = `font-family='${FONT}' font-size="${style.size}" font-weight="${style.weight}" fill="${style.color}"${halo}`;
    this.parts.push(`<text x="${n(x)}" y="${n(y)}" dominant-baseline="central" text-anchor="${anchor}" ${look}>${escapeXml(text)}</text>`);
  }

  measure(text: string, style: TextStyle): number {
    return this.ruler.measure(text, style);
  }
}

function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function pointList(points: readonly (readonly [number, number])[], x: number, y: number, size: number): string {
  return points.map(([right, down]) => `${n(x + right * size)},${n(y + down * size)}`).join(" ");
}

/** Text for XML 1.0: markup escaped, what XML cannot hold taken out. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
}
