import { Frame, Lone, type Message, type Voice } from "#emails/frame.tsx";
import { isolated, Words } from "#emails/words.tsx";

/** Asks, once, whether an office has answered a letter, and offers to remind it. Says neither to whom nor about what. */
export function askAnswer(voice: Voice, { manageHref }: { manageHref: string }): Message {
  const { t, site } = voice;
  return {
    subject: t("askAnswer.subject"),
    body: (
      <Frame voice={voice} preheader={t("askAnswer.preheader")}>
        <Words>{t("askAnswer.greeting")}</Words>
        <Words>{t("askAnswer.request", { site: isolated(site) })}</Words>
        <Lone href={manageHref} button>
          {t("askAnswer.button")}
        </Lone>
        <Words>{t("askAnswer.once")}</Words>
      </Frame>
    ),
  };
}
