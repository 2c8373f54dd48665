import type { LoaderFunctionArgs } from "@remix-run/node";
import { context } from "#app/context.ts";
import { campaignIn } from "#app/web/campaign-request.ts";
import { cslOf } from "#app/web/citations.ts";
import { FOR_EVERYONE } from "#app/web/headers.ts";

/** The same as CSL-JSON. */
export async function loader({ params }: LoaderFunctionArgs) {
  const { campaign } = await campaignIn(context(), params);
  return new Response(`${JSON.stringify(cslOf(campaign.facts), null, 2)}\n`, {
    headers: {
      ...FOR_EVERYONE,
      "Content-Type": "application/vnd.citationstyles.csl+json",
      "Content-Disposition": `attachment; filename="${campaign.id}-sources.json"`,
    },
  });
}
