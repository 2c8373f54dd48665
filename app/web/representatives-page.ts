import { countryCodes } from "#app/domain/people.ts";
import type { BodyInNumbers } from "#app/domain/representatives/bodies.ts";
import { importFormats } from "#app/domain/representatives/formats.ts";
import type { ImportReport } from "#app/domain/representatives/import.ts";
import type { LoggedImport } from "#app/domain/representatives/imports.ts";
import { deskTranslator } from "#app/web/desk-page.ts";
import { countryOptions, date, moment, number } from "#app/web/formats.ts";
import { organisePaths } from "#app/web/paths.ts";

const DAY_MS = 24 * 3_600_000;
const REJECTED_SHOWN = 100;
const SHARED_SHOWN = 20;
const NUMBERS = [
  ...(["read", "added", "changed", "addressChanged", "retired"] as const),
  ...(["withoutEmail", "contactForm", "termEnded", "merged"] as const),
];

/** The bodies with how many can be written to and how old their lists are, and what was imported. */
export function representativesPage(bodies: BodyInNumbers[], imports: LoggedImport[], locale: string, now: Date) {
  const t = deskTranslator(locale);
  const n = (value: number) => number(locale, value);
  return {
    title: t("representatives.title"),
    importHref: organisePaths.importRepresentatives,
    old: bodies.some(({ termEnded }) => termEnded > 0),
    bodies: bodies.map((body) => ({
      id: body.id,
      name: body.name,
      href: organisePaths.importFor(body.id),
      cells: [
        n(body.inOffice),
        n(body.withEmail),
        n(body.inOffice - body.withEmail),
        n(body.termEnded),
        body.importedAt ? ago(body.importedAt, now, locale) : t("representatives.noImport"),
        body.nextEnd ? date(locale, body.nextEnd) : t("representatives.noEnd"),
      ],
    })),
    imports: imports.map(({ id, body, report, importedAt, by, undoneAt }) => ({
      id,
      href: organisePaths.oneImport(id),
      what: t("representatives.importLine", {
        ...{ body, added: n(report.added), changed: n(report.changed), retired: n(report.retired) },
      }),
      stand: undoneAt ? t("representatives.undone") : null,
      when: t("representatives.importStand", {
        time: moment(locale, importedAt),
        by: by ?? t("representatives.commandLine"),
      }),
    })),
  };
}

/** The form of an import; `body` is filled in where the address names one that is known. */
export function importFormPage(body: { id: string; name: string } | null, locale: string) {
  const t = deskTranslator(locale);
  return {
    title: t("representatives.form.title"),
    href: organisePaths.importRepresentatives,
    backHref: organisePaths.representatives,
    values: { body: body?.id ?? "", bodyName: body?.name ?? "" },
    formats: importFormats.map((format) => ({ value: format, label: t(`representatives.format.${format}`) })),
    countries: countryOptions(locale, countryCodes),
  };
}

/** What a file would do, before it does. `record` is what the decision sends back. */
export function importPreview(
  report: ImportReport,
  warnings: string[],
  body: string,
  record: Record<string, string>,
  locale: string,
) {
  const t = deskTranslator(locale);
  const { retired } = report;
  return {
    title: t("representatives.preview.title"),
    lede: t("representatives.preview.lede", { body }),
    href: organisePaths.importRepresentatives,
    warnings: [
      ...warnings,
      ...(retired > 0 ? [t("representatives.preview.retiring", { count: retired, n: number(locale, retired) })] : []),
    ],
    record,
    report: reportView(report, locale),
  };
}

/** One import: what it did, and whether it can be undone. */
export function oneImportPage(one: LoggedImport, undoable: boolean, locale: string) {
  const t = deskTranslator(locale);
  const by = (name: string | null) => name ?? t("representatives.commandLine");
  return {
    title: t("representatives.one.title", { time: moment(locale, one.importedAt) }),
    href: organisePaths.oneImport(one.id),
    backHref: organisePaths.representatives,
    by: t("representatives.one.by", {
      ...{ body: one.body, by: by(one.by) },
      format: t(`representatives.format.${one.format as "csv"}`, { defaultValue: one.format }),
    }),
    hash: t("representatives.one.hash", { hash: one.fileHash }),
    undone:
      one.undoneAt && t("representatives.one.undoneBy", { time: moment(locale, one.undoneAt), by: by(one.undoneBy) }),
    undoable,
    report: reportView(one.report, locale),
  };
}

function reportView(report: ImportReport, locale: string) {
  const t = deskTranslator(locale);
  const n = (value: number) => number(locale, value);
  // Imports of before these were counted have none of them.
  const { rejected, sharedMailbox = [] } = report;
  const capped = (shown: number, all: number) =>
    all > shown ? t("representatives.capped", { most: n(shown), n: n(all) }) : null;
  const numbers = NUMBERS.map((id) => ({ id, label: t(`representatives.numbers.${id}`), text: n(report[id] ?? 0) }));
  return {
    numbers: [...numbers, { id: "rejected", label: t("representatives.numbers.rejected"), text: n(rejected.length) }],
    rejected: rejected.slice(0, REJECTED_SHOWN).map(({ row, why }) => ({ id: `${row} ${why}`, row: n(row), why })),
    rejectedCapped: capped(REJECTED_SHOWN, rejected.length),
    shared: sharedMailbox
      .slice(0, SHARED_SHOWN)
      .map(({ rows }) => t("representatives.rows", { rows: rows.map(n).join(", ") })),
    sharedCapped: capped(SHARED_SHOWN, sharedMailbox.length),
  };
}
export type ReportView = ReturnType<typeof reportView>;

function ago(at: Date, now: Date, locale: string): string {
  const days = Math.max(0, Math.floor((now.getTime() - at.getTime()) / DAY_MS));
  return deskTranslator(locale)("representatives.ago", { count: days, n: number(locale, days) });
}
