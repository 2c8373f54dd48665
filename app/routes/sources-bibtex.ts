import type { LoaderFunctionArgs } from "@remix-run/node";
import { context } from "#app/context.ts";
import { campaignIn } from "#app/web/campaign-request.ts";
import { bibtexOf } from "#app/web/citations.ts";
import { FOR_EVERYONE } from "#app/web/headers.ts";

/** A campaign's sources for reference managers, as BibTeX. */
export async function loader({ params }: LoaderFunctionArgs) {
  const { campaign } = await campaignIn(context(), params);
  return new Response(bibtexOf(campaign.facts), {
    headers: {
      ...FOR_EVERYONE,
      "Content-Type": "application/x-bibtex; charset=utf-8",
      "Content-Disposition": `attachment; filename="${campaign.id}-sources.bib"`,
    },
  });
}
