import type { OwnLetter } from "#app/domain/letters/manage.ts";
import { officeTranslator } from "#app/web/office-page.ts";

type Stand = Pick<OwnLetter, "state" | "heldFor" | "delivery" | "representative">;

/** What has become of a letter because of what its office wishes; null for one that goes its usual way. */
export function officeStand({ state, heldFor, delivery, representative: name }: Stand, locale: string): string | null {
  const t = officeTranslator(locale);
  if (heldFor && heldFor !== "bad-address") {
    if (state === "held") return t(`own.held.${heldFor}`, { name });
    if (state === "failed") return t(`own.ended.${heldFor}`, { name });
  }
  if (delivery !== "digest") return null;
  if (state === "queued") return t("own.digest");
  return state === "sent" ? t("own.digestSent") : null;
}
