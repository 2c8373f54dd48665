import { data as answer, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { type Column, DataTable, type Row } from "#app/components/data-table.tsx";
import { NothingHere } from "#app/components/nothing-here.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { context } from "#app/context.ts";
import { addressIn } from "#app/domain/addresses.ts";
import { findOfficeLink } from "#app/domain/offices/links.ts";
import { numbersFor } from "#app/domain/offices/numbers.ts";
import { localeIn } from "#app/web/campaign-request.ts";
import { noOfficePage, OFFICE_PAGE, officeNumbersPage } from "#app/web/office-page.ts";

export async function loader({ params }: LoaderFunctionArgs) {
  const { db, config, now } = context();
  const locale = localeIn(params);
  const token = params.token ?? "";
  const link = await findOfficeLink(db.read, token, now());
  const campaign = link && (await context().campaign(link.campaignId, locale));
  if (!campaign) return answer(noOfficePage(locale, addressIn(config.MAIL_FROM)), 404);
  const numbers = await numbersFor(db.read, link);
  return answer(officeNumbersPage(campaign, { link, numbers, at: now() }, token, locale));
}

export const headers: HeadersFunction = () => OFFICE_PAGE;

export { privatePageTitle as meta } from "#app/web/meta.ts";

export default function OfficeNumbers() {
  const { t } = useTranslation("offices");
  const page = useLoaderData<typeof loader>();
  if (!page.found) return <NothingHere title={page.title} lede={page.lede} homeHref={page.homeHref} />;
  const letters = { id: "letters", label: t("numbers.letters"), number: true };
  return (
    <SimplePage title={page.title} lede={page.lede} back={{ href: page.backHref, label: t("numbers.back") }}>
      <p className="numbers-total">{page.total}</p>
      <p>{t("numbers.anyone")}</p>
      <Breakdown
        caption={t("numbers.byAction")}
        columns={[{ id: "what", label: t("numbers.action") }, letters]}
        rows={page.byAction}
      />
      <Breakdown
        caption={t("numbers.byArea")}
        columns={[{ id: "what", label: t("numbers.area") }, letters]}
        rows={page.byArea}
      />
      <Breakdown
        caption={t("numbers.byWeek")}
        columns={[{ id: "what", label: t("numbers.week") }, letters]}
        rows={page.byWeek}
      />
      <p className="small-print">{t("numbers.rule")}</p>
    </SimplePage>
  );
}

function Breakdown({ caption, columns, rows }: { caption: string; columns: Column[]; rows: Row[] }) {
  return rows.length > 0 ? <DataTable caption={caption} columns={columns} rows={rows} /> : null;
}
