import type { InDigestView } from "#app/components/letter/in-digest.tsx";
import type { Awaiting } from "#app/domain/awaiting.ts";
import { type Campaign, findAction } from "#app/domain/campaigns.ts";
import type { Keyring } from "#app/domain/keys.ts";
import { textShown } from "#app/domain/letters/message.ts";
import { manageToken } from "#app/domain/tokens.ts";
import { list } from "#app/web/formats.ts";
import { i18nOf } from "#app/web/i18n.ts";
import { paths } from "#app/web/paths.ts";
import { translator } from "#app/web/shell.ts";

/** What the page behind a confirmation mail's link shows: everything that the button would confirm. */
export function confirmPage(campaign: Campaign, awaiting: Awaiting, keys: Keyring, locale: string) {
  const t = translator(locale);
  const page = {
    kind: awaiting.kind,
    title: awaiting.kind === "letter" ? t("confirm.letterTitle") : t("confirm.title"),
    campaignTitle: campaign.words.title,
    manageHref: paths(locale).manage(manageToken(keys, awaiting.kind, awaiting.id)),
  };
  const facts =
    awaiting.kind === "letter" ? letterFacts(campaign, awaiting, locale) : signatureFacts(campaign, awaiting, locale);
  return {
    ...page,
    state: facts ? ("waiting" as const) : ("used" as const),
    facts: facts ?? [],
    ...messagesIn(awaiting, i18nOf(locale).getFixedT(locale, "letters")("page.alias")),
    digest: digestIn(awaiting, locale),
  };
}

/** The letters word for word: somebody else may have written them in this person's name. `mailed` of them we send. */
function messagesIn(awaiting: Awaiting, alias: string) {
  if (awaiting.kind !== "letter") return { messages: [], mailed: 0, byHand: [] };
  const theirs = awaiting.letters.flatMap(({ letter, channel }) =>
    letter ? [{ ...letter, byHand: channel !== "our-mail" }] : [],
  );
  return {
    messages: theirs
      .filter(({ privacy }) => privacy !== "collective")
      .toSorted((a, b) => Number(a.byHand) - Number(b.byHand))
      .map(({ message, email, privacy, byHand }) => ({
        ...message,
        text: textShown(message),
        from: message.fromName,
        replyTo: byHand ? null : privacy === "relay" ? alias : email,
      })),
    mailed: theirs.filter(({ byHand }) => !byHand).length,
    byHand: theirs.filter(({ byHand }) => byHand).map(({ message }) => message.toName),
  };
}

/** For whoever wishes to be counted without a name: that, in place of the letters. */
function digestIn(awaiting: Awaiting, locale: string): InDigestView | null {
  if (awaiting.kind !== "letter") return null;
  const written = awaiting.letters.flatMap(({ letter }) => letter ?? []);
  const [first] = written;
  if (first?.privacy !== "collective") return null;
  const names = list(
    locale,
    written.map(({ message }) => message.toName),
  );
  return { names, collective: true, quoted: first.quote && first.ownWords ? first.ownWords : null };
}

function signatureFacts(campaign: Campaign, { signer }: Extract<Awaiting, { kind: "signature" }>, locale: string) {
  if (!signer) return null;
  const t = translator(locale);
  return [
    { term: t("confirm.name"), values: [signer.name] },
    { term: t("confirm.what"), values: signer.actions.flatMap((id) => campaign.words.actions[id]?.title ?? []) },
    { term: t("confirm.visibility"), values: [t(`visibility.${signer.visibility}`)] },
    { term: t("confirm.updates"), values: [signer.updates ? t("confirm.updatesYes") : t("confirm.updatesNo")] },
  ];
}

function letterFacts(campaign: Campaign, { letters, actionId }: Extract<Awaiting, { kind: "letter" }>, locale: string) {
  const letter = letters.find((one) => one.letter)?.letter;
  if (!letter) return null;
  const t = translator(locale);
  const action = findAction(campaign, actionId);
  return [
    { term: t("confirm.name"), values: [letter.name] },
    ...(action ? [{ term: t("confirm.about"), values: [campaign.words.actions[action.id]?.title ?? action.id] }] : []),
  ];
}
