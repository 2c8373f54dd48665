import { and, desc, eq } from "drizzle-orm";
import type { Keyring } from "#app/domain/keys.ts";
import { contained, packed, type Sketch, sketchOf, unpacked } from "#app/domain/letters/sketch.ts";
import type { Reader, Writer } from "#db/index.ts";
import { letterSketches, letters } from "#db/schema.ts";

/** So much of a letter's own words in another person's letter makes it a near copy. */
const NEAR = 0.8;

/** So many of the newest are compared, as that takes the program's whole time for a moment. */
const COMPARED_MOST = 5_000;

/** Letters with own words whose messages are still kept, and how many of them are near copies of another person's. */
export type SimilarShare = { compared: number; similar: number };

type Sketched = { writer: string; sketch: Sketch };

/** Keeps what a letter's own words can be compared by, as long as its message is kept. Nothing where it has none. */
export async function keepSketch(tx: Writer, keys: Keyring, letterId: string, ownWords: string, now = new Date()) {
  const sketch = sketchOf(ownWords);
  if (sketch.length === 0) return;
  const { sealed, key } = keys.seal(packed(sketch), "letters", now);
  await tx
    .insert(letterSketches)
    .values({ letterId, sealed, sealedKey: key })
    .onConflictDoUpdate({ target: letterSketches.letterId, set: { sealed, sealedKey: key } });
}

/**
 * How many of the newest letters of an action are near copies of each other in their own words. What one person writes to several
 * offices is no copy. Says nothing of letters whose message is no longer kept.
 */
export async function similarShare(
  db: Reader,
  keys: Pick<Keyring, "open">,
  campaignId: string,
  actionId: string,
): Promise<SimilarShare> {
  const rows = await db
    .select({ writerHash: letters.writerHash, sealed: letterSketches.sealed, key: letterSketches.sealedKey })
    .from(letterSketches)
    .innerJoin(letters, eq(letters.id, letterSketches.letterId))
    .where(and(eq(letters.campaignId, campaignId), eq(letters.actionId, actionId)))
    .orderBy(desc(letters.confirmedAt))
    .limit(COMPARED_MOST);
  const sketched = rows.flatMap(({ writerHash, sealed, key }) => {
    const kept = keys.open(sealed, key) as string | null;
    return kept ? [{ writer: Buffer.from(writerHash).toString("hex"), sketch: unpacked(kept) }] : [];
  });
  return { compared: sketched.length, similar: countSimilar(sketched) };
}

/** Of the letters those of whose words at least four fifths stand in another person's letter. */
export function countSimilar(all: Sketched[]): number {
  const found = new Set<Sketched>();
  const byText = Map.groupBy(all, ({ sketch }) => sketch.join());
  for (const same of byText.values())
    if (new Set(same.map(({ writer }) => writer)).size > 1) for (const one of same) found.add(one);

  // One of each text stands for all who sent it, so that ten thousand copies cost as much as one.
  const texts = [...byText.values()];
  const holders = new Map<number, number[]>();
  texts.forEach(([first], text) => {
    for (const hash of first?.sketch ?? []) {
      const known = holders.get(hash);
      if (known) known.push(text);
      else holders.set(hash, [text]);
    }
  });
  for (const same of texts) {
    const [one] = same;
    if (one && !found.has(one) && isNearCopy(one, texts, holders)) for (const copy of same) found.add(copy);
  }
  return found.size;
}

/**
 * Whether four fifths of a text stand in another person's. Who holds so much of it holds a hash at least of any fifth of
 * it: those alone are compared that hold one of the rarest fifth, until one is found.
 */
function isNearCopy({ writer, sketch }: Sketched, texts: Sketched[][], holders: Map<number, number[]>): boolean {
  const rarest = sketch.map((hash) => holders.get(hash) ?? []).sort((a, b) => a.length - b.length);
  const compared = new Set<number>();
  for (const sharing of rarest.slice(0, Math.floor((1 - NEAR) * sketch.length) + 1))
    for (const text of sharing) {
      if (compared.has(text)) continue;
      compared.add(text);
      const other = texts[text]?.find((one) => one.writer !== writer);
      if (other && contained(sketch, other.sketch) >= NEAR) return true;
    }
  return false;
}
