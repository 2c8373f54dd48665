import type { LoaderFunctionArgs } from "@remix-run/node";
import { context } from "#app/context.ts";
import { embedOptions } from "#app/web/embed.ts";
import { EMBED_HEADERS, embedDocument } from "#app/web/embed-document.tsx";
import { notFound } from "#app/web/forms.ts";
import { paths } from "#app/web/paths.ts";
import { by } from "#app/web/share.ts";
import { campaignView } from "#app/web/views.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { config, counts, switches, demo, campaign: find } = context();
  const options = embedOptions(request.url);
  const { locale, look } = options;
  const campaign = (await find(params.campaign ?? "", locale)) ?? notFound();
  const to = paths(locale);
  const view = {
    campaign: campaignView(campaign, await counts(campaign.id), switches.on, locale),
    signHref: by(to.sign(campaign.id), "embed"),
    readHref: by(to.campaign(campaign.id), "embed"),
    site: new URL(config.PUBLIC_URL).host,
    line: look === "line",
    demo,
  };
  return new Response(embedDocument(view, options), { headers: EMBED_HEADERS });
}
