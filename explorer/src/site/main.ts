/** The script of every page: "Wrong?" becomes a correction, corrections become a file, and a search field leads on. */

import { correctionsCard } from "../panel/corrected";
import { button, h } from "../panel/dom";
import { Corrections } from "../state/corrections";
import { readOperation } from "./operation";

const root = new URL(".", (document.currentScript as HTMLScriptElement).src);
const place = (name: string) => new URL(name, root);

/** The explorer beside the pages has the same corrections. */
const corrections = new Corrections("Paperatlas", showCorrections, place("explorer.html").pathname);

function showCorrections(): void {
  const { length } = corrections.operations;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('header a[href$="corrections.html"]')) {
    link.querySelector(".badge")?.remove();
    if (length) link.append(" ", h("span", { class: "badge" }, String(length)));
  }
  document.getElementById("corrections")?.replaceChildren(correctionsCard(corrections));
}

function offerCorrection(details: HTMLDetailsElement): void {
  const operation = readOperation(details.querySelector("pre")!.textContent!);
  const reason = h("input", { type: "text", "aria-label": "Reason", placeholder: "Reason" });
  const offer = h("p", { class: "offer", role: "status" }, reason, " ", button("Add to corrections", () => {
    corrections.add({ ...operation, ...(reason.value.trim() && { reason: reason.value.trim() }) });
    const link = h("a", { href: place("corrections.html").href }, "Corrections");
    offer.replaceChildren("Added: see ", link);
    link.focus();
  }));
  details.append(offer);
}

function addSearch(): void {
  const field = h("input", { type: "search", name: "q", "aria-label": "Search names and titles", placeholder: "Search" });
  document.querySelector("header")?.append(h("form", { role: "search", action: place("search.html").href }, field));
}

document.addEventListener("toggle", ({ target }) => {
  if (target instanceof HTMLDetailsElement && target.matches(".wrong[open]:not(:has(.offer))")) offerCorrection(target);
}, true);
if (!document.getElementById("query")) addSearch();
