import type { Passkey } from "#app/domain/organisers/passkeys.ts";
import type { Organiser } from "#app/domain/organisers/people.ts";
import type { ListedSession } from "#app/domain/organisers/sessions.ts";
import { deskTranslator } from "#app/web/desk-page.ts";
import { date, moment } from "#app/web/formats.ts";
import { type PasskeyAsk, passkeysWork } from "#app/web/passkey-asks.ts";
import { organisePaths } from "#app/web/paths.ts";

/** What the last form led to, as it stands in the page's address. */
const DONE = ["added", "removed", "ended"] as const;
export type AccountDone = (typeof DONE)[number];

type Found = {
  organiser: Organiser;
  passkeys: Passkey[];
  sessions: ListedSession[];
  /** What makes a passkey; null for whoever must sign in again first. */
  ask: PasskeyAsk | null;
  done: string | null;
};

/** An organiser's own ways to sign in, and where they are signed in now. */
export function accountPage({ PUBLIC_URL }: { PUBLIC_URL: string }, found: Found, locale: string) {
  const t = deskTranslator(locale);
  const done = DONE.find((known) => known === found.done);
  return {
    title: t("account.title"),
    href: organisePaths.account,
    role: t(`account.roles.${found.organiser.role}`, { name: found.organiser.name }),
    done: done ? t(`account.done.${done}`) : null,
    impossible: passkeysWork(PUBLIC_URL) ? null : t("account.impossible", { address: PUBLIC_URL }),
    passkeys: found.passkeys.map(({ id, name, addedAt, usedAt }) => ({
      id,
      name,
      added: date(locale, addedAt),
      used: usedAt ? moment(locale, usedAt) : t("account.neverUsed"),
    })),
    ask: found.ask,
    signInAgainHref: organisePaths.signInAgain,
    sessions: found.sessions.map(({ startedAt, seenAt, isThis }) => ({
      id: startedAt.toISOString() + seenAt.toISOString(),
      started: moment(locale, startedAt),
      seen: isThis ? t("account.thisSession") : moment(locale, seenAt),
    })),
    hasOthers: found.sessions.length > 1,
  };
}
export type AccountPage = ReturnType<typeof accountPage>;
