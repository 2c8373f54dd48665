import { useTranslation } from "react-i18next";
import { Notice } from "#app/components/notice.tsx";
import type { Paused } from "#app/components/types.ts";

type PausedNoticeProps = {
  what: "signing" | "letters";
  paused: Paused;
  /** It was sent all the same; the form stands beneath with everything that was written. */
  kept?: boolean;
};

/** That something cannot be done for the time being, since when, and what that means for whoever came to do it. */
export function PausedNotice({ what, paused, kept = false }: PausedNoticeProps) {
  const { t } = useTranslation("public");
  const since = paused[what] ?? paused.everything;
  if (!since) return null;
  const alone = paused[what] !== undefined; // not the whole site
  return (
    <Notice kind="warning" role={kept ? "alert" : undefined} title={t(alone ? `paused.${what}` : "paused.everything")}>
      {kept && <p>{t(`paused.${what}Kept`)}</p>}
      <p>{t(alone ? `paused.${what}Text` : "paused.everythingText", { since })}</p>
    </Notice>
  );
}

export const isPaused = (paused: Paused, what: PausedNoticeProps["what"]) =>
  (paused[what] ?? paused.everything) !== undefined;
