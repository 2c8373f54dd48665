import { useTranslation } from "react-i18next";
import { Button, Buttons } from "#app/components/button.tsx";
import type { MessageView } from "#app/components/letter/message-paper.tsx";
import { MessagePapers } from "#app/components/letter/message-papers.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { Stages } from "#app/components/stages.tsx";

type CheckStepProps = {
  title: string;
  letterHref: string;
  messages: MessageView[];
  /** Everything written, carried along: a name as often as it has values. */
  hidden: [name: string, value: string][];
  email: string;
};

export function CheckStep({ title, letterHref, messages, hidden, email }: CheckStepProps) {
  const { t } = useTranslation(["public", "letters"]);
  return (
    <SimplePage title={t("letter.checkTitle")} kicker={title} lede={t("letter.checkText", { count: messages.length })}>
      <Stages current={4} />
      <MessagePapers messages={messages} />
      <form className="form" method="post" action={letterHref} noValidate>
        {hidden.map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <p>{t("letters:page.checkNote", { email, count: messages.length })}</p>
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
