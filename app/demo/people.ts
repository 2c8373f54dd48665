import type { Chance } from "#app/demo/chance.ts";
import type { CampaignFacts } from "#app/domain/content.ts";
import type { SignForm } from "#app/domain/signatures/form.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export const DEMO_DAYS = 60;
/** When the campaign was in the news: so many days after its start, so many days long, so many times a quiet day. */
const PEAKS = [
  { day: 9, width: 3, height: 5 },
  { day: 37, width: 4.5, height: 3 },
];
const BEFORE_IT_SPREAD = 0.25;
const SPREAD_DAYS = 4;
/** How each day's people spread over its 24 hours (UTC), from night to evening. */
const HOURS = [1, 1, 1, 1, 1, 2, 4, 6, 8, 9, 9, 9, 10, 9, 9, 9, 9, 10, 11, 12, 11, 8, 5, 2];

const COUNTRIES = [
  ["DE", 17], ["US", 14], ["GB", 9], ["TR", 9], ["FR", 7], ["CA", 6], ["NL", 5], ["AU", 5], ["SE", 4], ["KZ", 4],
  ["JP", 3], ["NO", 3], ["CH", 3], ["BE", 2], ["AT", 2], ["IT", 2], ["ES", 2], ["PL", 1.5], ["DK", 1.2], ["FI", 1.2],
  ["TW", 1.2], ["CZ", 1], ["IE", 0.8], ["NZ", 0.8], ["KG", 0.6], ["LT", 0.6], ["UZ", 0.4], ["PT", 0.4], ["BR", 0.3],
] as const; // biome-ignore format: a table
const VISIBILITIES = [
  ["recipient", 43],
  ["public", 36],
  ["count", 21],
] as const;

/** What a made-up person does, and when. Who never confirms or withdraws has null there. */
export type MadeUpSigner = { form: SignForm; signedAt: Date; confirmedAt: Date | null; withdrawnAt: Date | null };
type Kind = "confirmed" | "pending" | "withdrawn";

/** Made-up people, unmistakably: numbered, and at an address that cannot receive mail (RFC 2606). */
export function* madeUpSigners(
  chance: Chance,
  facts: CampaignFacts,
  kinds: Record<Kind, number>,
  now: Date,
): Generator<MadeUpSigner> {
  const days = dayWeights(now);
  const liking = new Map(
    facts.actions.map((action) => [action.id, action.starred ? chance.between(0.5, 0.95) : chance.between(0.1, 0.5)]),
  );
  const people = Object.entries(kinds).flatMap(([kind, count]) => Array<Kind>(count).fill(kind as Kind));
  for (const [index, kind] of people.entries()) {
    const signedAt = kind === "pending" ? lately(chance, now) : someTime(chance, days, now);
    const confirmedAt = kind === "pending" ? null : soonAfter(chance, signedAt, now);
    const withdrawnAt =
      kind === "withdrawn" && confirmedAt ? new Date(chance.between(confirmedAt.getTime(), now.getTime())) : null;
    yield { form: madeUpForm(chance, liking, index + 1), signedAt, confirmedAt, withdrawnAt };
  }
}

export const demoName = (number: number) => `Demo Signer ${String(number).padStart(4, "0")}`;
export const demoAddress = (number: number) => `signer-${String(number).padStart(4, "0")}@demo.example`;

function madeUpForm(chance: Chance, liking: Map<string, number>, number: number): SignForm {
  return {
    name: demoName(number),
    email: demoAddress(number),
    country: chance.pick(COUNTRIES),
    actions: chosenActions(chance, liking),
    visibility: chance.pick(VISIBILITIES),
    comment: chance.happens(0.06) ? `Made-up comment ${number}, for the demonstration.` : "",
    updates: chance.happens(0.3),
    consent: true,
  };
}

/** A third sign everything; the others what they care about, the first recommendations most. */
function chosenActions(chance: Chance, liking: Map<string, number>): string[] {
  const all = [...liking.keys()];
  if (chance.happens(0.33)) return all;
  const chosen = all.filter((id) => chance.happens(liking.get(id) ?? 0));
  return chosen.length > 0 ? chosen : all.slice(0, 1);
}

/** The start of each day and how many sign on it, compared with the others. */
function dayWeights(now: Date): [number, number][] {
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  return Array.from({ length: DEMO_DAYS }, (_, day) => {
    const start = today - (DEMO_DAYS - 1 - day) * DAY_MS;
    const news = PEAKS.reduce((sum, peak) => sum + peak.height * Math.exp(-(((day - peak.day) / peak.width) ** 2)), 0);
    const spread = day < SPREAD_DAYS ? BEFORE_IT_SPREAD : 1;
    const weekend = [0, 6].includes(new Date(start).getUTCDay()) ? 0.7 : 1;
    const passed = Math.min(1, (now.getTime() - start) / DAY_MS);
    return [start, (0.6 * spread + news) * weekend * passed];
  });
}

function someTime(chance: Chance, days: [number, number][], now: Date): Date {
  const start = chance.pick(days);
  const hour = chance.pick(HOURS.map((weight, index) => [index, weight] as const));
  const at = start + (hour + chance.next()) * HOUR_MS;
  const latest = now.getTime() - 30 * MINUTE_MS;
  return new Date(at <= latest ? at : chance.between(Math.min(start, latest), latest));
}

/** Long enough before 48 hours that it can still be confirmed tomorrow. */
const lately = (chance: Chance, now: Date) => new Date(now.getTime() - chance.between(0.1, 20) * HOUR_MS);

/** Most confirm within the hour; some find the mail in the evening. */
function soonAfter(chance: Chance, signedAt: Date, now: Date): Date {
  const delay = MINUTE_MS + -Math.log(1 - chance.next()) * (chance.happens(0.85) ? 12 * MINUTE_MS : 4 * HOUR_MS);
  return new Date(Math.min(signedAt.getTime() + Math.min(delay, 20 * HOUR_MS), now.getTime()));
}
