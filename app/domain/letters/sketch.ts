import { createHash } from "node:crypto";
import { gramsOf, wordsOf } from "#app/domain/letters/originality.ts";

/** Hashes kept of a text at most: all of one of 67 words, of a longer one a fair sample, the smallest. */
const MOST = 64;
const HASH_BYTES = 4;
const WHOLE = 0xffff_ffff;

/** What can be compared of a text without the text: hashes of its runs of four words, ascending. */
export type Sketch = readonly number[];

/** Makes the sketch of a text. Empty for one without words. */
export function sketchOf(text: string): Sketch {
  const hashes = new Set(gramsOf(wordsOf(text)).map(hashOf));
  return [...hashes].sort((a, b) => a - b).slice(0, MOST);
}

/** As it is kept, sealed: base64 of 4 bytes a hash. */
export const packed = (sketch: Sketch): string => Buffer.from(Uint32Array.from(sketch).buffer).toString("base64");

export function unpacked(text: string): Sketch {
  const bytes = Buffer.from(text, "base64");
  return Array.from({ length: bytes.length / HASH_BYTES }, (_, index) => bytes.readUInt32LE(index * HASH_BYTES));
}

/**
 * How much of one text stands in the other, 0 to 1, as far as the sketches tell: exactly when both are whole, else by
 * the hashes up to where both are known.
 */
export function contained(one: Sketch, other: Sketch): number {
  const known = Math.min(reach(one), reach(other));
  const others = new Set(other);
  const compared = one.filter((hash) => hash <= known);
  return compared.length === 0 ? 0 : compared.filter((hash) => others.has(hash)).length / compared.length;
}

const reach = (sketch: Sketch) => (sketch.length < MOST ? WHOLE : (sketch[MOST - 1] as number));

const hashOf = (gram: string) => createHash("sha256").update(gram).digest().readUInt32LE(0);
