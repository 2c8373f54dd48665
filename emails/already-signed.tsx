import { Frame, Lone, type Message, type Voice } from "#emails/frame.tsx";
import { isolated, Words } from "#emails/words.tsx";

/** Tells a person who signed before that signing once more changed nothing; the page they saw could not say so. */
export function alreadySigned(voice: Voice, { manageHref }: { manageHref: string }): Message {
  const { t, site } = voice;
  return {
    subject: t("alreadySigned.subject"),
    body: (
      <Frame voice={voice} preheader={t("alreadySigned.preheader")}>
        <Words>{t("alreadySigned.greeting")}</Words>
        <Words>{t("alreadySigned.unchanged", { site: isolated(site) })}</Words>
        <Words>{t("alreadySigned.notMe")}</Words>
        <Words>{t("alreadySigned.manageIntro")}</Words>
        <Lone href={manageHref}>{t("alreadySigned.manage")}</Lone>
      </Frame>
    ),
  };
}
