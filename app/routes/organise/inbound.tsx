import {
  type ActionFunctionArgs,
  data as answer,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { DataTable } from "#app/components/data-table.tsx";
import { TroubledAddress } from "#app/components/inbound/troubled-address.tsx";
import { WaitingMessage } from "#app/components/inbound/waiting-message.tsx";
import { Notice } from "#app/components/notice.tsx";
import { type Context, context } from "#app/context.ts";
import { listCampaigns } from "#app/domain/campaigns.ts";
import { DecideForm, decideMail } from "#app/domain/inbound/decide.ts";
import { answerCounts, readWaiting, troubledAddresses, waitingMails } from "#app/domain/inbound/desk.ts";
import { AddressForm, settleHeld } from "#app/domain/inbound/release.ts";
import { readFields } from "#app/web/forms.ts";
import { type Done, inboundPage } from "#app/web/inbound-page.ts";
import { organisePaths } from "#app/web/paths.ts";
import { PRIVATE_PAGE, requireOrganiser } from "#app/web/session.ts";
import { localeOf } from "#app/web/shell.ts";

const ADDRESSES_SHOWN = 100;
const MAILS_SHOWN = 20;
const ANSWERS_SHOWN = 200;

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, config, inbound } = context();
  await requireOrganiser(context(), request);
  const locale = localeOf(request);
  const [addresses, waiting, answers, campaigns] = await Promise.all([
    troubledAddresses(db.read, ADDRESSES_SHOWN),
    inbound ? waitingMails(inbound, MAILS_SHOWN) : [],
    answerCounts(db.read, ANSWERS_SHOWN),
    listCampaigns(db.read, locale),
  ]);
  const done = new URL(request.url).searchParams.get("done");
  const open = config.aliasDomain !== null;
  return answer(inboundPage({ open, addresses, waiting, answers, campaigns, done }, locale), { headers: PRIVATE_PAGE });
}

export async function action({ request }: ActionFunctionArgs) {
  const organiser = await requireOrganiser(context(), request);
  const fields = await readFields(request);
  const asked = "mail" in fields ? DecideForm.safeParse(fields) : AddressForm.safeParse(fields);
  if (!asked.success) return answer(null, { status: 400, headers: PRIVATE_PAGE });
  const done =
    "mail" in asked.data
      ? await decide(context(), asked.data, organiser.id)
      : await settle(context(), asked.data, organiser.id);
  return redirect(organisePaths.inboundDone(done), { status: 303, headers: PRIVATE_PAGE });
}

async function decide({ db, inbound, now }: Context, form: DecideForm, organiserId: string): Promise<Done> {
  if (!inbound) return "gone";
  const mail = await readWaiting(inbound, form.mail);
  return (await db.write((tx) => decideMail(tx, inbound, form, mail, organiserId, now()))) ? "decided" : "gone";
}

async function settle({ db, keys, now }: Context, form: AddressForm, organiserId: string): Promise<Done> {
  while ((await db.write((tx) => settleHeld(tx, keys, form, organiserId, now()))) > 0); // in pieces, so that others have their turn
  return form.intent === "release" ? "released" : "givenUp";
}

export const headers: HeadersFunction = () => PRIVATE_PAGE;
export { privatePageTitle as meta } from "#app/web/meta.ts";

export default function Inbound() {
  const { t } = useTranslation("organise");
  const page = useLoaderData<typeof loader>();
  const columns = (["office", "action", "answered", "acknowledged", "replies"] as const).map((id, index) => ({
    id,
    label: t(`inbound.column.${id}`),
    number: index > 1,
  }));
  return (
    <>
      <header className="desk-title">
        <h1>{page.title}</h1>
        <p>{t("inbound.lede")}</p>
      </header>
      {!page.open && (
        <Notice kind="warning">
          <p>{t("inbound.off")}</p>
        </Notice>
      )}
      {page.done && (
        <Notice kind="good" role="status">
          <p>{page.done}</p>
        </Notice>
      )}
      <section className="stack" aria-labelledby="queue">
        <h2 id="queue">{t("inbound.queue")}</h2>
        {page.waiting.length === 0 ? <p>{t("inbound.queueNone")}</p> : <p>{t("inbound.queueText")}</p>}
        <ul className="plain-list">
          {page.waiting.map((mail) => (
            <li key={mail.id}>
              <WaitingMessage {...mail} />
            </li>
          ))}
        </ul>
      </section>
      <section className="stack" aria-labelledby="addresses">
        <h2 id="addresses">{t("inbound.addresses")}</h2>
        {page.addresses.length === 0 && <p>{t("inbound.addressesNone")}</p>}
        <ul className="plain-list">
          {page.addresses.map((address) => (
            <li key={address.address}>
              <TroubledAddress {...address} />
            </li>
          ))}
        </ul>
      </section>
      <section className="stack" aria-labelledby="answers">
        <h2 id="answers">{t("inbound.answers")}</h2>
        {page.answers.length === 0 ? (
          <p>{t("inbound.answersNone")}</p>
        ) : (
          <DataTable caption={t("inbound.answers")} columns={columns} rows={page.answers} />
        )}
      </section>
    </>
  );
}
