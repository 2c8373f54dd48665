import { useTranslation } from "react-i18next";
import { Notice } from "#app/components/notice.tsx";

export type OnlyByHand = { id: string; name: string; only: "web-form" | "own-mailbox" | "paper" | null };

/** Says plainly which of the offices take no letter from us. */
export function OnlyBy({ to }: { to: OnlyByHand[] }) {
  const { t } = useTranslation("letters");
  const byHand = to.filter(({ only }) => only !== null);
  if (byHand.length === 0) return null;
  return (
    <Notice title={t("only.title", { count: byHand.length })}>
      {byHand.map(({ id, name, only }) => (
        <p key={id}>
          <bdi>{name}</bdi>: {t(only === "paper" ? "only.paper" : "only.webForm")}
        </p>
      ))}
    </Notice>
  );
}
