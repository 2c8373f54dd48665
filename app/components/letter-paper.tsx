import { useTranslation } from "react-i18next";

/** The campaign's part of a letter as it will stand, shown while the other part is being written. */
export function StatementPart({ id, text }: { id: string; text: string }) {
  const { t } = useTranslation("public");
  return (
    <div className="letter-paper">
      <div className="letter-text">
        <section className="letter-part">
          <h2>{t("letter.statement")}</h2>
          <p id={id}>{text}</p>
        </section>
      </div>
    </div>
  );
}
