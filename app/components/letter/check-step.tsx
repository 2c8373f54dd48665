import { useTranslation } from "react-i18next";
import { Button, Buttons } from "#app/components/button.tsx";
import { MessagePaper, type MessageView } from "#app/components/letter/message-paper.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { Stages } from "#app/components/stages.tsx";

type CheckStepProps = {
  title: string;
  letterHref: string;
  to: { name: string };
  message: MessageView;
  /** Set where the office gets one message a week in place of single letters. */
  digest: { quoted: boolean } | null;
  /** Everything written, carried along. */
  hidden: Record<string, string>;
};

export function CheckStep({ title, letterHref, to, message, digest, hidden }: CheckStepProps) {
  const { t } = useTranslation(["public", "letters", "offices"]);
  return (
    <SimplePage
      title={digest ? t("offices:settled.checkTitle") : t("letter.checkTitle")}
      kicker={title}
      lede={digest ? t("offices:settled.checkText", to) : t("letter.checkText")}
    >
      <Stages current={4} />
      {digest && <p>{digest.quoted ? t("offices:settled.checkQuote") : t("offices:settled.checkNoQuote")}</p>}
      <MessagePaper {...message} />
      <form className="form" method="post" action={letterHref} noValidate>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <p>{t("offices:settled.officeLink")}</p>
        <p>{t("letters:page.checkNote", { email: message.replyTo })}</p>
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
