import { useTranslation } from "react-i18next";
import { ButtonLink } from "#app/components/button.tsx";
import { Notice } from "#app/components/notice.tsx";

export type OwnLetterView = {
  id: string;
  href: string;
  kind: "letter" | "reminder" | "digest";
  representative: string;
  role: string | null;
  writtenOn: string;
  /** What became of it because of its office, where that differs from the usual. */
  stand: string | null;
  state:
    | "pending"
    | "queued"
    | "held"
    | "sending"
    | "sent"
    | "reflected"
    | "failed"
    | "unknown"
    | "withdrawn"
    | "to-do"
    | "reported";
  channel: "our-mail" | "web-form" | "own-mailbox" | "paper";
  /** Where a letter is that its writer is to send. */
  taskHref: string | null;
};

/** The letters a person wrote and what became of each, each with a page of its own. */
export function OwnLetters({ letters }: { letters: OwnLetterView[] }) {
  const { t } = useTranslation("public");
  if (letters.length === 0) return null;
  return (
    <section className="matter" aria-labelledby="letters-title">
      <h2 id="letters-title">{t("manage.letterTitle")}</h2>
      <ul className="plain-list">
        {letters.map(({ id, href, kind, representative, role, writtenOn, stand, state, channel, taskHref }) => (
          <li key={id} className="stack">
            <p>
              <strong>
                <bdi>{representative}</bdi>
              </strong>
              {role && <> · {role}</>} · {writtenOn}
              {kind === "reminder" && <> · {t("manage.letterReminder")}</>}
            </p>
            <p>
              {stand ?? (state === "reported" ? t(`letterReported.${byHand(channel)}`) : t(`letterState.${state}`))}
            </p>
            <p>
              <a className="standalone-link" href={href} aria-label={`${t("manage.letterOpen")}: ${representative}`}>
                {t("manage.letterOpen")}
              </a>
            </p>
            {taskHref && (
              <p>
                <ButtonLink href={taskHref}>{t("manage.letterTask")}</ButtonLink>
              </p>
            )}
          </li>
        ))}
      </ul>
      <p className="small-print">{t("manage.letterSent")}</p>
    </section>
  );
}

/** What is left for the writer to send, named at the top of the page. */
export function LettersToSend({ letters }: { letters: OwnLetterView[] }) {
  const { t } = useTranslation("public");
  const tasks = letters.flatMap(({ taskHref, ...letter }) => (taskHref ? [{ ...letter, taskHref }] : []));
  if (tasks.length === 0) return null;
  return (
    <Notice title={t("manage.lettersToSend")}>
      <ul className="plain-list">
        {tasks.map(({ id, representative, taskHref }) => (
          <li key={id}>
            <a className="standalone-link" href={taskHref}>
              {t("manage.letterTaskFor", { who: representative })}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

const byHand = (channel: OwnLetterView["channel"]) => (channel === "our-mail" ? "paper" : channel);
