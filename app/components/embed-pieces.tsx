import { useTranslation } from "react-i18next";
import { Section } from "#app/components/section.tsx";

type EmbedPiecesProps = {
  pieces: {
    boxCode: string;
    frameCode: string;
    frameTitle: string;
    frameHref: string;
    badgeCode: string;
    badgeHref: string;
    feedHref: string | null;
    options: readonly { name: "theme" | "look" | "locale"; values: readonly string[] }[];
  };
};

/** What other sites can show of a campaign: each piece as it looks, and the code for it. */
export function EmbedPieces({ pieces }: EmbedPiecesProps) {
  const { t } = useTranslation("share");
  const { frameTitle, frameHref, badgeHref, feedHref } = pieces;
  return (
    <>
      <Section id="box" title={t("page.boxTitle")} summary={t("page.boxText")}>
        <div className="stack">
          <iframe className="embed-shown" src={frameHref} title={frameTitle} loading="lazy" />
          <Code code={pieces.boxCode} />
          <p>{t("page.boxFrame")}</p>
          <Code code={pieces.frameCode} />
        </div>
      </Section>
      <Section id="badge" title={t("page.badgeTitle")} summary={t("page.badgeText")}>
        <div className="stack">
          <img src={badgeHref} alt={frameTitle} width="240" height="64" loading="lazy" />
          <Code code={pieces.badgeCode} />
        </div>
      </Section>
      <Section id="options" title={t("page.optionsTitle")} summary={t("page.optionsText")}>
        <dl className="stack">
          {pieces.options.map(({ name, values }) => (
            <div key={name}>
              <dt>{t(`page.${name}Does`)}</dt>
              <dd>
                <code>
                  {name}={values.join(" | ")}
                </code>
              </dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section id="oembed" title={t("page.oembedTitle")}>
        <p>{t("page.oembedText")}</p>
      </Section>
      {feedHref && (
        <Section id="feed" title={t("page.feedTitle")} summary={t("page.feedText")}>
          <a className="standalone-link" href={feedHref}>
            {t("page.feedLink")}
          </a>
        </Section>
      )}
    </>
  );
}

/** Read from left to right in every language. */
function Code({ code }: { code: string }) {
  return (
    <pre className="embed-code" dir="ltr" tabIndex={-1}>
      {code}
    </pre>
  );
}
