import type { LoaderFunctionArgs } from "@remix-run/node";
import { context } from "#app/context.ts";
import { findKeptMessage } from "#app/domain/letters/kept.ts";
import { findOwnLetters } from "#app/domain/letters/manage.ts";
import { withoutOfficeToken } from "#app/domain/letters/message.ts";
import { notFound } from "#app/web/forms.ts";
import { NOT_KEPT } from "#app/web/headers.ts";

/** The exact bytes of one's own letter but for the office's key, as long as they are kept. */
export async function loader({ params }: LoaderFunctionArgs) {
  const { db, keys } = context();
  const own = await findOwnLetters(db.read, params.token ?? "");
  const letter = own.find(({ id }) => id === params.letter) ?? notFound();
  const kept = (await findKeptMessage(db.read, keys, letter.id)) ?? notFound();
  const raw = Buffer.from(withoutOfficeToken(kept.raw.toString("latin1")), "latin1");
  return new Response(new Uint8Array(raw), {
    headers: {
      ...NOT_KEPT,
      "Content-Type": "message/rfc822",
      "Content-Disposition": 'attachment; filename="my-letter.eml"',
    },
  });
}
