import { useTranslation } from "react-i18next";
import { ButtonLink, Buttons } from "#app/components/button.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";

type SettledStepProps = {
  title: string;
  heading: string;
  text: string;
  nextHref: string;
  boardHref: string;
  signHref: string;
};

/** In place of a letter that its office needs or wants no more: why, and whom to write to instead. */
export function SettledStep({ title, heading, text, nextHref, boardHref, signHref }: SettledStepProps) {
  const { t } = useTranslation("offices");
  return (
    <SimplePage title={heading} kicker={title} lede={text}>
      <Buttons>
        <ButtonLink href={nextHref}>{t("settled.next")}</ButtonLink>
        <ButtonLink href={signHref} look="quiet">
          {t("settled.signed")}
        </ButtonLink>
      </Buttons>
      <p>
        <a className="standalone-link" href={boardHref}>
          {t("settled.board")}
        </a>
      </p>
    </SimplePage>
  );
}
