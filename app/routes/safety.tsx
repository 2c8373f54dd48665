import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { TextPage } from "#app/components/text-page.tsx";
import { WhoSees } from "#app/components/who-sees.tsx";
import { context } from "#app/context.ts";
import { localeIn } from "#app/web/campaign-request.ts";
import { FOR_EVERYONE } from "#app/web/headers.ts";
import { plainHead } from "#app/web/plain-head.ts";
import { translator } from "#app/web/shell.ts";

export function loader({ params }: LoaderFunctionArgs) {
  const { EXIT_URL, ONION_URL, PUBLIC_URL } = context().config;
  const locale = localeIn(params);
  const t = translator(locale);
  const page = { title: t("safety.title"), description: t("safety.lede"), path: "/safety" };
  return {
    title: page.title,
    head: plainHead(PUBLIC_URL, locale, page),
    exitHost: new URL(EXIT_URL).hostname,
    onion: ONION_URL ?? null,
  };
}

export const headers: HeadersFunction = () => FOR_EVERYONE;

export { publicMeta as meta } from "#app/web/meta.ts";

export default function Safety() {
  const { t } = useTranslation(["public", "reading"]);
  const { exitHost, onion } = useLoaderData<typeof loader>();
  const parts = [
    {
      id: "risk",
      title: t("safety.riskTitle"),
      list: [t("safety.risk1"), t("safety.risk2"), t("safety.risk3"), t("safety.risk4")],
    },
    { id: "who", title: t("reading:who.title"), whole: <WhoSees id="who" /> },
    {
      id: "leaving",
      title: t("reading:leaving.title"),
      texts: [
        t("reading:leaving.text", { host: exitHost }),
        t("reading:leaving.noScripts"),
        t("reading:leaving.history"),
        t("reading:leaving.quiet"),
      ],
    },
    {
      id: "device",
      title: t("safety.deviceTitle"),
      list: [t("safety.device1"), t("safety.device2"), t("reading:sharing.mailbox"), t("safety.device3")],
    },
    ...(onion ? [{ id: "tor", title: t("reading:leaving.torTitle"), texts: [t("reading:leaving.tor"), onion] }] : []),
    {
      id: "others",
      title: t("reading:sharing.title"),
      list: [t("reading:sharing.others"), t("reading:sharing.share"), t("reading:sharing.family")],
    },
    { id: "letters", title: t("safety.letterTitle"), texts: [t("safety.letter1")] },
    { id: "threat", title: t("safety.threatTitle"), texts: [t("safety.threat1")] },
    { id: "withdraw", title: t("safety.withdrawTitle"), texts: [t("safety.withdraw1")] },
  ];
  return <TextPage title={t("safety.title")} lede={t("safety.lede")} parts={parts} />;
}
