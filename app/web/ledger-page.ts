import type { Campaign } from "#app/domain/campaigns.ts";
import type { Ledger, LedgerLine, Trouble } from "#app/domain/letters/ledger.ts";
import type { SimilarShare } from "#app/domain/letters/similar.ts";
import { deskTranslator } from "#app/web/desk-page.ts";
import { moment, number } from "#app/web/formats.ts";
import { i18nOf } from "#app/web/i18n.ts";
import { organisePaths } from "#app/web/paths.ts";

const SHOWN = 100;
const STATES = ["pending", "queued", "held", "sending", "sent", "reflected", "failed", "unknown", "withdrawn"] as const;
const COLUMNS = ["waiting", "sent", "inDigest", "failed", "unknown", "reminders", "answered", "ownWords"] as const;

/** The delivery ledger of a campaign as organisers read it. */
export function ledgerPage(campaign: Campaign, ledger: Ledger, troubles: Trouble[], locale: string) {
  const t = deskTranslator(locale);
  const events = i18nOf(locale).getFixedT(locale, "organise");
  const table = (lines: LedgerLine[], nameOf = (line: LedgerLine) => line.name) =>
    lines.slice(0, SHOWN).map((line) => ({ id: line.id, cells: [nameOf(line), ...cellsOf(line, locale)] }));
  return {
    title: t("ledger.title"),
    campaignTitle: campaign.words.title,
    csvHref: organisePaths.ledgerExport(campaign.id),
    empty: STATES.every((state) => ledger.all[state] === 0),
    tiles: [
      ...STATES.map((state) => ({
        id: state,
        label: t(`letterStates.${state}`),
        text: number(locale, ledger.all[state]),
      })),
      { id: "answered", label: t("ledger.column.answered"), text: answeredText(ledger.all, locale) },
    ],
    columns: COLUMNS.map((id) => ({ id, label: t(`ledger.column.${id}`), number: true })),
    byOffice: table(ledger.byOffice, ({ name, body }) => (body ? `${name}, ${body}` : name)),
    more:
      ledger.byOffice.length > SHOWN
        ? t("ledger.more", { shown: SHOWN, all: number(locale, ledger.byOffice.length) })
        : null,
    byDomain: table(ledger.byDomain, ({ name }) => name || t("ledger.noDomain")),
    byAction: table(ledger.byAction, ({ id }) => campaign.words.actions[id]?.short ?? id),
    troubles: troubles.map(({ letterId, office, kind, code, at }) => ({
      id: `${letterId} ${kind}`,
      cells: [office, events(`ledger.trouble.${kind}` as "ledger.trouble.refused"), code ?? "", moment(locale, at)],
    })),
  };
}

function cellsOf(line: LedgerLine, locale: string): string[] {
  const { queued, held, sending, sent, inDigest, failed, unknown, reminders, confirmed, ownShares } = line;
  return [
    ...[queued + held + sending, sent, inDigest, failed, unknown, reminders].map((n) => number(locale, n)),
    answeredText(line, locale),
    confirmed > 0
      ? deskTranslator(locale)("ledger.percent", { n: number(locale, Math.round(ownShares / confirmed)) })
      : "",
  ];
}

/** "12 of 40": what is known of answers is what writers have told. */
const answeredText = ({ answered, asked }: LedgerLine, locale: string) =>
  deskTranslator(locale)("ledger.answeredOf", { n: number(locale, answered), of: number(locale, asked) });

/** What came of comparing the letters about an action. */
export function copiesText(campaign: Campaign, actionId: string, { compared, similar }: SimilarShare, locale: string) {
  const t = deskTranslator(locale);
  if (compared === 0) return t("ledger.copiesNone");
  const action = campaign.words.actions[actionId]?.short ?? actionId;
  return t("ledger.copiesText", { action, compared: number(locale, compared), similar: number(locale, similar) });
}
