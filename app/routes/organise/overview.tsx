import { data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { BarChart } from "#app/components/bar-chart.tsx";
import { ButtonLink, Buttons } from "#app/components/button.tsx";
import { DayChart } from "#app/components/day-chart.tsx";
import { StatTiles } from "#app/components/stat-tiles.tsx";
import { context } from "#app/context.ts";
import { lastCheck } from "#app/domain/counts/check.ts";
import { reportOf } from "#app/domain/reports.ts";
import { type OverviewPage, overviewPage } from "#app/web/desk-page.ts";
import { deskCampaign } from "#app/web/desk-request.ts";
import { PRIVATE_PAGE } from "#app/web/session.ts";

const DAYS_SHOWN = 60;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, now } = context();
  const { locale, campaign } = await deskCampaign(context(), request, params);
  const [report, check] = await Promise.all([
    reportOf(db.read, campaign.id, now(), DAYS_SHOWN),
    lastCheck(db.read, campaign.id),
  ]);
  return data(overviewPage(campaign, report, check, locale), { headers: PRIVATE_PAGE });
}

export const headers: HeadersFunction = () => PRIVATE_PAGE;
export { privatePageTitle as meta } from "#app/web/meta.ts";

export default function Overview() {
  const { t } = useTranslation("organise");
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <header className="desk-title">
        <h1>{page.title}</h1>
        <p>{page.numbersOf}</p>
        <a className="standalone-link" href={page.publicHref}>
          {t("overview.publicPage")}
        </a>
      </header>
      <section aria-labelledby="signatures">
        <h2 id="signatures">{t("overview.signatures")}</h2>
        <StatTiles stats={page.tiles} />
        {page.review && (
          <p>
            <a className="standalone-link" href={page.review.href}>
              {page.review.text}
            </a>
          </p>
        )}
        <p className="small-print">{page.checked}</p>
        {page.machineMade && <p className="small-print">{page.machineMade}</p>}
      </section>
      <DayChart title={t("overview.byDay")} {...page.days} />
      <div className="columns">
        <BarChart
          title={t("overview.byAction")}
          labelHead={t("overview.action")}
          valueHead={t("overview.count")}
          bars={page.byAction}
        />
        <BarChart
          title={t("overview.letters")}
          labelHead={t("overview.state")}
          valueHead={t("overview.letterCount")}
          bars={page.letters}
        />
      </div>
      <BarChart
        title={t("overview.channels")}
        labelHead={t("overview.channel")}
        valueHead={t("overview.letterCount")}
        bars={page.channels}
      />
      <p className="small-print">{page.channelsNote}</p>
      <Countries bars={page.byCountry} />
      <Exports page={page} />
    </>
  );
}

function Countries({ bars }: { bars: OverviewPage["byCountry"] }) {
  const { t } = useTranslation("organise");
  if (bars.length === 0) return <p>{t("overview.noCountry")}</p>;
  return (
    <BarChart
      title={t("overview.byCountry")}
      labelHead={t("overview.country")}
      valueHead={t("overview.count")}
      bars={bars}
    />
  );
}

function Exports({ page }: { page: OverviewPage }) {
  const { t } = useTranslation("organise");
  return (
    <section className="stack" aria-labelledby="export">
      <h2 id="export">{t("overview.export")}</h2>
      <p>{page.signaturesHref ? t("overview.exportText") : t("overview.exportNever")}</p>
      <Buttons>
        {page.signaturesHref && (
          <ButtonLink href={page.signaturesHref} download>
            {t("overview.exportSignatures")}
          </ButtonLink>
        )}
        <ButtonLink href={page.totalsHref} look="quiet" download>
          {t("overview.exportTotals")}
        </ButtonLink>
      </Buttons>
      {page.signaturesHref && (
        <p>
          {t("overview.exportHow")}{" "}
          <code>npm run countersign -- signatures open {page.exportFile} --identity KEYFILE</code>
        </p>
      )}
    </section>
  );
}
