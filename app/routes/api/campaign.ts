import type { LoaderFunctionArgs } from "@remix-run/node";
import { context } from "#app/context.ts";
import { findCampaign, isOpen, nextGoal } from "#app/domain/campaigns.ts";
import { breakdownOf } from "#app/domain/reports.ts";
import { publishable } from "#app/domain/suppress.ts";
import type { CampaignAnswer } from "#app/web/api-shapes.ts";
import { notFound } from "#app/web/forms.ts";
import { OPEN_DATA } from "#app/web/headers.ts";
import { campaignView } from "#app/web/views.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, counts, switches, now } = context();
  const locale = new URL(request.url).searchParams.get("locale") ?? "en";
  const campaign = (await findCampaign(db.read, params.campaign ?? "", locale)) ?? notFound();
  const counted = await counts(campaign.id);
  const { days, countries } = await breakdownOf(db.read, campaign.id, now(), switches.on.counting);
  const { actions } = campaignView(campaign, counted, switches.on, campaign.locale);
  const said: CampaignAnswer = {
    campaign: campaign.id,
    locale: campaign.locale,
    title: campaign.words.title,
    summary: campaign.words.summary,
    open: isOpen(campaign),
    signatures: counted.signatures,
    goal: nextGoal(campaign.facts.goals, counted.signatures),
    actions: actions.map(({ id, title, summary, madeBy, askedOf, sources, letter, signatures }) => {
      return {
        id,
        title,
        summary,
        made_by: madeBy,
        asked_of: askedOf,
        sources: sources.map((source) => source.id),
        letter,
        signatures,
      };
    }),
    sources: campaign.facts.sources,
    signatures_by_day: publishable(days, (day) => day.signatures),
    signatures_by_country: publishable(countries, (country) => country.signatures),
    as_of: counted.at.toISOString(),
  };
  return Response.json(said, { headers: { ...OPEN_DATA, "Cache-Control": "public, max-age=60" } });
}
