import type { OwnLetterView } from "#app/components/manage/own-letters.tsx";
import type { OwnSignatureView } from "#app/components/manage/own-signature.tsx";
import type { Campaign } from "#app/domain/campaigns.ts";
import type { Deed, OwnWork } from "#app/domain/manage.ts";
import { date } from "#app/web/formats.ts";
import { officeStand } from "#app/web/office-stand.ts";
import { paths } from "#app/web/paths.ts";
import { translator } from "#app/web/shell.ts";

export const DEEDS = [
  "saved",
  "unsubscribed",
  "withdrawn",
  "erased",
  "letterWithdrawn",
  "letterErased",
  "letterTooLate",
  "letterConfirmed",
  "letterHeld",
  "letterDigest",
  "letterAnswerSaved",
  "letterReminded",
  "letterNotReminded",
  "letterReported",
] as const satisfies Deed[];

/** What is done when letters have been confirmed, whatever becomes of them, or sent by their writers themselves. */
export const WROTE: Deed[] = ["letterConfirmed", "letterHeld", "letterDigest", "letterReported"];

/** What the page behind a mail's second link shows: what is there, or that nothing is. */
export function managePage(campaign: Campaign | null, own: OwnWork | null, token: string, locale: string) {
  const t = translator(locale);
  const homeHref = paths(locale).home;
  if (!campaign || !own) {
    const nothing = { campaignTitle: "", signature: null, letters: [] };
    return { found: false, title: t("manage.gone"), lede: t("manage.goneText"), homeHref, ...nothing };
  }
  return {
    found: true,
    title: t("manage.title"),
    lede: own.signature?.state === "pending" ? t("manage.pendingLede") : t("manage.lede"),
    homeHref,
    campaignTitle: campaign.words.title,
    signature: own.signature && signatureView(campaign, own.signature, token, locale),
    letters: own.letters.map((letter): OwnLetterView => {
      const { id, representative, role, state, kind, channel } = letter;
      const href = paths(locale).ownLetter(token, id);
      const taskHref = state === "to-do" ? paths(locale).task(token, id) : null;
      const writtenOn = date(locale, letter.writtenAt);
      const stand = officeStand(letter, locale);
      return { id, href, representative, role, state, stand, kind, channel, taskHref, writtenOn };
    }),
  };
}

function signatureView(
  campaign: Campaign,
  own: NonNullable<OwnWork["signature"]>,
  token: string,
  locale: string,
): OwnSignatureView {
  return {
    state: own.state === "held" ? "confirmed" : own.state, // whom we hold we do not tell, or machines would learn
    actions: own.actions.flatMap((id) => campaign.words.actions[id]?.title ?? []),
    visibility: own.visibility,
    shownName: own.shownName,
    updates: own.updatesWantedAt !== null,
    copyHref: `${paths(locale).manage(token)}/copy.json`,
  };
}
