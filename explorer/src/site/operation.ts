/** An operation as the pages write it, in the form of a curation file, read back. */

import type { Operation } from "../state/corrections";

const LINE = /^(?:- op: (?<op>\w+)|  on:|  - (?<name>".*")|  to: (?<to>".*"))$/;

/** Raises an error for text of another form: nothing is guessed. */
export function readOperation(text: string): Operation {
  const operation: Operation = { op: "", on: [] };
  for (const line of text.trimEnd().split("\n")) {
    const found = LINE.exec(line)?.groups;
    if (!found) throw new Error(`not a line of an operation: ${line}`);
    if (found.op) operation.op = found.op;
    if (found.name) operation.on.push(unquote(found.name));
    if (found.to) operation.to = unquote(found.to);
  }
  return operation;
}

function unquote(text: string): string {
  return text.slice(1, -1).replace(/\\(?:U([0-9a-f]{8})|(.))/g, (_, code?: string, plain?: string) => (code ? String.fromCodePoint(parseInt(code, 16)) : plain!));
}
