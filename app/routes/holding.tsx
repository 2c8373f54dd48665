import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { SignPlace } from "#app/components/sign-place.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { context } from "#app/context.ts";
import { findCampaign, listCampaigns } from "#app/domain/campaigns.ts";
import { localeIn } from "#app/web/campaign-request.ts";
import { UNTOUCHED } from "#app/web/form-state.ts";
import { notFound } from "#app/web/forms.ts";
import { FOR_EVERYONE } from "#app/web/headers.ts";
import { paths } from "#app/web/paths.ts";
import { translator } from "#app/web/shell.ts";
import { signPage } from "#app/web/sign-page.ts";

/** One light page that takes signatures, in the place of a campaign's public pages (web/detours.ts). */
export async function loader({ params }: LoaderFunctionArgs) {
  const { db, counts, switches } = context();
  const locale = localeIn(params);
  if (params.campaign) {
    const campaign = (await findCampaign(db.read, params.campaign, locale)) ?? notFound();
    return signPage(campaign, await counts(campaign.id), switches.on, locale);
  }
  const campaigns = await listCampaigns(db.read, locale);
  const [only] = campaigns;
  if (only && campaigns.length === 1) return signPage(only, await counts(only.id), switches.on, locale);
  return {
    title: translator(locale)("shell.name"),
    campaigns: campaigns.map(({ id, words }) => ({ href: paths(locale).campaign(id), title: words.title })),
  };
}

export const headers: HeadersFunction = () => FOR_EVERYONE;

export { pageTitle as meta } from "#app/web/meta.ts";

export default function Holding() {
  const { t } = useTranslation("public");
  const page = useLoaderData<typeof loader>();
  if ("campaigns" in page)
    return (
      <SimplePage title={t("home.title")} lede={t("holding.homeLede")}>
        <ul className="plain-list">
          {page.campaigns.map(({ href, title }) => (
            <li key={href}>
              <a className="standalone-link" href={href}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      </SimplePage>
    );
  return (
    <SimplePage title={page.title} lede={t("holding.lede")}>
      <SignPlace page={page} state={UNTOUCHED} />
    </SimplePage>
  );
}
