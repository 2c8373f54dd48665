import type { MailView } from "#app/components/mailbox.tsx";
import { moment } from "#app/web/formats.ts";
import { mailboxPaths } from "#app/web/paths.ts";

type Kept = { id: string; from: string; to: string; subject: string; date: Date };

/** A message of the local mailbox as its pages show it. */
export const mailView = (locale: string, { id, from, to, subject, date }: Kept): MailView => ({
  id,
  href: mailboxPaths.message(id),
  from,
  to,
  subject,
  time: moment(locale, date),
});
