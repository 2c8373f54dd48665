import { ActionCard, ActionLine } from "#app/components/action-card.tsx";
import { ActionFacts } from "#app/components/action-facts.tsx";
import { ActionList } from "#app/components/action-list.tsx";
import { sampleAction, sampleCampaign } from "#app/specimens/sample-campaign.ts";
import { LONG_WORD, useSamples } from "#app/specimens/samples.ts";
import { Specimen } from "#app/specimens/specimen.tsx";

export function Actions() {
  const samples = useSamples();
  const { actions } = sampleCampaign(samples);
  const bare = { drawing: undefined, letterHref: undefined, signatures: 0 };
  const long = { title: LONG_WORD, summary: LONG_WORD, madeBy: LONG_WORD, askedOf: [LONG_WORD] };
  return (
    <>
      <Specimen of="ActionCard" state="with a drawing and a letter">
        <ActionCard action={sampleAction(samples, 0)} />
      </Specimen>
      <Specimen of="ActionCard" state="without a drawing or letter, nobody has signed">
        <ActionCard action={sampleAction(samples, 1, bare)} />
      </Specimen>
      <Specimen of="ActionCard" state="long words, one signature">
        <ActionCard action={sampleAction(samples, 1, long)} />
      </Specimen>
      <Specimen of="ActionLine" state="with a drawing">
        <ActionLine action={sampleAction(samples, 3)} />
      </Specimen>
      <Specimen of="ActionLine" state="without a drawing, nobody has signed">
        <ActionLine action={sampleAction(samples, 2, bare)} />
      </Specimen>
      <Specimen of="ActionLine" state="long words">
        <ActionLine action={sampleAction(samples, 4, long)} />
      </Specimen>
      <Specimen of="ActionFacts" state="one is asked">
        <ActionFacts action={sampleAction(samples, 0)} />
      </Specimen>
      <Specimen of="ActionFacts" state="two are asked">
        <ActionFacts action={sampleAction(samples, 1)} />
      </Specimen>
      <Specimen of="ActionList" state="starred ones and others">
        <ActionList actions={actions} />
      </Specimen>
      <Specimen of="ActionList" state="starred ones alone, the middle one without a drawing">
        <ActionList actions={[0, 1, 2].map((place) => sampleAction(samples, place, place === 1 ? bare : {}))} />
      </Specimen>
      <Specimen of="ActionList" state="one other">
        <ActionList actions={[sampleAction(samples, 0), sampleAction(samples, 3)]} />
      </Specimen>
    </>
  );
}
