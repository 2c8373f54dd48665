import type { Campaign } from "#app/domain/campaigns.ts";
import type { ActionFacts } from "#app/domain/content/facts.ts";
import { type HoldReason, mayGo } from "#app/domain/offices/standing.ts";
import type { Representative } from "#app/domain/representatives.ts";
import { list } from "#app/web/formats.ts";
import { officeTranslator } from "#app/web/office-page.ts";
import { paths } from "#app/web/paths.ts";
import type { Reader } from "#db/index.ts";

type Asked = { db: Reader; locale: string; campaign: Campaign; action: ActionFacts };
export type Settled = { office: Representative; why: HoldReason };

/** At least one, at most as many as may be written to in one go. */
export type Offices = [Representative, ...Representative[]];

/** Whom a letter goes to, which of them are told in a weekly digest, and who needs or wants none. */
export type Recipients = { open: Offices; inDigest: ReadonlySet<string>; settled: Settled[] };

/** The people chosen by what their offices have asked for. Only the settled where none may be written to. */
export async function recipientsAmong(asked: Asked, offices: Offices): Promise<Recipients | { settled: Settled }> {
  const may = await standingOf(asked, offices);
  const open: Representative[] = [];
  const settled: Settled[] = [];
  const inDigest = new Set<string>();
  for (const [index, office] of offices.entries()) {
    const answer = may[index];
    if (answer?.may === false) settled.push({ office, why: answer.why });
    else open.push(office);
    if (answer?.may && answer.delivery === "digest") inDigest.add(office.id);
  }
  const [[first, ...others], [none]] = [open, settled];
  if (first) return { open: [first, ...others], inDigest, settled };
  if (none) return { settled: none };
  throw new Error("an office neither may nor may not be written to");
}

/** The same people, each with why they cannot be chosen where their offices need or want no letter. */
export async function withStanding<Person extends { id: string }>(
  asked: Asked,
  country: string,
  people: Person[],
): Promise<(Person & { settled?: string })[]> {
  const t = officeTranslator(asked.locale);
  const may = await standingOf(
    asked,
    people.map(({ id }) => ({ id, country })),
  );
  return people.map((person, index) => {
    const answer = may[index];
    return answer?.may === false ? { ...person, settled: t(`settled.short.${answer.why}`) } : person;
  });
}

/** In place of the letter: its office needs or wants none. */
export function settledView({ locale, campaign, action }: Asked, { office, why }: Settled) {
  const t = officeTranslator(locale);
  const to = paths(locale);
  return {
    heading: t(`settled.title.${why}`, { name: office.name }),
    text: t(`settled.text.${why}`, { name: office.name }),
    nextHref: `${to.letter(campaign.id, action.id)}?country=${office.country}`,
    boardHref: to.answers(campaign.id, action.id),
  };
}

/** Whose offices get one message a week in place of single letters, as a sentence lists them; null where none does. */
export function digestNames({ open, inDigest }: Recipients, locale: string): string | null {
  const names = open.filter(({ id }) => inDigest.has(id)).map(({ name }) => name);
  return names.length > 0 ? list(locale, names) : null;
}

/** Who was chosen and is not written to, each with why. */
export function settledNames({ settled }: Recipients, locale: string) {
  const t = officeTranslator(locale);
  return settled.map(({ office, why }) => ({ id: office.id, name: office.name, why: t(`settled.short.${why}`) }));
}

const standingOf = ({ db, campaign, action }: Asked, people: Pick<Representative, "id" | "country">[]) =>
  mayGo(
    db,
    people.map(({ id, country }) => ({ campaignId: campaign.id, actionId: action.id, representativeId: id, country })),
  );
