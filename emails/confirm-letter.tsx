import { Frame, Lone, type Message, type Voice } from "#emails/frame.tsx";
import { isolated, Words } from "#emails/words.tsx";

type Links = { confirmHref: string; manageHref: string };

/** Asks the owner of an address to confirm a letter before it leaves in their name. Says neither to whom nor about what. */
export function confirmLetter(voice: Voice, { confirmHref, manageHref }: Links): Message {
  const { t, site } = voice;
  return {
    subject: t("confirmLetter.subject"),
    body: (
      <Frame voice={voice} preheader={t("confirmLetter.preheader")}>
        <Words>{t("confirmLetter.greeting")}</Words>
        <Words>{t("confirmLetter.request", { site: isolated(site) })}</Words>
        <Lone href={confirmHref} button>
          {t("confirmLetter.button")}
        </Lone>
        <Words>{t("confirmLetter.sent")}</Words>
        <Words>{t("confirmLetter.notMe")}</Words>
        <Words>{t("confirmLetter.manageIntro")}</Words>
        <Lone href={manageHref}>{t("confirmLetter.manage")}</Lone>
      </Frame>
    ),
  };
}
