import { eq } from "drizzle-orm";
import type { Writing } from "#app/domain/representatives/changes.ts";
import type { Entry } from "#app/domain/representatives/compare.ts";
import type { RowCommittee } from "#app/domain/representatives/rows.ts";
import type { Reader } from "#db/index.ts";
import { committeeMembers, committees } from "#db/schema.ts";

type Committee = typeof committees.$inferSelect;
type Member = typeof committeeMembers.$inferSelect;
type Sitting = RowCommittee & { representativeId: string };

/** What a file that names committees changes about them. */
export type CommitteePlan = {
  known: Map<string, Committee>;
  adding: Sitting[];
  changing: { before: Member; role: Member["role"] }[];
  leaving: Member[];
  named: Map<string, string>;
};

/** Compares who sits where; `staying` are people of the body of whom the file says nothing that could be used. */
export async function planCommittees(
  db: Pick<Reader, "select">,
  bodyId: string,
  entries: Entry[],
  staying: Set<string>,
): Promise<CommitteePlan> {
  const known = await db.select().from(committees).where(eq(committees.bodyId, bodyId));
  const rows = await db
    .select({ member: committeeMembers, key: committees.key })
    .from(committeeMembers)
    .innerJoin(committees, eq(committees.id, committeeMembers.committeeId))
    .where(eq(committees.bodyId, bodyId));
  const sitting = entries.flatMap(({ id, row }) =>
    row.committees.map((committee): Sitting => ({ ...committee, representativeId: id })),
  );
  const wanted = new Map(sitting.map((one) => [`${one.key} ${one.representativeId}`, one]));
  const had = new Map(rows.map(({ member, key }) => [`${key} ${member.representativeId}`, member]));
  return {
    known: new Map(known.map((committee) => [committee.key, committee])),
    named: new Map(sitting.map(({ key, name }) => [key, name])),
    adding: [...wanted].filter(([seat]) => !had.has(seat)).map(([, one]) => one),
    changing: [...had].flatMap(([seat, before]) => {
      const now = wanted.get(seat);
      return now && (now.role !== before.role || before.retiredAt) ? [{ before, role: now.role }] : [];
    }),
    leaving: [...had]
      .filter(([seat, member]) => !wanted.has(seat) && !member.retiredAt && !staying.has(member.representativeId))
      .map(([, member]) => member),
  };
}

/** The people whose seats change. */
export const movedBy = ({ adding, changing, leaving }: CommitteePlan) =>
  new Set([...adding, ...leaving, ...changing.map(({ before }) => before)].map((one) => one.representativeId));

export async function keepCommittees(writing: Writing, bodyId: string, plan: CommitteePlan, now: Date) {
  const ids = new Map([...plan.known].map(([key, { id }]) => [key, id]));
  const fresh = [...plan.named].filter(([key]) => !ids.has(key));
  const added = fresh.map(([key, name]) => ({ id: crypto.randomUUID(), bodyId, key, name }));
  for (const { id, key } of added) ids.set(key, id);
  await writing.add("committee", added);
  await writing.replace(
    "committee",
    [...plan.known.values()].flatMap((before) => {
      const name = plan.named.get(before.key);
      return name && name !== before.name ? [{ before, after: { ...before, name } }] : [];
    }),
  );
  const members = plan.adding.map(({ key, representativeId, role }) => ({
    ...{ id: crypto.randomUUID(), committeeId: ids.get(key) as string, representativeId, role },
    ...{ addedAt: now, retiredAt: null },
  }));
  await writing.add("committee-member", members);
  await writing.replace(
    "committee-member",
    plan.changing.map(({ before, role }) => ({ before, after: { ...before, role, retiredAt: null } })),
  );
  await writing.retire("committee-member", plan.leaving, now);
}
