import { useTranslation } from "react-i18next";

/** The page for what does not exist, is closed, or went wrong. */
export function ErrorPage({ status, homeHref }: { status: number; homeHref: string }) {
  const { t } = useTranslation("public");
  return (
    <p>
      {status} <a href={homeHref}>{t("shell.name")}</a>
    </p>
  );
}
