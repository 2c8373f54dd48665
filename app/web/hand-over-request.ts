import { z } from "zod";
import type { ByHand } from "#app/domain/letters/channels.ts";
import { LetterForm } from "#app/domain/letters/form.ts";
import type { Representative } from "#app/domain/representatives.ts";
import type { FormValues } from "#app/web/form-state.ts";
import { notFound } from "#app/web/forms.ts";
import { type LetterRequest, messageTo, recipientsOf } from "#app/web/letter-page.ts";

export const HAND_OVER_LISTS = ["representative", "done"];

const BY_HAND = ["web-form", "own-mailbox", "paper"] as const satisfies ByHand[];

/** What a letter's writer says to have done: sent it, in which way. */
export const ReportForm = z.object({ intent: z.literal("report"), way: z.enum(BY_HAND) });

/** A whole letter that its writer is to send, as the check page hands it on: `done` are offices it has been sent to, by the writer's word. */
const HandOverForm = LetterForm.extend({
  intent: z.string().default(""),
  office: z.string().default(""),
  way: z.enum(BY_HAND).optional(),
  done: z.array(z.string()).default([]),
});

/** The form in an answer to the check page, and the offices it names; or a 400 or 404 page, since the page before has checked it all. */
export async function handedOver(asked: LetterRequest, fields: FormValues) {
  const parsed = HandOverForm.safeParse(fields);
  if (!parsed.success) throw new Response(null, { status: 400, statusText: "Bad Request" });
  const form = parsed.data;
  return { form, offices: await recipientsOf(asked, form.representative, form.country) };
}

/** The office that a button stands for, among those that were written to, or the 404 page. */
export const officeIn = (offices: Representative[], id: string): Representative =>
  offices.find((office) => office.id === id) ?? notFound();

/** The letter to an office by each of the ways. */
export async function messagesFor(
  asked: LetterRequest,
  office: Representative,
  form: LetterForm,
  ways: ByHand[],
  sender: { site: string; from: string },
) {
  const written = ways.map(async (way) => [way, await messageTo(asked, office, form, sender, way)] as const);
  return Object.fromEntries(await Promise.all(written));
}
