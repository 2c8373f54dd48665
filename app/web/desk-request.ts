import type { Params } from "@remix-run/react";
import { type Campaign, findCampaign, listCampaigns } from "#app/domain/campaigns.ts";
import { notFound } from "#app/web/forms.ts";
import { requireOrganiser, type SignInDesk } from "#app/web/session.ts";
import { localeOf } from "#app/web/shell.ts";

/**
 * The campaign in an organisers' address, or the first there is, for a signed-in organiser in their browser's
 * language. Nobody else learns which campaigns exist.
 */
export async function deskCampaign(
  desk: SignInDesk,
  request: Request,
  params: Params,
): Promise<{ locale: string; campaign: Campaign }> {
  const { db } = desk;
  await requireOrganiser(desk, request);
  const locale = localeOf(request);
  const campaign = params.campaign
    ? await findCampaign(db.read, params.campaign, locale)
    : (await listCampaigns(db.read, locale))[0];
  return campaign ? { locale, campaign } : notFound();
}
