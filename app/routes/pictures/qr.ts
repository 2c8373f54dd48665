import type { LoaderFunctionArgs } from "@remix-run/node";
import { context } from "#app/context.ts";
import { pictureIn } from "#app/web/campaign-request.ts";
import { PICTURE } from "#app/web/headers.ts";
import { paths } from "#app/web/paths.ts";
import { by } from "#app/web/share.ts";

/** White and still around the code, as ISO/IEC 18004 wants it, in modules. */
const QUIET_ZONE = 4;

export async function loader({ params }: LoaderFunctionArgs) {
  const { locale, campaign, actionId } = await pictureIn(context(), params);
  const to = paths(locale);
  const page = context().config.PUBLIC_URL + (actionId ? to.action(campaign.id, actionId) : to.campaign(campaign.id));
  const { toString: drawn } = await import("qrcode");
  const svg = await drawn(by(page, "qr"), { type: "svg", margin: QUIET_ZONE, errorCorrectionLevel: "M" });
  return new Response(svg, { headers: { ...PICTURE, "Content-Type": "image/svg+xml" } });
}
