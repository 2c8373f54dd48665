import {
  type ActionFunctionArgs,
  data as answer,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/components/button.tsx";
import { Facts } from "#app/components/facts.tsx";
import { InDigest } from "#app/components/letter/in-digest.tsx";
import { MessagePapers } from "#app/components/letter/message-papers.tsx";
import { Matter } from "#app/components/matter.tsx";
import { NothingHere } from "#app/components/nothing-here.tsx";
import { Notice } from "#app/components/notice.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { context } from "#app/context.ts";
import { findAwaiting } from "#app/domain/awaiting.ts";
import { localeIn } from "#app/web/campaign-request.ts";
import { confirmPage } from "#app/web/confirm-page.ts";
import { takeConfirmation } from "#app/web/confirm-request.ts";
import { notFound } from "#app/web/forms.ts";
import { NOT_KEPT } from "#app/web/headers.ts";
import { paths } from "#app/web/paths.ts";
import { translator } from "#app/web/shell.ts";

// Reading this page changes nothing: mail scanners open links, and would sign for people.
export async function loader({ params }: LoaderFunctionArgs) {
  const { db, keys, now } = context();
  const locale = localeIn(params);
  const awaiting = await findAwaiting(db.read, keys, params.token ?? "", now());
  const campaign = awaiting && (await context().campaign(awaiting.campaignId, locale));
  if (campaign) return answer(confirmPage(campaign, awaiting, keys, locale));
  const gone = {
    state: "gone" as const,
    title: translator(locale)("confirm.expiredTitle"),
    homeHref: paths(locale).home,
  };
  return answer(gone, 404);
}

export async function action({ params, context: { outcomes } }: ActionFunctionArgs) {
  if (outcomes?.failed) throw new Response(null, { status: 500 });
  const outcome = outcomes?.confirm ?? (await takeConfirmation(context(), params.locale, params.token ?? ""));
  if (outcome.kind === "confirmed") return redirect(outcome.location, 303);
  if (outcome.kind === "closed") throw new Response(null, { status: 410, statusText: "Gone" });
  return notFound();
}

export const headers: HeadersFunction = () => NOT_KEPT;

export { privatePageTitle as meta } from "#app/web/meta.ts";

export default function Confirm() {
  const { t } = useTranslation("public");
  const page = useLoaderData<typeof loader>();
  if (page.state === "gone")
    return <NothingHere title={page.title} lede={t("confirm.expiredText")} homeHref={page.homeHref} />;
  if (page.state === "used")
    return <SimplePage title={t("confirm.usedTitle")} kicker={page.campaignTitle} lede={t("confirm.usedText")} />;
  const letter = page.kind === "letter";
  const count = page.mailed;
  const noneMailed = letter && count === 0;
  return (
    <SimplePage
      title={page.title}
      kicker={page.campaignTitle}
      drawing={letter ? "envelope" : "pen"}
      lede={noneMailed ? t("confirm.byHandLede") : letter ? t("confirm.letterLede", { count }) : t("confirm.lede")}
    >
      <form method="post">
        <Button look="large">
          {letter && !noneMailed ? t("confirm.letterButton", { count }) : t("confirm.button")}
        </Button>
      </form>
      {page.byHand.length > 0 && (
        <Notice title={t("confirm.byHandTitle")}>
          {page.byHand.map((name) => (
            <p key={name}>
              <bdi>{name}</bdi>
            </p>
          ))}
          <p>{t("confirm.byHandText")}</p>
        </Notice>
      )}
      <Facts facts={page.facts} />
      {page.digest && <InDigest {...page.digest} />}
      <MessagePapers messages={page.messages} />
      <Matter id="not-me" title={t("confirm.notMe")}>
        <p>{t("confirm.notMeText")}</p>
        <p>
          <a className="standalone-link" href={page.manageHref}>
            {t("confirm.notMeLink")}
          </a>
        </p>
      </Matter>
    </SimplePage>
  );
}
