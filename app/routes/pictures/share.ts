import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { context } from "#app/context.ts";
import { pictureIn } from "#app/web/campaign-request.ts";
import { NOT_KEPT, PICTURE } from "#app/web/headers.ts";
import { logFault } from "#app/web/log.ts";
import { PLAIN_PICTURE, picturePaths } from "#app/web/paths.ts";
import { pictureWords } from "#app/web/picture-words.ts";

export async function loader({ params }: LoaderFunctionArgs) {
  const { config, counts, demo, picture } = context();
  const { locale, campaign, actionId } = await pictureIn(context(), params);
  const words = pictureWords(config.PUBLIC_URL, {
    campaign,
    counts: await counts(campaign.id),
    locale,
    demo,
    actionId,
  });
  const place = picturePaths(locale, campaign.id, actionId).share;
  try {
    const png = new Uint8Array(await picture(place, words));
    return new Response(png, { headers: { ...PICTURE, "Content-Type": "image/png" } });
  } catch (error) {
    logFault("A picture could not be drawn; the plain one is shown", error); // where the renderer has no build for this machine
    return redirect(PLAIN_PICTURE, { headers: NOT_KEPT });
  }
}
