import type { ActionFunctionArgs } from "@remix-run/node";
import { context } from "#app/context.ts";
import { findTask } from "#app/domain/letters/tasks.ts";
import { findRepresentative } from "#app/domain/representatives.ts";
import { localeIn } from "#app/web/campaign-request.ts";
import { notFound } from "#app/web/forms.ts";
import { paperOf, pdfAnswer, tooManyPrints } from "#app/web/paper.ts";

export const loader = () => notFound();

/** A letter that its writer is to send, as PDF. */
export async function action({ params, context: { clientAddress } }: ActionFunctionArgs) {
  const { db, keys, limits, press, now } = context();
  const locale = localeIn(params);
  const task = (await findTask(db.read, keys, params.token ?? "", params.letter ?? "")) ?? notFound();
  const office = (await findRepresentative(db.read, task.letter.representativeId, now())) ?? notFound();
  const wait = limits.print.take(clientAddress);
  if (wait > 0) return tooManyPrints(wait, locale);
  return pdfAnswer(await press.print(paperOf(task.message, office, task, now())), locale);
}
