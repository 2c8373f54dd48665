import { findAwaiting } from "#app/domain/awaiting.ts";
import { type Campaign, isOpen } from "#app/domain/campaigns.ts";
import type { Keyring, SealTo } from "#app/domain/keys.ts";
import type { ComposeLetter } from "#app/domain/letters/compose.ts";
import { type Confirmed, confirmLetters } from "#app/domain/letters/confirm.ts";
import type { Deed } from "#app/domain/manage.ts";
import { confirmSignature } from "#app/domain/signatures/confirm.ts";
import { manageToken } from "#app/domain/tokens.ts";
import { isLocale } from "#app/web/i18n.ts";
import { paths } from "#app/web/paths.ts";
import type { Db } from "#db/index.ts";

/** What of the program's context confirming needs. */
export type ConfirmDesk = {
  config: { RATE_LIMITS: "on" | "off" };
  db: Db;
  keys: Keyring;
  sealTo: SealTo;
  composeLetter: ComposeLetter;
  now: () => Date;
  campaign: (id: string, locale: string) => Promise<Campaign | null>;
};

export type ConfirmOutcome = { kind: "confirmed"; location: string } | { kind: "unknown" | "closed" };

/** Confirms what a mail's link stands for, a signature or a letter: for the page, and for the door in front of it (form-door.ts). */
export async function takeConfirmation(
  desk: ConfirmDesk,
  locale: string | undefined,
  token: string,
): Promise<ConfirmOutcome> {
  const { config, db, keys, sealTo, composeLetter, now } = desk;
  const awaiting = isLocale(locale) ? await findAwaiting(db.read, keys, token, now()) : null;
  const campaign = awaiting && (await desk.campaign(awaiting.campaignId, locale as string));
  if (!campaign) return { kind: "unknown" };
  if (!isOpen(campaign)) return { kind: "closed" };
  const to = paths(locale as string);

  if (awaiting.kind === "letter") {
    const confirmed = await confirmLetters(db, keys, composeLetter, awaiting, now());
    if (confirmed.length === 0) return { kind: "unknown" };
    const location = `${to.manage(manageToken(keys, "letter", awaiting.id))}?done=${doneWith(confirmed)}`;
    return { kind: "confirmed", location };
  }
  const watched = config.RATE_LIMITS === "on";
  const confirmed = await confirmSignature(db, sealTo, campaign, awaiting, now(), { watched });
  return confirmed ? { kind: "confirmed", location: to.confirmed(campaign.id) } : { kind: "unknown" };
}

/** What the page that follows says first; beneath it stands each letter with what becomes of it. */
function doneWith(confirmed: Confirmed[]): Deed {
  if (confirmed.every(({ state }) => state === "held")) return "letterHeld";
  return confirmed.every(({ delivery }) => delivery === "digest") ? "letterDigest" : "letterConfirmed";
}
