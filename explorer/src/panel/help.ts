/** What keys do. */

import { h } from "./dom";

const KEYS: [string, string][] = [
  ["/", "search"], ["? or F1", "this help"], ["Esc", "close, then choose nothing"], ["Alt + ← →", "back and forward"],
  ["with the picture in focus:", ""],
  ["← ↑ → ↓", "move"], ["+ −", "nearer, farther"], ["0", "show all"], ["n, p", "next and previous node in sight"],
  ["Enter", "card of that node"], ["f", "focus on the chosen node, and back"], ["t", "table"], ["l", "legend and filters"],
];

export function helpCard(note: string): HTMLElement {
  const rows = KEYS.map(([keys, what]) => (what ? h("tr", {}, h("th", { scope: "row" }, h("kbd", {}, keys)), h("td", {}, what)) : h("tr", {}, h("td", { colspan: 2, class: "quiet" }, keys))));
  return h("article", { class: "card" }, h("h2", {}, "Help"), note ? h("p", {}, note) : null,
    h("p", {}, "Drag to move, use the wheel or two fingers to come nearer. Click a node for its card, a line for the sentences behind it, a community to go there. Double-click a node to see it with its neighbours only. The address of this page always leads back to what you see."),
    h("table", { class: "keys" }, h("tbody", {}, ...rows)));
}
