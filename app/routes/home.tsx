import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { CampaignEntry } from "#app/components/campaign-entry.tsx";
import { Hero } from "#app/components/hero.tsx";
import { Illustration } from "#app/components/illustration.tsx";
import { Section } from "#app/components/section.tsx";
import { context } from "#app/context.ts";
import { listCampaigns } from "#app/domain/campaigns.ts";
import { localeIn } from "#app/web/campaign-request.ts";
import { FOR_EVERYONE } from "#app/web/headers.ts";
import { siteData } from "#app/web/linked-data.ts";
import { plainHead } from "#app/web/plain-head.ts";
import { translator } from "#app/web/shell.ts";
import { campaignView } from "#app/web/views.ts";

export async function loader({ params }: LoaderFunctionArgs) {
  const { config, db, counts, switches } = context();
  const locale = localeIn(params);
  const campaigns = await listCampaigns(db.read, locale);
  const t = translator(locale);
  const title = t("shell.name");
  const data = siteData(config.PUBLIC_URL, locale, title);
  return {
    title,
    head: plainHead(config.PUBLIC_URL, locale, { title, description: t("home.tagline"), path: "", data }),
    campaigns: await Promise.all(
      campaigns.map(async (campaign) => campaignView(campaign, await counts(campaign.id), switches.on, locale)),
    ),
  };
}

export const headers: HeadersFunction = () => FOR_EVERYONE;

export { publicMeta as meta } from "#app/web/meta.ts";

export default function Home() {
  const { t } = useTranslation("public");
  const data = useLoaderData<typeof loader>();
  return (
    <>
      <Hero title={t("home.title")} tagline={t("home.tagline")} />
      <Section
        id="campaigns"
        title={data.campaigns.length === 1 ? t("home.campaignsTitleOne") : t("home.campaignsTitle")}
        wide
      >
        {data.campaigns.map((campaign) => (
          <CampaignEntry key={campaign.slug} campaign={campaign} />
        ))}
      </Section>
      <Section id="principles" title={t("home.principlesTitle")} summary={t("home.principlesSummary")} shaded>
        <ul className="principles">
          <li>
            <Illustration name="lens" />
            <h3>{t("home.sourcedTitle")}</h3>
            <p>{t("home.sourcedText")}</p>
          </li>
          <li>
            <Illustration name="envelope" />
            <h3>{t("home.safeTitle")}</h3>
            <p>{t("home.safeText")}</p>
          </li>
          <li>
            <Illustration name="pen" />
            <h3>{t("home.honestTitle")}</h3>
            <p>{t("home.honestText")}</p>
          </li>
        </ul>
      </Section>
    </>
  );
}
