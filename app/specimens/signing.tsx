import { useTranslation } from "react-i18next";
import { SignPlace } from "#app/components/sign-place.tsx";
import type { FormState } from "#app/components/types.ts";
import { WhoSees } from "#app/components/who-sees.tsx";
import { samplePage } from "#app/specimens/sample-campaign.ts";
import { EMPTY, useSamples } from "#app/specimens/samples.ts";
import { Specimen } from "#app/specimens/specimen.tsx";

export function Signing() {
  const samples = useSamples();
  const { sent, wrong } = useForms();
  const page = samplePage(samples);
  const paused = { signing: samples.time() };
  return (
    <>
      <Specimen of="SignPlace, SignForm" state="untouched">
        <SignPlace page={page} state={EMPTY} />
      </Specimen>
      <Specimen of="SignPlace, SignForm" state="of one recommendation, without comments">
        <SignPlace page={samplePage(samples, { comments: false })} state={EMPTY} only="sample-1" />
      </Specimen>
      <Specimen of="SignPlace, SignForm" state="filled, with errors">
        <SignPlace page={page} state={wrong} />
      </Specimen>
      <Specimen of="SignPlace" state="paused">
        <SignPlace page={samplePage(samples, { paused })} state={EMPTY} />
      </Specimen>
      <Specimen of="SignPlace" state="paused, sent all the same">
        <SignPlace page={samplePage(samples, { paused })} state={sent} />
      </Specimen>
      <Specimen of="SignPlace" state="the whole site is read-only">
        <SignPlace page={samplePage(samples, { paused: { everything: samples.time() } })} state={EMPTY} />
      </Specimen>
      <Specimen of="SignPlace, Closed" state="closed">
        <SignPlace page={samplePage(samples, { open: false })} state={EMPTY} />
      </Specimen>
      <Specimen of="WhoSees" state="all eight">
        <WhoSees id="sample-who" />
      </Specimen>
    </>
  );
}

function useForms(): { sent: FormState; wrong: FormState } {
  const { t } = useTranslation("errors");
  const { name, ownWords } = useSamples();
  const values = { name, email: "sample@signers.example", country: "XX", actions: ["sample-0", "sample-3"] };
  const sent = { ...values, visibility: "count", comment: ownWords, updates: "on", consent: "on" };
  const errors = {
    actions: t("actions.missing"),
    name: t("name.formula"),
    email: t("email.malformed"),
    country: t("country.missing"),
    visibility: t("visibility.missing"),
    comment: t("comment.tooLong"),
    consent: t("consent.missing"),
  };
  return {
    sent: { values: sent, errors: {} },
    wrong: { values: { ...values, name: `=${name}`, country: "" }, errors },
  };
}
