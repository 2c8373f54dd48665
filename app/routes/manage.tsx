import {
  type ActionFunctionArgs,
  data as answer,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button, ButtonForm, ButtonLink } from "#app/components/button.tsx";
import { ErrorSummary, errorsOf } from "#app/components/error-summary.tsx";
import { Facts } from "#app/components/facts.tsx";
import { sentValue } from "#app/components/form-values.ts";
import { Matter } from "#app/components/matter.tsx";
import { Notice } from "#app/components/notice.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { VisibilityChoice } from "#app/components/visibility-choice.tsx";
import { context } from "#app/context.ts";
import { findCampaign } from "#app/domain/campaigns.ts";
import { shownName } from "#app/domain/signatures/confirm.ts";
import { ManageForm } from "#app/domain/signatures/form.ts";
import { changeVisibility, erase, findOwn, unsubscribe, withdraw } from "#app/domain/signatures/manage.ts";
import { localeIn } from "#app/web/campaign-request.ts";
import { type FormState, UNTOUCHED } from "#app/web/form-state.ts";
import { checkFields, notFound, readFields } from "#app/web/forms.ts";
import { NOT_KEPT } from "#app/web/headers.ts";
import { paths } from "#app/web/paths.ts";
import { translator } from "#app/web/shell.ts";

const DONE = ["saved", "withdrawn", "erased", "unsubscribed"] as const;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db } = context();
  const locale = localeIn(params);
  const token = params.token ?? "";
  const title = translator(locale)("manage.title");
  const done = DONE.find((deed) => deed === new URL(request.url).searchParams.get("done")) ?? null;
  const signature = await findOwn(db.read, token);
  const campaign = signature && (await findCampaign(db.read, signature.campaignId, locale));
  if (!campaign) return answer({ title, done, own: null, homeHref: paths(locale).home }, { status: done ? 200 : 404 });

  const own = {
    campaignTitle: campaign.words.title,
    copyHref: `${paths(locale).manage(token)}/copy.json`,
    state: signature.state,
    actions: signature.actions.flatMap((id) => campaign.words.actions[id]?.title ?? []),
    visibility: signature.visibility ?? undefined,
    shownName: signature.shownName,
    updates: signature.updatesWantedAt !== null,
  };
  return answer({ title, done, own, homeHref: paths(locale).home });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { db, counts, now } = context();
  const locale = localeIn(params);
  const signature = (await findOwn(db.read, params.token ?? "")) ?? notFound();
  const { value: form, state } = checkFields(await readFields(request), ManageForm, locale);
  if (state) return answer(state, 400);

  const done = await db.write(async (tx) => {
    if (form.intent === "unsubscribe") return unsubscribe(tx, signature).then(() => "unsubscribed");
    if (form.intent === "erase") return erase(tx, signature).then(() => "erased");
    if (form.intent === "withdraw")
      return withdraw(tx, signature, now()).then(() => (signature.confirmedAt ? "withdrawn" : "erased"));
    return changeVisibility(tx, signature, form.visibility, form.name && shownName(form.name)).then(() => "saved");
  });
  await db.scrub();
  await counts(signature.campaignId, true);
  return redirect(`${paths(locale).manage(params.token ?? "")}?done=${done}`, 303);
}

export const headers: HeadersFunction = () => NOT_KEPT;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  { name: "robots", content: "noindex" },
];

export default function Manage() {
  const { t } = useTranslation("public");
  const { own, done, homeHref } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() ?? UNTOUCHED;
  if (!own) return <Gone homeHref={homeHref} done={done} />;
  return (
    <SimplePage
      title={t("manage.title")}
      kicker={own.campaignTitle}
      lede={own.state === "pending" ? t("manage.pendingLede") : t("manage.lede")}
    >
      <ErrorSummary errors={errorsOf(state, ["visibility", "name"])} />
      {done && (
        <Notice kind="good" role="status">
          <p>{t(`manage.${done}`)}</p>
        </Notice>
      )}
      <Facts
        facts={[
          { term: t("manage.state"), values: [t(`state.${own.state}`)] },
          ...(own.actions.length > 0 ? [{ term: t("manage.signed"), values: own.actions }] : []),
          ...(own.shownName ? [{ term: t("manage.shown"), values: [own.shownName] }] : []),
        ]}
      />
      {own.state === "confirmed" && <Choices own={own} state={state} />}
      {own.state !== "withdrawn" && (
        <Deed
          id="withdraw"
          title={t("manage.withdrawTitle")}
          text={own.state === "pending" ? "" : t("manage.withdrawText")}
        >
          <ButtonForm action="" fields={{ intent: "withdraw" }} look="danger">
            {own.state === "pending" ? t("manage.pendingButton") : t("manage.withdrawButton")}
          </ButtonForm>
        </Deed>
      )}
      {own.state !== "pending" && (
        <Deed id="erase" title={t("manage.eraseTitle")} text={t("manage.eraseText")}>
          <ButtonForm action="" fields={{ intent: "erase" }} look="danger">
            {t("manage.eraseButton")}
          </ButtonForm>
        </Deed>
      )}
    </SimplePage>
  );
}

type Own = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["own"]>;

function Choices({ own, state }: { own: Own; state: FormState }) {
  const { t } = useTranslation("public");
  return (
    <>
      <form className="form" method="post" noValidate>
        <input type="hidden" name="intent" value="visibility" />
        <VisibilityChoice
          legend={t("manage.visibilityTitle")}
          value={sentValue(state, "visibility") || own.visibility}
          error={state.errors.visibility}
        />
        <TextField
          name="name"
          label={t("manage.nameToShow")}
          hint={t("manage.nameToShowHint")}
          value={sentValue(state, "name")}
          error={state.errors.name}
          maxLength={100}
          optional
        />
        <p>
          <Button look="quiet">{t("manage.visibilityButton")}</Button>
        </p>
      </form>
      <Deed
        id="updates"
        title={t("manage.updatesTitle")}
        text={own.updates ? t("manage.updatesOn") : t("manage.updatesOff")}
      >
        {own.updates && (
          <ButtonForm action="" fields={{ intent: "unsubscribe" }} look="quiet">
            {t("manage.unsubscribe")}
          </ButtonForm>
        )}
      </Deed>
      <Deed id="export" title={t("manage.exportTitle")} text={t("manage.exportText")}>
        <p>
          <ButtonLink href={own.copyHref} look="quiet" download>
            {t("manage.exportButton")}
          </ButtonLink>
        </p>
      </Deed>
    </>
  );
}

function Deed({ id, title, text, children }: { id: string; title: string; text: string; children: React.ReactNode }) {
  return (
    <Matter id={id} title={title}>
      {text && <p>{text}</p>}
      {children}
    </Matter>
  );
}

function Gone({ homeHref, done }: { homeHref: string; done: (typeof DONE)[number] | null }) {
  const { t } = useTranslation("public");
  return (
    <SimplePage title={done ? t(`manage.${done}`) : t("manage.gone")} lede={done ? undefined : t("manage.goneText")}>
      <p>
        <ButtonLink href={homeHref} look="quiet">
          {t("confirm.home")}
        </ButtonLink>
      </p>
    </SimplePage>
  );
}
