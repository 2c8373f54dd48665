import { data as answer, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "#app/components/button.tsx";
import { Notice } from "#app/components/notice.tsx";
import { BodyTable } from "#app/components/representatives/body-table.tsx";
import { ImportLog } from "#app/components/representatives/import-log.tsx";
import { context } from "#app/context.ts";
import { bodiesInNumbers } from "#app/domain/representatives/bodies.ts";
import { listImports } from "#app/domain/representatives/imports.ts";
import { representativesPage } from "#app/web/representatives-page.ts";
import { PRIVATE_PAGE, requireOrganiser } from "#app/web/session.ts";
import { localeOf } from "#app/web/shell.ts";

const IMPORTS_SHOWN = 50;

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, now } = context();
  await requireOrganiser(context(), request);
  const [bodies, imports] = await Promise.all([bodiesInNumbers(db.read, now()), listImports(db.read, IMPORTS_SHOWN)]);
  return answer(representativesPage(bodies, imports, localeOf(request), now()), { headers: PRIVATE_PAGE });
}

export const headers: HeadersFunction = () => PRIVATE_PAGE;
export { privatePageTitle as meta } from "#app/web/meta.ts";

export default function Representatives() {
  const { t } = useTranslation("organise");
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <header className="desk-title">
        <h1>{page.title}</h1>
        <p>{t("representatives.lede")}</p>
      </header>
      <p>
        <ButtonLink href={page.importHref}>{t("representatives.import")}</ButtonLink>
      </p>
      {page.old && (
        <Notice kind="warning">
          <p>{t("representatives.old")}</p>
        </Notice>
      )}
      <BodyTable bodies={page.bodies} />
      <ImportLog imports={page.imports} />
    </>
  );
}
