import { and, eq, isNull } from "drizzle-orm";
import type { Writer } from "#db/index.ts";
import { representativeAddresses } from "#db/schema.ts";

const SOURCE = "The office's own page, checked by an organiser";

/** Takes an office's address out of use, and puts another in its place where one is given. */
export async function replaceAddress(
  tx: Writer,
  representativeId: string,
  old: string,
  right: string | null,
  now = new Date(),
) {
  await retire(tx, representativeId, old, now);
  if (right) await bringIntoUse(tx, representativeId, right, now);
}

/** The way back: the old address is used again, and what was put in its place is not. */
export async function restoreAddress(
  tx: Writer,
  representativeId: string,
  old: string,
  right: string | null,
  now = new Date(),
) {
  if (right && right !== old) await retire(tx, representativeId, right, now);
  await bringIntoUse(tx, representativeId, old, now);
}

async function retire(tx: Writer, representativeId: string, value: string, now: Date) {
  await tx
    .update(representativeAddresses)
    .set({ retiredAt: now })
    .where(and(emailOf(representativeId, value), isNull(representativeAddresses.retiredAt)));
}

async function bringIntoUse(tx: Writer, representativeId: string, value: string, now: Date) {
  const known = await tx
    .update(representativeAddresses)
    .set({ retiredAt: null })
    .where(emailOf(representativeId, value))
    .returning({ id: representativeAddresses.id });
  if (known.length === 0)
    await tx
      .insert(representativeAddresses)
      .values({ representativeId, kind: "email", value, source: SOURCE, addedAt: now });
}

const emailOf = (representativeId: string, value: string) =>
  and(
    eq(representativeAddresses.representativeId, representativeId),
    eq(representativeAddresses.kind, "email"),
    eq(representativeAddresses.value, value),
  );
