import type { LoaderFunctionArgs } from "@remix-run/node";
import { context } from "#app/context.ts";
import { findOwn } from "#app/domain/signatures/manage.ts";
import { notFound } from "#app/web/forms.ts";
import { NOT_KEPT } from "#app/web/headers.ts";

const TOLD = [
  "state",
  "actions",
  "locale",
  "country",
  "visibility",
  "shownName",
  "signedAt",
  "confirmedAt",
  "withdrawnAt",
  "updatesWantedAt",
] as const;

/** What the server can say about one's own signature (GDPR Art. 15 and 20). The sealed record is given as it is. */
export async function loader({ params }: LoaderFunctionArgs) {
  const own = (await findOwn(context().db.read, params.token ?? "")) ?? notFound();
  const copy = {
    campaign: own.campaignId,
    ...Object.fromEntries(TOLD.map((field) => [field, own[field]])),
    consentTextSha256: own.consentHash,
    sealed: own.sealed && Buffer.from(own.sealed).toString("base64"),
  };
  return new Response(JSON.stringify(copy, null, 2), {
    headers: {
      ...NOT_KEPT,
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": 'attachment; filename="my-signature.json"',
    },
  });
}
