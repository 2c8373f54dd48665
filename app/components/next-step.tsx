import { useTranslation } from "react-i18next";
import { ButtonLink } from "#app/components/button.tsx";
import { Matter } from "#app/components/matter.tsx";
import { ShareLinks, type ShareView } from "#app/components/share-links.tsx";

export type NextStepView = (
  | { step: "share"; share: ShareView }
  | { step: "letter" | "donate" | "actions"; href: string }
) & {
  /** Where the step after this one is offered, for whoever does not want this one; null after the last. */
  onHref: string | null;
};

/** One thing to do next: one button, and a plain way past it. */
export function NextStep({ next }: { next: NextStepView }) {
  const { t } = useTranslation("share");
  return (
    <Matter id="next" title={t(`next.${next.step}`)} first>
      <p>{t(`next.${next.step}Text`)}</p>
      {next.step === "share" ? (
        <ShareLinks share={next.share} />
      ) : (
        <p>
          <ButtonLink href={next.href} look="large">
            {t(`next.${next.step}Button`)}
          </ButtonLink>
        </p>
      )}
      {next.onHref && (
        <p>
          <a className="standalone-link" href={next.onHref}>
            {t("next.on")}
          </a>
        </p>
      )}
    </Matter>
  );
}
