import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

type LetterPaperProps = {
  from: string;
  replyTo: string;
  to: string;
  subject: string;
  greeting?: string;
  own: string;
  statement: string;
  closing?: string;
};

/** The message exactly as it goes out, with who wrote which part. */
export function LetterPaper({ from, replyTo, to, subject, greeting, own, statement, closing }: LetterPaperProps) {
  const { t } = useTranslation("public");
  return (
    <article className="letter-paper">
      <dl className="letter-head">
        <Line term={t("letter.from")} text={from} />
        <Line term={t("letter.replyTo")} text={replyTo} />
        <Line term={t("letter.to")} text={to} />
        <Line term={t("letter.subject")} text={subject} />
      </dl>
      <div className="letter-text">
        {greeting && (
          <p>
            <bdi>{greeting}</bdi>
          </p>
        )}
        {own && (
          <Part title={t("letter.yourWords")} own>
            {own}
          </Part>
        )}
        <Part title={t("letter.theStatement")}>{statement}</Part>
        {closing && (
          <p>
            <bdi>{closing}</bdi>
          </p>
        )}
      </div>
    </article>
  );
}

function Line({ term, text }: { term: string; text: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        <bdi>{text}</bdi>
      </dd>
    </div>
  );
}

function Part({ title, own = false, children }: { title: string; own?: boolean; children: ReactNode }) {
  return (
    <section className={own ? "letter-part letter-part-own" : "letter-part"}>
      <h2>{title}</h2>
      <p dir="auto">{children}</p>
    </section>
  );
}

/** The campaign's part of a letter as it will stand, shown while the other part is being written. */
export function StatementPart({ text }: { text: string }) {
  const { t } = useTranslation("public");
  return (
    <div className="letter-paper">
      <div className="letter-text">
        <Part title={t("letter.statement")}>{text}</Part>
      </div>
    </div>
  );
}
