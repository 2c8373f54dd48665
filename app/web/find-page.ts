import { areasByPoint, areasByPostcode, type FoundArea, type LookUpPoint } from "#app/domain/areas/find.ts";
import { areasCalled } from "#app/domain/areas/names.ts";
import { mayBePostcode } from "#app/domain/areas/postcode.ts";
import type { ActionFacts } from "#app/domain/content/facts.ts";
import { channelTo } from "#app/domain/letters/channels.ts";
import { type Office, officesFor } from "#app/domain/representatives/find.ts";
import type { Representative } from "#app/domain/representatives.ts";
import type { FindSearch } from "#app/web/find-search.ts";
import { type FormState, UNTOUCHED } from "#app/web/form-state.ts";
import { i18nOf } from "#app/web/i18n.ts";
import { postcodesPath } from "#app/web/paths.ts";
import type { Reader } from "#db/index.ts";

/** Whose representatives are looked for, and the page that the choices lead to. */
export type FindRequest = { db: Reader; locale: string; action: ActionFacts; country: string; href: string; now: Date };

/** What a search came to: nowhere, several areas to choose from, or one without anybody to write to. */
export type Outcome = { kind: "none" | "several" | "vacant"; areas: { name: string; href: string }[] };

/** With more bodies than these a page asks first in which. */
const BODIES_AT_ONCE = 3;

/** The ways to find one's own people: of each body, or of the one that is asked for. Null where there is nobody. */
export async function findViews(request: FindRequest, bodyId?: string) {
  const { db, action, country, now } = request;
  const offices = await officesFor(db, { action, country }, bodyId, now);
  if (offices.length === 0) return null;
  if (offices.length > BODIES_AT_ONCE)
    return {
      bodies: offices.map(({ body }) => ({ name: body.name, href: hrefOf(request, { body: body.id }) })),
      finds: [],
    };
  return { bodies: [], finds: offices.map((office) => viewOf(request, office)) };
}

/** The same after a search for one body: where one area was found, its page's address instead. */
export async function search(request: FindRequest, lookUp: LookUpPoint, sought: FindSearch) {
  const { db, action, country, now, locale } = request;
  const [office] = await officesFor(db, { action, country }, sought.body, now);
  if (!office) return null;
  const message = i18nOf(locale).getFixedT(locale, "errors");
  const page = (state: FormState, outcome: Outcome | null) => ({ finds: [viewOf(request, office, state)], outcome });
  if (!sought.place && !sought.point)
    return page({ values: { place: "" }, errors: { place: message("place.missing") } }, null);

  const found = await areasFound(request, lookUp, office, sought);
  const open = found.filter(({ id }) => office.areas.some((area) => area.id === id));
  const [only, ...others] = open;
  if (only && others.length === 0) return { location: hrefOf(request, { area: only.id }) };
  const kind = only ? "several" : found.length > 0 ? "vacant" : "none";
  const areas = (only ? open : found).map(({ id, name }) => ({ name, href: hrefOf(request, { area: id }) }));
  return page({ values: { place: sought.place }, errors: {} }, { kind, areas });
}

/** The page with a choice made, which stands in its address by names that only this site knows. */
export const hrefOf = ({ href, country }: Pick<FindRequest, "href" | "country">, choice: Record<string, string> = {}) =>
  `${href}?${new URLSearchParams({ country, ...choice })}`;

/** What visitors may know of a person: never the address. */
export const personView = ({ id, name, role, party, ...reach }: Representative) => {
  const channel = channelTo(reach);
  return {
    id,
    name,
    role: role ?? "",
    party: party ?? undefined,
    /** Set where we cannot send a letter, and the writer has to. */
    only: channel === "our-mail" ? null : channel,
  };
};

async function areasFound(
  { db, now }: FindRequest,
  lookUp: LookUpPoint,
  { body, areas }: Office,
  { place, point }: FindSearch,
): Promise<Pick<FoundArea, "id" | "name">[]> {
  if (point) return areasByPoint(db, lookUp, body.id, point, now);
  const byPostcode = mayBePostcode(place) ? await areasByPostcode(db, body.id, place, now) : [];
  return byPostcode.length > 0 ? byPostcode : areasCalled(areas, place);
}

function viewOf(request: FindRequest, office: Office, state: FormState = UNTOUCHED) {
  const { body, areas, committees, postcodePrefix, byPoint } = office;
  return {
    body,
    country: request.country,
    href: request.href,
    state,
    postcodes: postcodePrefix === null ? null : { href: postcodesPath(body.id), prefix: postcodePrefix },
    byPoint,
    areas: areas.map(({ id, name, otherNames }) => ({ id, name, otherNames, href: hrefOf(request, { area: id }) })),
    committees: committees.map(({ id, name, people }) => ({ name, people, href: hrefOf(request, { committee: id }) })),
    people: office.atLarge.map(personView),
    everybodyHref: hrefOf(request, { body: body.id, everybody: "yes" }),
  };
}
