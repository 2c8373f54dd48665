import { useTranslation } from "react-i18next";

type Summary = { text: string; counts: { position: string; text: string }[]; href?: string };

/** How many stand where, in a line. */
export function BoardSummary({ summary }: { summary: Summary }) {
  const { t } = useTranslation("offices");
  return (
    <div className="stack">
      <p className="lede">{summary.text}</p>
      <ul className="stance-counts">
        {summary.counts.map(({ position, text }) => (
          <li key={position} className={`stance-mark stance-${position}`}>
            {text}
          </li>
        ))}
      </ul>
      {summary.href && (
        <p>
          <a className="standalone-link" href={summary.href}>
            {t("board.all")}
          </a>
        </p>
      )}
    </div>
  );
}
