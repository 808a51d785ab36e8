/** From places of the graph to pixels. `zoom` 1 shows all of it. */

export interface View { x: number; y: number; zoom: number }
export interface Window { left: number; top: number; right: number; bottom: number }
/** Pixels that panels cover at each side. */
export interface Inset { left: number; top: number; right: number; bottom: number }

const LEAST = 0.5;

export class Camera {
  x = 0;
  y = 0;
  zoom = 1;
  width = 1;
  height = 1;
  private fit = 1;
  private home: View = { x: 0, y: 0, zoom: 1 };

  /** `nearest`: the largest zoom. */
  constructor(private readonly extent: readonly [number, number, number, number], private readonly nearest: number) {}

  resize(width: number, height: number, inset: Inset): void {
    const [left, top, right, bottom] = this.extent;
    this.width = width;
    this.height = height;
    const room = [Math.max(80, width - inset.left - inset.right), Math.max(80, height - inset.top - inset.bottom)];
    this.fit = Math.min(room[0] / (right - left || 1), room[1] / (bottom - top || 1));
    this.home = {
      x: (left + right) / 2 - (inset.left - inset.right) / 2 / this.fit,
      y: (top + bottom) / 2 - (inset.top - inset.bottom) / 2 / this.fit,
      zoom: 1,
    };
  }

  /** Pixels for a unit of the graph. */
  get scale(): number {
    return this.fit * this.zoom;
  }

  get view(): View {
    return { x: this.x, y: this.y, zoom: this.zoom };
  }

  get start(): View {
    return this.home;
  }

  show(view: View): void {
    this.x = view.x;
    this.y = view.y;
    this.zoom = clamp(view.zoom, LEAST, this.nearest);
  }

  screenX(x: number): number {
    return (x - this.x) * this.scale + this.width / 2;
  }

  screenY(y: number): number {
    return (y - this.y) * this.scale + this.height / 2;
  }

  graphX(x: number): number {
    return (x - this.width / 2) / this.scale + this.x;
  }

  graphY(y: number): number {
    return (y - this.height / 2) / this.scale + this.y;
  }

  pan(right: number, down: number): void {
    this.x -= right / this.scale;
    this.y -= down / this.scale;
  }

  /** Zoom so that what is under the pixel stays there. */
  zoomAt(x: number, y: number, factor: number): void {
    const [held, heldY] = [this.graphX(x), this.graphY(y)];
    this.zoom = clamp(this.zoom * factor, LEAST, this.nearest);
    this.x += held - this.graphX(x);
    this.y += heldY - this.graphY(y);
  }

  /** What is in sight, with some pixels around it. */
  window(margin: number): Window {
    return {
      left: this.graphX(-margin), top: this.graphY(-margin),
      right: this.graphX(this.width + margin), bottom: this.graphY(this.height + margin),
    };
  }

  /** The view in which all these places stand clear of panels that now cover the sides, not nearer than `nearest`. */
  around(places: readonly (readonly [number, number])[], nearest: number, cover: Inset): View {
    const xs = places.map(([x]) => x);
    const ys = places.map(([, y]) => y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const room = [this.width - cover.left - cover.right, this.height - cover.top - cover.bottom].map((free) => Math.max(80, free) * 0.82);
    const wanted = Math.min(room[0] / ((right - left) * this.fit || 1e-9), room[1] / ((bottom - top) * this.fit || 1e-9));
    const zoom = clamp(wanted, LEAST, Math.min(nearest, this.nearest));
    const scale = this.fit * zoom * 2;
    return { x: (left + right) / 2 - (cover.left - cover.right) / scale, y: (top + bottom) / 2 - (cover.top - cover.bottom) / scale, zoom };
  }
}

export function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
