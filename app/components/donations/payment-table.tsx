import { useTranslation } from "react-i18next";
import { PasskeyForm } from "#app/components/account/passkey-form.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { Notice } from "#app/components/notice.tsx";
import type { PasskeyAsk } from "#app/web/passkey-asks.ts";

type PaymentTableProps = {
  payments: { id: string; cells: string[]; refundHref: string | null }[];
  /** Whether who looks may give payments back. */
  refundable: boolean;
};

const COLUMNS = ["payment", "day", "amount", "kind", "state"] as const;

/** Single payments by Stripe's ids, for owners each with the way to give it back. */
export function PaymentTable({ payments, refundable }: PaymentTableProps) {
  const { t } = useTranslation("organise");
  const columns = COLUMNS.map((id) => ({ id, label: t(`donations.head.${id}`), number: id === "amount" }));
  return (
    <div className="stack">
      <DataTable
        caption={t("donations.payments")}
        columns={refundable ? [...columns, { id: "refund", label: t("donations.head.refund") }] : columns}
        rows={payments.map(({ id, cells, refundHref }) => ({
          id,
          cells: [
            ...cells,
            refundHref && (
              <a key={id} href={refundHref}>
                {t("donations.refund")} <span className="visually-hidden">{id}</span>
              </a>
            ),
          ],
        }))}
      />
      <p className="small-print">
        {t("donations.paymentsText")} {!refundable && t("donations.ownersRefund")}
      </p>
    </div>
  );
}

type RefundProps = {
  id: string;
  amount: string;
  day: string;
  href: string;
  ask: PasskeyAsk | null;
  accountHref: string;
};

/** Asks once more, so that nobody gives money back by a slip of the hand, and for the passkey of who does it. */
export function Refund({ id, amount, day, href, ask, accountHref }: RefundProps) {
  const { t } = useTranslation("organise");
  return (
    <Notice kind="warning" title={t("donations.refund")}>
      <p>
        <bdi>{id}</bdi>, {day}
      </p>
      {ask ? (
        <PasskeyForm
          action={href}
          ask={ask}
          fields={{ payment: id }}
          look="danger"
          button={t("donations.refundNow", { amount })}
        />
      ) : (
        <p>
          {t("donations.passkeyFirst")} <a href={accountHref}>{t("account.title")}</a>
        </p>
      )}
    </Notice>
  );
}
