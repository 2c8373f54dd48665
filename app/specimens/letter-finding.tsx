import { useTranslation } from "react-i18next";
import { FindBody, type FindView } from "#app/components/letter/find-body.tsx";
import { FindOutcome } from "#app/components/letter/find-outcome.tsx";
import { samplePeople } from "#app/specimens/letter-pickers.tsx";
import { EMPTY, LONG_WORD, type Samples, useSamples } from "#app/specimens/samples.ts";
import { Specimen } from "#app/specimens/specimen.tsx";

export function LetterFinding() {
  const { t } = useTranslation(["letters", "errors"]);
  const samples = useSamples();
  const title = t("find.title");
  const wrong = { values: { place: "" }, errors: { place: t("errors:place.missing") } };
  const committees = ["Sample Committee", LONG_WORD].map((name, people) => ({
    name,
    people: people + 4,
    href: `#${people}`,
  }));
  return (
    <>
      <Specimen of="FindBody" state="by postcode and place, a short list">
        <FindBody find={findOf(samples, "short")} place={101} title={title} />
      </Specimen>
      <Specimen of="FindBody" state="by name of the area, a long list, with an error">
        <FindBody
          find={findOf(samples, "long", {
            areas: areasOf(samples, "long", 30),
            postcodes: null,
            byPoint: false,
            state: wrong,
          })}
          place={102}
          title={title}
        />
      </Specimen>
      <Specimen of="FindBody" state="committees, and people of the whole country">
        <FindBody
          find={findOf(samples, "people", { committees, people: samplePeople(samples, "large", 3) })}
          place={103}
          title={title}
        />
      </Specimen>
      <Specimen of="FindBody" state="people of the whole country alone">
        <FindBody
          find={findOf(samples, "alone", { areas: [], people: samplePeople(samples, "alone", 2) })}
          place={104}
          title={samples.body}
        />
      </Specimen>
      <Outcomes />
    </>
  );
}

function Outcomes() {
  const areas = areasOf(useSamples(), "outcome", 3);
  return (
    <>
      <Specimen of="FindOutcome" state="none">
        <FindOutcome kind="none" areas={[]} />
      </Specimen>
      <Specimen of="FindOutcome" state="several">
        <FindOutcome kind="several" areas={areas} />
      </Specimen>
      <Specimen of="FindOutcome" state="nobody to write to">
        <FindOutcome kind="vacant" areas={areas.slice(0, 1)} />
      </Specimen>
    </>
  );
}

/** One body that is searched by postcode, place and a list of three areas. */
export const findOf = (samples: Samples, id: string, changes: Partial<FindView> = {}): FindView => ({
  body: { id, name: samples.body },
  country: "XX",
  href: "",
  state: EMPTY,
  postcodes: { href: "", prefix: 2 },
  byPoint: true,
  areas: areasOf(samples, id, 3),
  committees: [],
  people: [],
  everybodyHref: "#top",
  ...changes,
});

const areasOf = ({ area, number }: Samples, id: string, many: number) =>
  Array.from({ length: many }, (_, place) => ({
    id: `${id}-area-${place}`,
    name: place === 1 ? LONG_WORD : `${area} ${number(place + 1)}`,
    otherNames: place === 2 ? ["Sample Other Name"] : [],
    href: `#${id}-${place}`,
  }));
