import { useTranslation } from "react-i18next";
import { ButtonLink } from "#app/components/button.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";

export type ErrorKind = "notFound" | "broken" | "tooMany" | "closed";

/** The page for what does not exist, came too often, or went wrong. */
export function ErrorPage({ kind, homeHref }: { kind: ErrorKind; homeHref: string }) {
  const { t } = useTranslation("public");
  return (
    <SimplePage title={t(`error.${kind}Title`)} lede={t(`error.${kind}Text`)} drawing="sheet">
      <p>
        <ButtonLink href={homeHref} look="quiet">
          {t("error.home")}
        </ButtonLink>
      </p>
    </SimplePage>
  );
}

const KINDS: Record<number, ErrorKind> = { 404: "notFound", 410: "closed", 429: "tooMany" };

export const errorKind = (status: number): ErrorKind => KINDS[status] ?? "broken";
