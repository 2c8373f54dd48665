import { useTranslation } from "react-i18next";
import { DonatePlace } from "#app/components/donations/donate-place.tsx";
import { GiveSection } from "#app/components/donations/give-section.tsx";
import { PaymentTable, Refund } from "#app/components/donations/payment-table.tsx";
import { WhoLearns } from "#app/components/donations/who-learns.tsx";
import { EMPTY, LONG_WORD, useSamples } from "#app/specimens/samples.ts";
import { Specimen } from "#app/specimens/specimen.tsx";
import { currencyName, money } from "#app/web/money.ts";

const CODES = ["EUR", "USD", "TRY"];
/** A browser that is handed this says that it cannot. */
const NO_ASK = { kind: "show", options: "" } as const;
const AMOUNTS_MINOR = [1_000, 2_500, 10_000];

export function Donations() {
  const { t } = useTranslation("errors");
  const { time } = useSamples();
  const page = useSamplePage();
  const errors = { amount: t("donation.amountTwice"), other: t("donation.otherMalformed") };
  const wrong = { values: { kind: "monthly", amount: "2500", other: "x" }, errors };
  return (
    <>
      <Specimen of="DonatePlace, DonateForm, CurrencyChoice" state="once or monthly, several currencies">
        <DonatePlace page={page} state={EMPTY} />
      </Specimen>
      <Specimen of="DonatePlace, DonateForm" state="once alone, one currency">
        <DonatePlace page={{ ...page, monthly: false, currencies: page.currencies.slice(0, 1) }} state={EMPTY} />
      </Specimen>
      <Specimen of="DonatePlace, DonateForm" state="with errors">
        <DonatePlace page={page} state={wrong} />
      </Specimen>
      <Specimen of="DonatePlace" state="the payment service cannot be reached">
        <DonatePlace page={page} state={{ values: { amount: "1000" }, errors: {} }} trouble="unreachable" />
      </Specimen>
      <Specimen of="DonatePlace" state="too many attempts">
        <DonatePlace page={page} state={{ values: { amount: "1000" }, errors: {} }} trouble="tooMany" />
      </Specimen>
      <Specimen of="DonatePlace" state="paused">
        <DonatePlace page={{ ...page, pausedSince: time() }} state={EMPTY} />
      </Specimen>
      <Specimen of="DonatePlace" state="closed">
        <DonatePlace page={{ ...page, open: false }} state={EMPTY} />
      </Specimen>
      <Specimen of="WhoLearns" state="all five">
        <WhoLearns />
      </Specimen>
      <Specimen of="GiveSection" state="of a campaign" page>
        <GiveSection href="#top" why="campaign" />
      </Specimen>
      <Specimen of="GiveSection" state="of a recommendation" page>
        <GiveSection href="#top" why="action" />
      </Specimen>
      <Payments />
    </>
  );
}

function Payments() {
  const { t } = useTranslation("organise");
  const { locale, day } = useSamples();
  const amount = money(locale, 2_500, "EUR");
  const payment = (id: string, refundHref: string | null) => ({
    ...{ id, refundHref },
    cells: [id, day(), amount, t("donations.kinds.once"), t(`donations.states.${refundHref ? "paid" : "refunded"}`)],
  });
  const payments = [payment("sample-1", "#top"), payment("sample-2", null), payment(LONG_WORD, "#top")];
  const refund = { ...{ id: "sample-1", amount, href: "", accountHref: "#top" }, day: day() };
  return (
    <>
      <Specimen of="PaymentTable" state="none">
        <PaymentTable payments={[]} refundable={false} />
      </Specimen>
      <Specimen of="PaymentTable" state="of an owner: one that can be given back, one that cannot, a long word">
        <PaymentTable payments={payments} refundable />
      </Specimen>
      <Specimen of="PaymentTable" state="of who is no owner">
        <PaymentTable payments={payments.map((one) => ({ ...one, refundHref: null }))} refundable={false} />
      </Specimen>
      <Specimen of="Refund, PasskeyForm" state="asked once more">
        <Refund {...refund} ask={NO_ASK} />
      </Specimen>
      <Specimen of="Refund" state="of an owner without a passkey">
        <Refund {...refund} ask={null} />
      </Specimen>
    </>
  );
}

function useSamplePage() {
  const { t } = useTranslation("donate");
  const { locale } = useSamples();
  const written = (minor: number) => money(locale, minor, "EUR");
  return {
    ...{ open: true, pausedSince: null, formHref: "", monthly: true },
    currency: { code: "EUR", name: currencyName(locale, "EUR") },
    currencies: CODES.map((code) => ({
      code,
      name: currencyName(locale, code),
      href: `#${code}`,
      current: code === "EUR",
    })),
    amounts: [
      ...AMOUNTS_MINOR.map((amount) => ({ value: String(amount), label: written(amount) })),
      { value: "other", label: t("other") },
    ],
    bounds: t("otherHint", { least: written(500), most: written(500_000) }),
  };
}
