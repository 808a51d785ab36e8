/** The state as a page address, and back. What is as at the start is left out; what cannot be read is ignored. */

import { START, type State, type Statement } from "./state";
import type { Filter } from "../find/filter";
import type { View } from "../draw/camera";

export function writeHash(state: State): string {
  const { filter } = state;
  const parts: [string, string][] = [];
  if (state.node) parts.push(["node", state.node]);
  if (state.edge) parts.push(["edge", JSON.stringify(state.edge)]);
  if (state.path) parts.push(["path", JSON.stringify(state.path)]);
  if (state.focus) parts.push(["focus", "1"]);
  if (state.table) parts.push(["table", "1"]);
  if (filter.hiddenTypes.length) parts.push(["without", filter.hiddenTypes.join(",")]);
  if (filter.hiddenPredicates.length) parts.push(["unsaid", filter.hiddenPredicates.join(",")]);
  if (filter.years) parts.push(["years", filter.years.join("-")]);
  if (filter.confidence) parts.push(["confidence", String(filter.confidence)]);
  if (filter.support > 1) parts.push(["support", String(filter.support)]);
  if (state.view) parts.push(["view", writeView(state.view)]);
  return parts.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
}

export function readHash(hash: string): State {
  const given = new URLSearchParams(hash.replace(/^#/, "").replace(/\+/g, "%2B"));
  return {
    node: given.get("node"),
    edge: readTexts(given.get("edge"), 3) as Statement | null,
    path: readTexts(given.get("path"), 2) as [string, string] | null,
    focus: given.has("focus"),
    table: given.has("table"),
    filter: readFilter(given),
    view: readView(given.get("view")),
  };
}

function readFilter(given: URLSearchParams): Filter {
  const years = (given.get("years") ?? "").match(/^(\d{1,4})-(\d{1,4})$/);
  const list = (name: string) => (given.get(name) ?? "").split(",").filter(Boolean);
  return {
    hiddenTypes: list("without"),
    hiddenPredicates: list("unsaid"),
    years: years ? [Number(years[1]), Number(years[2])] : null,
    confidence: within(Number(given.get("confidence")), 0, 1) ?? START.filter.confidence,
    support: within(Math.round(Number(given.get("support"))), 1, 65535) ?? START.filter.support,
  };
}

function within(value: number, least: number, most: number): number | null {
  return value >= least && value <= most ? value : null;
}

function readTexts(text: string | null, length: number): string[] | null {
  try {
    const found: unknown = JSON.parse(text ?? "");
    return Array.isArray(found) && found.length === length && found.every((one) => typeof one === "string") ? found : null;
  } catch {
    return null;
  }
}

function writeView({ x, y, zoom }: View): string {
  return [x.toFixed(4), y.toFixed(4), zoom.toPrecision(4)].map(Number).join(",");
}

function readView(text: string | null): View | null {
  const [x, y, zoom, ...rest] = (text ?? "").split(",").map(Number);
  return [x, y, zoom].every(Number.isFinite) && zoom > 0 && !rest.length ? { x, y, zoom } : null;
}
