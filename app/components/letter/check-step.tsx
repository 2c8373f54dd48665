import { useTranslation } from "react-i18next";
import { Button, Buttons } from "#app/components/button.tsx";
import { InDigest, type InDigestView } from "#app/components/letter/in-digest.tsx";
import type { MessageView } from "#app/components/letter/message-paper.tsx";
import { MessagePapers } from "#app/components/letter/message-papers.tsx";
import { Notice } from "#app/components/notice.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { Stages } from "#app/components/stages.tsx";

type CheckStepProps = {
  title: string;
  letterHref: string;
  messages: MessageView[];
  /** How many offices get the letter. */
  count: number;
  digest: InDigestView | null;
  /** How much of it is in the writer's own words. */
  ownShare: string;
  /** The campaign's words are not those that were shown before. */
  changed?: boolean;
  /** Everything written, carried along: a name as often as it has values. */
  hidden: [name: string, value: string][];
  email: string;
};

export function CheckStep({ title, letterHref, messages, count, digest, hidden, email, ...said }: CheckStepProps) {
  const { t } = useTranslation(["public", "letters", "offices"]);
  const { ownShare, changed } = said;
  const collective = digest?.collective === true;
  return (
    <SimplePage
      title={collective ? t("offices:settled.checkTitle") : t("letter.checkTitle")}
      kicker={title}
      lede={collective ? undefined : t("letter.checkText", { count })}
    >
      <Stages current={4} />
      {changed && (
        <Notice kind="warning" role="alert" title={t("letter.changedTitle")}>
          <p>{t("letter.changedText")}</p>
        </Notice>
      )}
      {digest && <InDigest {...digest} />}
      {!collective && (
        <>
          <MessagePapers messages={messages} />
          <p className="own-share">{ownShare}</p>
        </>
      )}
      <form className="form" method="post" action={letterHref} noValidate>
        {hidden.map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        {!collective && <p>{t("offices:settled.officeLink")}</p>}
        <p>{t("letters:page.checkNote", { email, count })}</p>
        <Buttons>
          <Button look="large" name="intent" value="send">
            {t("letter.send")}
          </Button>
          <Button look="plain" name="intent" value="edit">
            {t("letter.change")}
          </Button>
        </Buttons>
      </form>
    </SimplePage>
  );
}
