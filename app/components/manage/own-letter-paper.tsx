import { useTranslation } from "react-i18next";
import { Button, ButtonForm, ButtonLink } from "#app/components/button.tsx";
import { RadioGroup } from "#app/components/choices.tsx";
import { MessagePaper, type MessageView } from "#app/components/letter/message-paper.tsx";
import { Matter } from "#app/components/matter.tsx";
import { Notice } from "#app/components/notice.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";

const ANSWERS = ["answered", "evaded", "none", "not-expected"] as const;

export type OwnLetterPaperProps = {
  title: string;
  role: string | null;
  state: string;
  manageHref: string;
  history: { when: string; what: string }[];
  message: MessageView | null;
  copyHref: string | null;
  keptUntil: string | null;
  /** Its writer is to send it, or says to have. */
  byHand: boolean;
  taskHref: string | null;
  textGone: boolean;
  mayAnswer: boolean;
  answer: string;
  answerText: string;
  remind: { is: "now" | "later" | "sent"; date: string } | null;
  deed: "withdraw-letter" | "erase-letter";
  done: string | null;
};

/** All that a writer may know of a letter, and do about it. */
export function OwnLetterPaper({ title, role, state, manageHref, deed, ...letter }: OwnLetterPaperProps) {
  const { t } = useTranslation(["public", "letters"]);
  return (
    <SimplePage title={title} kicker={role} lede={state} back={{ href: manageHref, label: t("letters:own.back") }}>
      {letter.done && (
        <Notice kind="good" role="status">
          <p>{t(`manage.${letter.done}` as "manage.saved")}</p>
        </Notice>
      )}
      <Matter id="history" title={t("letters:own.what")} first>
        <ol className="letter-history">
          {letter.history.map(({ when, what }) => (
            <li key={`${when} ${what}`}>
              <span className="small-print">{when}</span>
              <p>{what}</p>
            </li>
          ))}
        </ol>
      </Matter>
      {letter.mayAnswer && <Answer answer={letter.answer} answerText={letter.answerText} />}
      {letter.remind && <Remind {...letter.remind} />}
      {letter.taskHref && (
        <p>
          <ButtonLink href={letter.taskHref}>{t("manage.letterTask")}</ButtonLink>
        </p>
      )}
      {!letter.byHand && (
        <Matter id="message" title={t("letters:own.message")}>
          <Text {...letter} />
        </Matter>
      )}
      <Matter id="take-back" title={deed === "withdraw-letter" ? t("manage.letterWithdraw") : t("manage.letterErase")}>
        <p className="small-print">{t("manage.letterSent")}</p>
        <ButtonForm fields={{ intent: deed }} look="quiet">
          {deed === "withdraw-letter" ? t("manage.letterWithdraw") : t("manage.letterErase")}
        </ButtonForm>
      </Matter>
    </SimplePage>
  );
}

function Answer({ answer, answerText }: { answer: string; answerText: string }) {
  const { t } = useTranslation("letters");
  return (
    <Matter id="answered" title={t("own.answerTitle")}>
      <form method="post" className="form">
        <RadioGroup
          name="answer"
          legend={<span className="visually-hidden">{t("own.answerTitle")}</span>}
          hint={answerText}
          value={answer}
          required
          options={ANSWERS.map((value) => ({ value, label: t(`own.answer.${value}`) }))}
        />
        <p>
          <Button name="intent" value="answer" look="quiet">
            {t("own.answerButton")}
          </Button>
        </p>
      </form>
    </Matter>
  );
}

function Remind({ is, date }: NonNullable<OwnLetterPaperProps["remind"]>) {
  const { t } = useTranslation("letters");
  return (
    <Matter id="remind" title={t("own.remindTitle")}>
      {is === "sent" && <p>{t("own.reminded")}</p>}
      {is === "later" && <p>{t("own.remindLater", { date })}</p>}
      {is === "now" && (
        <>
          <p>{t("own.remindText", { date })}</p>
          <ButtonForm fields={{ intent: "remind" }}>{t("own.remindButton")}</ButtonForm>
        </>
      )}
    </Matter>
  );
}

function Text({
  message,
  copyHref,
  keptUntil,
  textGone,
}: Pick<OwnLetterPaperProps, "message" | "copyHref" | "keptUntil" | "textGone">) {
  const { t } = useTranslation("letters");
  if (!message) return <p>{textGone ? t("own.gone") : t("own.notYet")}</p>;
  return (
    <>
      <MessagePaper {...message} />
      {keptUntil && <p className="small-print">{t("own.keptUntil", { date: keptUntil })}</p>}
      {copyHref && (
        <p>
          <ButtonLink href={copyHref} look="quiet" download>
            {t("own.download")}
          </ButtonLink>
        </p>
      )}
    </>
  );
}
