import { useTranslation } from "react-i18next";
import { Button, Buttons } from "#app/components/button.tsx";
import type { MessageView } from "#app/components/letter/message-paper.tsx";
import { MessagePapers } from "#app/components/letter/message-papers.tsx";
import { OnlyBy, type OnlyByHand } from "#app/components/letter/only-by.tsx";
import { PaperSheets, type PaperView } from "#app/components/letter/paper-sheet.tsx";
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
  /** Everything written, carried along: a name as often as it has values. */
  hidden: [name: string, value: string][];
  email: string;
};

export function CheckStep({ title, letterHref, to, messages, sheets, mailed, hidden, ...check }: CheckStepProps) {
  const { t } = useTranslation(["public", "letters"]);
  return (
    <SimplePage
      title={t("letter.checkTitle")}
      kicker={title}
      lede={
        mailed === messages.length
          ? t("letter.checkText", { count: mailed })
          : t(`letters:handOver.${mailed > 0 ? "checkMixed" : "checkText"}`)
      }
    >
      <Stages current={4} />
      <OnlyBy to={to} />
      <MessagePapers messages={messages} />
      <form className="form" method="post" action={letterHref} noValidate>
        {hidden.map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        {mailed > 0 && <p>{t("letters:page.checkNote", { email: check.email, count: messages.length })}</p>}
        {mailed > 0 && mailed < messages.length && <p>{t("letters:handOver.mixed")}</p>}
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
        {mailed > 0 && (
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
