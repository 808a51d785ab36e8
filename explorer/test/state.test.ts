import { expect, test } from "vitest";
import { NO_FILTER } from "../src/find/filter";
import { writeCuration } from "../src/state/corrections";
import { readHash, writeHash } from "../src/state/hash";
import { isStep, START, type State } from "../src/state/state";

const FULL: State = {
  node: "method/c++ & “x”#?=,", edge: ["paper/a,b", "uses", "method/机器人"], path: ["a", "b"], focus: true, table: true,
  filter: { hiddenTypes: ["Paper", "Task"], hiddenPredicates: ["mentions"], years: [2019, 2024], confidence: 0.65, support: 3 },
  view: { x: -0.1234, y: 0.5, zoom: 12.5 },
};

test("an address brings back the whole state, and nothing is written of the start", () => {
  expect(readHash(`#${writeHash(FULL)}`)).toEqual(FULL);
  expect(writeHash(START)).toBe("");
  expect(readHash("")).toEqual(START);
});

test("an address that nobody wrote is read as far as it makes sense", () => {
  const state = readHash("#edge=[1,2,3]&path=nonsense&years=x-y&confidence=7&support=-2&view=1,2&node=a+b");
  expect(state).toEqual({ ...START, node: "a+b", filter: NO_FILTER });
  expect(readHash("#view=1,2,0").view).toBeNull();
});

test("choosing is a step, moving and filtering are not", () => {
  expect(isStep(START, { ...START, node: "x" })).toBe(true);
  expect(isStep(START, { ...START, view: FULL.view, filter: FULL.filter })).toBe(false);
});

test("corrections are written as YAML in which every text is quoted", () => {
  const operations = [
    { op: "rename", on: ["method/x"], to: 'say "hi" \\ there', reason: "line\nbreak \u202e 😀" },
    { op: "merge", on: ["a", "b"] },
  ];
  expect(writeCuration(operations)).toBe(
    '- op: rename\n  on:\n  - "method/x"\n  to: "say \\"hi\\" \\\\ there"\n  reason: "line\\U0000000abreak \\U0000202e 😀"\n- op: merge\n  on:\n  - "a"\n  - "b"\n',
  );
  expect(writeCuration([])).toBe("[]\n");
  expect(writeCuration([{ op: "forbid", on: ["\ud800"] }])).toContain('"\\ufffd"');
});
