/** What whoever has signed can be asked to do next. */
export const nextSteps = ["share", "letter", "donate", "actions"] as const;
export type NextStep = (typeof nextSteps)[number];

/**
 * The one step that is offered: the first of the campaign's own order that is possible now, and that comes after what was
 * done last. Null when there is none left; nobody is led around in a circle.
 */
export function nextStep(
  { next = nextSteps }: { next?: readonly NextStep[] | undefined },
  possible: readonly NextStep[],
  done?: NextStep,
): NextStep | null {
  const left = done === undefined ? next : next.slice(next.indexOf(done) + 1);
  return left.find((step) => possible.includes(step)) ?? null;
}
