import { eq } from "drizzle-orm";
import { readOwnAddress, type Side } from "#app/domain/inbound/addresses.ts";
import { fieldOf, type InboundMail } from "#app/domain/inbound/classify.ts";
import type { Keyring } from "#app/domain/keys.ts";
import { readVerpToken } from "#app/domain/letters/verp.ts";
import type { Reader } from "#db/index.ts";
import { letters } from "#db/schema.ts";

/** The letter that a message is about. `alias` is the side that the address passes mail on for, where it is one; `attempt` the try that a return path stands for. */
export type Match = { letter: typeof letters.$inferSelect; alias: Side | null; attempt: number | null };

const UUID = "[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}";
/** Our Message-ID of a letter; its id is random, so that only its reader can name it. */
const OWN_MESSAGE = new RegExp(`<L(${UUID})[.@]`, "gi");
const OWN_ENVELOPE = new RegExp(`^L?(${UUID})\\b`, "i");

/**
 * The letter that a message is about: by the address it came to, else by the envelope id that a report names (RFC 3461
 * §4.4), else by our Message-ID in what it answers or returns. Null when nothing in it is ours.
 */
export async function matchLetter(
  db: Pick<Reader, "select">,
  keys: Pick<Keyring, "token">,
  domain: string,
  to: string,
  mail: InboundMail,
): Promise<Match | null> {
  const own = readOwnAddress(keys, to, domain);
  const letterId = own?.letterId ?? letterInEnvelope(keys, mail) ?? letterInMessageIds(mail);
  if (!letterId) return null;
  const [letter] = await db.select().from(letters).where(eq(letters.id, letterId));
  const alias = own?.kind === "alias" ? own.side : null;
  return letter ? { letter, alias, attempt: own?.kind === "bounce" ? own.attempt : null } : null;
}

function letterInEnvelope(keys: Pick<Keyring, "token">, { reports }: InboundMail): string | null {
  const envelope = fieldOf(reports.join("\n"), "Original-Envelope-Id") ?? "";
  const token = envelope.replace(/^b\+/i, "").split("@")[0] ?? "";
  return readVerpToken(keys, token)?.letterId ?? OWN_ENVELOPE.exec(envelope)?.[1]?.toLowerCase() ?? null;
}

function letterInMessageIds({ headers, returned }: InboundMail): string | null {
  const named = [headers.get("in-reply-to"), headers.get("references"), fieldOf(returned, "Message-ID")].join(" ");
  return [...named.matchAll(OWN_MESSAGE)].at(-1)?.[1]?.toLowerCase() ?? null;
}
