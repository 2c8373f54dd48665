import { Frame, Lone, type Message, type Voice } from "#emails/frame.tsx";
import { isolated, Quoted, Words } from "#emails/words.tsx";

type Reply = {
  office: string;
  /** The address it came from. */
  from: string;
  /** The answer goes through us, so that the office does not learn the writer's address. */
  relay: boolean;
  automatic: boolean;
  subject: string;
  text: string;
  attachments: string[];
  manageHref: string;
};

/** Passes an office's answer on to the writer of a letter. Its own subject says no more than that there is one. */
export function reply(
  voice: Voice,
  { office, from, relay, automatic, subject, text, attachments, manageHref }: Reply,
): Message {
  const { t, site } = voice;
  return {
    subject: t(automatic ? "reply.automaticSubject" : "reply.subject"),
    body: (
      <Frame voice={voice} preheader={t("reply.preheader")}>
        <Words>{t("reply.greeting")}</Words>
        <Words>
          {t(automatic ? "reply.automatic" : "reply.answered", { office: isolated(office), site: isolated(site) })}
        </Words>
        <Words>{t("reply.from", { from: isolated(from), subject: isolated(subject) })}</Words>
        <Quoted>{text || t("reply.empty")}</Quoted>
        {attachments.length > 0 && (
          <Words>
            {t("reply.attachments", { names: attachments.map((name) => isolated(name || "?")).join(", ") })}
          </Words>
        )}
        <Words>{t(relay ? "reply.relay" : "reply.direct")}</Words>
        <Words>{t("reply.careful")}</Words>
        <Words>{t("reply.manageIntro")}</Words>
        <Lone href={manageHref}>{t("reply.manage")}</Lone>
      </Frame>
    ),
  };
}
