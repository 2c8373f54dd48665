import { createHash } from "node:crypto";
import { and, eq, gt } from "drizzle-orm";
import { idAt } from "#app/domain/ids.ts";
import { readOwnAddress } from "#app/domain/inbound/addresses.ts";
import { findRoute } from "#app/domain/inbound/routes.ts";
import { KEY_LIFE_MS, type Keyring } from "#app/domain/keys.ts";
import type { Reader, Writer } from "#db/index.ts";
import { inboundMails, letters } from "#db/schema.ts";

/** A message as it came: MAIL FROM, empty for a report and null where nobody knows, and the one address of ours it came to, if it is known. */
export type Arrived = { raw: Uint8Array; from: string | null; to: string; door: "smtp" | "folder" };

/** What is sealed in inbound_mails. */
export type KeptMail = { raw: string; from: string | null; to: string };

/** To one letter within a day: enough for any office, too few to fill a disk. */
const A_DAY = 50;
const DAY_MS = 24 * 3_600_000;

/** Whether mail to an address is taken: "gone" when the letter or, for an alias, the way to its writer is no longer there. */
export async function accepts(
  db: Reader,
  keys: Keyring,
  domain: string,
  address: string,
  now = new Date(),
): Promise<"yes" | "unknown" | "gone" | "too-many"> {
  const own = readOwnAddress(keys, address, domain);
  if (!own) return "unknown";
  if (!(await exists(db, own.letterId))) return "gone";
  if (own.kind === "alias" && !(await findRoute(db, keys, own.letterId))?.route) return "gone";
  const today = and(
    eq(inboundMails.letterId, own.letterId),
    gt(inboundMails.arrivedAt, new Date(now.getTime() - DAY_MS)),
  );
  return (await db.$count(inboundMails, today)) < A_DAY ? "yes" : "too-many";
}

/**
 * Keeps a message under a key of the day, to be read by a worker. False when the same one was taken before, or when its
 * letter has been deleted.
 */
export async function takeMail(
  tx: Writer,
  keys: Keyring,
  domain: string,
  { raw, from, to, door }: Arrived,
  now = new Date(),
): Promise<boolean> {
  const own = readOwnAddress(keys, to, domain);
  if (own && !(await exists(tx, own.letterId))) return false;
  const kept: KeptMail = { raw: Buffer.from(raw).toString("base64"), from, to };
  const { sealed, key } = keys.seal(kept, "letters", now);
  const hash = createHash("sha256").update(raw).update(`\n${to.toLowerCase()}`).digest();
  const purgeAt = new Date(now.getTime() + KEY_LIFE_MS.letters);
  const letterId = own?.letterId ?? null; // with the letter goes what came back for it, read or not
  const taken = await tx
    .insert(inboundMails)
    .values({
      ...{ id: idAt(now), hash, door, letterId, sealed, sealedKey: key },
      ...{ bytes: raw.byteLength, arrivedAt: now, dueAt: now, purgeAt },
    })
    .onConflictDoNothing({ target: inboundMails.hash })
    .returning({ id: inboundMails.id });
  return taken.length > 0;
}

async function exists(db: Pick<Reader, "select">, letterId: string): Promise<boolean> {
  const rows = await db.select({ id: letters.id }).from(letters).where(eq(letters.id, letterId));
  return rows.length > 0;
}
