import { useTranslation } from "react-i18next";
import { Button, Buttons } from "#app/components/button.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { Stages } from "#app/components/stages.tsx";

export type MessageView = {
  language: string;
  from: string;
  replyTo: string;
  toName: string;
  subject: string;
  text: string;
};

type CheckStepProps = {
  title: string;
  letterHref: string;
  message: MessageView;
  /** Everything written, carried along. */
  hidden: Record<string, string>;
};

export function CheckStep({ title, letterHref, message, hidden }: CheckStepProps) {
  const { t } = useTranslation(["public", "letters"]);
  return (
    <SimplePage title={t("letter.checkTitle")} kicker={title} lede={t("letter.checkText")}>
      <Stages current={4} />
      <MessagePaper {...message} />
      <form className="form" method="post" action={letterHref} noValidate>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
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

/** The message as it leaves: every line where it will stand. */
function MessagePaper({ language, from, replyTo, toName, subject, text }: MessageView) {
  const { t } = useTranslation(["public", "letters"]);
  const lines = [
    [t("letter.from"), from],
    [t("letter.replyTo"), replyTo],
    [t("letter.to"), toName],
    [t("letter.subject"), subject],
  ];
  return (
    <article className="letter-paper">
      <dl className="letter-head">
        {lines.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <section className="letter-text" aria-label={t("letters:page.text")}>
        <p className="letter-exact" lang={language} dir="auto">
          {text}
        </p>
      </section>
    </article>
  );
}
