import { context } from "#app/context.ts";
import { notFound } from "#app/web/forms.ts";

/** The local mailbox for programs, newest first. */
export async function loader() {
  const mailbox = context().mailbox ?? notFound();
  const messages = await mailbox.list();
  return Response.json(messages.map(({ id, to, subject, date }) => ({ id, to, subject, date })));
}
