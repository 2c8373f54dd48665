import { and, eq, inArray, type SQL } from "drizzle-orm";
import { mailDomain } from "#app/domain/addresses.ts";
import { spelled } from "#app/domain/inbound/routes.ts";
import { recordEvents } from "#app/domain/letters/events.ts";
import { unqueueLetters } from "#app/domain/letters/queue.ts";
import type { Reader, Writer } from "#db/index.ts";
import { addressEvents, type addressSources, addressStates, letterRoutes, letters } from "#db/schema.ts";

type Row = typeof addressStates.$inferSelect;
export type AddressState = Row["state"];
type Source = (typeof addressSources)[number];
type Bounce = "bad-address" | "mailbox-full" | "not-now" | "blocked";

const AT_ONCE = 500;
const STATE_AFTER: Record<Bounce, AddressState> = {
  "bad-address": "bad",
  "mailbox-full": "full",
  "not-now": "full",
  blocked: "blocked",
};

/** Whether an address takes mail: not one that a report called wrong. What nothing is known of is good. */
export async function takesMail(db: Pick<Reader, "select">, address: string): Promise<boolean> {
  const [row] = await db
    .select({ state: addressStates.state })
    .from(addressStates)
    .where(eq(addressStates.address, spelled(address)));
  return row?.state !== "bad";
}

/** Servers took letters to these addresses. A report that one is wrong outweighs that. */
export async function noteAccepted(tx: Writer, addresses: string[], at: Date) {
  if (addresses.length === 0) return;
  const known = [...new Set(addresses.map(spelled))];
  await tx
    .insert(addressStates)
    .values(
      known.map((address) => ({
        address,
        state: "good" as const,
        source: "acceptance" as const,
        since: at,
        lastAcceptedAt: at,
      })),
    )
    .onConflictDoUpdate({ target: addressStates.address, set: { lastAcceptedAt: at } });
}

/** Somebody or something answered from there, so that it exists. */
export async function noteReply(tx: Writer, address: string, at: Date) {
  const known = await stateOf(tx, address);
  if (!known) await insert(tx, address, "good", "reply", at, { lastReplyAt: at });
  else
    await update(tx, address, {
      lastReplyAt: at,
      // An auto-reply can come from an address that lately bounced; only an organiser clears a wrong one.
      ...(known.state === "bad" || known.state === "good" ? {} : { state: "good", since: at, source: "reply" }),
    });
}

/** A letter came back from this address. A wrong address stops all that waits for it. */
export async function noteBounce(
  tx: Writer,
  address: string,
  bounce: { kind: Bounce; status: string | null; letterId: string },
  at: Date,
) {
  const { kind, status, letterId } = bounce;
  await tx
    .insert(addressEvents)
    .values({ address: spelled(address), domain: mailDomain(address), kind, at, status, letterId });
  const known = await stateOf(tx, address);
  const state = STATE_AFTER[kind];
  if (!known) await insert(tx, address, state, "report", at, { lastBounceAt: at, status });
  else if (known.state === "bad" && state !== "bad") await update(tx, address, { lastBounceAt: at });
  else
    await update(tx, address, {
      lastBounceAt: at,
      status,
      ...(known.state === state ? {} : { state, since: at, source: "report" }),
    });
  if (state === "bad" && known?.state !== "bad") await holdWaiting(tx, address, at); // later ones are held when confirmed
}

/** An organiser says that the address takes mail. Letters that were held for it are not touched. */
export async function declareGood(tx: Writer, address: string, organiserId: string, at: Date): Promise<boolean> {
  const [row] = await tx
    .update(addressStates)
    .set({ state: "good", since: at, source: "organiser" })
    .where(eq(addressStates.address, spelled(address)))
    .returning({ address: addressStates.address });
  if (!row) return false;
  const domain = mailDomain(address);
  await tx.insert(addressEvents).values({ address: spelled(address), domain, kind: "organiser", at, organiserId });
  return true;
}

/** Letters that wait to leave for an address are held for the organisers, and none is lost. */
async function holdWaiting(tx: Writer, address: string, now: Date) {
  const there = tx
    .select({ id: letterRoutes.letterId })
    .from(letterRoutes)
    .where(eq(letterRoutes.officeAddress, spelled(address)));
  await hold(tx, inArray(letters.id, there), now);
}

/** The same for letters of which some may go to an address that takes no mail. */
export async function holdUnreachable(tx: Writer, letterIds: string[], now: Date) {
  for (let from = 0; from < letterIds.length; from += AT_ONCE) {
    const some = letterIds.slice(from, from + AT_ONCE);
    const there = tx
      .select({ id: letterRoutes.letterId })
      .from(letterRoutes)
      .innerJoin(addressStates, eq(addressStates.address, letterRoutes.officeAddress))
      .where(and(inArray(letterRoutes.letterId, some), eq(addressStates.state, "bad")));
    await hold(tx, inArray(letters.id, there), now);
  }
}

async function hold(tx: Writer, which: SQL, now: Date) {
  const held = await tx
    .update(letters)
    .set({ state: "held", heldFor: "bad-address" })
    .where(and(eq(letters.state, "queued"), eq(letters.delivery, "single"), which))
    .returning({ id: letters.id });
  const ids = held.map(({ id }) => id);
  await unqueueLetters(tx, ids);
  await recordEvents(tx, ids, "held", now);
}

async function stateOf(tx: Writer, address: string): Promise<Row | undefined> {
  const [row] = await tx
    .select()
    .from(addressStates)
    .where(eq(addressStates.address, spelled(address)));
  return row;
}

async function insert(
  tx: Writer,
  address: string,
  state: AddressState,
  source: Source,
  since: Date,
  rest: Partial<Row>,
) {
  await tx
    .insert(addressStates)
    .values({ address: spelled(address), state, source, since, ...rest })
    .onConflictDoUpdate({ target: addressStates.address, set: { state, source, since, ...rest } });
}

async function update(tx: Writer, address: string, changes: Partial<Row>) {
  await tx
    .update(addressStates)
    .set(changes)
    .where(eq(addressStates.address, spelled(address)));
}
