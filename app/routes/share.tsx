import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { EmbedPieces } from "#app/components/embed-pieces.tsx";
import { PageTitle } from "#app/components/page-title.tsx";
import { Section } from "#app/components/section.tsx";
import { ShareLinks } from "#app/components/share-links.tsx";
import { context } from "#app/context.ts";
import { campaignPageHead } from "#app/web/campaign-head.ts";
import { campaignIn } from "#app/web/campaign-request.ts";
import { embedPage } from "#app/web/embed-page.ts";
import { FOR_EVERYONE } from "#app/web/headers.ts";
import { paths } from "#app/web/paths.ts";
import { shareTranslator, shareView } from "#app/web/share.ts";

export async function loader({ params }: LoaderFunctionArgs) {
  const { config, counts, demo } = context();
  const { locale, campaign } = await campaignIn(context(), params);
  const title = `${shareTranslator(locale)("page.title")} · ${campaign.words.title}`;
  const of = { campaign, counts: await counts(campaign.id), locale, demo };
  return {
    title,
    head: campaignPageHead(config.PUBLIC_URL, of, { title, path: "/share" }),
    campaignTitle: campaign.words.title,
    campaignHref: paths(locale).campaign(campaign.id),
    share: shareView(config.PUBLIC_URL, campaign, locale),
    pieces: embedPage(config.PUBLIC_URL, campaign, locale),
  };
}

export const headers: HeadersFunction = () => FOR_EVERYONE;
export { publicMeta as meta } from "#app/web/meta.ts";

export default function Share() {
  const { t } = useTranslation("share");
  const { campaignTitle, campaignHref, share, pieces } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="wrap page">
        <PageTitle
          title={t("page.title")}
          kicker={campaignTitle}
          lede={t("page.lede")}
          back={{ href: campaignHref, label: t("page.back") }}
        />
      </div>
      <Section id="ways" title={t("ways.title")} summary={t("ways.summary")} shaded>
        <ShareLinks share={share} />
      </Section>
      <EmbedPieces pieces={pieces} />
    </>
  );
}
