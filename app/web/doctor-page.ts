import { z } from "zod";
import type { Examination } from "#app/doctor.ts";
import { Email } from "#app/domain/people.ts";
import { deskTranslator } from "#app/web/desk-page.ts";
import { moment } from "#app/web/formats.ts";
import { organisePaths } from "#app/web/paths.ts";

/** What organisers can do about it. Messages are keys of locales/en/errors.json. */
export const DoctorDeed = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("reflect-to"), email: Email }),
    z.object({ intent: z.literal("send-test") }),
    z.object({ intent: z.literal("code"), code: z.string("doctor.code") }),
    z.object({ intent: z.literal("release") }),
  ],
  "intent.unknown",
);

/** What was found, in words; one that was not checked is never called right. */
export function doctorPage({ findings, setup, passed }: Examination, reflected: number, locale: string) {
  const t = deskTranslator(locale);
  return {
    title: t("doctor.title"),
    href: organisePaths.doctor,
    lanesHref: organisePaths.lanes,
    passed,
    verdict: passed ? t("doctor.passed") : t("doctor.notPassed"),
    findings: findings.map(({ what, state, why, name, wanted }) => ({
      id: what,
      what: t(`doctor.${what}`),
      name,
      state: t(`doctor.state.${state}`),
      why: t(`doctor.why.${why}`),
      wanted,
    })),
    test: setup.arrivedAt
      ? t("doctor.testArrived", { time: moment(locale, setup.arrivedAt) })
      : setup.codeSentAt
        ? t("doctor.testSent", { time: moment(locale, setup.codeSentAt) })
        : t("doctor.testNever"),
    waitsForCode: setup.codeSentAt !== null && setup.arrivedAt === null,
    reflectTo: setup.reflectTo ?? "",
    release: passed && reflected > 0 ? t("doctor.release", { count: reflected, n: reflected }) : null,
    reflected: t("doctor.reflected", { count: reflected, n: reflected }),
  };
}

/** The same for the command line, a line each. */
export function doctorTexts(examination: Examination, locale: string): string[] {
  const page = doctorPage(examination, 0, locale);
  return [
    ...page.findings.map(({ what, name, state, why, wanted }) =>
      [`${what} (${name}): ${state}. ${why}`, wanted].filter(Boolean).join("\n    "),
    ),
    page.test,
    page.verdict,
  ];
}
