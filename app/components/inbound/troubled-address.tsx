import { useTranslation } from "react-i18next";
import { ButtonForm, Buttons } from "#app/components/button.tsx";

type TroubledAddressProps = {
  address: string;
  title: string;
  offices: string | null;
  stand: string;
  accepted: string;
  /** How many letters wait for a decision; null when none does. */
  held: string | null;
};

/** An address that letters came back from, and what can be done for them. */
export function TroubledAddress({ address, title, offices, stand, accepted, held }: TroubledAddressProps) {
  const { t } = useTranslation("organise");
  return (
    <article className="stack">
      <h3>
        <bdi>{address}</bdi>
      </h3>
      <p>
        <strong>{title}</strong>, {stand}
      </p>
      <p className="small-print">
        {offices && <>{offices}. </>}
        {accepted} {held}
      </p>
      <Buttons>
        <ButtonForm fields={{ address, intent: "release" }} look={held ? "main" : "quiet"}>
          {held ? t("inbound.release") : t("inbound.good")}
        </ButtonForm>
        {held && (
          <ButtonForm fields={{ address, intent: "give-up" }} look="danger">
            {t("inbound.giveUp")}
          </ButtonForm>
        )}
      </Buttons>
    </article>
  );
}
