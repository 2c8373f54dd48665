import { useTranslation } from "react-i18next";
import { Button } from "#app/components/button.tsx";
import { sentValue } from "#app/components/form-values.ts";
import { type AreaLink, FindAreas } from "#app/components/letter/find-areas.tsx";
import { RepresentativePicker, type RepresentativeView } from "#app/components/representative-picker.tsx";
import { TextField } from "#app/components/text-field.tsx";
import type { FormState } from "#app/components/types.ts";

/** The ways to find one's own people in one body. */
export type FindView = {
  body: { id: string; name: string };
  country: string;
  /** The page that the forms are sent to. */
  href: string;
  state: FormState;
  postcodes: { href: string; prefix: number } | null;
  byPoint: boolean;
  areas: AreaLink[];
  committees: { name: string; people: number; href: string }[];
  people: RepresentativeView[];
  everybodyHref: string;
};

type FindBodyProps = {
  find: FindView /** Its place on the page, from 1: ids are made of it. */;
  place: number;
  title: string;
};

/** One body: by postcode or place, from the list of areas, in a committee, or among those of the whole country. */
export function FindBody({ find, place, title }: FindBodyProps) {
  const { t } = useTranslation("letters");
  const { areas, committees, people } = find;
  const listId = `areas-${place}`;
  return (
    <section className="find" aria-labelledby={`find-${place}`}>
      <h2 id={`find-${place}`}>
        <bdi>{title}</bdi>
      </h2>
      {areas.length > 0 && <FindForm find={find} place={place} listId={listId} />}
      {areas.length > 0 && <FindAreas id={listId} areas={areas} everybodyHref={find.everybodyHref} />}
      {committees.length > 0 && (
        <>
          <h3>{t("find.committees")}</h3>
          <ul className="find-links">
            {committees.map(({ name, people, href }) => (
              <li key={href}>
                <a href={href}>
                  <bdi>{name}</bdi>
                </a>{" "}
                ({people})
              </li>
            ))}
          </ul>
        </>
      )}
      {people.length > 0 && <AtLarge find={find} id={`representative-${place}`} alone={areas.length === 0} />}
    </section>
  );
}

function FindForm({ find, place, listId }: { find: FindView; place: number; listId: string }) {
  const { t } = useTranslation(["letters", "public"]);
  const { state, postcodes } = find;
  return (
    <form
      className="form"
      method="post"
      action={find.href}
      noValidate
      data-find={listId}
      data-postcodes={postcodes?.href}
      data-prefix={postcodes?.prefix}
    >
      <input type="hidden" name="intent" value="find" />
      <input type="hidden" name="country" value={find.country} />
      <input type="hidden" name="body" value={find.body.id} />
      <TextField
        id={`place-${place}`}
        name="place"
        label={postcodes ? t("find.postcode") : t("find.area")}
        hint={postcodes ? t("find.postcodeHint") : t("find.areaHint")}
        error={state.errors.place}
        value={sentValue(state, "place")}
        autoComplete={postcodes ? "postal-code" : "off"}
        maxLength={100}
        spellCheck={false}
      />
      <div className="find-buttons">
        <Button>{t("find.find")}</Button>
        {find.byPoint && (
          <button type="button" className="button button-quiet" hidden data-locate={t("find.notLocated")}>
            {t("find.locate")}
          </button>
        )}
      </div>
      {find.byPoint && (
        <p className="small-print" hidden data-locate-note>
          {t("find.locateHint")}
        </p>
      )}
      <div
        role="status"
        data-none={t("find.noneText")}
        data-several={t("find.several")}
        data-vacant={t("find.vacant")}
        data-matching={t("find.matching")}
      />
    </form>
  );
}

function AtLarge({ find, id, alone }: { find: FindView; id: string; alone: boolean }) {
  const { t } = useTranslation(["letters", "public"]);
  return (
    <form className="form" method="get" action={find.href} noValidate>
      <input type="hidden" name="country" value={find.country} />
      <input type="hidden" name="body" value={find.body.id} />
      <input type="hidden" name="chosen" value="yes" />
      <RepresentativePicker
        id={id}
        legend={alone ? t("public:letter.pickTitle") : t("find.atLarge")}
        areas={[{ id, name: "", people: find.people }]}
        state={find.state}
      />
      <p>
        <Button>{t("public:letter.continue")}</Button>
      </p>
    </form>
  );
}
