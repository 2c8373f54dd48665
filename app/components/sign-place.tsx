import { Closed } from "#app/components/closed.tsx";
import { isPaused, PausedNotice } from "#app/components/paused.tsx";
import { SignForm } from "#app/components/sign-form.tsx";
import type { FormState, SignPageView } from "#app/components/types.ts";

type SignPlaceProps = {
  page: SignPageView;
  state: FormState;
  /** The id of the one recommendation that is ticked at first; all of them without it. */
  only?: string;
};

/** The sign form, or why there is none. What was sent while signing is paused stays in the form, to be sent again. */
export function SignPlace({ page, state, only }: SignPlaceProps) {
  const { campaign, source, countries, privacyHref, safetyHref } = page;
  if (!campaign.open) return <Closed />;
  const paused = isPaused(campaign.paused, "signing");
  const sent = Object.keys(state.values).length > 0;
  return (
    <>
      {paused && <PausedNotice what="signing" paused={campaign.paused} kept={sent} />}
      {(sent || !paused) && (
        <SignForm
          action={campaign.signHref}
          proofHref={campaign.proofHref}
          state={state}
          actions={campaign.actions}
          only={only}
          source={source}
          comments={campaign.comments}
          countries={countries}
          privacyHref={privacyHref}
          safetyHref={safetyHref}
        />
      )}
    </>
  );
}
