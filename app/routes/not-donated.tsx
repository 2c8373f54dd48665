import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "#app/components/button.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { context } from "#app/context.ts";
import { campaignIn } from "#app/web/campaign-request.ts";
import { donateTranslator } from "#app/web/donate-page.ts";
import { notFound } from "#app/web/forms.ts";
import { givingOf } from "#app/web/giving.ts";
import { FOR_EVERYONE } from "#app/web/headers.ts";
import { paths } from "#app/web/paths.ts";

export async function loader({ params }: LoaderFunctionArgs) {
  const { locale, campaign } = await campaignIn(context(), params);
  if (!givingOf(context(), campaign)) return notFound();
  const to = paths(locale);
  return {
    title: donateTranslator(locale)("cancelled.title"),
    campaignTitle: campaign.words.title,
    campaignHref: to.campaign(campaign.id),
    donateHref: to.donate(campaign.id),
  };
}

export const headers: HeadersFunction = () => FOR_EVERYONE;
export { privatePageTitle as meta } from "#app/web/meta.ts";

export default function NotDonated() {
  const { t } = useTranslation("donate");
  const { title, campaignTitle, campaignHref, donateHref } = useLoaderData<typeof loader>();
  return (
    <SimplePage title={title} kicker={campaignTitle} lede={t("cancelled.lede")}>
      <p>
        <ButtonLink href={donateHref}>{t("cancelled.again")}</ButtonLink>
      </p>
      <p>
        <a className="standalone-link" href={campaignHref}>
          {t("back")}
        </a>
      </p>
    </SimplePage>
  );
}
