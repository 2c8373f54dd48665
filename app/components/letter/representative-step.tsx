import { useTranslation } from "react-i18next";
import { Button } from "#app/components/button.tsx";
import { ErrorSummary, errorsOf } from "#app/components/error-summary.tsx";
import { type AreaView, RepresentativePicker } from "#app/components/representative-picker.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { Stages } from "#app/components/stages.tsx";
import type { FormState } from "#app/components/types.ts";

type RepresentativeStepProps = {
  title: string;
  letterHref: string;
  country: string;
  areas: AreaView[];
  state: FormState;
};

export function RepresentativeStep({ title, letterHref, country, areas, state }: RepresentativeStepProps) {
  const { t } = useTranslation("public");
  return (
    <SimplePage title={t("letter.title")} kicker={title} back={{ href: letterHref, label: t("letter.back") }}>
      <Stages current={2} />
      <ErrorSummary errors={errorsOf(state, ["representative"])} />
      <form className="form" method="get" action={letterHref} noValidate>
        <input type="hidden" name="country" value={country} />
        <input type="hidden" name="chosen" value="yes" />
        <RepresentativePicker areas={areas} state={state} />
        <p>
          <Button>{t("letter.continue")}</Button>
        </p>
      </form>
    </SimplePage>
  );
}
