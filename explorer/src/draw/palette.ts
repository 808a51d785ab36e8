/** The colours of a picture on a light and on a dark ground. */

import type { Header } from "../model/header";
import { standOut } from "./colors";
import type { Mark } from "./pen";
import { outlineOf } from "./shapes";

export interface Palette {
  ground: string; ink: string; muted: string; line: string; accent: string; tint: (community: number) => string; marks: Mark[];
}

const LIGHT = { ground: "#fbfbf9", ink: "#1d232b", muted: "#56606c", line: "#6b7683", accent: "#b3261e", tint: "62%, 52%" };
const DARK = { ground: "#14181d", ink: "#eef1f4", muted: "#a3adb8", line: "#8f9aa6", accent: "#ffb4a9", tint: "45%, 60%" };

export function paletteOf(header: Header, dark: boolean): Palette {
  const { tint, ...plain } = dark ? DARK : LIGHT;
  const marks = header.types.map((type) => {
    const fill = dark ? type.dark : type.color;
    return { outline: outlineOf(type.shape), fill, line: standOut(fill, plain.ground, 3.2) };
  });
  return { ...plain, marks, tint: (community) => `hsl(${Math.round((community * 137.508) % 360)}, ${tint})` };
}
