import { useTranslation } from "react-i18next";
import { FieldError } from "#app/components/field.tsx";
import { sentValues } from "#app/components/form-values.ts";
import type { FormState } from "#app/components/types.ts";

export type RepresentativeView = {
  id: string;
  name: string;
  role: string;
  party?: string | undefined;
  /** Set where the writer has to send the letter. */
  only: "web-form" | "own-mailbox" | "paper" | null;
  /** Why no letter is needed or wanted there; such a person cannot be chosen. */
  settled?: string | undefined;
};
export type AreaView = { id: string; name: string; people: RepresentativeView[] };

type PickerProps = {
  areas: AreaView[];
  state: FormState;
  /** The id of the first choice, by which a fault leads to it; another where a page has several of these. */
  id?: string;
  legend?: string;
  /** Who is ticked as long as the form was not sent. */
  first?: string[];
};

/** People of whom some can be chosen, area by area. */
export function RepresentativePicker({ areas, state, id = "representative", legend, first = [] }: PickerProps) {
  const { t } = useTranslation("public");
  const error = state.errors.representative;
  const firstId = areas[0]?.people[0]?.id;
  return (
    <fieldset
      className={error ? "choices field-wrong" : "choices"}
      aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
    >
      <legend>{legend ?? t("letter.pickTitle")}</legend>
      <p className="hint" id={`${id}-hint`}>
        {t("letter.pickHint")}
      </p>
      <FieldError name={id} message={error} />
      {areas.map((area) => (
        <div key={area.id} className="area">
          {area.name && (
            <h2>
              <bdi>{area.name}</bdi>
            </h2>
          )}
          <div className="choice-list choice-list-ruled">
            {area.people.map((person) => (
              <Person
                key={person.id}
                person={person}
                id={person.id === firstId ? id : `${id}-${person.id}`}
                chosen={sentValues(state, "representative", first)}
              />
            ))}
          </div>
        </div>
      ))}
    </fieldset>
  );
}

function Person({ person, id, chosen }: { person: RepresentativeView; id: string; chosen: string[] }) {
  const { t } = useTranslation("letters");
  const parts = [person.role, person.party, person.only && t(`way.${person.only}`), person.settled].filter(Boolean);
  return (
    <div className="choice choice-strong">
      <input
        type="checkbox"
        id={id}
        name="representative"
        value={person.id}
        defaultChecked={chosen.includes(person.id) && !person.settled}
        disabled={person.settled !== undefined}
        aria-describedby={`${id}-role`}
      />
      <label htmlFor={id}>
        <bdi>{person.name}</bdi>
      </label>
      <div className="hint person-role" id={`${id}-role`}>
        {parts.map((part) => (
          <span key={part}>
            <bdi>{part}</bdi>
          </span>
        ))}
      </div>
    </div>
  );
}
