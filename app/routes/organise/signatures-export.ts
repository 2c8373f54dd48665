import type { LoaderFunctionArgs } from "@remix-run/node";
import { context } from "#app/context.ts";
import { confirmedSignatures } from "#app/domain/signatures/export.ts";
import { signaturesCsv } from "#app/web/csv.ts";
import { exportFile } from "#app/web/desk-page.ts";
import { deskCampaign } from "#app/web/desk-request.ts";
import { notFound } from "#app/web/forms.ts";
import { attachment } from "#app/web/session.ts";

/** The confirmed signatures, encrypted to the campaign's key as they are read. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, sealFile, now } = context();
  const { campaign } = await deskCampaign(context(), request, params);
  if (!campaign.recipient) notFound();
  const file = await sealFile(campaign.recipient, signaturesCsv(confirmedSignatures(db.read, campaign.id)));
  return new Response(file, {
    headers: attachment(exportFile(campaign.id, now(), "signatures.csv.age"), "application/octet-stream"),
  });
}
