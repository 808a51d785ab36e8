/** Columns of numbers and strings out of the bytes of a block. */

import type { ColumnSpec } from "./header";

export interface Strings { readonly offsets: Uint32Array; readonly bytes: Uint8Array }
export type Numbers = Uint8Array | Uint16Array | Uint32Array;
export type Columns = Record<string, Numbers | Strings>;

const NUMBERS = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array };

export function decodeColumns(buffer: ArrayBuffer, specs: readonly ColumnSpec[]): Columns {
  const columns: Columns = {};
  let at = 0;
  for (const [name, kind, count] of specs) {
    if (kind === "str") {
      const strings = decodeStrings(buffer, at, count);
      columns[name] = strings;
      at += count * 4 + strings.bytes.length;
    } else {
      const numbers = new NUMBERS[kind](buffer, at, count);
      columns[name] = numbers;
      at += numbers.byteLength;
    }
    at = (at + 3) & ~3;
  }
  return columns;
}

function decodeStrings(buffer: ArrayBuffer, at: number, count: number): Strings {
  const lengths = new Uint32Array(buffer, at, count);
  const offsets = new Uint32Array(count + 1);
  for (let i = 0; i < count; i++) offsets[i + 1] = offsets[i] + lengths[i];
  return { offsets, bytes: new Uint8Array(buffer, at + count * 4, offsets[count]) };
}

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

export function stringAt(strings: Strings, i: number): string {
  return utf8.decode(strings.bytes.subarray(strings.offsets[i], strings.offsets[i + 1]));
}

/** The place of the string with exactly these bytes among every `step`-th string, else -1. */
export function findString(strings: Strings, text: string, step = 1): number {
  const wanted = new TextEncoder().encode(text);
  const { offsets, bytes } = strings;
  next: for (let i = 0; i < offsets.length - 1; i += step) {
    const start = offsets[i];
    if (offsets[i + 1] - start !== wanted.length) continue;
    for (let j = wanted.length - 1; j >= 0; j--) if (bytes[start + j] !== wanted[j]) continue next;
    return i;
  }
  return -1;
}
