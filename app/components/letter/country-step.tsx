import { useTranslation } from "react-i18next";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { ErrorSummary, errorsOf } from "#app/components/error-summary.tsx";
import { Matter } from "#app/components/matter.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { Stages } from "#app/components/stages.tsx";
import type { FormState, Option } from "#app/components/types.ts";

type CountryStepProps = {
  title: string;
  letterHref: string;
  actionHref: string;
  signHref: string;
  countries: Option[];
  state: FormState;
};

export function CountryStep({ title, letterHref, actionHref, signHref, countries, state }: CountryStepProps) {
  const { t } = useTranslation(["public", "letters"]);
  const none = countries.length === 0;
  return (
    <SimplePage
      title={t("letter.title")}
      kicker={title}
      lede={t("letter.lede")}
      back={{ href: actionHref, label: t("letter.back") }}
    >
      <Stages current={1} />
      <ErrorSummary errors={errorsOf(state, ["country"])} />
      {!none && (
        <form className="form" method="get" action={letterHref} noValidate>
          <SelectField
            name="country"
            label={t("letter.countryTitle")}
            hint={t("letter.countryHint")}
            error={state.errors["country"]}
            options={countries}
            prompt={t("sign.countryPrompt")}
            autoComplete="country"
          />
          <p>
            <Button>{t("letter.continue")}</Button>
          </p>
        </form>
      )}
      <Matter id="elsewhere" title={none ? t("letters:page.nobody") : t("letters:page.elsewhere")}>
        <p>{none ? t("letters:page.nobodyText") : t("letters:page.elsewhereText")}</p>
        <p>
          <ButtonLink href={signHref} look="quiet">
            {t("letters:page.sign")}
          </ButtonLink>
        </p>
      </Matter>
    </SimplePage>
  );
}
