import type { LoaderFunctionArgs } from "@remix-run/node";
import { context } from "#app/context.ts";
import { BADGE_HEADERS, badge } from "#app/web/badge.tsx";
import { embedOptions } from "#app/web/embed.ts";
import { notFound } from "#app/web/forms.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { counts, demo, campaign: find } = context();
  const options = embedOptions(request.url);
  const campaign = (await find(params.campaign ?? "", options.locale)) ?? notFound();
  const { signatures } = await counts(campaign.id);
  return new Response(badge({ title: campaign.words.title, signatures, demo }, options), { headers: BADGE_HEADERS });
}
