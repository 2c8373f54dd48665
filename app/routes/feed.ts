import type { LoaderFunctionArgs } from "@remix-run/node";
import { context } from "#app/context.ts";
import { milestonesOf } from "#app/domain/milestones.ts";
import { breakdownOf } from "#app/domain/reports.ts";
import { campaignIn } from "#app/web/campaign-request.ts";
import { atomFeed } from "#app/web/feed.ts";
import { notFound } from "#app/web/forms.ts";
import { NEWS } from "#app/web/headers.ts";

export async function loader({ params }: LoaderFunctionArgs) {
  const { config, db, switches, now } = context();
  const { locale, campaign } = await campaignIn(context(), params);
  const { days } = await breakdownOf(db.read, campaign.id, now(), switches.on.counting);
  const milestones = await milestonesOf(db.read, campaign, days);
  if (milestones.length === 0) return notFound(); // a feed must say when it last changed, and this one never began
  return new Response(atomFeed(config.PUBLIC_URL, campaign, milestones, locale), { headers: NEWS });
}
