import {
  type ActionFunctionArgs,
  data as answer,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/components/button.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { context } from "#app/context.ts";
import { localeIn } from "#app/web/campaign-request.ts";
import { moment } from "#app/web/formats.ts";
import { notFound, readFields } from "#app/web/forms.ts";
import { TRY_LATER } from "#app/web/headers.ts";
import { translator } from "#app/web/shell.ts";

export function loader({ params }: LoaderFunctionArgs) {
  const locale = localeIn(params);
  const since = context().switches.on["read-only"] ?? notFound();
  return { title: translator(locale)("paused.everything"), since: moment(locale, since) };
}

/** Answers whatever is sent while the site is read-only (web/detours.ts), and gives it back to be sent again. */
export async function action({ request, context: { askedFor } }: ActionFunctionArgs) {
  const sent = await readFields(request).catch(() => ({})); // what is no form needs no button to send it again
  const fields = Object.entries(sent).flatMap(([name, values]) => [values].flat().map((value) => ({ name, value })));
  return answer({ askedFor, fields }, { status: 503, headers: TRY_LATER });
}

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export { privatePageTitle as meta } from "#app/web/meta.ts";

export default function ReadOnly() {
  const { t } = useTranslation("public");
  const { title, since } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <SimplePage title={title} lede={t("paused.everythingText", { since })}>
      {sent && (
        <form className="form" method="post" action={sent.askedFor}>
          {sent.fields.map(({ name, value }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a form may send a name and value twice, in order.
            <input key={index} type="hidden" name={name} value={value} />
          ))}
          <p>{t("paused.again")}</p>
          <p>
            <Button look="large">{t("paused.againButton")}</Button>
          </p>
        </form>
      )}
    </SimplePage>
  );
}
