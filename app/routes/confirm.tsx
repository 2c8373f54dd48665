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
import { MessagePaper } from "#app/components/letter/message-paper.tsx";
import { Matter } from "#app/components/matter.tsx";
import { NothingHere } from "#app/components/nothing-here.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { context } from "#app/context.ts";
import { findAwaiting } from "#app/domain/awaiting.ts";
import { isOpen } from "#app/domain/campaigns.ts";
import { confirmLetter } from "#app/domain/letters/confirm.ts";
import { confirmSignature } from "#app/domain/signatures/confirm.ts";
import { manageToken } from "#app/domain/tokens.ts";
import { localeIn } from "#app/web/campaign-request.ts";
import { confirmPage } from "#app/web/confirm-page.ts";
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

export async function action({ params }: ActionFunctionArgs) {
  const { config, db, keys, sealTo, composeLetter, now } = context();
  const locale = localeIn(params);
  const token = params.token ?? "";
  const awaiting = (await findAwaiting(db.read, keys, token, now())) ?? notFound();
  const campaign = (await context().campaign(awaiting.campaignId, locale)) ?? notFound();
  if (!isOpen(campaign)) throw new Response(null, { status: 410, statusText: "Gone" });

  if (awaiting.kind === "letter") {
    (await confirmLetter(db, keys, composeLetter, campaign, token, now())) ?? notFound();
    return redirect(`${paths(locale).manage(manageToken(keys, "letter", awaiting.id))}?done=letterConfirmed`, 303);
  }
  const watched = config.RATE_LIMITS === "on";
  if (!(await confirmSignature(db, sealTo, campaign, awaiting, now(), { watched }))) notFound();
  return redirect(paths(locale).confirmed(campaign.id), 303);
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
  return (
    <SimplePage
      title={page.title}
      kicker={page.campaignTitle}
      lede={letter ? t("confirm.letterLede") : t("confirm.lede")}
    >
      <form method="post">
        <Button look="large">{letter ? t("confirm.letterButton") : t("confirm.button")}</Button>
      </form>
      <Facts facts={page.facts} />
      {page.message && <MessagePaper {...page.message} />}
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
