import type { LookUpPoint } from "#app/domain/areas/find.ts";
import { peopleOfArea, peopleOfCommittee } from "#app/domain/representatives/find.ts";
import { listRepresentatives, type Representative } from "#app/domain/representatives.ts";
import { type FindRequest, findViews, hrefOf, personView, search } from "#app/web/find-page.ts";
import { searchIn } from "#app/web/find-search.ts";
import { type FormState, UNTOUCHED } from "#app/web/form-state.ts";
import { i18nOf } from "#app/web/i18n.ts";
import { frameOf, type LetterRequest } from "#app/web/letter-page.ts";
import { withStanding } from "#app/web/letter-standing.ts";

const CHOICES = ["body", "area", "committee", "everybody"] as const;

/** The choices of the second step, as they stand in the page's address: of people those who were ticked, if too many. */
export type Choice = { [What in (typeof CHOICES)[number]]?: string } & { representatives: string[]; sent: boolean };

export function choiceIn(searchParams: URLSearchParams): Choice {
  const said = CHOICES.flatMap((name) => {
    const value = searchParams.get(name);
    return value ? [[name, value]] : [];
  });
  const representatives = searchParams.getAll("representative");
  return {
    ...Object.fromEntries(said),
    representatives,
    sent: searchParams.has("chosen") || representatives.length > 0,
  };
}

/** Second step: the ways to find whom to write to. Null when nobody is listed for the country. */
export async function findStep(request: LetterRequest, country: string, choice: Choice) {
  const found = await findViews(findRequest(request, country), choice.body);
  if (!found) return null;
  const sent = choice.sent ? found.finds.findIndex(({ people }) => people.length > 0) : -1;
  const finds = await Promise.all(
    found.finds.map(async (find, index) => ({
      ...find,
      people: await withStanding(request, country, find.people),
      ...(index === sent ? { state: stateOf(request, choice) } : {}),
    })),
  );
  return { step: "find" as const, ...frameOf(request), ...found, finds, missed: choice.sent };
}

/** Second step, after somebody has said where they live: whom that leads to, or the step again with what came of it. */
export async function searchStep(
  request: LetterRequest,
  lookUp: LookUpPoint,
  country: string,
  fields: Record<string, unknown>,
) {
  const sought = await search(findRequest(request, country), lookUp, searchIn(fields));
  if (!sought || "location" in sought) return sought;
  const missed = Object.keys(sought.finds[0]?.state.errors ?? {}).length > 0;
  const finds = await Promise.all(
    sought.finds.map(async (find) => ({ ...find, people: await withStanding(request, country, find.people) })),
  );
  return { step: "find" as const, ...frameOf(request), bodies: [], ...sought, finds, missed };
}

/**
 * Second step, with an area or a committee chosen, or everybody asked for: its people, and beneath an area's those of
 * the whole country, so that both can be written to in one go. Null when there are none.
 */
export async function peopleStep(request: LetterRequest, country: string, choice: Choice) {
  const find = findRequest(request, country);
  const areas = await areasChosen(request, country, choice);
  const people = areas.flatMap((area) => area.people);
  if (people.length === 0) return null;
  const others = choice.area ? await withStanding(request, country, await atLarge(find)) : [];
  const standing = new Map((await withStanding(request, country, people)).map(({ id, settled }) => [id, settled]));
  const view = (person: Representative) => ({ ...personView(person), settled: standing.get(person.id) });
  const kept = CHOICES.flatMap((name) => (choice[name] ? [[name, choice[name]] as [string, string]] : []));
  return {
    step: "representative" as const,
    ...frameOf(request),
    country,
    kept,
    backHref: hrefOf(find, choice.body ? { body: choice.body } : {}),
    missed: choice.sent,
    state: stateOf(request, choice),
    areas: areas.map(({ people, ...area }) => ({ ...area, people: people.map(view) })),
    others,
    first: choice.area && people.length === 1 ? people.map(({ id }) => id) : [],
    only: people.length === 1 && others.length === 0 ? people[0] : undefined,
  };
}

/** Those of every body who answer for the whole country. */
async function atLarge(find: FindRequest) {
  const found = await findViews(find);
  return found?.finds.flatMap(({ people }) => people) ?? [];
}

async function areasChosen({ db, action, now }: LetterRequest, country: string, choice: Choice) {
  const wanted = { action, country };
  const { area, committee, body } = choice;
  if (area) {
    const people = await peopleOfArea(db, wanted, area, now);
    return [{ id: area, name: people[0]?.area ?? "", people }];
  }
  if (committee) return [{ id: committee, name: "", people: await peopleOfCommittee(db, wanted, committee, now) }];
  const all = await listRepresentatives(db, action, country, now);
  return all
    .map((one) => ({ ...one, people: one.people.filter(({ bodyId }) => !body || bodyId === body) }))
    .filter(({ people }) => people.length > 0);
}

function stateOf({ locale }: LetterRequest, { sent, representatives }: Choice): FormState {
  if (!sent) return UNTOUCHED;
  const message = i18nOf(locale).getFixedT(locale, "errors");
  const fault = message(representatives.length > 0 ? "representative.tooMany" : "representative.missing");
  return { values: { representative: representatives }, errors: { representative: fault } };
}

const findRequest = (request: LetterRequest, country: string): FindRequest => ({
  ...request,
  country,
  href: frameOf(request).letterHref,
});
