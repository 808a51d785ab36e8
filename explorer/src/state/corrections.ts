/** Corrections that the reader makes, as operations of a curation file. */

export interface Operation { op: string; on: string[]; to?: string; author?: string; date?: string; reason?: string }

/** Refuses a statement: `on` its subject and object, `to` its predicate. */
export const DENY = "deny";

/** The operations as YAML that any reader of YAML 1.1 takes; texts are quoted, what could be mistaken is escaped. */
export function writeCuration(operations: readonly Operation[]): string {
  if (!operations.length) return "[]\n";
  return operations.map(writeOperation).join("");
}

function writeOperation({ op, on, to, author, date, reason }: Operation): string {
  const lines = [`- op: ${op}`, "  on:", ...on.map((key) => `  - ${quote(key)}`)];
  for (const [name, value] of [["to", to], ["author", author], ["date", date], ["reason", reason]] as const)
    if (value) lines.push(`  ${name}: ${quote(value)}`);
  return `${lines.join("\n")}\n`;
}

function quote(text: string): string {
  const plain = text.replace(/["\\]/g, "\\$&");
  return `"${plain.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (c) => `\\U${c.codePointAt(0)!.toString(16).padStart(8, "0")}`)}"`.replace(/\\U0000d[89a-f][0-9a-f]{2}/g, "\\ufffd");
}

/** The corrections of one atlas, kept in the browser where it lets a page do so; pages of one path have the same. */
export class Corrections {
  operations: Operation[] = [];

  constructor(private readonly name: string, private readonly changed: () => void, private readonly path = location.pathname) {
    this.operations = this.read();
    addEventListener("pageshow", () => this.takeOver());
    addEventListener("storage", ({ key }) => {
      if (key === this.place) this.takeOver();
    });
  }

  /** What other pages, also those in other tabs, have kept since. */
  private takeOver(): void {
    this.operations = this.read();
    this.changed();
  }

  add(operation: Operation): void {
    this.keep([...this.read(), operation]);
  }

  remove(at: number): void {
    this.keep(this.operations.filter((_, i) => i !== at));
  }

  private keep(operations: Operation[]): void {
    this.operations = operations;
    try {
      localStorage.setItem(this.place, JSON.stringify(operations));
    } catch {
      // a browser without storage: the corrections last as long as the page
    }
    this.changed();
  }

  private read(): Operation[] {
    try {
      const kept = localStorage.getItem(this.place);
      return kept === null ? this.operations : (JSON.parse(kept) as Operation[]);
    } catch {
      return this.operations;
    }
  }

  private get place(): string {
    return `paperatlas corrections: ${this.name} ${this.path}`;
  }
}
