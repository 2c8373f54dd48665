import { useTranslation } from "react-i18next";
import type { SourceView } from "#app/components/types.ts";

/** The small signs after a claim. Each leads to its document in the list of sources, which may stand on another page. */
export function SourceMarks({ sources, listHref = "" }: { sources: SourceView[]; listHref?: string }) {
  const { t } = useTranslation("public");
  return (
    <span className="source-marks">
      {sources.map((source) => (
        <a
          key={source.id}
          href={`${listHref}#source-${source.id}`}
          aria-label={t("source.mark", { mark: source.mark ?? source.id, publisher: source.publisher })}
        >
          {source.mark ?? source.id}
        </a>
      ))}
    </span>
  );
}

/** The same in words, where there is room: "Newsweek, CBC". */
export function SourceNames({ sources, listHref = "" }: { sources: SourceView[]; listHref?: string }) {
  const { t } = useTranslation("public");
  return (
    <p className="source-names">
      <span className="visually-hidden">{t("source.according")}</span>{" "}
      {sources.map((source) => (
        <a key={source.id} href={`${listHref}#source-${source.id}`}>
          <bdi>{source.publisher}</bdi>
        </a>
      ))}
    </p>
  );
}

export function SourceList({ sources }: { sources: SourceView[] }) {
  return (
    <ol className="source-list">
      {sources.map((source) => (
        <li key={source.id} id={`source-${source.id}`}>
          <span className="source-mark">{source.mark ?? source.id}</span>
          <Citation source={source} />
        </li>
      ))}
    </ol>
  );
}

/** One document as it describes itself: title, author, publisher, date; what it does not give is not shown. */
export function Citation({ source }: { source: SourceView }) {
  const { title, url } = source;
  return (
    <div className="citation">
      <cite>
        {url ? (
          <a href={url} rel="noreferrer external">
            <bdi>{title}</bdi>
          </a>
        ) : (
          <bdi>{title}</bdi>
        )}
      </cite>
      <p>
        {[source.author, source.publisher, source.published].filter(Boolean).map((part) => (
          <span key={part}>
            <bdi>{part}</bdi>
          </span>
        ))}
      </p>
    </div>
  );
}
