import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { NewsList } from "#app/components/news-list.tsx";
import { PageTitle } from "#app/components/page-title.tsx";
import { context } from "#app/context.ts";
import { milestonesOf } from "#app/domain/milestones.ts";
import { breakdownOf } from "#app/domain/reports.ts";
import { campaignPageHead } from "#app/web/campaign-head.ts";
import { campaignIn } from "#app/web/campaign-request.ts";
import { newsOf } from "#app/web/feed.ts";
import { notFound } from "#app/web/forms.ts";
import { FOR_EVERYONE } from "#app/web/headers.ts";
import { paths } from "#app/web/paths.ts";
import { shareTranslator } from "#app/web/share.ts";

export async function loader({ params }: LoaderFunctionArgs) {
  const { config, db, counts, demo, switches, now } = context();
  const { locale, campaign } = await campaignIn(context(), params);
  const { days } = await breakdownOf(db.read, campaign.id, now(), switches.on.counting);
  const milestones = await milestonesOf(db.read, campaign, days);
  if (milestones.length === 0) return notFound(); // nothing happened before the campaign opened
  const title = shareTranslator(locale)("feed.title", { title: campaign.words.title });
  const of = { campaign, counts: await counts(campaign.id), locale, demo };
  const to = paths(locale);
  return {
    title,
    head: campaignPageHead(config.PUBLIC_URL, of, { title, path: "/updates" }),
    campaignTitle: campaign.words.title,
    campaignHref: to.campaign(campaign.id),
    feedHref: to.feed(campaign.id),
    news: milestones.map((milestone) => newsOf(campaign, milestone, locale)),
  };
}

export const headers: HeadersFunction = () => FOR_EVERYONE;

export { publicMeta as meta } from "#app/web/meta.ts";

export default function Updates() {
  const { t } = useTranslation(["share", "public"]);
  const { campaignTitle, campaignHref, feedHref, news } = useLoaderData<typeof loader>();
  return (
    <div className="wrap-narrow page">
      <PageTitle
        title={t("page.feedTitle")}
        kicker={campaignTitle}
        back={{ href: campaignHref, label: t("public:evidence.back") }}
      />
      <NewsList news={news} />
      <p>
        <a className="standalone-link" href={feedHref}>
          {t("page.feedLink")}
        </a>
      </p>
    </div>
  );
}
