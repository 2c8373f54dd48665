import { useTranslation } from "react-i18next";
import { CountryStep } from "#app/components/letter/country-step.tsx";
import { FindStep } from "#app/components/letter/find-step.tsx";
import { RepresentativeStep } from "#app/components/letter/representative-step.tsx";
import { SettledStep } from "#app/components/letter/settled-step.tsx";
import { findOf } from "#app/specimens/letter-finding.tsx";
import { sampleAreas, samplePeople } from "#app/specimens/letter-pickers.tsx";
import { EMPTY, useSamples } from "#app/specimens/samples.ts";
import { Specimen } from "#app/specimens/specimen.tsx";

const HREFS = { letterHref: "", actionHref: "#top", signHref: "#top", backHref: "#top" };

/** The steps up to the writing. */
export function LetterSteps() {
  const { t } = useTranslation(["public", "errors", "offices"]);
  const samples = useSamples();
  const title = samples.titles[1] ?? "";
  const wrong = { values: { country: "" }, errors: { country: t("errors:country.missing") } };
  const country = { ...HREFS, title, countries: samples.countries };
  const settled = { title, nextHref: "#top", boardHref: "#top", signHref: "#top" };
  return (
    <>
      <Specimen of="CountryStep" state="untouched" page>
        <CountryStep {...country} state={EMPTY} />
      </Specimen>
      <Specimen of="CountryStep" state="with an error" page>
        <CountryStep {...country} state={wrong} />
      </Specimen>
      <Specimen of="CountryStep" state="nobody can be written to" page>
        <CountryStep {...country} countries={[]} state={EMPTY} />
      </Specimen>
      <Specimen of="FindStep" state="one body" page>
        <FindStep title={title} letterHref="#top" finds={[findOf(samples, "step-one")]} />
      </Specimen>
      <Specimen of="FindStep" state="several bodies to choose from" page>
        <FindStep
          title={title}
          letterHref="#top"
          bodies={[samples.body, "Sample Assembly", "Sample Council"].map((name, place) => ({
            name,
            href: `#${place}`,
          }))}
          finds={[]}
        />
      </Specimen>
      <RepresentativeSteps title={title} />
      <Specimen of="SettledStep" state="no letter is wanted" page>
        <SettledStep
          {...settled}
          heading={t("offices:settled.title.stop")}
          text={t("offices:settled.text.stop", { name: samples.name })}
        />
      </Specimen>
    </>
  );
}

function RepresentativeSteps({ title }: { title: string }) {
  const { t } = useTranslation("errors");
  const samples = useSamples();
  const step = { ...HREFS, title, country: "XX", kept: [], areas: sampleAreas(samples), others: [], first: [] };
  const wrong = { values: { chosen: "yes" }, errors: { representative: t("representative.missing") } };
  return (
    <>
      <Specimen of="RepresentativeStep" state="first one ticked, some for the whole country" page>
        <RepresentativeStep {...step} others={samplePeople(samples, "whole", 2)} first={["north-0"]} state={EMPTY} />
      </Specimen>
      <Specimen of="RepresentativeStep" state="nobody chosen, with an error" page>
        <RepresentativeStep {...step} state={wrong} />
      </Specimen>
    </>
  );
}
