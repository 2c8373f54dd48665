import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Matter } from "#app/components/matter.tsx";
import { Notice } from "#app/components/notice.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { context } from "#app/context.ts";
import { campaignIn } from "#app/web/campaign-request.ts";
import { mailboxPaths, paths } from "#app/web/paths.ts";
import { translator } from "#app/web/shell.ts";
import { pausedView } from "#app/web/views.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { mailbox, switches } = context();
  const { locale, campaign } = await campaignIn(context(), params);
  const letter = new URL(request.url).searchParams.get("for") === "letter";
  return {
    title: translator(locale)("checkMail.title"),
    campaignTitle: campaign.words.title,
    letter,
    againHref: letter ? paths(locale).campaign(campaign.id) : paths(locale).sign(campaign.id),
    paused: pausedView(switches.on, locale),
    /** Where mail is kept on this machine, for whoever tries the program out. */
    mailboxHref: mailbox ? mailboxPaths.list : null,
  };
}

export { privatePageTitle as meta } from "#app/web/meta.ts";

export default function CheckYourMail() {
  const { t } = useTranslation("public");
  const data = useLoaderData<typeof loader>();
  const mailPaused = data.paused.mail ?? data.paused.everything;
  return (
    <SimplePage
      title={t("checkMail.title")}
      kicker={data.campaignTitle}
      drawing="envelope"
      lede={t(`checkMail.${data.letter ? "letterLede" : "lede"}${mailPaused ? "Waits" : ""}`)}
    >
      {mailPaused && (
        <Notice kind="warning" title={t("paused.mail")}>
          <p>{t("paused.mailText", { since: mailPaused })}</p>
        </Notice>
      )}
      <ul className="plain-list">
        {!mailPaused && <li>{t("checkMail.minutes")}</li>}
        <li>{t("checkMail.subject")}</li>
        <li>{t("checkMail.expires")}</li>
      </ul>
      {data.mailboxHref && (
        <Notice title={t("checkMail.localTitle")}>
          <p>
            {t("checkMail.localText")} <a href={data.mailboxHref}>{t("checkMail.localLink")}</a>
          </p>
        </Notice>
      )}
      {!mailPaused && (
        <Matter id="again" title={t("checkMail.again")}>
          <p>{data.letter ? t("checkMail.letterAgainText") : t("checkMail.againText")}</p>
          <p>
            <a className="standalone-link" href={data.againHref}>
              {t("checkMail.againLink")}
            </a>
          </p>
        </Matter>
      )}
    </SimplePage>
  );
}
