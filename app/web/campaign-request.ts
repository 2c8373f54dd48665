import type { Params } from "@remix-run/react";
import { type Campaign, findAction, findCampaign } from "#app/domain/campaigns.ts";
import { notFound } from "#app/web/forms.ts";
import { isLocale } from "#app/web/i18n.ts";
import type { Reader } from "#db/index.ts";

/** The language in a page's address, or the 404 page. */
export function localeIn(params: Params): string {
  return isLocale(params.locale) ? params.locale : notFound();
}

/** The campaign in a page's address, in the page's language, or the 404 page. */
export async function campaignIn(db: Reader, params: Params): Promise<{ locale: string; campaign: Campaign }> {
  const locale = localeIn(params);
  const campaign = await findCampaign(db, params.campaign ?? "", locale);
  return campaign ? { locale, campaign } : notFound();
}

/** The campaign and the action in a page's address, or the 404 page. */
export async function actionIn(db: Reader, params: Params) {
  const { locale, campaign } = await campaignIn(db, params);
  return { locale, campaign, action: findAction(campaign, params.action ?? "") ?? notFound() };
}
