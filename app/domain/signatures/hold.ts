import { and, count, desc, eq, gt, gte, inArray, isNotNull, isNull, lte, or } from "drizzle-orm";
import { recordChanges } from "#app/domain/counts/changes.ts";
import type { Keyring } from "#app/domain/keys.ts";
import { greatProviders } from "#app/domain/mail-providers.ts";
import type { Db, Reader, Writer } from "#db/index.ts";
import { reviews, signatures } from "#db/schema.ts";

/** So many may sign within an hour with one mail domain that is no great provider's; more are held. An office signs together. */
export const SIGNED_MOST = 60;
/** The same for a signing without proof of work while it was asked for. */
export const UNPROVEN_MOST = 20;
const HOUR_MS = 3_600_000;
const TRUSTED_MS = 7 * 24 * HOUR_MS;
const LOOKED_AT_MOST = 200_000; // of an hour with more, its last part
const BURST = "Many signatures with one mail domain within an hour";

/** Whether more than `most` signed with the domain within the hour before or after, counting what nobody has confirmed yet. */
export async function isDomainOver(
  db: Reader,
  campaignId: string,
  domainTag: Uint8Array,
  signedAt: Date,
  most: number,
) {
  const before = new Date(signedAt.getTime() - HOUR_MS);
  const after = new Date(signedAt.getTime() + HOUR_MS);
  return (
    (await signedMoreThan(most, db, campaignId, domainTag, before, signedAt)) ||
    (await signedMoreThan(most, db, campaignId, domainTag, signedAt, after))
  );
}

async function signedMoreThan(
  most: number,
  db: Reader,
  campaignId: string,
  domainTag: Uint8Array,
  from: Date,
  until: Date,
) {
  const rows = await db
    .select({ at: signatures.signedAt })
    .from(signatures)
    .where(
      and(
        eq(signatures.campaignId, campaignId),
        eq(signatures.domainTag, domainTag),
        gte(signatures.signedAt, from),
        lte(signatures.signedAt, until),
      ),
    )
    .limit(most + 1);
  return rows.length > most;
}

/** Whether organisers let signatures of the domain count after they had been held, within the last seven days. */
export async function isDomainTrusted(db: Reader, campaignId: string, domainTag: Uint8Array, now = new Date()) {
  const decided = await db
    .select({ conditions: reviews.conditions })
    .from(reviews)
    .where(
      and(
        eq(reviews.campaignId, campaignId),
        gt(reviews.startedAt, new Date(now.getTime() - TRUSTED_MS)),
        or(
          and(eq(reviews.kind, "release"), isNull(reviews.undoAskedAt)),
          and(eq(reviews.kind, "hold"), isNotNull(reviews.undoneAt)),
        ),
      ),
    );
  const tag = hex(domainTag);
  return decided.some(({ conditions }) => conditions.domainTag === tag && isAboutAll(conditions));
}

/** Whether a decision was about everybody with the domain, and not about those of one country or network. */
const isAboutAll = (conditions: Record<string, string>) =>
  Object.keys(conditions).every((name) => ["domainTag", "from", "until", "state"].includes(name));

export type HoldConditions = { campaignId: string; domainTag: Uint8Array; from: Date; until: Date };

/**
 * Holds what was signed with one mail domain within a time and is counted, as one step that can be undone. What an organiser has
 * decided about before stays as it is. Returns how many signatures it was; the review is recorded only when there were any.
 */
export async function holdByTag(tx: Writer, conditions: HoldConditions, reason: string, now = new Date()) {
  const { campaignId, domainTag, from, until } = conditions;
  const counting = and(
    eq(signatures.campaignId, campaignId),
    eq(signatures.domainTag, domainTag),
    gte(signatures.signedAt, from),
    lte(signatures.signedAt, until),
    eq(signatures.state, "confirmed"),
    isNull(signatures.reviewId),
  );
  const found = await tx.select().from(signatures).where(counting);
  if (found.length === 0) return 0;
  const reviewId = crypto.randomUUID();
  await tx.insert(reviews).values({
    id: reviewId,
    campaignId,
    kind: "hold",
    conditions: { domainTag: hex(domainTag), from: from.toISOString(), until: until.toISOString() },
    reason,
    startedAt: now,
    endedAt: now,
    affected: found.length,
  });
  await tx.update(signatures).set({ state: "held", stateBefore: "confirmed", reviewId }).where(counting);
  await recordChanges(
    tx,
    campaignId,
    found.map((before) => ({ before, after: { ...before, state: "held" } })),
  );
  return found.length;
}

/**
 * Looks for mail domains from which more people than SIGNED_MOST signed a campaign within the last hour, and holds what
 * is counted of them: those who were there before it showed. Returns how many signatures it was.
 */
export async function holdBursts(db: Db, keys: Pick<Keyring, "tag">, now = new Date()): Promise<number> {
  let held = 0;
  const from = new Date(now.getTime() - HOUR_MS);
  for (const { campaignId, domainTag } of await domainsOver(db.read, from)) {
    if (!domainTag || isOfGreatProvider(keys, campaignId, domainTag)) continue;
    if (await isDomainTrusted(db.read, campaignId, domainTag, now)) continue;
    held += await db.write((tx) => holdByTag(tx, { campaignId, domainTag, from, until: now }, BURST, now));
  }
  return held;
}

/** Read from one index alone (signatures_of_known_network), newest first: the limit keeps it there, and keeps it short. */
function domainsOver(db: Reader, from: Date) {
  const recent = db
    .select({ campaignId: signatures.campaignId, domainTag: signatures.domainTag })
    .from(signatures)
    .where(and(isNotNull(signatures.networkTag), gte(signatures.signedAt, from)))
    .orderBy(desc(signatures.signedAt))
    .limit(LOOKED_AT_MOST)
    .as("recent");
  return db
    .select({ campaignId: recent.campaignId, domainTag: recent.domainTag })
    .from(recent)
    .groupBy(recent.campaignId, recent.domainTag)
    .having(gt(count(), SIGNED_MOST));
}

const greatTags = new Map<string, Set<string>>();

/** Whether the tag is that of a domain on which anybody at all has a mailbox. */
export function isOfGreatProvider(keys: Pick<Keyring, "tag">, campaignId: string, domainTag: Uint8Array): boolean {
  const own = hex(keys.tag(campaignId, "domain", greatProviders[0] ?? ""));
  const name = `${campaignId} ${own}`; // another keyring, as each test has, gives other tags
  const tags =
    greatTags.get(name) ?? new Set(greatProviders.map((domain) => hex(keys.tag(campaignId, "domain", domain))));
  greatTags.set(name, tags);
  return tags.has(hex(domainTag));
}

const NETWORK_KNOWN_MS = 7 * 24 * HOUR_MS;
const FORGOTTEN_AT_ONCE = 5_000; // a transaction stays short; the rest follows a minute later

/** Forgets from which network people signed more than seven days ago. */
export async function forgetNetworks(tx: Writer, now = new Date()) {
  const old = and(
    isNotNull(signatures.networkTag),
    lte(signatures.signedAt, new Date(now.getTime() - NETWORK_KNOWN_MS)),
  );
  const some = tx.select({ id: signatures.id }).from(signatures).where(old).limit(FORGOTTEN_AT_ONCE);
  await tx.update(signatures).set({ networkTag: null }).where(inArray(signatures.id, some));
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
