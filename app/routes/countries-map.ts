import type { LoaderFunctionArgs } from "@remix-run/node";
import { context } from "#app/context.ts";
import { countriesShown } from "#app/domain/countries.ts";
import { campaignIn } from "#app/web/campaign-request.ts";
import { mapPolicy, mapWords } from "#app/web/countries-page.ts";

/** The map of where signers live, as a picture of its own. */
export async function loader({ params }: LoaderFunctionArgs) {
  const { db, switches, now, map } = context();
  const { locale, campaign } = await campaignIn(context(), params);
  const { countries } = await countriesShown(db.read, campaign.id, now(), switches.on.counting);
  return new Response(await map.draw(countries, mapWords(campaign, locale)), {
    headers: {
      "Content-Type": "image/svg+xml; charset=utf-8",
      "Cache-Control": "public, max-age=60, stale-while-revalidate=300, stale-if-error=600",
      "Content-Security-Policy": mapPolicy(map.style),
    },
  });
}
