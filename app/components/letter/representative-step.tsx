import { useTranslation } from "react-i18next";
import { Button } from "#app/components/button.tsx";
import { ErrorSummary, errorsOf } from "#app/components/error-summary.tsx";
import {
  type AreaView,
  RepresentativePicker,
  type RepresentativeView,
} from "#app/components/representative-picker.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { Stages } from "#app/components/stages.tsx";
import type { FormState } from "#app/components/types.ts";

type RepresentativeStepProps = {
  title: string;
  letterHref: string;
  backHref: string;
  country: string;
  /** The choices that led here, under the names that they have in the address. */
  kept: [name: string, value: string][];
  areas: AreaView[];
  /** Those who answer for the whole country. */
  others: RepresentativeView[];
  /** Who is ticked at first. */
  first: string[];
  state: FormState;
};

export function RepresentativeStep({ title, letterHref, country, areas, state, ...choice }: RepresentativeStepProps) {
  const { t } = useTranslation(["public", "letters"]);
  const { others, first } = choice;
  const everywhere = others.length > 0 ? [{ id: "everywhere", name: t("letters:find.atLarge"), people: others }] : [];
  return (
    <SimplePage title={t("letter.title")} kicker={title} back={{ href: choice.backHref, label: t("letter.back") }}>
      <Stages current={2} />
      <ErrorSummary errors={errorsOf(state, ["representative"])} />
      <form className="form" method="get" action={letterHref} noValidate>
        <input type="hidden" name="country" value={country} />
        {choice.kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="chosen" value="yes" />
        <RepresentativePicker areas={[...areas, ...everywhere]} state={state} first={first} />
        <p>
          <Button>{t("letter.continue")}</Button>
        </p>
      </form>
    </SimplePage>
  );
}
