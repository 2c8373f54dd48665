import { useTranslation } from "react-i18next";

export type OwnLetterView = {
  id: string;
  href: string;
  kind: "letter" | "reminder" | "digest";
  representative: string;
  role: string | null;
  writtenOn: string;
  /** What became of it because of its office, where that differs from the usual. */
  stand: string | null;
  state: "pending" | "queued" | "held" | "sending" | "sent" | "reflected" | "failed" | "unknown" | "withdrawn";
};

/** The letters a person wrote and what became of each, each with a page of its own. */
export function OwnLetters({ letters }: { letters: OwnLetterView[] }) {
  const { t } = useTranslation("public");
  if (letters.length === 0) return null;
  return (
    <section className="matter" aria-labelledby="letters-title">
      <h2 id="letters-title">{t("manage.letterTitle")}</h2>
      <ul className="plain-list">
        {letters.map(({ id, href, kind, representative, role, writtenOn, stand, state }) => (
          <li key={id} className="stack">
            <p>
              <strong>
                <bdi>{representative}</bdi>
              </strong>
              {role && <> · {role}</>} · {writtenOn}
              {kind === "reminder" && <> · {t("manage.letterReminder")}</>}
            </p>
            <p>{stand ?? t(`letterState.${state}`)}</p>
            <p>
              <a className="standalone-link" href={href} aria-label={`${t("manage.letterOpen")}: ${representative}`}>
                {t("manage.letterOpen")}
              </a>
            </p>
          </li>
        ))}
      </ul>
      <p className="small-print">{t("manage.letterSent")}</p>
    </section>
  );
}
