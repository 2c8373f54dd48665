import { Frame, Lone, type Message, type Voice } from "#emails/frame.tsx";
import { isolated, Words } from "#emails/words.tsx";

/** Tells a writer that something became of a letter. Says neither to whom it was written nor about what. */
export function letterNews(voice: Voice, { manageHref }: { manageHref: string }): Message {
  const { t, site } = voice;
  return {
    subject: t("letterNews.subject"),
    body: (
      <Frame voice={voice} preheader={t("letterNews.preheader")}>
        <Words>{t("letterNews.greeting")}</Words>
        <Words>{t("letterNews.news", { site: isolated(site) })}</Words>
        <Words>{t("letterNews.nothing")}</Words>
        <Lone href={manageHref}>{t("letterNews.manage")}</Lone>
      </Frame>
    ),
  };
}
