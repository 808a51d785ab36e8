/** Labels that do not overlap: each takes its place in turn, and what finds none is left out. */

export interface Box { left: number; top: number; right: number; bottom: number }

const CELL = 64;

export class Room {
  private readonly cells = new Map<number, Box[]>();

  /** Take the box if nothing stands there. */
  take(box: Box): boolean {
    const keys = cellsOf(box);
    for (const key of keys) for (const other of this.cells.get(key) ?? []) if (overlap(box, other)) return false;
    this.block(box, keys);
    return true;
  }

  /** Keep the box free of labels, whatever stands there. */
  block(box: Box, keys = cellsOf(box)): void {
    for (const key of keys) {
      const cell = this.cells.get(key);
      if (cell) cell.push(box);
      else this.cells.set(key, [box]);
    }
  }
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function cellsOf(box: Box): number[] {
  const keys: number[] = [];
  for (let column = Math.floor(box.left / CELL); column <= Math.floor(box.right / CELL); column++)
    for (let row = Math.floor(box.top / CELL); row <= Math.floor(box.bottom / CELL); row++) keys.push(column * 65536 + row);
  return keys;
}

/** A name short enough for the picture; cut between characters, never inside one, with direction marks taken out. */
export function shorten(name: string, most: number): string {
  const characters = Array.from(name.slice(0, most * 4).replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Cc}]/gu, " "));
  return characters.length <= most ? characters.join("").trim() : `${characters.slice(0, most - 1).join("").trimEnd()}…`;
}
