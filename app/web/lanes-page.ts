import { z } from "zod";
import type { Undecided } from "#app/domain/letters/decide.ts";
import { type Pause, pauseScopes } from "#app/domain/letters/pauses.ts";
import type { Rules } from "#app/domain/letters/rules.ts";
import type { Waiting } from "#app/domain/letters/waiting.ts";
import { deskTranslator } from "#app/web/desk-page.ts";
import { moment, number } from "#app/web/formats.ts";
import { organisePaths } from "#app/web/paths.ts";

/** What organisers can do about lanes and single letters. Messages are keys of locales/en/errors.json. */
export const LaneDeed = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.enum(["pause", "resume"]), scope: z.enum(pauseScopes, "intent.unknown"), key: z.string() }),
    z.object({ intent: z.enum(["organiser-again", "organiser-sent"]), letter: z.string() }),
  ],
  "intent.unknown",
);

type Shown = {
  waiting: Waiting;
  rules: Rules;
  unknown: Undecided[];
  campaigns: { id: string; title: string }[];
  /** Whether letters still go to the organiser alone, and to whom; null where they leave. */
  reflecting: { to: string | null } | null;
};

/** What waits, what is paused and why, how fast letters leave, and of which nobody knows whether they left. */
export function lanesPage({ waiting, rules, unknown, campaigns, reflecting }: Shown, locale: string) {
  const t = deskTranslator(locale);
  const n = (value: number) => number(locale, value);
  const paused = (pause: Pause | null) => pause && pausedText(pause, locale);
  const pausedCampaigns = new Map(
    waiting.pauses.filter(({ scope }) => scope === "campaign").map((pause) => [pause.key, pause]),
  );
  return {
    title: t("lanes.title"),
    href: organisePaths.lanes,
    doctorHref: organisePaths.doctor,
    total: t("lanes.total", { count: waiting.total, n: n(waiting.total), underWay: n(waiting.underWay) }),
    reflecting:
      reflecting && (reflecting.to ? t("lanes.reflecting", { to: reflecting.to }) : t("lanes.reflectingToNobody")),
    campaigns: campaigns.map(({ id, title }) => ({
      scope: "campaign" as const,
      key: id,
      cells: [title],
      paused: paused(pausedCampaigns.get(id) ?? null),
    })),
    domains: waiting.domains.map(({ domain, waiting: some, perHour, percentRefused, nextAt, pause }) => ({
      scope: "domain" as const,
      key: domain,
      cells: [
        domain,
        n(some),
        n(perHour ?? rules.perDomain),
        percentRefused === null ? t("lanes.noAnswers") : t("lanes.percent", { n: n(percentRefused) }),
        nextAt && some > 0 ? moment(locale, nextAt) : "",
      ],
      paused: paused(pause),
    })),
    targets: waiting.targets.map(({ representativeId, name, domain, waiting: some, perHour, pause }) => ({
      scope: "target" as const,
      key: representativeId,
      cells: [name, domain, n(some), n(perHour ?? rules.perTarget)],
      paused: paused(pause),
    })),
    unknown: unknown.map(({ id, campaignId, to, since }) => ({
      id,
      text: t("lanes.unknownLetter", { to, campaign: campaignId, since: since ? moment(locale, since) : "" }),
    })),
    rules: {
      perHour: rules.perHour === null ? "" : String(rules.perHour),
      perDomain: String(rules.perDomain),
      perTarget: String(rules.perTarget),
      curve: rules.curve,
      pauseAtPercent: String(rules.pauseAtPercent),
      quietWeekends: rules.quietWeekends,
      warmUp: rules.warmUpSince !== null,
    },
  };
}

function pausedText({ since, by, automatic, reason }: Pause, locale: string): string {
  const t = deskTranslator(locale);
  const time = moment(locale, since);
  if (automatic) return t("lanes.pausedItself", { time, reason });
  return t("lanes.pausedBy", { time, by: by ?? t("switches.commandLine"), reason });
}
