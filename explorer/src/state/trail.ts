/** The state over time: in the page's address, with the browser's own back and forward. */

import { readHash, writeHash } from "./hash";
import { isStep, type State } from "./state";

export class Trail {
  state: State;
  private place = 0;
  private end = 0;
  private readonly watchers: ((state: State, before: State) => void)[] = [];

  constructor() {
    this.state = readHash(location.hash);
    history.replaceState({ place: 0 }, "", `#${writeHash(this.state)}`);
    addEventListener("popstate", (event) => this.arrive((event.state as { place: number } | null)?.place));
  }

  watch(watcher: (state: State, before: State) => void): void {
    this.watchers.push(watcher);
  }

  set(change: Partial<State>): void {
    const before = this.state;
    this.state = { ...before, ...change };
    const hash = `#${writeHash(this.state)}`;
    if (isStep(before, this.state)) {
      this.end = ++this.place;
      history.pushState({ place: this.place }, "", hash);
    } else history.replaceState({ place: this.place }, "", hash);
    this.tell(before);
  }

  get canGoBack(): boolean {
    return this.place > 0;
  }

  get canGoForward(): boolean {
    return this.place < this.end;
  }

  /** After back or forward, or after a new address was typed (then there is no place yet). */
  private arrive(place: number | undefined): void {
    const before = this.state;
    this.state = readHash(location.hash);
    if (place === undefined) {
      this.end = ++this.place;
      history.replaceState({ place: this.place }, "");
    } else this.place = place;
    this.tell(before);
  }

  private tell(before: State): void {
    for (const watcher of this.watchers) watcher(this.state, before);
  }
}
