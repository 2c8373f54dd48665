import { useTranslation } from "react-i18next";
import { Notice } from "#app/components/notice.tsx";

export type InDigestView = {
  /** The people written to, as a sentence lists them. */
  names: string;
  /** The writer wishes it so, else their offices do. */
  collective: boolean;
  /** Own words that stand in it. */
  quoted: string | null;
};

/** That a letter is counted in a weekly message in place of being sent, and what of it stands there. */
export function InDigest({ names, collective, quoted }: InDigestView) {
  const { t } = useTranslation("offices");
  return (
    <Notice title={t("settled.checkTitle")}>
      <p>{t(collective ? "settled.checkCollective" : "settled.checkText", { names })}</p>
      <p>{quoted === null ? t("settled.checkNoQuote") : t("settled.checkQuote")}</p>
      {quoted !== null && collective && (
        <blockquote dir="auto">
          <p className="letter-exact">{quoted}</p>
        </blockquote>
      )}
    </Notice>
  );
}
