import { useTranslation } from "react-i18next";
import { ButtonLink } from "#app/components/button.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";

/** What a link of a mail shows once there is nothing behind it. */
export function NothingHere({ title, lede, homeHref }: { title: string; lede?: string | undefined; homeHref: string }) {
  const { t } = useTranslation("public");
  return (
    <SimplePage title={title} lede={lede} drawing="sheet">
      <p>
        <ButtonLink href={homeHref} look="quiet">
          {t("confirm.home")}
        </ButtonLink>
      </p>
    </SimplePage>
  );
}
