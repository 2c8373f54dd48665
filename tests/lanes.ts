import { type Destination, type Lane, laneFor, wake } from "#app/domain/letters/lanes.ts";
import type { KeyringOnDisk } from "#app/integrations/keyring.ts";
import type { Db, Writer } from "#db/index.ts";
import { bodies, campaigns, letterBytes, letters, outbox, representatives } from "#db/schema.ts";

type World = { db: Db; keys: KeyringOnDisk };
type Many = {
  campaignId: string;
  letters: number;
  /** How many representatives they go to, at how many mail domains. */
  targets: number;
  domains: number;
  now: Date;
  country?: string;
};

const AT_ONCE = 500;
const MESSAGE = `From: <l@act.example>\r\nSubject: A letter\r\n\r\n${"Dear Member,\r\n".repeat(100)}`;

/** Confirmed letters that wait to leave, written straight into the database; the ids of the representatives they go to. */
export async function queueLetters({ db, keys }: World, many: Many): Promise<string[]> {
  const country = many.country ?? "XX";
  const targets = await db.write((tx) => addTargets(tx, many, country));
  const addressOf = (index: number) => `office${index}@p${index % many.domains}.parliament.example`;
  for (let from = 0; from < many.letters; from += AT_ONCE)
    await db.write(async (tx) => {
      const lanes = new Map<number, Lane>();
      const rows = [];
      for (let n = from; n < Math.min(from + AT_ONCE, many.letters); n++) {
        const target = n % targets.length;
        const representativeId = targets[target] as string;
        const { campaignId } = many;
        const to = { campaignId, representativeId, country, address: addressOf(target) };
        const lane = lanes.get(target) ?? (await laneFor(tx, to));
        lanes.set(target, lane);
        rows.push(rowsOf(keys, to, lane, many.now));
      }
      await tx.insert(letters).values(rows.map(({ letter }) => letter));
      await tx.insert(letterBytes).values(rows.map(({ bytes }) => bytes));
      await tx.insert(outbox).values(rows.map(({ promise }) => promise));
      await wake(tx, [...lanes.values()], many.now);
    });
  return targets;
}

function rowsOf(keys: KeyringOnDisk, to: Destination, { laneId }: Lane, now: Date) {
  const id = crypto.randomUUID();
  const messageId = `<L${id}@act.example>`;
  const raw = Buffer.from(`Message-ID: ${messageId}\r\n${MESSAGE}`).toString("base64");
  const envelope = { from: "l@act.example", to: to.address };
  const { sealed, key } = keys.seal({ raw, envelope }, "letters", now);
  const { campaignId, representativeId, country } = to;
  const letter = {
    id,
    campaignId,
    actionId: "a",
    representativeId,
    writerHash: Buffer.from(id),
    writingId: id,
    state: "queued" as const,
    locale: "en",
    country,
    consentHash: "0",
    writtenAt: now,
    confirmedAt: now,
    manageTokenHash: Buffer.from(id),
  };
  return {
    letter,
    bytes: { letterId: id, messageId, sealed, sealedKey: key, purgeAt: now },
    promise: { kind: "letter" as const, letterId: id, laneId, dueAt: now },
  };
}

async function addTargets(tx: Writer, { targets, campaignId }: Many, country: string): Promise<string[]> {
  await tx.insert(bodies).values({ id: "b", name: "B" }).onConflictDoNothing();
  await tx
    .insert(campaigns)
    .values({ id: campaignId, facts: {} as never, loadedAt: new Date(0) } as never)
    .onConflictDoNothing();
  const rows = Array.from({ length: targets }, (_, n) => ({
    id: crypto.randomUUID(),
    bodyId: "b",
    key: `${country}-${campaignId}-${n}`,
    kind: "representative" as const,
    country,
    name: `Member ${n} Example`,
  }));
  await tx.insert(representatives).values(rows);
  return rows.map(({ id }) => id);
}
