import { useTranslation } from "react-i18next";
import { ButtonForm } from "#app/components/button.tsx";

export type OwnLetterView = {
  id: string;
  representative: string;
  role: string | null;
  writtenOn: string;
  /** What became of it because of its office, where that differs from the usual. */
  stand: string | null;
  state: "pending" | "queued" | "held" | "sending" | "sent" | "failed" | "unknown" | "withdrawn";
};

/** The letters a person wrote, what became of each, and the buttons by which one is taken back or deleted. */
export function OwnLetters({ letters }: { letters: OwnLetterView[] }) {
  const { t } = useTranslation("public");
  if (letters.length === 0) return null;
  return (
    <section className="matter" aria-labelledby="letters-title">
      <h2 id="letters-title">{t("manage.letterTitle")}</h2>
      <ul className="plain-list">
        {letters.map((letter) => (
          <li key={letter.id} className="stack">
            <p>
              <strong>
                <bdi>{letter.representative}</bdi>
              </strong>
              {letter.role && <> · {letter.role}</>} · {letter.writtenOn}
            </p>
            <p>{letter.stand ?? t(`letterState.${letter.state}`)}</p>
            <ButtonForm fields={{ intent: deedFor(letter), letter: letter.id }} look="quiet">
              {deedFor(letter) === "withdraw-letter" ? t("manage.letterWithdraw") : t("manage.letterErase")}
            </ButtonForm>
          </li>
        ))}
      </ul>
      <p className="small-print">{t("manage.letterSent")}</p>
    </section>
  );
}

const deedFor = ({ state }: OwnLetterView) =>
  state === "pending" || state === "queued" || state === "held" ? "withdraw-letter" : "erase-letter";
