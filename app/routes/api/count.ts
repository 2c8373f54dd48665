import type { LoaderFunctionArgs } from "@remix-run/node";
import { context } from "#app/context.ts";
import { findCampaign, nextGoal } from "#app/domain/campaigns.ts";
import type { CountAnswer } from "#app/web/api-shapes.ts";
import { notFound } from "#app/web/forms.ts";
import { OPEN_DATA } from "#app/web/headers.ts";
import { isLocale } from "#app/web/i18n.ts";
import { writtenCount } from "#app/web/written-count.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, counts } = context();
  const campaign = (await findCampaign(db.read, params.campaign ?? "", "en")) ?? notFound();
  const counted = await counts(campaign.id);
  const actions = Object.fromEntries(campaign.facts.actions.map(({ id }) => [id, counted.actions[id] ?? 0]));
  const goal = nextGoal(campaign.facts.goals, counted.signatures);
  const inWords = (locale: string) => (isLocale(locale) ? { goal, written: writtenCount(counted, goal, locale) } : {});
  const answer: CountAnswer = {
    campaign: campaign.id,
    signatures: counted.signatures,
    actions,
    as_of: counted.at.toISOString(),
    ...inWords(new URL(request.url).searchParams.get("locale") ?? ""),
  };
  return Response.json(answer, {
    headers: { ...OPEN_DATA, "Cache-Control": "public, max-age=5, stale-while-revalidate=10, stale-if-error=60" },
  });
}
