/** The corrections so far, and the file with them. */

import { writeCuration, type Corrections } from "../state/corrections";
import { button, h, quoted } from "./dom";
import { saveFile } from "./save";

export function correctionsCard(corrections: Corrections): HTMLElement {
  const { operations } = corrections;
  const author = h("input", { type: "text", id: "author", "aria-label": "Your name", autocomplete: "name" });
  const date = h("input", { type: "date", id: "date", "aria-label": "Date" });
  const save = () => {
    const signed = { ...(author.value.trim() && { author: author.value.trim() }), ...(date.value && { date: date.value }) };
    saveFile("curation.yaml", writeCuration(operations.map((operation) => ({ ...operation, ...signed }))), "application/yaml");
  };
  const rows = operations.map(({ op, on, to, reason }, i) =>
    h("li", {}, h("strong", {}, op), " ", quoted((on.join(" · ") + (to ? ` → ${to}` : "")).slice(0, 300)), " ", reason ? h("p", { class: "quiet" }, quoted(reason)) : null,
      button("Remove", () => corrections.remove(i), { class: "link", "aria-label": `Remove correction ${i + 1}` })));
  const list = rows.length ? h("ol", { class: "corrections" }, ...rows) : h("p", { class: "quiet" }, "None yet. Press “Wrong” where something is.");
  return h("article", { class: "card" }, h("h2", {}, "Corrections"),
    h("p", { class: "quiet" }, "Add the saved file to the curation.yaml of the atlas and build it again."), list,
    operations.length > 0 && h("div", { class: "fields" },
      h("label", { class: "field" }, "Your name ", author), h("label", { class: "field" }, "Date ", date),
      button("Save curation.yaml", save, { class: "main", id: "save-curation" })));
}
