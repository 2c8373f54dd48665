import type { LoaderFunctionArgs } from "@remix-run/node";
import { context } from "#app/context.ts";
import { ledgerOf } from "#app/domain/letters/ledger.ts";
import { ledgerCsv } from "#app/web/csv.ts";
import { exportFile } from "#app/web/desk-page.ts";
import { deskCampaign } from "#app/web/desk-request.ts";
import { attachment } from "#app/web/session.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, now } = context();
  const { campaign } = await deskCampaign(context(), request, params);
  const csv = ledgerCsv((await ledgerOf(db.read, campaign.id)).byOffice);
  return new Response(csv, {
    headers: attachment(exportFile(campaign.id, now(), "letters.csv"), "text/csv; charset=utf-8"),
  });
}
