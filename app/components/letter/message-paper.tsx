import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { LeftOut } from "#app/components/letter/left-out.tsx";

export type MessageView = {
  language: string;
  from: string;
  /** None where the writer sends it. */
  replyTo: string | null;
  toName: string;
  subject: string;
  text: string;
  /** What does not fit into the office's form. */
  leftOut?: string | undefined;
};

/** A line break after a space, unless it is the dashes above the footer ("-- "), with the indent that follows. */
const SOFT_BREAK = /(?<!^-- )(?<= )(\n *)/m;

/** The message as it leaves, word for word; on a narrow screen without the line breaks that only keep lines short. */
export function MessagePaper({
  language,
  from,
  replyTo,
  toName,
  subject,
  text,
  leftOut,
  label,
}: MessageView & { /** What tells its text from that of another on the same page. */ label?: string }) {
  const { t } = useTranslation(["public", "letters"]);
  const lines = [
    [t("letter.from"), from],
    ...(replyTo === null ? [] : [[t("letter.replyTo"), replyTo]]),
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
      <section className="letter-text" aria-label={label ?? t("letters:page.alsoTo", { who: toName })}>
        <p className="letter-exact" lang={language} dir="auto">
          {text.split(SOFT_BREAK).map((piece, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other names.
            <Fragment key={index}>{index % 2 === 1 ? <span className="soft-break">{piece}</span> : piece}</Fragment>
          ))}
        </p>
      </section>
      {leftOut && <LeftOut text={leftOut} language={language} />}
    </article>
  );
}
