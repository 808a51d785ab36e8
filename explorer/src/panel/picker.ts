/** A field that finds nodes as one types: a combobox with a list (ARIA Authoring Practices 1.2). */

import type { App } from "../app";
import { amount, h, quoted } from "./dom";
import { swatch } from "./swatch";

const MOST = 12;

export interface Picker { root: HTMLElement; input: HTMLInputElement; set: (node: number) => void }

export function makePicker(app: App, id: string, label: string, onPick: (node: number) => void): Picker {
  const list = h("ul", { id: `${id}-hits`, role: "listbox", "aria-label": label, class: "hits", hidden: true });
  const input = h("input", {
    id, type: "search", role: "combobox", autocomplete: "off", spellcheck: "false", placeholder: label,
    "aria-label": label, "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list",
  });
  new Finder(app, input, list, onPick).listen();
  const set = (node: number) => void (input.value = node < 0 ? "" : app.atlas.name(node).slice(0, 200));
  return { root: h("div", { class: "picker" }, input, list), input, set };
}

class Finder {
  private active = -1;
  /** Number of the latest question: answers to earlier ones are not shown. */
  private asked = 0;

  constructor(
    private readonly app: App, private readonly input: HTMLInputElement, private readonly list: HTMLElement,
    private readonly onPick: (node: number) => void,
  ) {}

  listen(): void {
    const { input, list } = this;
    input.addEventListener("input", () => void this.search());
    input.addEventListener("focus", () => input.value && list.childElementCount && void this.search());
    input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
    input.addEventListener("keydown", (event) => this.key(event));
  }

  private get options(): HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>("[role=option]")];
  }

  private close(): void {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  private point(to: number): void {
    const { options } = this;
    this.active = options.length ? (to + options.length) % options.length : -1;
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === this.active)));
    const chosen = options[this.active];
    chosen?.scrollIntoView({ block: "nearest" });
    if (chosen) this.input.setAttribute("aria-activedescendant", chosen.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  private pick(node: number): void {
    this.asked++;
    this.input.value = this.app.atlas.name(node).slice(0, 200);
    this.close();
    this.onPick(node);
  }

  private async search(): Promise<void> {
    const { app, input, list } = this;
    const call = ++this.asked;
    const words = input.value.trim();
    const hits = words ? await app.loader.search(words, MOST) : [];
    if (call !== this.asked) return;
    list.replaceChildren(...hits.map((hit, i) => optionOf(app, `${input.id}-${i}`, hit.node, hit.alias, (node) => this.pick(node))));
    if (words && !hits.length) list.append(h("li", { class: "none", role: "presentation" }, "Nothing has this name."));
    list.hidden = !words;
    input.setAttribute("aria-expanded", String(!list.hidden));
    this.point(0);
    if (words) app.announce(`${amount(hits.length, "name")} found`);
  }

  private key(event: KeyboardEvent): void {
    const { list } = this;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) void this.search();
      else this.point(this.active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && !list.hidden && this.active >= 0) {
      event.preventDefault();
      this.pick(Number(this.options[this.active].dataset.node));
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      this.close();
    }
  }
}

function optionOf(app: App, id: string, node: number, alias: string | null, pick: (node: number) => void): HTMLElement {
  const type = app.atlas.typeOf(node);
  const option = h("li", { id, role: "option", "data-node": node, "data-key": app.atlas.key(node), "aria-selected": "false" },
    swatch(type), h("span", { class: "name" }, quoted(app.atlas.name(node).slice(0, 300)), alias !== null && h("small", {}, " also ", quoted(alias.slice(0, 200)))),
    h("small", {}, type.label));
  option.addEventListener("pointerdown", (event) => event.preventDefault());
  option.addEventListener("click", () => pick(node));
  return option;
}
