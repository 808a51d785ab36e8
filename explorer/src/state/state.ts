/** What the reader has chosen. All of it stands in the page's address. */

import { NO_FILTER, type Filter } from "../find/filter";
import type { View } from "../draw/camera";

/** A statement by its ends and predicate. */
export type Statement = readonly [subject: string, predicate: string, object: string];

export interface State {
  node: string | null;
  edge: Statement | null;
  path: readonly [from: string, to: string] | null;
  /** Only the chosen node and what is around it. */
  focus: boolean;
  table: boolean;
  filter: Filter;
  view: View | null;
}

export const START: State = { node: null, edge: null, path: null, focus: false, table: false, filter: NO_FILTER, view: null };

/** Whether going from one state to the other is a step that "back" should undo. */
export function isStep(before: State, after: State): boolean {
  const place = (s: State) => JSON.stringify([s.node, s.edge, s.path, s.focus, s.table]);
  return place(before) !== place(after);
}
