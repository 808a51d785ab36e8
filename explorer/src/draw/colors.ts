/** Colours that can be seen on their ground (WCAG 2.2, contrast of graphical objects: 3 to 1). */

export type Rgb = readonly [number, number, number];

export function parseColor(color: string): Rgb {
  const value = parseInt(color.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

export function luminance([r, g, b]: Rgb): number {
  const linear = (c: number) => (c <= 10 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

export function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** The colour, mixed with black or white until it stands out from the ground by `least`. */
export function standOut(color: string, ground: string, least = 3): string {
  const [from, back] = [parseColor(color), parseColor(ground)];
  const goal = luminance(back) > 0.18 ? 0 : 255;
  let mixed = from;
  for (let share = 0; contrast(mixed, back) < least && share < 1; share += 0.05)
    mixed = from.map((c) => Math.round(c + (goal - c) * (share + 0.05))) as unknown as Rgb;
  return writeColor(mixed);
}

function writeColor(color: Rgb): string {
  return `#${color.map((c) => c.toString(16).padStart(2, "0")).join("")}`;
}
