import type { Campaign } from "#app/domain/campaigns.ts";
import { letterChannels } from "#app/domain/letters/channels.ts";
import { letterStates, type Report, type SignatureState } from "#app/domain/reports.ts";
import { countryName, date, list, moment, number, ownName } from "#app/web/formats.ts";
import { i18nOf, machineMade } from "#app/web/i18n.ts";
import { organisePaths, paths } from "#app/web/paths.ts";

const SIGNATURE_STATES: SignatureState[] = ["confirmed", "pending", "held", "withdrawn", "invalidated"];
const ROUND_STEPS = [1, 2, 4, 5, 10];
const LEAST_TOP = 4;

/** A word of the organisers' desk for a page's loader. */
export const deskTranslator = (locale: string) => i18nOf(locale).getFixedT(locale, "organise");

/** A campaign's numbers as its organisers see them: named, written out, and ready to be drawn. */
export function overviewPage(campaign: Campaign, report: Report, check: Check | null, locale: string) {
  const t = deskTranslator(locale);
  const held = report.states.held ?? 0;
  return {
    title: campaign.words.title,
    publicHref: paths(locale).campaign(campaign.id),
    numbersOf: t("overview.numbersOf", { time: moment(locale, report.at) }),
    tiles: SIGNATURE_STATES.map((state) => ({
      id: state,
      label: t(`signatureStates.${state}`),
      text: number(locale, report.states[state] ?? 0),
    })),
    review:
      held > 0
        ? {
            href: organisePaths.review(campaign.id),
            text: t("overview.toReview", { count: held, n: number(locale, held) }),
          }
        : null,
    checked: checkedText(check, locale),
    machineMade:
      machineMade.length > 0 ? t("overview.machineMade", { names: list(locale, machineMade.map(ownName)) }) : null,
    letters: letterStates.map((state) => bar(locale, state, t(`letterStates.${state}`), report.letters[state] ?? 0)),
    channels: letterChannels.map((channel) =>
      bar(locale, channel, t(`letterChannels.${channel}`), report.lettersByChannel[channel]?.n ?? 0),
    ),
    channelsNote: t("overview.channelsNote", {
      n: number(locale, reportedFrom(report, "confirmed")),
      all: number(locale, reportedFrom(report, "n")),
    }),
    days: daysShown(report, locale),
    byAction: actionsIn(campaign, report).map(({ id, name, signatures }) => bar(locale, id, name, signatures)),
    byCountry: report.countries.map(({ country, signatures }) =>
      bar(locale, country, countryName(locale, country), signatures),
    ),
    signaturesHref: campaign.recipient ? organisePaths.signaturesExport(campaign.id) : null,
    totalsHref: organisePaths.totalsExport(campaign.id),
    exportFile: exportFile(campaign.id, report.at, "signatures.csv.age"),
  };
}
export type OverviewPage = ReturnType<typeof overviewPage>;

/** Letters whose writers say to have sent them. */
const reportedFrom = ({ lettersByChannel }: Report, what: "n" | "confirmed") =>
  letterChannels
    .filter((channel) => channel !== "our-mail")
    .reduce((sum, channel) => sum + (lettersByChannel[channel]?.[what] ?? 0), 0);

/** What the last recount found: how many numbers differed from the signatures, and by how much together. */
type Check = { checkedAt: Date; cells: number; difference: number };

function checkedText(check: Check | null, locale: string): string {
  const t = deskTranslator(locale);
  if (!check) return t("overview.notChecked");
  const time = moment(locale, check.checkedAt);
  if (check.cells === 0) return t("overview.checked", { time });
  return t("overview.checkedWrong", { time, count: check.cells, difference: number(locale, check.difference) });
}

/** The campaign's actions in its order with their counts, then those that are retired but were signed. */
export function actionsIn(campaign: Campaign, { actions }: Report) {
  const current = campaign.facts.actions.map((action) => action.id);
  const retired = Object.keys(actions).filter((id) => !current.includes(id));
  return [...current, ...retired].map((id) => ({
    id,
    name: campaign.words.actions[id]?.short ?? id,
    signatures: actions[id] ?? 0,
  }));
}

/** What an export is called on the organiser's machine: campaign, UTC day, kind. */
export const exportFile = (campaignId: string, at: Date, kind: string) =>
  `${campaignId}-${at.toISOString().slice(0, 10)}-${kind}`;

function daysShown({ days }: Report, locale: string) {
  const t = deskTranslator(locale);
  const bars = days.map(({ day, signatures }) => bar(locale, day, date(locale, new Date(day)), signatures));
  const [first, last] = [bars[0]?.label ?? "", bars.at(-1)?.label ?? ""];
  const peak = bars.reduce((most, one) => (one.value > most.value ? one : most), { label: "", value: 0, text: "" });
  const total = number(
    locale,
    days.reduce((sum, one) => sum + one.signatures, 0),
  );
  const top = roundTop(peak.value);
  return {
    days: bars,
    top: { value: top, text: number(locale, top) },
    zero: number(locale, 0),
    description:
      peak.value === 0
        ? t("overview.byDayEmpty", { from: first, to: last })
        : t("overview.byDayText", { from: first, to: last, total, peak: peak.label, most: peak.text }),
  };
}

const bar = (locale: string, id: string, label: string, value: number) => ({
  id,
  label,
  value,
  text: number(locale, value),
});

/** The end of a scale: the next round number that the value fits under. */
function roundTop(value: number): number {
  if (value <= LEAST_TOP) return LEAST_TOP;
  const power = 10 ** Math.floor(Math.log10(value));
  return (ROUND_STEPS.find((step) => step * power >= value) ?? 10) * power;
}
