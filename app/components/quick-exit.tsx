import { useTranslation } from "react-i18next";

/** The way out, first of all that the keyboard comes to after the skip link. A plain link where there are no scripts. */
export function QuickExit({ href }: { href: string }) {
  const { t } = useTranslation("reading");
  return (
    <aside className="quick-exit" aria-label={t("exit.label")}>
      <a href={href} rel="nofollow noreferrer external" data-exit="">
        {t("exit.link")}
      </a>
      <p
        className="visually-hidden"
        aria-live="polite"
        data-two-more={t("exit.twoMore")}
        data-one-more={t("exit.oneMore")}
      />
    </aside>
  );
}
