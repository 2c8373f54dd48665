import { createHash } from "node:crypto";
import { idAt } from "#app/domain/ids.ts";
import { readOwnAddress } from "#app/domain/inbound/addresses.ts";
import { findRoute } from "#app/domain/inbound/routes.ts";
import { KEY_LIFE_MS, type Keyring } from "#app/domain/keys.ts";
import type { Reader, Writer } from "#db/index.ts";
import { inboundMails } from "#db/schema.ts";

/** A message as it came: MAIL FROM, empty for a report and null where nobody knows, and the one address of ours it came to, if it is known. */
export type Arrived = { raw: Uint8Array; from: string | null; to: string; door: "smtp" | "folder" };

/** What is sealed in inbound_mails. */
export type KeptMail = { raw: string; from: string | null; to: string };

/** Whether mail to an address is taken: "gone" when the letter or, for an alias, its route is no longer there. */
export async function accepts(
  db: Reader,
  keys: Keyring,
  domain: string,
  address: string,
): Promise<"yes" | "unknown" | "gone"> {
  const own = readOwnAddress(keys, address, domain);
  if (!own) return "unknown";
  if (own.kind === "bounce") return "yes";
  return (await findRoute(db, keys, own.letterId))?.route ? "yes" : "gone";
}

/** Keeps a message under a key of the day, to be read by a worker. False when the same one was taken before. */
export async function takeMail(
  tx: Writer,
  keys: Keyring,
  { raw, from, to, door }: Arrived,
  now = new Date(),
): Promise<boolean> {
  const kept: KeptMail = { raw: Buffer.from(raw).toString("base64"), from, to };
  const { sealed, key } = keys.seal(kept, "letters", now);
  const hash = createHash("sha256").update(raw).update(`\n${to.toLowerCase()}`).digest();
  const purgeAt = new Date(now.getTime() + KEY_LIFE_MS.letters);
  const taken = await tx
    .insert(inboundMails)
    .values({ id: idAt(now), hash, door, sealed, sealedKey: key, arrivedAt: now, dueAt: now, purgeAt })
    .onConflictDoNothing({ target: inboundMails.hash })
    .returning({ id: inboundMails.id });
  return taken.length > 0;
}
