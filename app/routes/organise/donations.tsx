import {
  type ActionFunctionArgs,
  data as answer,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "#app/components/button.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { PaymentTable, Refund } from "#app/components/donations/payment-table.tsx";
import { Notice } from "#app/components/notice.tsx";
import { StatTiles } from "#app/components/stat-tiles.tsx";
import { context } from "#app/context.ts";
import { dayOf } from "#app/domain/donations/give.ts";
import { refund } from "#app/domain/donations/refund.ts";
import { dayTotals, donationCounts, eventsWaiting, lastPayments } from "#app/domain/donations/report.ts";
import { deskCampaign } from "#app/web/desk-request.ts";
import { donationsDesk } from "#app/web/donations-desk.ts";
import { readFields } from "#app/web/forms.ts";
import { organisePaths } from "#app/web/paths.ts";
import { PRIVATE_PAGE, requireOrganiser, signedInLately } from "#app/web/session.ts";

const PAYMENTS_SHOWN = 50;
const SETTINGS = ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"] as const;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, config, now } = context();
  const { locale, campaign } = await deskCampaign(context(), request, params);
  const [totals, counts, payments, events] = await Promise.all([
    dayTotals(db.read, campaign.id),
    donationCounts(db.read, campaign.id),
    lastPayments(db.read, campaign.id, PAYMENTS_SHOWN),
    eventsWaiting(db.read),
  ]);
  const missing = SETTINGS.filter((name) => !config[name]);
  const asked = new URL(request.url).searchParams;
  const [done, refunding] = [asked.get("done"), asked.get("refund")];
  const found = { totals, counts, payments, events, missing, done, refunding, today: dayOf(now()) };
  return answer(donationsDesk(campaign, found, locale), { headers: PRIVATE_PAGE });
}

/** Gives a payment back, for whoever has just signed in. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { db, cashier, now } = context();
  const organiser = await requireOrganiser(context(), request);
  const { campaign } = await deskCampaign(context(), request, params);
  const { payment } = await readFields(request);
  if (!(await signedInLately(context(), request)))
    return answer({ signInAgain: true }, { status: 403, headers: PRIVATE_PAGE });
  const asked = { campaignId: campaign.id, paymentId: String(payment), organiserId: organiser.id };
  const done = cashier ? await refund({ db, cashier }, asked, now()) : "unreachable";
  return redirect(organisePaths.donationsDone(campaign.id, done), { status: 303, headers: PRIVATE_PAGE });
}

export const headers: HeadersFunction = () => PRIVATE_PAGE;
export { privatePageTitle as meta } from "#app/web/meta.ts";

export default function Donations() {
  const { t } = useTranslation("organise");
  const page = useLoaderData<typeof loader>();
  const { signInAgain = false } = useActionData<typeof action>() ?? {};
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
      {signInAgain && (
        <Notice kind="warning" role="alert" title={t("donations.signInAgainTitle")}>
          <p>{t("donations.signInAgain")}</p>
          <p>
            <code>npm run countersign -- organisers sign-in-link</code>
          </p>
        </Notice>
      )}
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
          <PaymentTable payments={page.payments} />
        </>
      )}
    </>
  );
}
