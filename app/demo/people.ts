import type { Chance } from "#app/demo/chance.ts";
import { type Calendar, lately, laterThan, someTime, soonAfter } from "#app/demo/days.ts";
import type { CampaignFacts } from "#app/domain/content/facts.ts";
import type { SignForm } from "#app/domain/signatures/form.ts";

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
export function madeUpSigners(
  chance: Chance,
  dates: Calendar,
  facts: CampaignFacts,
  kinds: Record<Kind, number>,
): MadeUpSigner[] {
  const liking = new Map(
    facts.actions.map((action) => [action.id, action.starred ? chance.between(0.5, 0.95) : chance.between(0.1, 0.5)]),
  );
  const people = Object.entries(kinds).flatMap(([kind, count]) => Array<Kind>(count).fill(kind as Kind));
  return people.map((kind, index) => {
    const signedAt = kind === "pending" ? lately(chance, dates) : someTime(chance, dates);
    const confirmedAt = kind === "pending" ? null : soonAfter(chance, signedAt, dates);
    const withdrawnAt = kind === "withdrawn" && confirmedAt ? laterThan(chance, confirmedAt, dates) : null;
    return { form: madeUpForm(chance, liking, index + 1), signedAt, confirmedAt, withdrawnAt };
  });
}

const SOURCES = [
  [null, 45],
  ["whatsapp", 18],
  ["telegram", 14],
  ["email", 12],
  ["facebook", 6],
  ["x", 3],
  ["bluesky", 2],
] as const;

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
    source: chance.pick(SOURCES),
  };
}

/** A third sign everything; the others what they care about, the first recommendations most. */
function chosenActions(chance: Chance, liking: Map<string, number>): string[] {
  const all = [...liking.keys()];
  if (chance.happens(0.33)) return all;
  const chosen = all.filter((id) => chance.happens(liking.get(id) ?? 0));
  return chosen.length > 0 ? chosen : all.slice(0, 1);
}
