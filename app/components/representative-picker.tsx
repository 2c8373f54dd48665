import { useTranslation } from "react-i18next";
import { FieldError } from "#app/components/field.tsx";
import { sentValue } from "#app/components/form-values.ts";
import type { FormState } from "#app/components/types.ts";

export type RepresentativeView = {
  id: string;
  name: string;
  role: string;
  party?: string | undefined;
  /** Why no letter is needed or wanted there; such a person cannot be chosen. */
  settled?: string | undefined;
};
export type AreaView = { id: string; name: string; people: RepresentativeView[] };

/** Everybody who can be written to, area by area. */
export function RepresentativePicker({ areas, state }: { areas: AreaView[]; state: FormState }) {
  const { t } = useTranslation("public");
  const error = state.errors.representative;
  const firstId = areas[0]?.people[0]?.id;
  return (
    <fieldset
      className={error ? "choices field-wrong" : "choices"}
      aria-describedby={error ? "representative-hint representative-error" : "representative-hint"}
    >
      <legend>{t("letter.pickTitle")}</legend>
      <p className="hint" id="representative-hint">
        {t("letter.pickHint")}
      </p>
      <FieldError name="representative" message={error} />
      {areas.map((area) => (
        <div key={area.id} className="area">
          <h2>
            <bdi>{area.name}</bdi>
          </h2>
          <div className="choice-list choice-list-ruled">
            {area.people.map((person) => (
              <Person
                key={person.id}
                person={person}
                first={person.id === firstId}
                chosen={sentValue(state, "representative")}
              />
            ))}
          </div>
        </div>
      ))}
    </fieldset>
  );
}

function Person({ person, first, chosen }: { person: RepresentativeView; first: boolean; chosen: string }) {
  const id = first ? "representative" : `representative-${person.id}`;
  const parts = [person.role, person.party, person.settled].filter(Boolean);
  return (
    <div className="choice choice-strong">
      <input
        type="radio"
        id={id}
        name="representative"
        value={person.id}
        defaultChecked={chosen === person.id && !person.settled}
        disabled={person.settled !== undefined}
        aria-describedby={`${id}-role`}
      />
      <label htmlFor={id}>
        <bdi>{person.name}</bdi>
      </label>
      <div className="hint person-role" id={`${id}-role`}>
        {parts.map((part) => (
          <bdi key={part}>{part}</bdi>
        ))}
      </div>
    </div>
  );
}
