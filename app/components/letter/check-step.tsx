import { useTranslation } from "react-i18next";
import { Button, Buttons } from "#app/components/button.tsx";
import { InDigest, type InDigestView } from "#app/components/letter/in-digest.tsx";
import type { MessageView } from "#app/components/letter/message-paper.tsx";
import { MessagePapers } from "#app/components/letter/message-papers.tsx";
import { OnlyBy, type OnlyByHand } from "#app/components/letter/only-by.tsx";
import { PaperSheets, type PaperView } from "#app/components/letter/paper-sheet.tsx";
import { Notice } from "#app/components/notice.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { Stages } from "#app/components/stages.tsx";

type CheckStepProps = {
  title: string;
  letterHref: string;
  handOverHref: string;
  to: OnlyByHand[];
  messages: MessageView[];
  sheets: PaperView[];
  /** How many of them we send; the others are for their writer to send. */
  mailed: number;
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

export function CheckStep({ title, letterHref, to, messages, sheets, mailed, hidden, ...check }: CheckStepProps) {
  const { t } = useTranslation(["public", "letters", "offices"]);
  const { digest, count, email } = check;
  const collective = digest?.collective === true;
  const byUs = mailed === count ? t("letter.checkText", { count }) : null;
  return (
    <SimplePage
      title={collective ? t("offices:settled.checkTitle") : t("letter.checkTitle")}
      kicker={title}
      lede={collective ? undefined : (byUs ?? t(`letters:handOver.${mailed > 0 ? "checkMixed" : "checkText"}`))}
    >
      <Stages current={4} />
      <OnlyBy to={to} />
      {check.changed && (
        <Notice kind="warning" role="alert" title={t("letter.changedTitle")}>
          <p>{t("letter.changedText")}</p>
        </Notice>
      )}
      {digest && <InDigest {...digest} />}
      {!collective && (
        <>
          <MessagePapers messages={messages} />
          <p className="own-share">{check.ownShare}</p>
        </>
      )}
      <form className="form" method="post" action={letterHref} noValidate>
        {hidden.map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        {!collective && mailed > 0 && <p>{t("offices:settled.officeLink")}</p>}
        {mailed > 0 && <p>{t("letters:page.checkNote", { email, count })}</p>}
        {mailed > 0 && mailed < count && <p>{t("letters:handOver.mixed")}</p>}
        <Buttons>
          {mailed > 0 ? (
            <Button look="large" name="intent" value="send">
              {t("letter.send")}
            </Button>
          ) : (
            <Button look="large" action={check.handOverHref}>
              {t("letters:handOver.begin")}
            </Button>
          )}
          <Button look="plain" name="intent" value="edit">
            {t("letter.change")}
          </Button>
        </Buttons>
        {mailed > 0 && !collective && (
          <div className="stack">
            <p>{t("letters:handOver.instead")}</p>
            <Buttons>
              <Button look="quiet" action={check.handOverHref}>
                {t("letters:handOver.insteadButton")}
              </Button>
            </Buttons>
          </div>
        )}
      </form>
      <PaperSheets sheets={sheets} />
    </SimplePage>
  );
}
