import { data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { StatTiles } from "#app/components/stat-tiles.tsx";
import { context } from "#app/context.ts";
import { findAction } from "#app/domain/campaigns.ts";
import { ledgerOf, troublesOf } from "#app/domain/letters/ledger.ts";
import { similarShare } from "#app/domain/letters/similar.ts";
import { deskCampaign } from "#app/web/desk-request.ts";
import { copiesText, ledgerPage } from "#app/web/ledger-page.ts";
import { PRIVATE_PAGE } from "#app/web/session.ts";

const TROUBLES_SHOWN = 50;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, keys } = context();
  const { locale, campaign } = await deskCampaign(context(), request, params);
  const copiesOf = new URL(request.url).searchParams.get("copies");
  const copies = copiesOf && findAction(campaign, copiesOf) ? copiesOf : null;
  const [ledger, troubles] = await Promise.all([
    ledgerOf(db.read, campaign.id),
    troublesOf(db.read, campaign.id, TROUBLES_SHOWN),
  ]);
  const share = copies ? await similarShare(db.read, keys, campaign.id, copies) : null;
  const compared = copies && share ? { id: copies, text: copiesText(campaign, copies, share, locale) } : null;
  return data({ ...ledgerPage(campaign, ledger, troubles, locale), copies: compared }, { headers: PRIVATE_PAGE });
}

export const headers: HeadersFunction = () => PRIVATE_PAGE;
export { privatePageTitle as meta } from "#app/web/meta.ts";

export default function LettersLedger() {
  const { t } = useTranslation("organise");
  const page = useLoaderData<typeof loader>();
  const columns = (first: string) => [{ id: "name", label: first }, ...page.columns];
  return (
    <>
      <header className="desk-title">
        <h1>{page.title}</h1>
        <p>
          <bdi>{page.campaignTitle}</bdi>. {t("ledger.lede")}
        </p>
      </header>
      <StatTiles stats={page.tiles} />
      <p className="small-print">{t("ledger.answeredNote")}</p>
      {page.empty ? (
        <p>{t("ledger.none")}</p>
      ) : (
        <>
          <p>
            <ButtonLink href={page.csvHref} look="quiet" download>
              {t("ledger.export")}
            </ButtonLink>
          </p>
          <DataTable caption={t("ledger.byOffice")} columns={columns(t("ledger.office"))} rows={page.byOffice} />
          {page.more && <p className="small-print">{page.more}</p>}
          <DataTable caption={t("ledger.byDomain")} columns={columns(t("ledger.domain"))} rows={page.byDomain} />
          <DataTable caption={t("ledger.byAction")} columns={columns(t("overview.action"))} rows={page.byAction} />
          <form method="get" className="form">
            <SelectField
              name="copies"
              label={t("ledger.copiesOf")}
              options={page.byAction.map(({ id, cells }) => ({ value: id, label: String(cells[0]) }))}
              prompt={t("ledger.copiesPrompt")}
              value={page.copies?.id ?? ""}
            />
            <Button look="quiet">{t("ledger.copies")}</Button>
          </form>
          {page.copies && <p role="status">{page.copies.text}</p>}
          {page.troubles.length > 0 && (
            <DataTable
              caption={t("ledger.troubles")}
              columns={["office", "what", "code", "when"].map((id) => ({
                id,
                label: t(`ledger.head.${id}` as "ledger.head.office"),
              }))}
              rows={page.troubles}
            />
          )}
        </>
      )}
    </>
  );
}
