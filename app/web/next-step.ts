import type { NextStepView } from "#app/components/next-step.tsx";
import { type Campaign, isOpen } from "#app/domain/campaigns.ts";
import { type NextStep, nextStep, nextSteps } from "#app/domain/next-steps.ts";
import { donateHref, type GivingDesk } from "#app/web/giving.ts";
import { paths } from "#app/web/paths.ts";
import { shareView } from "#app/web/share.ts";

/** The step that an address says was done last; undefined for anything else that somebody wrote there. */
export const doneIn = (url: string): NextStep | undefined =>
  nextSteps.find((step) => step === new URL(url).searchParams.get("after"));

/** The one step that comes next, by the campaign's own order; null when all is done. */
export function nextStepView(
  campaign: Campaign,
  { publicUrl, desk, locale }: { publicUrl: string; desk: GivingDesk; locale: string },
  done?: NextStep,
): NextStepView | null {
  const writable = desk.switches.on.letters
    ? undefined
    : campaign.facts.actions.find(({ letterTo }) => letterTo.length > 0);
  const open = isOpen(campaign);
  const to = paths(locale);
  const giveHref = donateHref(desk, campaign, locale);
  const isPossible = {
    share: true,
    letter: open && writable !== undefined,
    donate: giveHref !== null,
    actions: open && campaign.facts.actions.length > 1,
  };
  const possible = nextSteps.filter((step) => isPossible[step]);
  const step = nextStep(campaign.facts, possible, done);
  if (!step) return null;
  const onHref = nextStep(campaign.facts, possible, step) && to.thanks(campaign.id, step);
  if (step === "share") return { step, onHref, share: shareView(publicUrl, campaign, locale) };
  if (step === "letter") return { step, onHref, href: to.letter(campaign.id, writable?.id ?? "") };
  if (step === "donate") return { step, onHref, href: giveHref ?? "" };
  return { step, onHref, href: `${to.campaign(campaign.id)}#recommendations` };
}
