import type { LoaderFunctionArgs } from "@remix-run/node";
import { context } from "#app/context.ts";
import { reportOf } from "#app/domain/reports.ts";
import { totalsCsv } from "#app/web/csv.ts";
import { actionsIn, exportFile } from "#app/web/desk-page.ts";
import { deskCampaign } from "#app/web/desk-request.ts";
import { countryName } from "#app/web/formats.ts";
import { attachment } from "#app/web/session.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, now } = context();
  const { locale, campaign } = await deskCampaign(context(), request, params);
  const report = await reportOf(db.read, campaign.id, now());
  const countries = report.countries.map(({ country, signatures }) => ({
    code: country,
    name: countryName(locale, country),
    signatures,
  }));
  const csv = totalsCsv({ days: report.days, actions: actionsIn(campaign, report), countries });
  return new Response(csv, {
    headers: attachment(exportFile(campaign.id, report.at, "totals.csv"), "text/csv; charset=utf-8"),
  });
}
