import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { MailboxList } from "#app/components/mailbox.tsx";
import { PageTitle } from "#app/components/page-title.tsx";
import { context } from "#app/context.ts";
import { notFound } from "#app/web/forms.ts";
import { mailView } from "#app/web/mail-views.ts";
import { localeOf, translator } from "#app/web/shell.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const mailbox = context().mailbox ?? notFound();
  const locale = localeOf(request);
  const messages = await mailbox.list();
  return { title: translator(locale)("mailbox.title"), messages: messages.map((message) => mailView(locale, message)) };
}

export { pageTitle as meta } from "#app/web/meta.ts";

export default function Mailbox() {
  const { t } = useTranslation("public");
  const { messages } = useLoaderData<typeof loader>();
  return (
    <div className="wrap page">
      <PageTitle title={t("mailbox.title")} lede={t("mailbox.lede")} />
      <MailboxList messages={messages} />
    </div>
  );
}
