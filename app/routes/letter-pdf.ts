import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { context } from "#app/context.ts";
import { addressIn } from "#app/domain/addresses.ts";
import { isOpen } from "#app/domain/campaigns.ts";
import { actionIn } from "#app/web/campaign-request.ts";
import { readFields } from "#app/web/forms.ts";
import { HAND_OVER_LISTS, handedOver, officeIn } from "#app/web/hand-over-request.ts";
import { messageTo } from "#app/web/letter-page.ts";
import { paperOf, pdfAnswer, tooManyPrints } from "#app/web/paper.ts";
import { paths } from "#app/web/paths.ts";

export async function loader({ params }: LoaderFunctionArgs) {
  const { locale, campaign, action } = await actionIn(context(), params);
  return redirect(paths(locale).letter(campaign.id, action.id));
}

/** A letter as PDF, made of what its form says and kept nowhere. */
export async function action({ request, params, context: { clientAddress } }: ActionFunctionArgs) {
  const { db, limits, press, config, now } = context();
  const asked = { db: db.read, now: now(), ...(await actionIn(context(), params)) };
  const { form, offices } = await handedOver(asked, await readFields(request, HAND_OVER_LISTS));
  if (!isOpen(asked.campaign)) throw new Response(null, { status: 410, statusText: "Gone" });
  const office = officeIn(offices, form.office);
  const wait = limits.print.take(clientAddress);
  if (wait > 0) return tooManyPrints(wait, asked.locale);
  const sender = { site: config.PUBLIC_URL, from: addressIn(config.MAIL_FROM) };
  const message = await messageTo(asked, office, form, sender, "paper");
  return pdfAnswer(await press.print(paperOf(message, office, form, asked.now)), asked.locale);
}
