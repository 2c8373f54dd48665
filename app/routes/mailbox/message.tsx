import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { MailFrame } from "#app/components/mailbox.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { context } from "#app/context.ts";
import { notFound } from "#app/web/forms.ts";
import { mailView } from "#app/web/mail-views.ts";
import { mailboxPaths } from "#app/web/paths.ts";
import { localeOf } from "#app/web/shell.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const message = (await context().mailbox?.read(params.id ?? "")) ?? notFound();
  const { headers, text, html } = message;
  const htmlHref = html === null ? undefined : mailboxPaths.html(message.id);
  return { message: mailView(localeOf(request), message), headers, text, htmlHref };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.message.subject }];

export default function Message() {
  const { t } = useTranslation("public");
  const mail = useLoaderData<typeof loader>();
  return (
    <SimplePage title={mail.message.subject} back={{ href: mailboxPaths.list, label: t("mailbox.back") }}>
      <MailFrame {...mail} />
    </SimplePage>
  );
}
