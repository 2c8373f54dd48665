import type { LoaderFunctionArgs } from "@remix-run/node";
import { context } from "#app/context.ts";
import { FRAME_WIDTH_PX, frameCode, frameHeight } from "#app/web/embed.ts";
import { notFound } from "#app/web/forms.ts";
import { OPEN_DATA } from "#app/web/headers.ts";
import { isLocale } from "#app/web/i18n.ts";
import { paths } from "#app/web/paths.ts";
import { by, shareTranslator } from "#app/web/share.ts";
import { translator } from "#app/web/shell.ts";

const KEPT_S = 3_600;
const LEAST_WIDTH_PX = 220;

/** oEmbed 1.0 (oembed.com): the address of a campaign's page, or of a page beneath it, as the code of its box. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { config, campaign: find } = context();
  const asked = new URL(request.url).searchParams;
  const format = asked.get("format") ?? "json";
  if (format !== "json") throw new Response(null, { status: 501, statusText: "Not Implemented" });
  const { locale, campaignId } = campaignAt(config.PUBLIC_URL, asked.get("url") ?? "") ?? notFound();
  const campaign = (await find(campaignId, locale)) ?? notFound();
  const width = Math.min(FRAME_WIDTH_PX, most(asked.get("maxwidth")));
  const height = frameHeight(width);
  if (width < LEAST_WIDTH_PX || height > most(asked.get("maxheight"))) return notFound(); // nothing that fits
  const { title } = campaign.words;
  const page = by(config.PUBLIC_URL + paths(locale).campaign(campaign.id), "embed");
  const place = { publicUrl: config.PUBLIC_URL, campaign: campaign.id, locale, title, page };
  const answer = {
    version: "1.0",
    type: "rich",
    title,
    provider_name: translator(locale)("shell.name"),
    provider_url: config.PUBLIC_URL,
    cache_age: KEPT_S,
    html: frameCode(place, shareTranslator(locale)("embed.frameTitle", { title }), width),
    width,
    height,
  };
  return Response.json(answer, { headers: { ...OPEN_DATA, "Cache-Control": `public, max-age=${KEPT_S}` } });
}

/** The language and the campaign of one of this site's own addresses; null for any other. */
function campaignAt(publicUrl: string, url: string): { locale: string; campaignId: string } | null {
  if (!URL.canParse(url) || new URL(url).origin !== new URL(publicUrl).origin) return null;
  const [, locale, c, campaignId] = new URL(url).pathname.split("/");
  return isLocale(locale) && c === "c" && campaignId ? { locale, campaignId } : null;
}

/** A greatest size that somebody may have asked for, in pixels. */
const most = (asked: string | null) => (/^\d{1,5}$/.test(asked ?? "") ? Number(asked) : Number.POSITIVE_INFINITY);
