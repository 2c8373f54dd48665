import { useTranslation } from "react-i18next";
import { Button, ButtonForm, ButtonLink, Buttons } from "#app/components/button.tsx";
import { LONG_WORD } from "#app/specimens/samples.ts";
import { Specimen } from "#app/specimens/specimen.tsx";

const LOOKS = ["main", "large", "quiet", "danger", "plain"] as const;

export function ButtonsAndLinks() {
  const { t } = useTranslation("public");
  return (
    <>
      {LOOKS.map((look) => (
        <Specimen key={look} of="Button, ButtonLink, ButtonForm" state={look}>
          <Buttons>
            <Button look={look} type="button">
              {t("sign.submit")}
            </Button>
            <ButtonLink look={look} href="#top">
              {t("home.open")}
            </ButtonLink>
            <ButtonForm look={look} fields={{ sample: "yes" }}>
              {t("manage.visibilityButton")}
            </ButtonForm>
          </Buttons>
        </Specimen>
      ))}
      <Specimen of="Button" state="many words, and a long one">
        <Buttons>
          <Button type="button">{t("campaign.evidenceTitle")}</Button>
          <Button type="button" look="quiet">
            {LONG_WORD}
          </Button>
        </Buttons>
      </Specimen>
      <Specimen of="Links" state="in a text, alone, back">
        <p>
          {t("whoSees.safety")} <a href="#top">{t("whoSees.safetyLink")}</a>
        </p>
        <p>
          <a className="standalone-link" href="#top">
            {t("campaign.read")}
          </a>
        </p>
        <p>
          <a className="back-link" href="#top">
            {t("evidence.back")}
          </a>
        </p>
      </Specimen>
    </>
  );
}
