import {
  type ActionFunctionArgs,
  data as answer,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button, ButtonForm } from "#app/components/button.tsx";
import { ErrorSummary, errorsOf } from "#app/components/error-summary.tsx";
import { sentValue } from "#app/components/form-values.ts";
import { Notice } from "#app/components/notice.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { context } from "#app/context.ts";
import { countReflected, reflectTo, releaseReflected, testArrived } from "#app/domain/letters/reflect.ts";
import { DoctorDeed, doctorPage } from "#app/web/doctor-page.ts";
import { UNTOUCHED } from "#app/web/form-state.ts";
import { checkFields, readFields, stateWith } from "#app/web/forms.ts";
import { organisePaths } from "#app/web/paths.ts";
import { PRIVATE_PAGE, requireOrganiser } from "#app/web/session.ts";
import { localeOf } from "#app/web/shell.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, examine } = context();
  await requireOrganiser(context(), request);
  const page = doctorPage(await examine(), await countReflected(db.read), localeOf(request));
  return answer(page, { headers: PRIVATE_PAGE });
}

export async function action({ request }: ActionFunctionArgs) {
  const { db, examine, sendTest, now } = context();
  await requireOrganiser(context(), request);
  const locale = localeOf(request);
  const fields = await readFields(request);
  const { value: deed, state } = checkFields(fields, DoctorDeed, locale);
  if (state) return answer(state, { status: 400, headers: PRIVATE_PAGE });
  const refuse = (field: string, message: "doctor.code" | "doctor.nobody" | "doctor.notSent") =>
    answer(stateWith(fields, field, message, locale), { status: 400, headers: PRIVATE_PAGE });
  if (deed.intent === "reflect-to") await db.write((tx) => reflectTo(tx, deed.email));
  if (deed.intent === "send-test") {
    const sent = await sendTest().catch(() => null);
    if (!sent) return refuse("email", sent === null ? "doctor.notSent" : "doctor.nobody");
  }
  if (deed.intent === "code" && !(await db.write((tx) => testArrived(tx, deed.code, now()))))
    return refuse("code", "doctor.code");
  if (deed.intent === "release" && (await examine()).passed)
    while ((await db.write((tx) => releaseReflected(tx, now()))) > 0);
  return redirect(organisePaths.doctor, { status: 303, headers: PRIVATE_PAGE });
}

export const headers: HeadersFunction = () => PRIVATE_PAGE;
export { privatePageTitle as meta } from "#app/web/meta.ts";

export default function Doctor() {
  const { t } = useTranslation("organise");
  const page = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() ?? UNTOUCHED;
  return (
    <>
      <header className="desk-title">
        <h1>{page.title}</h1>
        <p>{t("doctor.lede")}</p>
      </header>
      <ErrorSummary errors={errorsOf(state, ["email", "code"])} />
      <Notice kind={page.passed ? "good" : "warning"}>
        <p>{page.verdict}</p>
      </Notice>
      <dl className="stack">
        {page.findings.map(({ id, what, name, state: stand, why, wanted }) => (
          <div key={id}>
            <dt>
              <strong>{what}</strong> <code dir="ltr">{name}</code>
            </dt>
            <dd>
              {stand}. {why}
              {wanted && (
                <pre dir="ltr" className="command">
                  {wanted}
                </pre>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <section aria-labelledby="test">
        <h2 id="test">{t("doctor.test")}</h2>
        <p>{page.test}</p>
        <form className="form" method="post" noValidate>
          <TextField
            name="email"
            type="email"
            label={t("doctor.reflectTo")}
            hint={t("doctor.reflectToHint")}
            error={state.errors["email"]}
            value={sentValue(state, "email") || page.reflectTo}
            autoComplete="email"
          />
          <Button name="intent" value="reflect-to">
            {t("doctor.keep")}
          </Button>
        </form>
        <ButtonForm fields={{ intent: "send-test" }} look="quiet">
          {t("doctor.sendTest")}
        </ButtonForm>
        {page.waitsForCode && (
          <form className="form" method="post" noValidate>
            <TextField
              name="code"
              label={t("doctor.codeLabel")}
              error={state.errors["code"]}
              inputMode="numeric"
              autoComplete="off"
            />
            <Button name="intent" value="code">
              {t("doctor.codeKeep")}
            </Button>
          </form>
        )}
      </section>
      <section aria-labelledby="reflected">
        <h2 id="reflected">{t("doctor.reflectedTitle")}</h2>
        <p>{page.reflected}</p>
        {page.release && <ButtonForm fields={{ intent: "release" }}>{page.release}</ButtonForm>}
      </section>
    </>
  );
}
