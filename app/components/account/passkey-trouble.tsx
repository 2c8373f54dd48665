import { useTranslation } from "react-i18next";
import { Notice } from "#app/components/notice.tsx";

/** `notAsked`: the browser sent none, as without scripts. `refused`: what it sent does not stand. */
export type PasskeyFault = "notAsked" | "refused";

/** Says why nothing was done with a form that a passkey belongs to. */
export function PasskeyTrouble({ trouble }: { trouble: PasskeyFault }) {
  const { t } = useTranslation("organise");
  return (
    <Notice kind="bad" role="alert" title={t(`passkey.${trouble}Title`)}>
      <p>{t(`passkey.${trouble}`)}</p>
    </Notice>
  );
}
