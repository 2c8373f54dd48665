import { context } from "#app/context.ts";
import { isOpen, listCampaigns } from "#app/domain/campaigns.ts";
import type { CampaignsAnswer } from "#app/web/api-shapes.ts";
import { OPEN_DATA } from "#app/web/headers.ts";

/** All campaigns, in English, with how many signed. */
export async function loader() {
  const { db, counts } = context();
  const campaigns = await listCampaigns(db.read, "en");
  const said = campaigns.map(async (campaign) => ({
    campaign: campaign.id,
    title: campaign.words.title,
    open: isOpen(campaign),
    signatures: (await counts(campaign.id)).signatures,
  }));
  const answer: CampaignsAnswer = { campaigns: await Promise.all(said) };
  return Response.json(answer, { headers: { ...OPEN_DATA, "Cache-Control": "public, max-age=60" } });
}
