import type { Campaign } from "#app/domain/campaigns.ts";
import { channelOf } from "#app/domain/channels.ts";
import type { Counts } from "#app/domain/counts.ts";
import { countryCodes } from "#app/domain/people.ts";
import type { Switches } from "#app/domain/switches.ts";
import { countryOptions } from "#app/web/formats.ts";
import { paths } from "#app/web/paths.ts";
import { campaignView } from "#app/web/views.ts";

/** What every page with the sign form shows. */
export function signPage(campaign: Campaign, counts: Counts, switches: Switches, locale: string, url?: string) {
  return {
    title: campaign.words.title,
    campaign: campaignView(campaign, counts, switches, locale),
    /** Where the link that led here was passed on. */
    source: url ? channelOf(new URL(url).searchParams.get("via")) : null,
    countries: countryOptions(locale, countryCodes),
    privacyHref: paths(locale).privacy,
    safetyHref: paths(locale).safety,
  };
}
