import { and, eq, isNotNull } from "drizzle-orm";
import { z } from "zod";
import type { Passing } from "#app/domain/inbound/answers.ts";
import type { InboundMail } from "#app/domain/inbound/classify.ts";
import { letterReported } from "#app/domain/inbound/returned.ts";
import { answer, type InboundDesk } from "#app/domain/inbound/work.ts";
import type { Writer } from "#db/index.ts";
import { inboundMails, letters } from "#db/schema.ts";

/** What an organiser may say a message is that the program could not tell. Messages are keys of locales/en/errors.json. */
export const DecideForm = z.object({
  mail: z.string("intent.unknown").min(1, "intent.unknown"),
  decision: z.enum(["bad-address", "mailbox-full", "auto-reply", "reply", "discard"], "intent.unknown"),
});
export type DecideForm = z.infer<typeof DecideForm>;

/**
 * Does what follows from an organiser's word on a message, and keeps who gave it. False, and nothing is done, when it no
 * longer waits, or when it is about no letter and was to be more than thrown away.
 */
export async function decideMail(
  tx: Writer,
  desk: Pick<InboundDesk, "keys" | "domain">,
  { mail: id, decision }: DecideForm,
  mail: InboundMail | null,
  organiserId: string,
  now = new Date(),
): Promise<boolean> {
  const [row] = await tx
    .select({ mail: inboundMails, letter: letters })
    .from(inboundMails)
    .leftJoin(letters, eq(letters.id, inboundMails.letterId))
    .where(and(eq(inboundMails.id, id), isNotNull(inboundMails.waitingSince)));
  if (!row || (decision !== "discard" && !mayBeMore(row))) return false;
  const { letter } = row;
  const passing = { ...desk, capped: false, counted: row.mail.kind === "reply" };
  let passedOn = false;
  if (letter && (decision === "reply" || decision === "auto-reply"))
    passedOn = (await passOn(tx, passing, letter, mail, decision === "auto-reply", now)) === "passed-on";
  else if (letter && decision !== "discard")
    await letterReported(tx, letter, { kind: decision as "bad-address" | "mailbox-full", status: null }, now);
  await tx
    .update(inboundMails)
    .set({
      ...(decision === "discard" ? {} : { kind: decision }),
      passedOnAt: passedOn ? now : null,
      waitingSince: null,
      decidedAt: now,
      organiserId,
      sealed: null,
      sealedKey: null,
    })
    .where(eq(inboundMails.id, id));
  return true;
}

/** A message to a writer's alias from somebody else is nobody's answer. */
const mayBeMore = ({ mail, letter }: { mail: { kind: string | null }; letter: unknown }) =>
  letter !== null && mail.kind !== "stranger" && mail.kind !== "writer-reply";

async function passOn(
  tx: Writer,
  passing: Passing,
  letter: typeof letters.$inferSelect,
  mail: InboundMail | null,
  automatic: boolean,
  now: Date,
) {
  if (!mail) return null;
  const { passed } = await answer(tx, passing, { letter, alias: "office", attempt: null }, mail, automatic, now);
  return passed;
}
