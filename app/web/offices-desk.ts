import { type Campaign, findAction } from "#app/domain/campaigns.ts";
import type { AskedRequest } from "#app/domain/offices/requests.ts";
import type { ListedStance } from "#app/domain/offices/stances.ts";
import { countryName, date, moment } from "#app/web/formats.ts";
import { officeTranslator, stanceView } from "#app/web/office-page.ts";
import { organisePaths, paths } from "#app/web/paths.ts";

export const DESK_DEEDS = ["approve", "refuse", "withdraw", "keep", "undo", "revoke", "enter"] as const;
const LINK_LETTERS = 8;

/** What the offices of a campaign have said, as organisers decide about it. */
export function officesPage(
  campaign: Campaign,
  { stances, requests }: { stances: ListedStance[]; requests: AskedRequest[] },
  locale: string,
) {
  const t = officeTranslator(locale);
  const waits = (stance: ListedStance) => stance.decision === null && stance.endedAt === null;
  return {
    title: t("desk.title"),
    href: organisePaths.offices(campaign.id),
    addHref: organisePaths.stances(campaign.id),
    answers: stances.filter(waits).map((stance) => stanceEntry(campaign, stance, locale)),
    board: stances.filter((stance) => !waits(stance)).map((stance) => stanceEntry(campaign, stance, locale)),
    requests: requests.map((request) => requestEntry(request, locale)),
  };
}

function stanceEntry(campaign: Campaign, stance: ListedStance, locale: string) {
  const t = officeTranslator(locale);
  const { id, actionId, representative, link, endedAt, decision, reason, endReason } = stance;
  const action = findAction(campaign, actionId);
  return {
    id,
    about: t("desk.about", { name: representative, action: campaign.words.actions[actionId]?.short ?? actionId }),
    boardHref: action ? paths(locale).answers(campaign.id, action.id) : null,
    stance: stanceView(stance, locale),
    shown: decision === "approved" && endedAt === null,
    stand: standOf(stance, locale),
    reasons: [reason, endReason].flatMap((one) => one || []),
    link: link && linkEntry(link, stance.enteredAt, locale),
  };
}

function standOf({ decision, decidedAt, endedAt, by, linkId }: ListedStance, locale: string): string {
  const t = officeTranslator(locale);
  const when = (at: Date | null) => ({ time: at ? moment(locale, at) : "", by: by ?? "" });
  if (decision === null) return "";
  if (decision === "refused") return t("desk.stance.refused", when(decidedAt));
  if (endedAt) return t("desk.stance.ended", when(endedAt));
  return linkId ? t("desk.stance.approved", when(decidedAt)) : t("desk.stance.entered", when(decidedAt));
}

function requestEntry(request: AskedRequest, locale: string) {
  const t = officeTranslator(locale);
  const { id, kind, representative, country, decision, endedAt, rightAddress, reason, link } = request;
  const when = { time: request.decidedAt ? moment(locale, request.decidedAt) : "", by: request.by ?? "" };
  const stand = decision === "kept" && endedAt ? "settled" : (decision ?? "open");
  return {
    id,
    kind,
    representative,
    what: t(`desk.request.${kind}`, { area: countryName(locale, country) }),
    right: rightAddress && t("desk.right", { address: rightAddress }),
    rightAddress: rightAddress ?? "",
    stand: t(`desk.stand.${stand}`, when),
    open: decision === null,
    undoable: decision !== "undone",
    reasons: reason ? [reason] : [],
    link: linkEntry(link, request.askedAt, locale),
  };
}

/** What is known of who acted: by which letter's link, at which address, and when. The writer of the letter is not among it. */
function linkEntry(
  link: { id: string; address: string; madeAt: Date; revokedAt: Date | null },
  at: Date,
  locale: string,
) {
  const t = officeTranslator(locale);
  const made = date(locale, link.madeAt);
  return {
    id: link.id,
    known: t("desk.knownText", {
      ...{ time: moment(locale, at), address: link.address, made },
      link: link.id.slice(0, LINK_LETTERS),
    }),
    revoked: link.revokedAt !== null,
  };
}

/** As many people as one list holds; beyond that they are looked for by name. */
export const PEOPLE_LISTED = 200;

type People = { id: string; name: string; where: string }[];

/** The form by which organisers enter a stance; `called` is what people were looked for by. */
export function stancePage(campaign: Campaign, people: People, called: string, locale: string) {
  const t = officeTranslator(locale);
  return {
    title: t("desk.addTitle"),
    href: organisePaths.stances(campaign.id) + (called && `?${new URLSearchParams({ called })}`),
    backHref: organisePaths.offices(campaign.id),
    called,
    looked: called !== "" || people.length > PEOPLE_LISTED,
    representatives: people
      .slice(0, PEOPLE_LISTED)
      .map(({ id, name, where }) => ({ value: id, label: `${name} (${where})` })),
    actions: campaign.facts.actions
      .filter((action) => action.letterTo.length > 0)
      .map(({ id }) => ({ value: id, label: campaign.words.actions[id]?.title ?? id })),
  };
}
