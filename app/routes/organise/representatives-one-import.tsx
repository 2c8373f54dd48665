import {
  type ActionFunctionArgs,
  data as answer,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ButtonForm } from "#app/components/button.tsx";
import { ImportReport } from "#app/components/representatives/import-report.tsx";
import { context } from "#app/context.ts";
import { canBeUndone, findImport, undoImport } from "#app/domain/representatives/imports.ts";
import { notFound } from "#app/web/forms.ts";
import { organisePaths } from "#app/web/paths.ts";
import { oneImportPage } from "#app/web/representatives-page.ts";
import { PRIVATE_PAGE, requireOrganiser } from "#app/web/session.ts";
import { localeOf } from "#app/web/shell.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db } = context();
  await requireOrganiser(context(), request);
  const one = (await findImport(db.read, params.import ?? "")) ?? notFound();
  const undoable = !one.undoneAt && (await canBeUndone(db.read, one));
  return answer(oneImportPage(one, undoable, localeOf(request)), { headers: PRIVATE_PAGE });
}

/** Undoes the import. Where a later one stands, or it was undone before, the page says so anyway. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { db, now } = context();
  const organiser = await requireOrganiser(context(), request);
  const id = params.import ?? "";
  const undone = await db.write((tx) => undoImport(tx, id, organiser.id, now()));
  if (undone === "unknown") notFound();
  return redirect(organisePaths.oneImport(id), { status: 303, headers: PRIVATE_PAGE });
}

export const headers: HeadersFunction = () => PRIVATE_PAGE;
export { privatePageTitle as meta } from "#app/web/meta.ts";

export default function OneImport() {
  const { t } = useTranslation("organise");
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <header className="desk-title">
        <h1>{page.title}</h1>
        <a className="standalone-link" href={page.backHref}>
          {t("representatives.back")}
        </a>
      </header>
      <div className="stack">
        <p>
          <bdi>{page.by}</bdi>
        </p>
        {page.undone && <p>{page.undone}</p>}
        <p className="small-print hash">{page.hash}</p>
      </div>
      <ImportReport report={page.report} />
      {!page.undone && (
        <section className="stack" aria-labelledby="undo">
          <h2 id="undo">{t("representatives.one.undo")}</h2>
          {page.undoable ? <p>{t("representatives.one.undoText")}</p> : <p>{t("representatives.one.later")}</p>}
          {page.undoable && (
            <ButtonForm action={page.href} look="danger">
              {t("representatives.one.undo")}
            </ButtonForm>
          )}
        </section>
      )}
    </>
  );
}
