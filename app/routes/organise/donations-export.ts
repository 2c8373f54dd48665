import type { LoaderFunctionArgs } from "@remix-run/node";
import { context } from "#app/context.ts";
import { dayTotals } from "#app/domain/donations/report.ts";
import { donationsCsv } from "#app/web/csv.ts";
import { exportFile } from "#app/web/desk-page.ts";
import { deskCampaign } from "#app/web/desk-request.ts";
import { attachment } from "#app/web/session.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, now } = context();
  const { campaign } = await deskCampaign(context(), request, params);
  const csv = donationsCsv(await dayTotals(db.read, campaign.id));
  return new Response(csv, {
    headers: attachment(exportFile(campaign.id, now(), "donations.csv"), "text/csv; charset=utf-8"),
  });
}
