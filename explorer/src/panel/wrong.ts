/** "Wrong": the reader says what is amiss, and it becomes an operation of the curation file. */

import type { App } from "../app";
import { DENY, type Corrections, type Operation } from "../state/corrections";
import { aliasesOf } from "./card";
import { button, byId, h, quoted } from "./dom";
import { makePicker } from "./picker";

interface Answer { label: string; more?: HTMLElement; make: () => Operation | null }

export class WrongDialog {
  private readonly dialog = byId<HTMLDialogElement>("wrong");

  constructor(private readonly app: App, private readonly corrections: Corrections) {}

  async openNode(node: number): Promise<void> {
    this.open(quoted(this.app.atlas.name(node)), await this.nodeAnswers(node));
  }

  openEdge(edge: number): void {
    const { atlas } = this.app;
    const { source, target, predicate } = atlas.edges!;
    const [from, to] = [source[edge], target[edge]];
    const { name, label } = atlas.header.predicates[predicate[edge]];
    const about = h("span", {}, quoted(atlas.name(from)), ` ${label} `, quoted(atlas.name(to)));
    const isConcept = (node: number) => atlas.typeOf(node).name !== "Paper";
    const noConcept = [from, to].filter(isConcept).map((node) => this.forbid(node));
    this.open(about, [{ label: "The sentences do not say this", make: () => ({ op: DENY, on: [atlas.key(from), atlas.key(to)], to: name }) }, ...noConcept]);
  }

  private forbid(node: number): Answer {
    return { label: `“${this.app.atlas.name(node).slice(0, 80)}” is no concept: leave it out`, make: () => ({ op: "forbid", on: [this.app.atlas.key(node)] }) };
  }

  private async nodeAnswers(node: number): Promise<Answer[]> {
    const { atlas, loader } = this.app;
    const on = [atlas.key(node)];
    const text = (label: string) => h("input", { type: "text", "aria-label": label });
    const [name, alias] = [text("Right name"), text("Another name")];
    const types = atlas.header.types.filter((type) => type.name !== "Paper" && type !== atlas.typeOf(node));
    const type = h("select", { "aria-label": "Right type" }, ...types.map(({ name: value, label }) => h("option", { value }, label)));
    let same = -1;
    const twin = makePicker(this.app, "wrong-twin", "The other node", (found) => (same = found));
    const answers: Answer[] = [
      this.forbid(node),
      { label: "It has another type", more: type, make: () => ({ op: "retype", on, to: type.value }) },
      { label: "It should be shown under another name", more: name, make: () => (name.value.trim() ? { op: "rename", on, to: name.value.trim() } : null) },
      { label: "It is also called", more: alias, make: () => (alias.value.trim() ? { op: "alias", on, to: alias.value.trim() } : null) },
      { label: "It is the same as", more: twin.root, make: () => (same >= 0 && same !== node ? { op: "merge", on: [...on, atlas.key(same)] } : null) },
    ];
    const names = loader.has("aliases") ? aliasesOf(await loader.columns("aliases"), node) : [];
    if (names.length) answers.push(this.split(atlas.name(node), names));
    return answers;
  }

  private split(name: string, aliases: string[]): Answer {
    const choice = h("select", { "aria-label": "The name that means something else" }, ...aliases.map((alias) => h("option", { value: alias }, alias.slice(0, 120))));
    return { label: "One of its names means something else", more: choice, make: () => ({ op: "split", on: [name, choice.value] }) };
  }

  private open(about: HTMLElement, answers: Answer[]): void {
    const rows = answers.map(({ label, more }, i) =>
      h("div", { class: "answer" }, h("label", {}, h("input", { type: "radio", name: "answer", value: i, ...(i ? {} : { checked: true }) }), ` ${label}`), more ?? null));
    const reason = h("textarea", { rows: 2, "aria-label": "Reason", id: "reason" });
    const fault = h("p", { class: "fault", role: "alert" });
    const form = h("form", { method: "dialog" },
      h("h2", {}, "What is wrong?"), h("p", {}, about), ...rows, h("p", { class: "quiet" }, "Reason (others will read it)"), reason, fault,
      h("div", { class: "actions" }, h("button", { type: "submit", class: "main" }, "Add to corrections"), button("Cancel", () => this.dialog.close())));
    form.addEventListener("submit", (event) => {
      const chosen = form.querySelector<HTMLInputElement>("input[name=answer]:checked");
      const operation = answers[Number(chosen?.value)].make();
      if (!operation) {
        event.preventDefault();
        fault.textContent = "Say what it should be.";
        return;
      }
      this.corrections.add({ ...operation, ...(reason.value.trim() ? { reason: reason.value.trim() } : {}) });
      this.app.announce("Added to the corrections");
    });
    for (const field of form.querySelectorAll<HTMLElement>(".answer > :not(label)"))
      field.addEventListener("focusin", () => (field.closest(".answer")!.querySelector<HTMLInputElement>("[type=radio]")!.checked = true));
    this.dialog.replaceChildren(form);
    this.dialog.showModal();
  }
}
