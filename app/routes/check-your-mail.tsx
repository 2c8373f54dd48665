import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Matter } from "#app/components/matter.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { context } from "#app/context.ts";
import { campaignIn } from "#app/web/campaign-request.ts";
import { paths } from "#app/web/paths.ts";
import { translator } from "#app/web/shell.ts";

export async function loader({ params }: LoaderFunctionArgs) {
  const { locale, campaign } = await campaignIn(context().db.read, params);
  return {
    title: translator(locale)("checkMail.title"),
    campaignTitle: campaign.words.title,
    signHref: paths(locale).sign(campaign.id),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function CheckYourMail() {
  const { t } = useTranslation("public");
  const data = useLoaderData<typeof loader>();
  return (
    <SimplePage title={t("checkMail.title")} kicker={data.campaignTitle} lede={t("checkMail.lede")}>
      <ul className="plain-list">
        <li>{t("checkMail.minutes")}</li>
        <li>{t("checkMail.subject")}</li>
        <li>{t("checkMail.expires")}</li>
      </ul>
      <Matter id="again" title={t("checkMail.again")}>
        <p>{t("checkMail.againText")}</p>
        <p>
          <a className="standalone-link" href={data.signHref}>
            {t("checkMail.againLink")}
          </a>
        </p>
      </Matter>
    </SimplePage>
  );
}
