import { useTranslation } from "react-i18next";
import { ButtonLink } from "#app/components/button.tsx";
import { Section } from "#app/components/section.tsx";

/** The way to the donation page, on pages about something else. Nothing where one cannot give. */
export function GiveSection({ href, why }: { href: string | null; why: "campaign" | "action" }) {
  const { t } = useTranslation("donate");
  if (!href) return null;
  return (
    <Section id="give" title={t("section.title")}>
      <div className="stack">
        <p className="lede">{t(`section.${why}`)}</p>
        <p>
          <ButtonLink href={href} look="quiet">
            {t("section.button")}
          </ButtonLink>
        </p>
      </div>
    </Section>
  );
}
