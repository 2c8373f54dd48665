import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

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
