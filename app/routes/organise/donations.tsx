import {
  type ActionFunctionArgs,
  data as answer,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { type PasskeyFault, PasskeyTrouble } from "#app/components/account/passkey-trouble.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { PaymentTable, Refund } from "#app/components/donations/payment-table.tsx";
import { Notice } from "#app/components/notice.tsx";
import { StatTiles } from "#app/components/stat-tiles.tsx";
import { context } from "#app/context.ts";
import { dayOf } from "#app/domain/donations/give.ts";
import { refund } from "#app/domain/donations/refund.ts";
import { dayTotals, donationCounts, eventsWaiting, lastPayments } from "#app/domain/donations/report.ts";
import { newChallenge } from "#app/domain/organisers/challenges.ts";
import { listPasskeys, passkeyShown } from "#app/domain/organisers/passkeys.ts";
import { mayRefund, type Organiser } from "#app/domain/organisers/people.ts";
import { deskCampaign } from "#app/web/desk-request.ts";
import { donationsDesk } from "#app/web/donations-desk.ts";
import { readFields } from "#app/web/forms.ts";
import { askToShow } from "#app/web/passkey-asks.ts";
import { organisePaths } from "#app/web/paths.ts";
import { PRIVATE_PAGE, requireSession } from "#app/web/session.ts";

const PAYMENTS_SHOWN = 50;
const SETTINGS = ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"] as const;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, config, now } = context();
  const { locale, campaign } = await deskCampaign(context(), request, params);
  const { organiser, token } = await requireSession(context(), request);
  const [totals, counts, payments, events] = await Promise.all([
    dayTotals(db.read, campaign.id),
    donationCounts(db.read, campaign.id),
    lastPayments(db.read, campaign.id, PAYMENTS_SHOWN),
    eventsWaiting(db.read),
  ]);
  const missing = SETTINGS.filter((name) => !config[name]);
  const asked = new URL(request.url).searchParams;
  const [done, refunding] = [asked.get("done"), asked.get("refund")];
  const refundBy = mayRefund(organiser) ? await askForRefund(organiser, token, campaign.id, refunding ?? "") : null;
  const found = { totals, counts, payments, events, missing, done, refunding, refundBy, today: dayOf(now()) };
  return answer(donationsDesk(campaign, found, locale), { headers: PRIVATE_PAGE });
}

/** Gives a payment back, for an owner who shows a passkey for this very payment. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { db, cashier, now } = context();
  const { organiser, token } = await requireSession(context(), request);
  const { campaign } = await deskCampaign(context(), request, params);
  if (!mayRefund(organiser)) return refused("ownersOnly");
  const { payment = "", passkey = "" } = await readFields(request);
  const shown = { text: String(passkey), organiserId: organiser.id };
  if (!(await passkeyShown(context(), shown, refundOf(token, campaign.id, String(payment)), now())))
    return refused(passkey ? "refused" : "notAsked");
  const asked = { campaignId: campaign.id, paymentId: String(payment), organiserId: organiser.id };
  const done = cashier ? await refund({ db, cashier }, asked, now()) : "unreachable";
  return redirect(organisePaths.donationsDone(campaign.id, done), { status: 303, headers: PRIVATE_PAGE });
}

/** A passkey shown for one payment, in one session, gives back no other. */
const refundOf = (token: string, campaignId: string, paymentId: string) =>
  ({ purpose: "refund", matter: [token, campaignId, paymentId].join("\n") }) as const;

/** What asks an owner for a passkey; null for one who has none to show. */
async function askForRefund(organiser: Organiser, token: string, campaignId: string, paymentId: string) {
  const { db, keys, config, now } = context();
  const known = await listPasskeys(db.read, organiser.id);
  const ask =
    known.length > 0
      ? askToShow(config, known, newChallenge(keys, refundOf(token, campaignId, paymentId), now()))
      : null;
  return { ask, accountHref: organisePaths.account };
}

const refused = (trouble: PasskeyFault | "ownersOnly") => answer({ trouble }, { status: 403, headers: PRIVATE_PAGE });

export const headers: HeadersFunction = () => PRIVATE_PAGE;
export const handle = {
  browserModule: (page?: { refunding: { ask: unknown } | null }) => page?.refunding?.ask != null,
};
export { privatePageTitle as meta } from "#app/web/meta.ts";

export default function Donations() {
  const { t } = useTranslation("organise");
  const page = useLoaderData<typeof loader>();
  const { trouble } = useActionData<typeof action>() ?? { trouble: null };
  const column = (id: string, number = false) => ({
    id,
    label: t(`donations.head.${id}` as "donations.head.day"),
    number,
  });
  return (
    <>
      <header className="desk-title">
        <h1>{page.title}</h1>
        <p>
          <bdi>{page.campaignTitle}</bdi>. {t("donations.lede")}
        </p>
      </header>
      {trouble === "ownersOnly" && (
        <Notice kind="bad" role="alert">
          <p>{t("donations.ownersOnly")}</p>
        </Notice>
      )}
      {trouble && trouble !== "ownersOnly" && <PasskeyTrouble trouble={trouble} />}
      {page.done && (
        <Notice kind={page.done.good ? "good" : "warning"} role="status">
          <p>{page.done.text}</p>
        </Notice>
      )}
      {page.refunding && <Refund {...page.refunding} />}
      {[page.missing, page.off, page.waiting].filter(Boolean).map((text) => (
        <Notice key={text}>
          <p>{text}</p>
        </Notice>
      ))}
      <section className="stack" aria-labelledby="sums">
        <h2 id="sums">{t("donations.sums")}</h2>
        {page.net.length > 0 && <StatTiles stats={page.net} />}
        <p className="small-print">{t("donations.sumsNote")}</p>
        <StatTiles stats={page.tiles} />
      </section>
      {page.days.length === 0 ? (
        <p>{t("donations.none")}</p>
      ) : (
        <>
          <DataTable
            caption={t("donations.byDay")}
            columns={[
              column("day"),
              column("currency"),
              column("kind"),
              column("state"),
              column("payments", true),
              column("amount", true),
              column("refunded", true),
            ]}
            rows={page.days}
          />
          <p>
            <ButtonLink href={page.csvHref} look="quiet" download>
              {t("donations.export")}
            </ButtonLink>
          </p>
          <PaymentTable payments={page.payments} refundable={page.refundable} />
        </>
      )}
    </>
  );
}
