import { randomBytes } from "node:crypto";
import { recordChanges } from "#app/domain/counts/changes.ts";
import { domainTagOf } from "#app/domain/reviews/conditions.ts";
import { signatures } from "#db/schema.ts";
import type { organiserAt } from "#tests/organiser.ts";
import { encoded, type Fields, type Site } from "#tests/site.ts";

type Organiser = Pick<Awaited<ReturnType<typeof organiserAt>>, "get" | "post">;
type Made = { domain: string; state: "confirmed" | "held"; country: string; signals: string[] | null; signedAt: Date };

export const DESK = "/organise/xinjiang/review";

/** Made-up signatures, put into the database as they are after their owners have confirmed: a thousand forms would take minutes. */
export async function fill(site: Site, n: number, made: Partial<Made> = {}) {
  const { db, keys, now } = site.context;
  const { domain = "farm.example", state = "confirmed", country = "DE", signals = null, signedAt = now() } = made;
  const rows = Array.from({ length: n }, () => ({
    id: crypto.randomUUID(),
    campaignId: "xinjiang",
    addressHash: randomBytes(16),
    manageTokenHash: randomBytes(32),
    ...{ state, country, signals, signedAt, confirmedAt: signedAt, locale: "en", source: null, actions: ["sanctions"] },
    domainTag: Buffer.from(domainTagOf(keys, "xinjiang", domain), "hex"),
    networkTag: Buffer.from(keys.dayTag("networks", domain, signedAt)),
  }));
  await db.write(async (tx) => {
    await tx.insertNew(signatures, rows);
    await recordChanges(
      tx,
      "xinjiang",
      rows.map((after) => ({ before: null, after })),
    );
  });
}

export type Preview = { status: number; text: string; found: number; record: Fields };

/** The numbers that an organiser sees before anything happens, and what the page's form would send. */
export async function previewOf(organiser: Organiser, conditions: Fields): Promise<Preview> {
  const { status, text } = await organiser.post(`${DESK}/new`, { state: "both", intent: "preview", ...conditions });
  const record = Object.fromEntries(
    [...text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );
  return { status, text, found: Number(record["expected"] ?? 0), record };
}

/** Looks, then does what the page offers. Returns the address of the review. */
export async function decided(organiser: Organiser, conditions: Fields, kind: string, reason = "A farm of mailboxes") {
  const { record } = await previewOf(organiser, conditions);
  const answer = await organiser.post(`${DESK}/new`, { ...record, kind, reason, intent: "run" });
  if (answer.status !== 303) throw new Error(`the review was not begun: ${answer.status} ${encoded(record)}`);
  return answer.location ?? "";
}
