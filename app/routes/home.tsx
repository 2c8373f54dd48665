import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { context } from "#app/context.ts";
import { listCampaigns } from "#app/domain/campaigns.ts";
import { localeIn } from "#app/web/campaign-request.ts";
import { campaignView } from "#app/web/views.ts";

export async function loader({ params }: LoaderFunctionArgs) {
  const { db, counts } = context();
  const locale = localeIn(params);
  const campaigns = await listCampaigns(db.read, locale);
  return { campaigns: await Promise.all(campaigns.map(async (campaign) => campaignView(campaign, await counts(campaign.id), locale))) };
}

export default function Home() {
  const { campaigns } = useLoaderData<typeof loader>();
  return (
    <ul>
      {campaigns.map((campaign) => (
        <li key={campaign.slug}>
          <a href={campaign.href}>{campaign.title}</a>
        </li>
      ))}
    </ul>
  );
}
