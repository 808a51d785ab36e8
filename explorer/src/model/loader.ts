/**
 * Reads blocks out of the document, each at most once: what the first picture needs at once, for a worker takes longer
 * to start than to unpack it; all else by way of a worker.
 */

import type { Hit } from "../find/search";
import type { Columns } from "./columns";
import { Desk, type Job } from "./desk";
import type { Header } from "./header";

type Answer = (job: Job) => Promise<unknown>;

export class Loader {
  private readonly loaded = new Map<string, Promise<Columns>>();
  private answer = workHere();

  constructor(private readonly header: Header, private readonly script: string | null) {}

  /** Whatever is asked for from now on is left to a worker, where there can be one. */
  delegate(): void {
    this.answer = startWorker(this.script) ?? this.answer;
  }

  has(name: string): boolean {
    return name in this.header.blocks;
  }

  columns(name: string): Promise<Columns> {
    let found = this.loaded.get(name);
    if (!found) this.loaded.set(name, (found = this.unpack(name)));
    return found;
  }

  search(words: string, limit: number): Promise<Hit[]> {
    return this.answer({ kind: "search", words, limit }) as Promise<Hit[]>;
  }

  private unpack(name: string): Promise<Columns> {
    const block = document.getElementById(`block:${name}`);
    const text = block?.textContent ?? "";
    block?.remove();
    return this.answer({ kind: "unpack", name, text, specs: this.header.blocks[name] }) as Promise<Columns>;
  }
}

function workHere(): Answer {
  const desk = new Desk();
  return async (job) => desk.do(job);
}

function startWorker(script: string | null): Answer | null {
  if (!script) return null;
  let worker: Worker;
  try {
    worker = new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
  } catch {
    return null; // a browser that forbids workers from a page on disk
  }
  const open = new Map<number, { done: (value: unknown) => void; fail: (why: Error) => void }>();
  let last = 0;
  worker.onmessage = ({ data }) => {
    const call = open.get(data.id);
    open.delete(data.id);
    if (data.error) call?.fail(new Error(data.error));
    else call?.done(data.value);
  };
  return (job) =>
    new Promise((done, fail) => {
      open.set(++last, { done, fail });
      worker.postMessage({ id: last, job });
    });
}
