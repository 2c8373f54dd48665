import {
  type ActionFunctionArgs,
  data as answer,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ButtonForm, ButtonLink } from "#app/components/button.tsx";
import { Closed } from "#app/components/closed.tsx";
import { HandOver } from "#app/components/letter/hand-over.tsx";
import { PausedNotice } from "#app/components/paused.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { context } from "#app/context.ts";
import { addressIn } from "#app/domain/addresses.ts";
import { isOpen } from "#app/domain/campaigns.ts";
import { waysTo } from "#app/domain/letters/channels.ts";
import { reportLetter } from "#app/domain/letters/report.ts";
import { actionIn } from "#app/web/campaign-request.ts";
import { consentShown } from "#app/web/consent.ts";
import { readFields } from "#app/web/forms.ts";
import { officeTask } from "#app/web/hand-over-page.ts";
import { HAND_OVER_LISTS, handedOver, messagesFor, officeIn } from "#app/web/hand-over-request.ts";
import { NOT_KEPT, TRY_LATER } from "#app/web/headers.ts";
import { fieldsOf, frameOf, type LetterRequest } from "#app/web/letter-page.ts";
import { paths } from "#app/web/paths.ts";
import { translator } from "#app/web/shell.ts";
import { pausedView } from "#app/web/views.ts";

// What stands in this page was written in the page before, and is kept nowhere: whoever comes by a link begins anew.
export async function loader({ params }: LoaderFunctionArgs) {
  const { db, now } = context();
  return pageOf({ db: db.read, now: now(), ...(await actionIn(context(), params)) });
}

const pageOf = (asked: LetterRequest) => {
  const { title: kicker, letterHref } = frameOf(asked);
  return { state: "nothing" as const, title: translator(asked.locale)("letter.byHandTitle"), kicker, letterHref };
};

export async function action({ request, params, context: { clientAddress } }: ActionFunctionArgs) {
  const { db, keys, limits, press, switches, config, now } = context();
  const asked = { db: db.read, now: now(), ...(await actionIn(context(), params)) };
  const { locale, campaign, action: about } = asked;
  const fields = await readFields(request, HAND_OVER_LISTS);
  const page = pageOf(asked);
  if (!isOpen(campaign)) return answer({ ...page, state: "closed" as const }, 410);
  if (switches.on.letters)
    return answer(
      { ...page, state: "paused" as const, paused: pausedView(switches.on, locale) },
      { status: 503, headers: TRY_LATER },
    );

  const { form, offices } = await handedOver(asked, fields);
  let done = form.done;
  if (form.intent === "report") {
    const office = officeIn(offices, form.office);
    const channel = waysTo(office).find((way) => way === form.way);
    if (!channel) throw new Response(null, { status: 400, statusText: "Bad Request" });
    const wait = limits.sign.take(clientAddress);
    if (wait > 0) throw new Response(null, { status: 429, headers: { ...NOT_KEPT, "Retry-After": String(wait) } });
    const consentHash = consentShown(locale, "letter").hash;
    const report = { campaignId: campaign.id, actionId: about.id, representativeId: office.id, channel };
    await db.write((tx) => reportLetter(tx, keys, { ...report, locale, consentHash }, form, asked.now));
    done = [...new Set([...done, office.id])];
  }

  const sender = { site: config.PUBLIC_URL, from: addressIn(config.MAIL_FROM) };
  const tasks = offices.map(async (office) => {
    const messages = await messagesFor(asked, office, form, waysTo(office), sender);
    const writing = { office, messages, writer: form, done: done.includes(office.id) };
    return officeTask(writing, locale, asked.now);
  });
  const to = paths(locale);
  return answer(
    {
      ...page,
      state: "shown" as const,
      tasks: await Promise.all(tasks),
      hidden: [...fieldsOf(form), ...done.map((id): [string, string] => ["done", id])],
      reportHref: to.handOver(campaign.id, about.id),
      pdfHref: press.works() ? to.letterPdf(campaign.id, about.id) : null,
    },
    { headers: NOT_KEPT },
  );
}

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export { privatePageTitle as meta } from "#app/web/meta.ts";

export default function LetterHandOver() {
  const { t } = useTranslation(["letters", "public"]);
  const asked = useLoaderData<typeof loader>();
  const page = useActionData<typeof action>() ?? asked;
  if (page.state === "shown")
    return (
      <SimplePage title={page.title} kicker={page.kicker} lede={t("handOver.lede")}>
        <HandOver {...page} />
        <ButtonForm action={page.letterHref} fields={[...page.hidden, ["intent", "edit"]]} look="quiet">
          {t("public:letter.change")}
        </ButtonForm>
      </SimplePage>
    );
  return (
    <SimplePage title={page.title} kicker={page.kicker}>
      {page.state === "paused" && <PausedNotice what="letters" paused={page.paused} />}
      {page.state === "closed" && <Closed />}
      {page.state === "nothing" && (
        <>
          <p>{t("handOver.nothing")}</p>
          <p>
            <ButtonLink href={page.letterHref}>{t("handOver.write")}</ButtonLink>
          </p>
        </>
      )}
    </SimplePage>
  );
}
