import type { Params } from "@remix-run/react";
import { type Campaign, findAction } from "#app/domain/campaigns.ts";
import { notFound } from "#app/web/forms.ts";
import { isLocale } from "#app/web/i18n.ts";

/** What of the program's context is asked for a campaign. */
export type CampaignDesk = { campaign: (id: string, locale: string) => Promise<Campaign | null> };

/** The language in a page's address, or the 404 page. */
export function localeIn(params: Params): string {
  return isLocale(params.locale) ? params.locale : notFound();
}

/** The campaign in a page's address, in the page's language, or the 404 page. */
export async function campaignIn(
  { campaign: find }: CampaignDesk,
  params: Params,
): Promise<{ locale: string; campaign: Campaign }> {
  const locale = localeIn(params);
  const campaign = await find(params.campaign ?? "", locale);
  return campaign ? { locale, campaign } : notFound();
}

/** The campaign in a picture's address, and the action where it names one, or the 404 page. */
export async function pictureIn(desk: CampaignDesk, params: Params) {
  const { locale, campaign } = await campaignIn(desk, params);
  const action = params.action === undefined ? undefined : (findAction(campaign, params.action) ?? notFound());
  return { locale, campaign, actionId: action?.id };
}

/** The campaign and the action in a page's address, or the 404 page. */
export async function actionIn(desk: CampaignDesk, params: Params) {
  const { locale, campaign } = await campaignIn(desk, params);
  return { locale, campaign, action: findAction(campaign, params.action ?? "") ?? notFound() };
}
