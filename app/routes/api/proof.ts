import type { LoaderFunctionArgs } from "@remix-run/node";
import { context } from "#app/context.ts";
import { findCampaign } from "#app/domain/campaigns.ts";
import { notFound } from "#app/web/forms.ts";

const CALM = { "Cache-Control": "public, max-age=5" };
const FOR_ONE = { "Cache-Control": "no-store" };

/**
 * Asked by app/entry.client.ts as a form is sent: no work in calm times, else a task of some tenths of a second. Pages
 * carry no task, so that they are the same bytes for everyone.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const { db, watch, proofOfWork, now } = context();
  const id = new URL(request.url).searchParams.get("campaign") ?? "";
  if (!watch.proofWanted(id, now())) return Response.json({ required: false }, { headers: CALM });
  const campaign = (await findCampaign(db.read, id, "en")) ?? notFound();
  const challenge = await proofOfWork.challenge(campaign.id, now());
  return Response.json({ required: true, challenge }, { headers: FOR_ONE });
}
