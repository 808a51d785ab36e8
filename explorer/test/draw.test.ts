import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Camera } from "../src/draw/camera";
import { contrast, parseColor, standOut } from "../src/draw/colors";
import { ringSizes } from "../src/draw/ego";
import { Room, shorten } from "../src/draw/labels";
import { drawCommunityNames } from "../src/draw/lettering";
import { discStrength, nodeBudget, pickNodes } from "../src/draw/levels";
import type { Pen } from "../src/draw/pen";
import type { Subject } from "../src/draw/picture";
import { distance } from "../src/draw/pointing";
import { outlineOf } from "../src/draw/shapes";
import { escapeXml } from "../src/draw/svg-pen";
import { makeAtlas } from "./payload";

const ONTOLOGY = readFileSync(new URL("../../ontology/paperatlas.ttl", import.meta.url), "utf8");
const LOOKS = [...ONTOLOGY.matchAll(/pa:color "(#\w+)" ; pa:shape "(\w+)"/g)];
const SCREEN = 1280 * 800;

test("every colour of the ontology, as its mark is outlined, stands out on both grounds", () => {
  expect(LOOKS.length).toBeGreaterThan(8);
  for (const [, color] of LOOKS)
    for (const ground of ["#fbfbf9", "#14181d"]) expect(contrast(parseColor(standOut(color, ground, 3.2)), parseColor(ground))).toBeGreaterThanOrEqual(3);
});

test("classes that are nodes of the map differ in shape as well as in colour", () => {
  const plain = LOOKS.filter(([, , shape]) => !["ellipse", "text"].includes(shape));
  expect(new Set(plain.map(([, , shape]) => JSON.stringify(outlineOf(shape)))).size).toBe(plain.length);
  expect(outlineOf("unheard of")).toEqual(outlineOf("square"));
});

test("zooming keeps what is under the pointer, and going somewhere keeps clear of panels", () => {
  const camera = new Camera([-1, -1, 1, 1], 100);
  camera.resize(1000, 500, { left: 200, top: 0, right: 0, bottom: 0 });
  camera.show(camera.start);
  expect([camera.screenX(0), camera.screenY(0)]).toEqual([600, 250]);
  const before = [camera.graphX(100), camera.graphY(70)];
  camera.zoomAt(100, 70, 3);
  expect(camera.graphX(100)).toBeCloseTo(before[0]);
  expect(camera.graphY(70)).toBeCloseTo(before[1]);
  camera.show(camera.around([[0, 0], [0.2, 0.2]], 50, { left: 0, top: 0, right: 400, bottom: 0 }));
  expect(camera.screenX(0.1)).toBeCloseTo(300);
  expect(camera.screenX(0.2)).toBeLessThan(600);
});

test("from far few nodes are drawn, near many, of small graphs all", () => {
  expect(nodeBudget(2000, 1, SCREEN)).toBe(2000);
  expect(nodeBudget(100_000, 1, SCREEN)).toBeLessThan(400);
  expect(nodeBudget(100_000, 100, SCREEN)).toBeGreaterThan(2000);
  expect(discStrength(2000, 2000, 1)).toBe(0);
  expect(discStrength(100_000, 300, 1)).toBeGreaterThan(0.9);
});

test("the most important shown nodes in the window are picked, and those that lead a community", () => {
  const places = { x: Float32Array.of(0, 1, 2, 9, 3, 4), y: new Float32Array(6) };
  const mask = Uint8Array.of(1, 0, 1, 1, 1, 1);
  const window = { left: -1, right: 5, top: -1, bottom: 1 };
  expect(pickNodes(places, mask, [0, 5, 3], window, 2)).toEqual([0, 2, 5]);
});

test("labels take their place only where none stands", () => {
  const room = new Room();
  const box = (left: number, top: number) => ({ left, right: left + 100, top, bottom: top + 14 });
  room.block(box(500, 500));
  expect([room.take(box(0, 0)), room.take(box(99, 13)), room.take(box(100, 0)), room.take(box(520, 510))]).toEqual([true, false, true, false]);
});

test("however small its discs, a narrow window names some communities, and none in more than half of its width", () => {
  const atlas = makeAtlas(["a"], []);
  const spots = Array.from({ length: 40 }, (_, i) => ({ name: `topic ${i}, ${"another ".repeat(3)}`, x: 10_000 * (i % 6), y: 9_000 * Math.floor(i / 6), radius: 1000, size: 100 - i }));
  atlas.header.communities.push(...spots);
  const camera = new Camera(atlas.header.extent, 8);
  camera.resize(390, 844, { left: 12, top: 120, right: 12, bottom: 40 });
  camera.show(camera.start);
  const pen = { measure: (text: string) => text.length * 8, text: () => undefined } as unknown as Pen;
  const subject = { atlas, camera, palette: {}, choice: { near: null } } as unknown as Subject;
  const names = drawCommunityNames(pen, subject, new Room(), 1, false);
  expect(names.length).toBeGreaterThan(3);
  expect(names.length).toBeLessThanOrEqual(8);
  for (const { left, right } of names) expect(right - left).toBeLessThan(390 / 2);
});

test("names are cut between characters and keep no marks that turn the text around them", () => {
  expect(shorten("a\u202eb\u0000c", 9)).toBe("a b c");
  expect(shorten("😀😀😀", 2)).toBe("😀…");
  expect(shorten("x".repeat(5000), 10)).toBe(`${"x".repeat(9)}…`);
});

test("all neighbours find a place on a ring", () => {
  for (const count of [0, 1, 17, 160]) expect(ringSizes(count).reduce((sum, size) => sum + size, 0)).toBe(count);
});

test("the distance to a line ends at its ends", () => {
  expect(distance(0, 3, -5, 0, 5, 0)).toBe(3);
  expect(distance(8, 4, -5, 0, 5, 0)).toBe(5);
  expect(distance(3, 4, 0, 0, 0, 0)).toBe(5);
});

test("SVG holds no markup and no character that XML forbids", () => {
  expect(escapeXml('<a b="c">&\u0000\ud800')).toBe("&#60;a b=&#34;c&#34;&#62;&#38;");
});
