import { and, count, desc, eq, exists, inArray, isNull, ne, sql, sum } from "drizzle-orm";
import type { LetterEvent } from "#app/domain/letters/events.ts";
import { domainOf } from "#app/domain/letters/lanes.ts";
import type { Reader } from "#db/index.ts";
import { bodies, letterEvents, letters, representativeAddresses, representatives } from "#db/schema.ts";

type Row = typeof letters.$inferSelect;
type LetterState = Row["state"];

/** Letters of an office, a domain or an action by state, reminders among them; and what writers say of answers. */
export type LedgerLine = Record<LetterState, number> & {
  id: string;
  name: string;
  body: string;
  reminders: number;
  answered: number;
  /** Of those whose writers have said whether they were answered. */
  asked: number;
  /** Of those that were sent, told in an office's weekly message and not by themselves. */
  inDigest: number;
  /** Letters that were confirmed, without reminders, and the sum of how much of each is in own words, in percent. */
  confirmed: number;
  ownShares: number;
};

export type Ledger = { all: LedgerLine; byOffice: LedgerLine[]; byDomain: LedgerLine[]; byAction: LedgerLine[] };

/** What did not arrive, newest first, and why; of the person who wrote it not a word. */
export type Trouble = { letterId: string; office: string; kind: LetterEvent; code: number | null; at: Date };

const TROUBLES: LetterEvent[] = [
  "refused",
  "given-up",
  "office-gone",
  "unknown",
  "lost",
  "unreadable",
  "no-address",
  "bounced",
];

/** A campaign's letters by office, by the mail domain of the office, and by action; most letters first. */
export async function ledgerOf(db: Reader, campaignId: string): Promise<Ledger> {
  const cells = await db
    .select({
      office: letters.representativeId,
      action: letters.actionId,
      kind: letters.kind,
      state: letters.state,
      answer: letters.answer,
      delivery: letters.delivery,
      n: count(),
      ownShares: sum(letters.ownShare).mapWith(Number),
    })
    .from(letters)
    .where(and(eq(letters.campaignId, campaignId), eq(letters.channel, "our-mail"), ne(letters.kind, "digest")))
    .groupBy(letters.representativeId, letters.actionId, letters.kind, letters.state, letters.answer, letters.delivery);
  const offices = await officesOf(db, campaignId);
  const all = emptyLine("", "");
  const [byOffice, byDomain, byAction] = [lines(), lines(), lines()];
  for (const cell of cells) {
    const { name = cell.office, body = "", domain = "" } = offices.get(cell.office) ?? {};
    for (const line of [
      all,
      byOffice.at(cell.office, name, body),
      byDomain.at(domain, domain),
      byAction.at(cell.action, cell.action),
    ])
      add(line, cell);
  }
  return { all, byOffice: byOffice.sorted(), byDomain: byDomain.sorted(), byAction: byAction.sorted() };
}

/** The last letters that did not arrive, or of which nobody knows. */
export async function troublesOf(db: Reader, campaignId: string, most: number): Promise<Trouble[]> {
  const rows = await db
    .select({
      letterId: letters.id,
      office: representatives.name,
      kind: letterEvents.kind,
      code: letterEvents.code,
      at: letterEvents.at,
    })
    .from(letterEvents)
    .innerJoin(letters, eq(letters.id, letterEvents.letterId))
    .innerJoin(representatives, eq(representatives.id, letters.representativeId))
    .where(and(inArray(letterEvents.kind, TROUBLES), eq(letters.campaignId, campaignId)))
    .orderBy(desc(letterEvents.at))
    .limit(most);
  return rows.map((row) => ({ ...row, kind: row.kind as LetterEvent }));
}

/** Every office that a campaign's letters are for, by its id: one statement, however many they are. */
async function officesOf(db: Reader, campaignId: string) {
  const rows = await db
    .select({
      id: representatives.id,
      name: representatives.name,
      body: bodies.name,
      address: representativeAddresses.value,
    })
    .from(representatives)
    .innerJoin(bodies, eq(bodies.id, representatives.bodyId))
    .leftJoin(
      representativeAddresses,
      and(
        eq(representativeAddresses.representativeId, representatives.id),
        eq(representativeAddresses.kind, "email"),
        isNull(representativeAddresses.retiredAt),
      ),
    )
    .where(
      exists(
        db
          .select({ one: sql`1` })
          .from(letters)
          .where(and(eq(letters.representativeId, representatives.id), eq(letters.campaignId, campaignId))),
      ),
    );
  return new Map(rows.map(({ id, name, body, address }) => [id, { name, body, domain: domainOf(address ?? "") }]));
}

function lines() {
  const byId = new Map<string, LedgerLine>();
  return {
    at(id: string, name: string, body = ""): LedgerLine {
      const line = byId.get(id) ?? emptyLine(id, name, body);
      byId.set(id, line);
      return line;
    },
    sorted: () => [...byId.values()].sort((a, b) => written(b) - written(a) || (a.name < b.name ? -1 : 1)),
  };
}

const emptyLine = (id: string, name: string, body = ""): LedgerLine => ({
  id,
  name,
  body,
  ...{ pending: 0, queued: 0, held: 0, sending: 0, sent: 0, reflected: 0, failed: 0, unknown: 0, withdrawn: 0 },
  ...{ "to-do": 0, reported: 0 },
  reminders: 0,
  ...{ answered: 0, asked: 0, inDigest: 0, confirmed: 0, ownShares: 0 },
});

/** Confirmed letters: what the writers have asked us to send. */
const written = (line: LedgerLine) => line.queued + line.held + line.sending + line.sent + line.failed + line.unknown;

type Cell = Pick<Row, "kind" | "state" | "answer" | "delivery"> & { n: number; ownShares: number };

function add(line: LedgerLine, { kind, state, answer, delivery, n, ownShares }: Cell) {
  line[state] += n;
  if (state === "sent" && delivery === "digest") line.inDigest += n;
  if (kind === "letter" && state !== "pending") {
    line.confirmed += n;
    line.ownShares += ownShares;
  }
  if (kind === "reminder") line.reminders += n;
  if (answer === "answered") line.answered += n;
  if (answer !== null && answer !== "not-expected") line.asked += n;
}
