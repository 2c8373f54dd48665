import {
  type ActionFunctionArgs,
  data as answer,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { ErrorSummary, errorsOf } from "#app/components/error-summary.tsx";
import { IMPORT_FIELDS, ImportForm } from "#app/components/representatives/import-form.tsx";
import { ImportPreview } from "#app/components/representatives/import-preview.tsx";
import { context } from "#app/context.ts";
import { bodyName } from "#app/domain/representatives/bodies.ts";
import { ImportForm as Form, ImportDecision } from "#app/domain/representatives/form.ts";
import { applyImport, type Body, planImport } from "#app/domain/representatives/import.ts";
import { UnusableFile } from "#app/domain/representatives/rows.ts";
import { type FormState, type FormValues, UNTOUCHED } from "#app/web/form-state.ts";
import { checkFields, readFields } from "#app/web/forms.ts";
import { organisePaths } from "#app/web/paths.ts";
import { importFormPage, importPreview } from "#app/web/representatives-page.ts";
import { PRIVATE_PAGE, requireOrganiser } from "#app/web/session.ts";
import { localeOf } from "#app/web/shell.ts";
import { readUpload, type UploadedFile } from "#app/web/uploads.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { db } = context();
  await requireOrganiser(context(), request);
  const id = new URL(request.url).searchParams.get("body") ?? "";
  const name = await bodyName(db.read, id);
  return answer(importFormPage(name === null ? null : { id, name }, localeOf(request)), { headers: PRIVATE_PAGE });
}

/** Shows what the files would do, and after that has been seen, lets them. */
export async function action({ request }: ActionFunctionArgs) {
  const organiser = await requireOrganiser(context(), request);
  const locale = localeOf(request);
  const upload = await readUpload(request);
  const fields = upload?.fields ?? (await readFields(request));
  try {
    return upload ? await look(fields, upload.files, locale) : await run(fields, organiser.id, locale);
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    return again({ values: fields, errors: { files: error.message } });
  }
}

async function look(fields: FormValues, files: UploadedFile[], locale: string) {
  const { db, uploads, readRepresentatives, now } = context();
  const { value: form, state } = checkFields(
    { ...fields, files: files.map(({ name }) => name) },
    FormWithFiles,
    locale,
  );
  if (state) return again({ ...state, values: fields });
  const file = await readRepresentatives(form.format, files, now());
  const body = bodyOf(form);
  const { report } = await planImport(db.read, body, file, now());
  const { files: _names, ...record } = form;
  const named = body.name ?? (await bodyName(db.read, body.id)) ?? body.id;
  const page = importPreview(report, file.warnings, named, { ...record, upload: uploads.keep(files) }, locale);
  return answer({ state: UNTOUCHED, preview: page }, { headers: PRIVATE_PAGE });
}

async function run(fields: FormValues, organiserId: string, locale: string) {
  const { db, uploads, readRepresentatives, now } = context();
  const files = uploads.find(String(fields["upload"]));
  const stillHere = ImportDecision.refine(() => files !== null, { path: ["files"], message: "upload.gone" });
  const { value: form, state } = checkFields(fields, stillHere, locale);
  if (state || !files) return again(state ?? UNTOUCHED);
  const file = await readRepresentatives(form.format, files, now());
  const id = await db.write(async (tx) => {
    const plan = await planImport(tx, bodyOf(form), file, now());
    return applyImport(tx, plan, { format: form.format, hash: form.upload, organiserId }, now());
  });
  uploads.drop(form.upload);
  return redirect(organisePaths.oneImport(id), { status: 303, headers: PRIVATE_PAGE });
}

const FormWithFiles = Form.extend({ files: z.array(z.string()).min(1, "files.missing") });

const bodyOf = ({ body, bodyName, country }: Form): Body => ({
  id: body,
  name: bodyName || null,
  country: country || null,
});

const again = (state: FormState) => answer({ state, preview: null }, { status: 400, headers: PRIVATE_PAGE });

export const headers: HeadersFunction = () => PRIVATE_PAGE;
export { privatePageTitle as meta } from "#app/web/meta.ts";

export default function ImportRepresentatives() {
  const { t } = useTranslation("organise");
  const page = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const state = sent?.state ?? UNTOUCHED;
  return (
    <>
      <header className="desk-title">
        <h1>{sent?.preview?.title ?? page.title}</h1>
        <a className="standalone-link" href={page.backHref}>
          {t("representatives.back")}
        </a>
      </header>
      <ErrorSummary errors={errorsOf(state, IMPORT_FIELDS)} />
      {sent?.preview ? (
        <ImportPreview {...sent.preview} />
      ) : (
        <>
          <p>{t("representatives.form.lede")}</p>
          <ImportForm {...page} state={sent ? state : { values: page.values, errors: {} }} />
        </>
      )}
    </>
  );
}
