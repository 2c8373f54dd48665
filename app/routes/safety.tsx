import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { TextPage } from "#app/components/text-page.tsx";
import { localeIn } from "#app/web/campaign-request.ts";
import { FOR_EVERYONE } from "#app/web/headers.ts";
import { translator } from "#app/web/shell.ts";

export const loader = ({ params }: LoaderFunctionArgs) => ({ title: translator(localeIn(params))("safety.title") });

export const headers: HeadersFunction = () => FOR_EVERYONE;

export { pageTitle as meta } from "#app/web/meta.ts";

export default function Safety() {
  const { t } = useTranslation("public");
  const parts = [
    {
      id: "risk",
      title: t("safety.riskTitle"),
      list: [t("safety.risk1"), t("safety.risk2"), t("safety.risk3"), t("safety.risk4")],
    },
    {
      id: "device",
      title: t("safety.deviceTitle"),
      list: [t("safety.device1"), t("safety.device2"), t("safety.device3")],
    },
    { id: "letters", title: t("safety.letterTitle"), texts: [t("safety.letter1")] },
    { id: "threat", title: t("safety.threatTitle"), texts: [t("safety.threat1")] },
    { id: "withdraw", title: t("safety.withdrawTitle"), texts: [t("safety.withdraw1")] },
  ];
  return <TextPage title={t("safety.title")} lede={t("safety.lede")} parts={parts} />;
}
