/** Drawing on a canvas. Marks are drawn once for each type and size and then copied. */

import { FAINT, fontOf, type Mark, type Pen, type TextStyle } from "./pen";

export class CanvasPen implements Pen {
  private readonly sprites = new Map<number, HTMLCanvasElement>();
  private readonly widths = new Map<string, number>();

  constructor(private readonly canvas: CanvasRenderingContext2D, private readonly marks: readonly Mark[], private readonly ratio: number) {}

  /** Lengths are pixels of the page again. */
  reset(): void {
    this.canvas.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
  }

  clear(color: string): void {
    this.reset();
    this.canvas.globalAlpha = 1;
    this.canvas.fillStyle = color;
    this.canvas.fillRect(0, 0, this.canvas.canvas.width / this.ratio, this.canvas.canvas.height / this.ratio);
  }

  disc(x: number, y: number, radius: number, color: string, alpha: number): void {
    this.canvas.globalAlpha = alpha;
    this.canvas.fillStyle = color;
    this.canvas.beginPath();
    this.canvas.arc(x, y, radius, 0, 2 * Math.PI);
    this.canvas.fill();
  }

  lines(ends: readonly number[], color: string, alpha: number, width: number): void {
    this.canvas.globalAlpha = alpha;
    this.canvas.strokeStyle = color;
    this.canvas.lineWidth = width;
    this.canvas.beginPath();
    for (let i = 0; i < ends.length; i += 4) {
      this.canvas.moveTo(ends[i], ends[i + 1]);
      this.canvas.lineTo(ends[i + 2], ends[i + 3]);
    }
    this.canvas.stroke();
  }

  polygon(points: readonly (readonly [number, number])[], color: string): void {
    this.canvas.globalAlpha = 1;
    this.canvas.fillStyle = color;
    this.canvas.beginPath();
    for (const [x, y] of points) this.canvas.lineTo(x, y);
    this.canvas.fill();
  }

  mark(type: number, x: number, y: number, radius: number, faint: boolean): void {
    const half = Math.max(2, Math.round(radius * 2));
    const sprite = this.sprites.get(type * 256 + half) ?? this.makeSprite(type, half);
    const side = sprite.width / this.ratio;
    this.canvas.globalAlpha = faint ? FAINT : 1;
    this.canvas.drawImage(sprite, x - side / 2, y - side / 2, side, side);
  }

  ring(x: number, y: number, radius: number, color: string, width: number): void {
    this.canvas.globalAlpha = 1;
    this.canvas.strokeStyle = color;
    this.canvas.lineWidth = width;
    this.canvas.beginPath();
    this.canvas.arc(x, y, radius, 0, 2 * Math.PI);
    this.canvas.stroke();
  }

  text(x: number, y: number, text: string, style: TextStyle): void {
    this.canvas.globalAlpha = 1;
    this.canvas.font = fontOf(style);
    this.canvas.textAlign = style.align === "start" ? "left" : "center";
    this.canvas.textBaseline = "middle";
    if (style.halo) {
      this.canvas.strokeStyle = style.halo;
      this.canvas.lineWidth = 3;
      this.canvas.lineJoin = "round";
      this.canvas.strokeText(text, x, y);
    }
    this.canvas.fillStyle = style.color;
    this.canvas.fillText(text, x, y);
  }

  measure(text: string, style: TextStyle): number {
    const font = fontOf(style);
    let width = this.widths.get(font + text);
    if (width === undefined) {
      this.canvas.font = font;
      this.widths.set(font + text, (width = this.canvas.measureText(text).width));
    }
    return width;
  }

  private makeSprite(type: number, half: number): HTMLCanvasElement {
    const sprite = document.createElement("canvas");
    const radius = half / 2;
    const side = Math.ceil((radius * 1.45 + 2) * 2 * this.ratio);
    sprite.width = sprite.height = side;
    const canvas = sprite.getContext("2d", { willReadFrequently: true })!;
    canvas.setTransform(this.ratio, 0, 0, this.ratio, side / 2, side / 2);
    const { outline, fill, line } = this.marks[type];
    canvas.beginPath();
    if (outline) for (const [x, y] of outline) canvas.lineTo(x * radius, y * radius);
    else canvas.arc(0, 0, radius, 0, 2 * Math.PI);
    canvas.closePath();
    canvas.fillStyle = fill;
    canvas.strokeStyle = line;
    canvas.lineWidth = 1.2;
    canvas.fill();
    canvas.stroke();
    this.sprites.set(type * 256 + half, sprite);
    return sprite;
  }
}
