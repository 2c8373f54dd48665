import { useTranslation } from "react-i18next";
import { Button, Buttons } from "#app/components/button.tsx";
import { MessagePaper, type MessageView } from "#app/components/letter/message-paper.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { Stages } from "#app/components/stages.tsx";

type CheckStepProps = {
  title: string;
  letterHref: string;
  message: MessageView;
  email: string;
  /** Everything written, carried along. */
  hidden: Record<string, string>;
};

export function CheckStep({ title, letterHref, message, email, hidden }: CheckStepProps) {
  const { t } = useTranslation(["public", "letters"]);
  return (
    <SimplePage title={t("letter.checkTitle")} kicker={title} lede={t("letter.checkText")}>
      <Stages current={4} />
      <MessagePaper {...message} />
      <form className="form" method="post" action={letterHref} noValidate>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <p>{t("letters:page.checkNote", { email })}</p>
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
