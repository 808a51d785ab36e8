/** What the worker does: unpack blocks and search names. It also runs on the main thread where there is no worker. */

import { buildIndex, searchIndex, type Hit, type NameIndex } from "../find/search";
import { decodeColumns, type Columns, type Strings, type Numbers } from "./columns";
import type { ColumnSpec } from "./header";
import { decodeBase64, gunzip } from "./unpack";

export type Job =
  | { kind: "unpack"; name: string; text: string; specs: ColumnSpec[] }
  | { kind: "search"; words: string; limit: number };

export class Desk {
  private names: Strings | undefined;
  private aliases: { count: Numbers; text: Strings } | undefined;
  private index: NameIndex | undefined;

  async unpack(name: string, text: string, specs: ColumnSpec[]): Promise<Columns> {
    const columns = decodeColumns(await gunzip(decodeBase64(text)), specs);
    if (name === "names") this.names = columns.text as Strings;
    if (name === "aliases") this.aliases = { count: columns.count as Numbers, text: columns.text as Strings };
    if (name === "names" || name === "aliases") this.index = undefined;
    return columns;
  }

  search(words: string, limit: number): Hit[] {
    if (!this.names) return [];
    this.index ??= buildIndex(this.names, this.aliases);
    return searchIndex(this.index, words, limit);
  }

  do(job: Job): Promise<Columns> | Hit[] {
    return job.kind === "unpack" ? this.unpack(job.name, job.text, job.specs) : this.search(job.words, job.limit);
  }
}
