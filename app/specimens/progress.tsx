import { CampaignEntry } from "#app/components/campaign-entry.tsx";
import { Hero } from "#app/components/hero.tsx";
import { Progress } from "#app/components/progress.tsx";
import { sampleAction, sampleCampaign } from "#app/specimens/sample-campaign.ts";
import { LONG_WORD, useSamples } from "#app/specimens/samples.ts";
import { Specimen } from "#app/specimens/specimen.tsx";

export function ProgressAndCounts() {
  const samples = useSamples();
  const campaign = sampleCampaign(samples);
  const states = [
    { state: "none", signatures: 0, goal: 100 },
    { state: "one", signatures: 1, goal: 100 },
    { state: "some", signatures: 12_480, goal: 15_000 },
    { state: "goal reached", signatures: 1_000_000, goal: 1_000_000 },
    { state: "paused", signatures: 12_480, goal: 15_000, paused: { counting: samples.time() } },
  ];
  return (
    <>
      {states.map(({ state, ...changes }, place) => (
        <Specimen key={state} of="Progress" state={state}>
          <Progress campaign={sampleCampaign(samples, changes)} id={`progress-${place}`} />
        </Specimen>
      ))}
      <Specimen of="Progress" state="small">
        <Progress campaign={campaign} id="progress-small" small />
      </Specimen>
      <Specimen of="Hero" state="with the progress beside" page>
        <Hero
          title={campaign.title}
          tagline={campaign.tagline}
          beside={<Progress campaign={campaign} id="progress-hero" />}
        />
      </Specimen>
      <Specimen of="CampaignEntry" state="open">
        <CampaignEntry campaign={sampleCampaign(samples, { slug: "sample-open" })} />
      </Specimen>
      <Specimen of="CampaignEntry" state="closed, nothing starred, a long word">
        <CampaignEntry
          campaign={sampleCampaign(samples, { slug: "sample-closed", open: false, actions: [], title: LONG_WORD })}
        />
      </Specimen>
      <Specimen of="CampaignEntry" state="without drawings, counting paused">
        <CampaignEntry
          campaign={sampleCampaign(samples, {
            slug: "sample-plain",
            actions: [0, 1].map((place) => sampleAction(samples, place, { drawing: undefined })),
            paused: { counting: samples.time() },
          })}
        />
      </Specimen>
    </>
  );
}
