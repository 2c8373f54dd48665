import { breakdownOf, type CountryCount } from "#app/domain/reports.ts";
import { publishable } from "#app/domain/suppress.ts";
import type { Reader } from "#db/index.ts";

/** Where signers live, most first. `others` are all whose country may not be shown (suppress.ts). */
export type CountriesShown = { countries: CountryCount[]; others: number };

/** Confirmed signatures by country as they may be published; while counting is paused as they were then. */
export async function countriesShown(
  db: Reader,
  campaignId: string,
  now = new Date(),
  pausedSince?: Date,
): Promise<CountriesShown> {
  const { countries } = await breakdownOf(db, campaignId, now, pausedSince);
  const shown = publishable(countries, (country) => country.signatures);
  return { countries: shown, others: people(countries) - people(shown) };
}

const people = (countries: CountryCount[]) => countries.reduce((sum, { signatures }) => sum + signatures, 0);
