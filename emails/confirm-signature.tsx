import { Frame, Lone, type Message, type Voice } from "#emails/frame.tsx";
import { isolated, Words } from "#emails/words.tsx";

type Links = { confirmHref: string; manageHref: string };

/** Asks the owner of an address to confirm what was signed with it; `again` when they have confirmed before and add to it. */
export function confirmSignature(
  voice: Voice,
  { confirmHref, manageHref, again }: Links & { again: boolean },
): Message {
  const { t, site } = voice;
  return {
    subject: t("confirmSignature.subject"),
    body: (
      <Frame voice={voice} preheader={t("confirmSignature.preheader")}>
        <Words>{t("confirmSignature.greeting")}</Words>
        <Words>{t("confirmSignature.request", { site: isolated(site) })}</Words>
        <Lone href={confirmHref} button>
          {t("confirmSignature.button")}
        </Lone>
        <Words>{t(again ? "confirmSignature.countedAgain" : "confirmSignature.counted")}</Words>
        <Words>{t("confirmSignature.notMe")}</Words>
        <Words>{t("confirmSignature.manageIntro")}</Words>
        <Lone href={manageHref}>{t("confirmSignature.manage")}</Lone>
      </Frame>
    ),
  };
}
