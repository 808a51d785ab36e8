import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { findString, stringAt, type Strings } from "../src/model/columns";
import { parseHeader } from "../src/model/header";
import { Desk } from "../src/model/desk";
import { decodeBase64, gunzip } from "../src/model/unpack";
import { columnsOf, encode, makeAtlas } from "./payload";

test("columns of every kind are read, whatever stands between them", () => {
  const columns = columnsOf([["a", "u8", [1, 2, 3]], ["text", "str", ["é", "", "x</script>"]], ["b", "u16", [65535]], ["c", "u32", [4294967295]]]);
  expect([...(columns.a as Uint8Array)]).toEqual([1, 2, 3]);
  expect([0, 1, 2].map((i) => stringAt(columns.text as Strings, i))).toEqual(["é", "", "x</script>"]);
  expect([...(columns.b as Uint16Array), ...(columns.c as Uint32Array)]).toEqual([65535, 4294967295]);
});

test("a string is found only as a whole and at the asked step", () => {
  const { text } = columnsOf([["text", "str", ["ab", "abc", "a", "ab"]]]);
  expect(findString(text as Strings, "abc")).toBe(1);
  expect(findString(text as Strings, "a", 2)).toBe(2);
  expect(findString(text as Strings, "b")).toBe(-1);
});

test("a block goes through base64 and gzip", async () => {
  const { buffer, specs } = encode([["text", "str", ["key", "name"]]]);
  const packed = gzipSync(new Uint8Array(buffer)).toString("base64");
  expect(new Uint8Array(await gunzip(decodeBase64(packed)))).toEqual(new Uint8Array(buffer));
  const desk = new Desk();
  await desk.unpack("names", packed, specs);
  expect(desk.search("nam", 5)).toEqual([{ node: 0, alias: null }]);
});

test("a header of another format is refused", () => {
  expect(() => parseHeader('{"format": 2}')).toThrow("format 2");
});

test("edges are found from both ends", () => {
  const atlas = makeAtlas(["A", "B", "C"], [[0, 0, 1], [2, 1, 0], [0, 1, 1]]);
  expect(atlas.edgesAt(0).map((e) => atlas.otherEnd(e, 0))).toEqual([1, 1, 2]);
  expect(atlas.findEdge(2, "outperforms", 0)).toBe(2);
  expect(atlas.findEdge(0, "outperforms", 2)).toBe(-1);
  expect(atlas.key(atlas.find("key/C"))).toBe("key/C");
  expect(atlas.find("key/D")).toBe(-1);
});

test("each community has its most important nodes as leads", () => {
  expect(makeAtlas([..."ABCDEFGHIJ"], []).leads).toEqual([0, 1, 2, 3, 4, 5]);
});
