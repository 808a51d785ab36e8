/** The evidence of one edge out of its chunk of sentences. */

import { stringAt, type Columns, type Numbers, type Strings } from "../model/columns";

export interface Found {
  paper: number; sentence: string; field: number; by: number; confidence: number;
  /** The sentence in pieces: plain, the mention of the object, the mention of the subject. */
  pieces: Piece[];
}
export interface Piece { text: string; role: "plain" | "object" | "subject" }

export function evidenceOf(columns: Columns, place: number): Found[] {
  const count = columns.count as Numbers;
  let from = 0;
  for (let i = 0; i < place; i++) from += count[i];
  const at = (name: string, i: number) => (columns[name] as Numbers)[i];
  return Array.from({ length: count[place] }, (_, k) => {
    const i = from + k;
    const sentence = stringAt(columns.text as Strings, at("sentence", i));
    const object = [at("start", i), at("length", i)] as const;
    const subject = [at("subjectStart", i), at("subjectLength", i)] as const;
    const [field, by, confidence] = [at("field", i), at("by", i), at("confidence", i) / 10000];
    return { paper: at("paper", i), sentence, field, by, confidence, pieces: cutSentence(sentence, object, subject) };
  });
}

type Stretch = readonly [start: number, length: number];

/** Where mentions overlap, that of the object is marked. */
export function cutSentence(sentence: string, object: Stretch, subject: Stretch): Piece[] {
  const inside = (i: number, [start, length]: Stretch) => i >= start && i < start + length;
  const pieces: Piece[] = [];
  const ends = [0, object[0], object[0] + object[1], subject[0], subject[0] + subject[1], sentence.length];
  const cuts = [...new Set(ends.map((end) => Math.min(end, sentence.length)))].sort((a, b) => a - b);
  for (let k = 0; k + 1 < cuts.length; k++) {
    const role = inside(cuts[k], object) ? "object" : inside(cuts[k], subject) ? "subject" : "plain";
    const text = sentence.slice(cuts[k], cuts[k + 1]);
    const last = pieces[pieces.length - 1];
    if (last?.role === role) last.text += text;
    else pieces.push({ text, role });
  }
  return pieces;
}
