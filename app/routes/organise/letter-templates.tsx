import { data as answer, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { DataTable } from "#app/components/data-table.tsx";
import { context } from "#app/context.ts";
import { lettersOf, versionsThatHold } from "#app/domain/letters/templates.ts";
import { deskCampaign } from "#app/web/desk-request.ts";
import { PRIVATE_PAGE } from "#app/web/session.ts";
import { templatesPage } from "#app/web/template-pages.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db } = context();
  const { locale, campaign } = await deskCampaign(context(), request, params);
  const [letters, holding] = await Promise.all([
    lettersOf(db.read, campaign.id, campaign.facts),
    versionsThatHold(db.read, campaign.id),
  ]);
  return answer(templatesPage(campaign, letters, holding, locale), { headers: PRIVATE_PAGE });
}

export const headers: HeadersFunction = () => PRIVATE_PAGE;
export { privatePageTitle as meta } from "#app/web/meta.ts";

export default function LetterTemplates() {
  const { t } = useTranslation("organise");
  const { title, letters } = useLoaderData<typeof loader>();
  return (
    <>
      <header className="desk-title">
        <h1>{title}</h1>
        <p>{t("templates.lede")}</p>
      </header>
      {letters.length === 0 ? (
        <p>{t("templates.none")}</p>
      ) : (
        <DataTable
          caption={t("templates.list")}
          columns={[
            { id: "action", label: t("overview.action") },
            { id: "language", label: t("templates.head.language") },
            { id: "stand", label: t("templates.head.stand") },
          ]}
          rows={letters.map(({ id, href, name, lang, language, stand, changed }) => ({
            id,
            cells: [
              <a key="name" href={href}>
                {name}
                <span className="visually-hidden">
                  {" "}
                  (<bdi lang={lang}>{language}</bdi>)
                </span>
              </a>,
              <bdi key="language" lang={lang}>
                {language}
              </bdi>,
              <Stand key="stand" stand={stand} changed={changed} />,
            ],
          }))}
        />
      )}
    </>
  );
}

function Stand({ stand, changed }: { stand: string; changed: string }) {
  return (
    <>
      {stand}
      {changed && <span className="small-print"> {changed}</span>}
    </>
  );
}
