import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { DataTable } from "#app/components/data-table.tsx";
import { PageTitle } from "#app/components/page-title.tsx";
import { context } from "#app/context.ts";
import { countriesShown } from "#app/domain/countries.ts";
import { campaignPageHead } from "#app/web/campaign-head.ts";
import { campaignIn } from "#app/web/campaign-request.ts";
import { countriesPage } from "#app/web/countries-page.ts";
import { FOR_EVERYONE } from "#app/web/headers.ts";

export async function loader({ params }: LoaderFunctionArgs) {
  const { config, db, counts, demo, switches, now } = context();
  const { locale, campaign } = await campaignIn(context(), params);
  const at = switches.on.counting ?? now();
  const shown = await countriesShown(db.read, campaign.id, now(), switches.on.counting);
  const page = countriesPage(campaign, shown, at, locale);
  const of = { campaign, counts: await counts(campaign.id), locale, demo };
  return { ...page, head: campaignPageHead(config.PUBLIC_URL, of, { title: page.title, path: "/countries" }) };
}

export const headers: HeadersFunction = () => FOR_EVERYONE;

export { publicMeta as meta } from "#app/web/meta.ts";

export default function Countries() {
  const { t } = useTranslation(["reading", "public"]);
  const page = useLoaderData<typeof loader>();
  return (
    <div className="wrap page">
      <PageTitle
        title={t("countries.title")}
        kicker={page.campaignTitle}
        lede={t("countries.lede")}
        back={{ href: page.backHref, label: t("public:evidence.back") }}
      />
      {page.rows.length === 0 ? (
        <p>{t("countries.none")}</p>
      ) : (
        <div className="countries">
          <figure>
            <img src={page.mapHref} alt={t("countries.mapDescription")} width="960" height="415" />
            <figcaption className="small-print">
              <p>{t("countries.largest", page.largest)}</p>
              <p>{t("countries.borders")}</p>
              <p>
                <a href={page.mapHref} download={`${page.slug}-countries.svg`}>
                  {t("countries.picture")}
                </a>
              </p>
            </figcaption>
          </figure>
          <DataTable
            caption={t("countries.table")}
            columns={[
              { id: "country", label: t("countries.country") },
              { id: "signatures", label: t("countries.signatures"), number: true },
            ]}
            rows={page.rows}
          />
        </div>
      )}
      <p className="small-print">
        {t("countries.least")} {t("countries.asOf", { time: page.countedAt })}
      </p>
    </div>
  );
}
