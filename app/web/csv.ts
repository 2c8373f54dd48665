import { stringify } from "csv-stringify/sync";
import type { DayTotal } from "#app/domain/donations/report.ts";
import type { LedgerLine } from "#app/domain/letters/ledger.ts";
import type { DayCount } from "#app/domain/reports.ts";
import type { ExportedSignature } from "#app/domain/signatures/export.ts";
import { plainMoney } from "#app/web/money.ts";

// Spreadsheets run a cell that begins like a formula: such cells get a leading apostrophe.
const SAFE = { escape_formulas: true } as const;

export const SIGNATURE_COLUMNS = [
  "id",
  "state",
  "confirmed_day",
  "country",
  "locale",
  "visibility",
  "actions",
  "consent_hash",
  "wants_updates",
  "sealed",
] as const;

/** Signatures as CSV in UTF-8, piece by piece. No cell holds a comma, quote or line break, so that a shell can take it apart. */
export async function* signaturesCsv(pages: AsyncIterable<ExportedSignature[]>): AsyncGenerator<Uint8Array> {
  yield Buffer.from(stringify([SIGNATURE_COLUMNS]));
  for await (const page of pages) yield Buffer.from(stringify(page.map(cellsOf), SAFE));
}

function cellsOf(row: ExportedSignature): string[] {
  const { id, state, confirmedDay, country, locale, visibility, consentHash } = row;
  const sealed = row.sealed ? Buffer.from(row.sealed).toString("base64") : "";
  return [
    id,
    state,
    confirmedDay,
    country,
    locale,
    visibility,
    row.actions.join(" "),
    consentHash,
    row.wantsUpdates ? "yes" : "no",
    sealed,
  ];
}

type Totals = {
  days: DayCount[];
  actions: { id: string; name: string; signatures: number }[];
  countries: { code: string; name: string; signatures: number }[];
};

/** Confirmed signatures in all and by day, action and country, with a byte order mark for spreadsheets. */
export function totalsCsv({ days, actions, countries }: Totals): string {
  const total = days.reduce((sum, day) => sum + day.signatures, 0);
  const rows = [
    ["total", "", "", total],
    ...days.map(({ day, signatures }) => ["day", day, "", signatures]),
    ...actions.map(({ id, name, signatures }) => ["action", id, name, signatures]),
    ...countries.map(({ code, name, signatures }) => ["country", code, name, signatures]),
  ];
  return stringify([["by", "key", "name", "signatures"], ...rows], { ...SAFE, bom: true });
}

const LEDGER_COLUMNS = [
  "name",
  "body",
  "queued",
  "held",
  "sending",
  "sent",
  "failed",
  "unknown",
  "withdrawn",
  "reminders",
  "answered",
  "asked",
  "inDigest",
  "confirmed",
  "ownShares",
] as const satisfies (keyof LedgerLine)[];

/** Letters by office, a line each. */
export const ledgerCsv = (lines: LedgerLine[]): string =>
  stringify([LEDGER_COLUMNS, ...lines.map((line) => LEDGER_COLUMNS.map((column) => line[column]))], {
    ...SAFE,
    bom: true,
  });

const DONATION_COLUMNS = ["day", "currency", "kind", "state", "payments", "amount", "refunded"] as const;

/** Donations by day, currency, kind and state; amounts in whole units of the currency, with a point. */
export const donationsCsv = (totals: DayTotal[]): string =>
  stringify(
    [
      DONATION_COLUMNS,
      ...totals.map(({ day, currency, kind, state, payments, amount, refunded }) => [
        day,
        currency,
        kind,
        state,
        payments,
        plainMoney(amount, currency),
        plainMoney(refunded, currency),
      ]),
    ],
    { ...SAFE, bom: true },
  );
