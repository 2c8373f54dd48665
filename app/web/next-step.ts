import type { NextStepView } from "#app/components/next-step.tsx";
import { type Campaign, isOpen } from "#app/domain/campaigns.ts";
import { type NextStep, nextStep, nextSteps } from "#app/domain/next-steps.ts";
import type { Switches } from "#app/domain/switches.ts";
import { paths } from "#app/web/paths.ts";
import { shareView } from "#app/web/share.ts";

/** The step that an address says was done last; undefined for anything else that somebody wrote there. */
export const doneIn = (url: string): NextStep | undefined =>
  nextSteps.find((step) => step === new URL(url).searchParams.get("after"));

/** The one step that comes next, by the campaign's own order; null when all is done. */
export function nextStepView(
  campaign: Campaign,
  { publicUrl, switches, locale }: { publicUrl: string; switches: Switches; locale: string },
  done?: NextStep,
): NextStepView | null {
  const writable = switches.letters ? undefined : campaign.facts.actions.find(({ letterTo }) => letterTo.length > 0);
  const open = isOpen(campaign);
  const possible = nextSteps.filter(
    (step) => step === "share" || (open && (step === "letter" ? writable : campaign.facts.actions.length > 1)),
  );
  const step = nextStep(campaign.facts, possible, done);
  if (!step) return null;
  const to = paths(locale);
  const onHref = nextStep(campaign.facts, possible, step) && to.thanks(campaign.id, step);
  if (step === "share") return { step, onHref, share: shareView(publicUrl, campaign, locale) };
  if (step === "letter") return { step, onHref, href: to.letter(campaign.id, writable?.id ?? "") };
  return { step, onHref, href: `${to.campaign(campaign.id)}#recommendations` };
}
