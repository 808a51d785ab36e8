/** The canvas: when a picture is drawn, and how the view moves. Edges and most labels rest while it does. */

import type { Atlas } from "../model/atlas";
import { Camera, type Inset, type View } from "./camera";
import { CanvasPen } from "./canvas-pen";
import { drawHover, drawPicture, type Drawn, type Subject } from "./picture";
import type { Palette } from "./palette";
import type { Pen } from "./pen";

/** Milliseconds without movement, or frames where those take longer, until all is drawn again. */
const SETTLE = 140;
const SETTLE_FRAMES = 4;
const FLIGHT = 380;

export class Stage {
  readonly camera: Camera;
  drawn: Drawn | null = null;
  subject: Subject;
  /** Called when the view has come to rest. */
  onRest: (view: View) => void = () => undefined;
  private readonly context: CanvasRenderingContext2D;
  private pen!: CanvasPen;
  /** The frame in which all is drawn again; 0 for none. */
  private frame = 0;
  /** Whether a finger or button holds the picture: then it does not come to rest. */
  private held = false;
  private lastFrame = 0;
  private frameTime = 0;
  /** The picture at rest, without what the pointer points at; copied once the pointer points at something. */
  private readonly backdrop = document.createElement("canvas");
  private copied = false;
  moving = false;
  private rest: ReturnType<typeof setTimeout> | undefined;
  private flight: { from: View; to: View; start: number } | null = null;
  private pendingZoom = { x: 0, y: 0, left: 0 };

  constructor(readonly canvas: HTMLCanvasElement, atlas: Atlas, subject: Omit<Subject, "camera">) {
    const context = canvas.getContext("2d", { alpha: false, willReadFrequently: true });
    if (!context) throw new Error("no canvas");
    this.context = context;
    this.camera = new Camera(atlas.header.extent, Math.max(8, Math.sqrt(atlas.size)));
    this.subject = { ...subject, camera: this.camera };
  }

  /** Whether the canvas has as many pixels as it shows. */
  get fits(): boolean {
    const [width, height] = this.pixels();
    return this.canvas.width === width && this.canvas.height === height;
  }

  resize(inset: Inset): void {
    [this.canvas.width, this.canvas.height] = this.pixels();
    this.camera.resize(this.canvas.clientWidth, this.canvas.clientHeight, inset);
    this.setPalette(this.subject.palette);
  }

  setPalette(palette: Palette): void {
    this.pen = new CanvasPen(this.context, palette.marks, devicePixelRatio || 1);
    this.change({ palette });
  }

  change(change: Partial<Subject>): void {
    this.subject = { ...this.subject, ...change };
    this.redraw();
  }

  redraw(): void {
    this.frame ||= requestAnimationFrame((now) => {
      this.frame = 0;
      this.step(now);
    });
  }

  /** Draw at once; at rest nothing is left to draw in the next frame. */
  paint(): void {
    this.drawn = drawPicture(this.pen, this.subject, this.moving, this.drawn);
    this.copied = false;
    if (this.moving) return;
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    if (this.subject.choice.hover >= 0) this.drawPointedAt(this.drawn);
  }

  /** Point at a node, or at none: over the picture at rest, without drawing all of it again. */
  hover(node: number): void {
    this.subject = { ...this.subject, choice: { ...this.subject.choice, hover: node } };
    if (this.moving || this.frame || !this.drawn) return;
    if (this.copied) {
      this.context.setTransform(1, 0, 0, 1, 0, 0);
      this.context.globalAlpha = 1;
      this.context.drawImage(this.backdrop, 0, 0);
      this.pen.reset();
    }
    if (node >= 0) this.drawPointedAt(this.drawn);
  }

  hold(held: boolean): void {
    this.held = held;
    if (!held && this.moving) this.move();
  }

  /** Draw what is in sight with another pen. */
  drawWith(pen: Pen): void {
    drawPicture(pen, this.subject, false, null);
  }

  get ruler(): Pen {
    return this.pen;
  }

  pan(right: number, down: number): void {
    this.flight = null;
    this.camera.pan(right, down);
    this.move();
  }

  /** Zoom at once by a factor, as two fingers do. */
  zoomNow(x: number, y: number, factor: number): void {
    this.flight = null;
    this.camera.zoomAt(x, y, factor);
    this.move();
  }

  /** Zoom by a factor over the next frames, as a wheel does. */
  zoom(x: number, y: number, factor: number): void {
    this.flight = null;
    this.pendingZoom = { x, y, left: this.pendingZoom.left + Math.log(factor) };
    this.move();
  }

  fly(to: View): void {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (still) this.camera.show(to);
    else this.flight = { from: this.camera.view, to, start: performance.now() };
    this.move();
  }

  private pixels(): [number, number] {
    const ratio = devicePixelRatio || 1;
    return [Math.round(this.canvas.clientWidth * ratio), Math.round(this.canvas.clientHeight * ratio)];
  }

  private drawPointedAt(drawn: Drawn): void {
    if (!this.copied) {
      this.backdrop.width = this.canvas.width;
      this.backdrop.height = this.canvas.height;
      this.backdrop.getContext("2d", { alpha: false, willReadFrequently: true })?.drawImage(this.canvas, 0, 0);
      this.copied = true;
    }
    drawHover(this.pen, this.subject, drawn);
  }

  private move(): void {
    this.moving = true;
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.settle(), Math.max(SETTLE, SETTLE_FRAMES * this.frameTime));
    this.redraw();
  }

  private settle(): void {
    if (this.held) return;
    this.moving = false;
    this.redraw();
    this.onRest(this.camera.view);
  }

  private step(now: number): void {
    this.frameTime = this.moving ? Math.min(500, now - this.lastFrame) : 0;
    this.lastFrame = now;
    if (this.flight) this.stepFlight(now);
    if (this.pendingZoom.left) this.stepZoom();
    this.paint();
  }

  private stepZoom(): void {
    const { x, y, left } = this.pendingZoom;
    const part = Math.abs(left) < 0.01 ? left : left * 0.4;
    this.camera.zoomAt(x, y, Math.exp(part));
    this.pendingZoom = { x, y, left: left - part };
    this.move();
  }

  private stepFlight(now: number): void {
    const { from, to, start } = this.flight!;
    const part = Math.min(1, Math.max(0, (now - start) / FLIGHT));
    const eased = part * part * (3 - 2 * part);
    const mix = (a: number, b: number) => a + (b - a) * eased;
    this.camera.show({ x: mix(from.x, to.x), y: mix(from.y, to.y), zoom: Math.exp(mix(Math.log(from.zoom), Math.log(to.zoom))) });
    if (part === 1) this.flight = null;
    this.move();
  }
}
