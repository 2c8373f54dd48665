import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { WHO_LEARNS } from "#app/components/donations/who-learns.tsx";
import { TextPage } from "#app/components/text-page.tsx";
import { context } from "#app/context.ts";
import { localeIn } from "#app/web/campaign-request.ts";
import { FOR_EVERYONE } from "#app/web/headers.ts";
import { plainHead } from "#app/web/plain-head.ts";
import { translator } from "#app/web/shell.ts";

export function loader({ params }: LoaderFunctionArgs) {
  const locale = localeIn(params);
  const t = translator(locale);
  const page = { title: t("privacy.title"), description: t("privacy.lede"), path: "/privacy" };
  return {
    title: page.title,
    gives: context().cashier !== null,
    head: plainHead(context().config.PUBLIC_URL, locale, page),
  };
}

export const headers: HeadersFunction = () => FOR_EVERYONE;

export { publicMeta as meta } from "#app/web/meta.ts";

export default function Privacy() {
  const { t } = useTranslation(["public", "donate"]);
  const { gives } = useLoaderData<typeof loader>();
  const parts = [
    {
      id: "short",
      title: t("privacy.short"),
      list: [t("privacy.short1"), t("privacy.short2"), t("privacy.short3"), t("privacy.short4")],
    },
    {
      id: "unconfirmed",
      title: t("privacy.unconfirmedTitle"),
      texts: [t("privacy.unconfirmed1"), t("privacy.unconfirmed2")],
    },
    {
      id: "confirmed",
      title: t("privacy.confirmedTitle"),
      texts: [t("privacy.confirmed1"), t("privacy.confirmed2"), t("privacy.confirmed3"), t("privacy.confirmed4")],
    },
    { id: "visit", title: t("privacy.visitTitle"), texts: [t("privacy.visit1"), t("privacy.visit2")] },
    { id: "mail", title: t("privacy.mailTitle"), texts: [t("privacy.mail1"), t("privacy.mail2")] },
    {
      id: "letters",
      title: t("privacy.lettersTitle"),
      texts: [t("privacy.letters1"), t("privacy.letters2"), t("privacy.letters3")],
    },
    ...(gives
      ? [
          {
            id: "donations",
            title: t("donate:label"),
            list: WHO_LEARNS.map((who) => `${t(`donate:who.${who}`)}: ${t(`donate:who.${who}Text`)}`),
          },
        ]
      : []),
    {
      id: "limits",
      title: t("privacy.limitsTitle"),
      texts: [t("privacy.limits1"), t("privacy.limits2"), t("privacy.limits3")],
    },
    {
      id: "rights",
      title: t("privacy.rightsTitle"),
      texts: [t("privacy.rights1"), t("privacy.rights2"), t("privacy.rights3")],
    },
  ];
  return <TextPage title={t("privacy.title")} lede={t("privacy.lede")} parts={parts} />;
}
