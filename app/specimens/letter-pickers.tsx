import { useTranslation } from "react-i18next";
import {
  type AreaView,
  RepresentativePicker,
  type RepresentativeView,
} from "#app/components/representative-picker.tsx";
import { Stages } from "#app/components/stages.tsx";
import { EMPTY, LONG_WORD, type Samples, useSamples } from "#app/specimens/samples.ts";
import { Specimen } from "#app/specimens/specimen.tsx";

const ONLY = [null, "web-form", "own-mailbox", "paper"] as const;
const STAGES = [1, 2, 3, 4] as const;

export function LetterPickers() {
  const { t } = useTranslation(["errors", "offices"]);
  const samples = useSamples();
  const settled = { settled: t("offices:settled.short.stop") };
  const wrong = { values: { chosen: "yes" }, errors: { representative: t("representative.tooMany") } };
  const one = [{ id: "one", name: "", people: samplePeople(samples, "one", 1) }];
  const many = [{ id: "many", name: samples.area, people: samplePeople(samples, "many", 9) }];
  const special = samplePeople(samples, "special", 3).map((person, place) =>
    place === 1 ? { ...person, ...settled } : { ...person, name: LONG_WORD },
  );
  return (
    <>
      {STAGES.map((current) => (
        <Specimen key={current} of="Stages" state={`stage ${current}`}>
          <Stages current={current} />
        </Specimen>
      ))}
      <Specimen of="RepresentativePicker" state="one person, no area">
        <RepresentativePicker id="picker-one" areas={one} state={EMPTY} />
      </Specimen>
      <Specimen of="RepresentativePicker" state="many people, reached in every way, the first ticked">
        <RepresentativePicker id="picker-many" areas={many} state={EMPTY} first={["many-0"]} />
      </Specimen>
      <Specimen of="RepresentativePicker" state="with an error">
        <RepresentativePicker id="picker-wrong" areas={sampleAreas(samples, "wrong")} state={wrong} />
      </Specimen>
      <Specimen of="RepresentativePicker" state="somebody who cannot be chosen, and long words">
        <RepresentativePicker
          id="picker-settled"
          areas={[{ id: "special", name: LONG_WORD, people: special }]}
          state={EMPTY}
        />
      </Specimen>
    </>
  );
}

/** People with and without a party, reached in all ways in turn. */
export const samplePeople = ({ name, otherName, role }: Samples, id: string, many: number): RepresentativeView[] =>
  Array.from({ length: many }, (_, place) => ({
    id: `${id}-${place}`,
    name: place % 2 ? otherName : name,
    role,
    party: place % 3 === 0 ? "Sample Party" : undefined,
    only: ONLY[place % ONLY.length] ?? null,
  }));

/** Two areas. */
export const sampleAreas = (samples: Samples, id = "north"): AreaView[] => [
  { id, name: samples.area, people: samplePeople(samples, id, 2) },
  { id: `${id}-too`, name: "Sample Area", people: samplePeople(samples, `${id}-too`, 1) },
];
