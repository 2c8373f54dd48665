import { useTranslation } from "react-i18next";
import { RadioGroup } from "#app/components/choices.tsx";

type VisibilityChoiceProps = { legend: string; value?: string; error?: string | undefined };

/** Who may see a signer's name. Nothing is chosen for anybody; but text browsers take the first, so nobody comes first. */
export function VisibilityChoice({ legend, value = "", error }: VisibilityChoiceProps) {
  const { t } = useTranslation("public");
  return (
    <RadioGroup
      name="visibility"
      legend={legend}
      error={error}
      value={value}
      required
      options={[
        { value: "count", label: t("visibility.count"), hint: t("visibility.countHint") },
        { value: "recipient", label: t("visibility.recipient"), hint: t("visibility.recipientHint") },
        { value: "public", label: t("visibility.public"), hint: t("visibility.publicHint") },
      ]}
    />
  );
}
