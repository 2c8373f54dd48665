import { type Campaign, isOpen } from "#app/domain/campaigns.ts";
import type { Cashier } from "#app/domain/donations/cashier.ts";
import type { DonationFacts } from "#app/domain/donations/facts.ts";
import type { Switches } from "#app/domain/switches.ts";
import { paths } from "#app/web/paths.ts";

/** What of the program's context says whether donations are taken. */
export type GivingDesk = { cashier: Cashier | null; switches: { on: Switches } };

/** How the campaign takes donations; null where none are set up, or it takes none: then no page says a word of them. */
export function givingOf({ cashier }: GivingDesk, campaign: Campaign): DonationFacts | null {
  const { donations } = campaign.facts;
  return cashier && donations?.offered && campaign.openedAt ? donations : null;
}

/** Where the campaign's donation page is, for pages that lead there; null where one cannot give now. */
export function donateHref(desk: GivingDesk, campaign: Campaign, locale: string): string | null {
  const open = givingOf(desk, campaign) && isOpen(campaign) && !desk.switches.on.donations;
  return open ? paths(locale).donate(campaign.id) : null;
}
