import { expect, test } from "vitest";
import { cutSentence, evidenceOf } from "../src/find/evidence";
import { applyFilter, isOpen, NO_FILTER } from "../src/find/filter";
import { groupEdges, neighbours, papersByYear } from "../src/find/neighbours";
import { findPath, pathNodes } from "../src/find/path";
import { buildIndex, closeness, fold, searchIndex } from "../src/find/search";
import { EDGE_COLUMNS, edgesAmong, NODE_COLUMNS, sortRows, writeCsv } from "../src/find/table";
import type { Numbers, Strings } from "../src/model/columns";
import { columnsOf, makeAtlas } from "./payload";

const ATLAS = makeAtlas(["CQL", "PPO", "TD3", "P one 2020", "P two 2022", "alone"], [
  [3, 0, 0, 0.9, 1, 2020], [4, 0, 0, 0.4, 1, 2022], [4, 2, 1, 0.8, 1, 2022], [0, 1, 1, 0.7, 3, 2019, 2022], [2, 1, 1, 0.6, 0],
]);
const ALL = applyFilter(ATLAS, NO_FILTER);

test("search folds case, accents and width", () => {
  expect(fold("  Éclair\u00a0ＲＬ ")).toBe("eclair rl");
  expect([closeness("deep rl", "deep rl"), closeness("deep rl", "de"), closeness("deep rl", "rl"), closeness("deep rl", "ee"), closeness("deep rl", "x")]).toEqual([0, 1, 2, 3, 4]);
});

test("search ranks whole names, beginnings, words, insides; aliases lead to their node once", () => {
  const names = columnsOf([["text", "str", ["k", "diffusion policy", "k", "policy", "k", "the policy", "k", "apolicy", "k", "other"]]]).text as Strings;
  const aliases = columnsOf([["count", "u8", [0, 1, 0, 0, 1]], ["text", "str", ["policy net", "policy of others"]]]);
  const index = buildIndex(names, { count: aliases.count as Numbers, text: aliases.text as Strings });
  expect(searchIndex(index, "POLICY", 9).map((hit) => hit.node)).toEqual([1, 4, 0, 2, 3]);
  expect(searchIndex(index, "policy of", 9)).toEqual([{ node: 4, alias: "policy of others" }]);
  expect(searchIndex(index, "policy", 2)).toHaveLength(2);
  expect(searchIndex(index, "  ", 2)).toEqual([]);
});

test("filters", () => {
  const shown = (filter: Partial<typeof NO_FILTER>) => {
    const masks = applyFilter(ATLAS, { ...NO_FILTER, ...filter });
    return [masks.nodeCount, masks.edgeCount];
  };
  expect(shown({})).toEqual([6, 5]);
  expect(shown({ hiddenTypes: ["Paper"] })).toEqual([4, 2]);
  expect(shown({ hiddenPredicates: ["uses"] })).toEqual([4, 3]);
  expect(shown({ confidence: 0.7 })).toEqual([4, 3]);
  expect(shown({ support: 2 })).toEqual([2, 1]);
  expect(shown({ years: [2018, 2020] })).toEqual([3, 2]);
  expect(isOpen(NO_FILTER)).toBe(true);
  expect(isOpen({ ...NO_FILTER, support: 2 })).toBe(false);
});

test("paths are shortest, follow edges both ways, and keep to what is shown", () => {
  const path = findPath(ATLAS, ALL.edges, 3, 2)!;
  expect(pathNodes(ATLAS, path, 3)).toEqual([3, 0, 1, 2]);
  expect(findPath(ATLAS, ALL.edges, 3, 5)).toBeNull();
  expect(findPath(ATLAS, ALL.edges, 3, 3)).toEqual([]);
  const masks = applyFilter(ATLAS, { ...NO_FILTER, hiddenPredicates: ["outperforms"] });
  expect(pathNodes(ATLAS, findPath(ATLAS, masks.edges, 3, 1)!, 3)).toEqual([3, 0, 4, 1]);
});

test("neighbours by predicate and direction, passing mentions last", () => {
  expect(neighbours(ATLAS, ALL.edges, 1)).toEqual([0, 2, 4]);
  const groups = groupEdges(ATLAS, ALL.edges, 1).map(({ predicate, outgoing, edges }) => [predicate, outgoing, edges.map((e) => ATLAS.otherEnd(e, 1))]);
  expect(groups).toEqual([[1, false, [0, 2]], [2, false, [4]]]);
  expect(papersByYear(ATLAS, 0)).toEqual([[2020, 1], [2021, 0], [2022, 1]]);
  expect(papersByYear(ATLAS, 5)).toEqual([]);
});

test("evidence is cut at its mentions", () => {
  expect(cutSentence("We beat PPO.", [8, 3], [0, 2])).toEqual([{ text: "We", role: "subject" }, { text: " beat ", role: "plain" }, { text: "PPO", role: "object" }, { text: ".", role: "plain" }]);
  expect(cutSentence("PPO", [0, 3], [0, 3])).toEqual([{ text: "PPO", role: "object" }]);
  expect(cutSentence("short", [90, 5], [0, 0])).toEqual([{ text: "short", role: "plain" }]);
  const chunk = columnsOf([
    ["count", "u16", [1, 0, 2]], ["paper", "u32", [3, 4, 4]], ["sentence", "u32", [0, 1, 0]], ["start", "u16", [0, 0, 1]], ["length", "u16", [1, 1, 1]],
    ["subjectStart", "u16", [0, 0, 0]], ["subjectLength", "u16", [0, 0, 0]], ["field", "u8", [1, 0, 1]], ["by", "u8", [0, 0, 0]], ["confidence", "u16", [5000, 6000, 7000]], ["text", "str", ["ab", "cd"]],
  ]);
  expect(evidenceOf(chunk, 1)).toEqual([]);
  expect(evidenceOf(chunk, 2).map(({ paper, sentence, confidence }) => [paper, sentence, confidence])).toEqual([[4, "cd", 0.6], [4, "ab", 0.7]]);
});

test("tables: what they hold, how they sort, and CSV that spreadsheets take for text", () => {
  expect(edgesAmong(ATLAS, ALL, [0, 1, 2], -1)).toEqual([0, 1]);
  expect(edgesAmong(ATLAS, ALL, [], 1)).toHaveLength(3);
  const [name, , year] = NODE_COLUMNS(ATLAS);
  expect(sortRows([0, 1, 2], name, true)).toEqual([2, 1, 0]);
  expect(sortRows([5, 4, 3], year, false)).toEqual([3, 4, 5]);
  expect(writeCsv([0], EDGE_COLUMNS(ATLAS))).toBe("subject,predicate,object,papers,confidence,first year,last year\r\nCQL,outperforms,PPO,3,0.7,2019,2022\r\n");
  const nasty = [{ name: "text", cell: () => '=1+1,"x"\n' }, { name: "number", cell: () => -1 }];
  expect(writeCsv([0], nasty)).toBe('text,number\r\n"\'=1+1,""x""\n",-1\r\n');
});
