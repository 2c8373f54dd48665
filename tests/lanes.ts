import { laneFor, wake } from "#app/domain/letters/lanes.ts";
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

const AT_ONCE = 1_000;
const MESSAGE = `From: <l@act.example>\r\nSubject: A letter\r\n\r\n${"Dear Member,\r\n".repeat(100)}`;

/** Confirmed letters that wait to leave, written straight into the database; the ids of the representatives they go to. */
export async function queueLetters({ db, keys }: World, many: Many): Promise<string[]> {
  const country = many.country ?? "XX";
  const targets = await db.write((tx) => addTargets(tx, many, country));
  const addressOf = (index: number) => `office${index}@p${index % many.domains}.parliament.example`;
  for (let from = 0; from < many.letters; from += AT_ONCE)
    await db.write(async (tx) => {
      for (let n = from; n < Math.min(from + AT_ONCE, many.letters); n++) {
        const target = n % targets.length;
        const representativeId = targets[target] as string;
        const { campaignId, now } = many;
        const lane = await laneFor(tx, { campaignId, representativeId, country, address: addressOf(target) });
        const id = crypto.randomUUID();
        await tx.insert(letters).values({
          id,
          campaignId,
          actionId: "a",
          representativeId,
          writerHash: Buffer.from(id),
          state: "queued",
          locale: "en",
          country,
          consentHash: "0",
          writtenAt: now,
          confirmedAt: now,
          manageTokenHash: Buffer.from(id),
        });
        const messageId = `<L${id}@act.example>`;
        const envelope = { from: "l@act.example", to: addressOf(target) };
        const raw = Buffer.from(`Message-ID: ${messageId}\r\n${MESSAGE}`).toString("base64");
        const { sealed, key } = keys.seal({ raw, envelope }, "letters", now);
        await tx.insert(letterBytes).values({ letterId: id, messageId, sealed, sealedKey: key, purgeAt: now });
        await tx.insert(outbox).values({ kind: "letter", letterId: id, laneId: lane.laneId, dueAt: now });
        await wake(tx, [lane], now);
      }
    });
  return targets;
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
