import { useTranslation } from "react-i18next";
import { ButtonForm } from "#app/components/button.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { Notice } from "#app/components/notice.tsx";

type PaymentTableProps = { payments: { id: string; cells: string[]; refundHref: string | null }[] };

const COLUMNS = ["payment", "day", "amount", "kind", "state"] as const;

/** Single payments by Stripe's ids, each with the way to give it back. */
export function PaymentTable({ payments }: PaymentTableProps) {
  const { t } = useTranslation("organise");
  const columns = COLUMNS.map((id) => ({ id, label: t(`donations.head.${id}`), number: id === "amount" }));
  return (
    <div className="stack">
      <DataTable
        caption={t("donations.payments")}
        columns={[...columns, { id: "refund", label: t("donations.head.refund") }]}
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
      <p className="small-print">{t("donations.paymentsText")}</p>
    </div>
  );
}

type RefundProps = { id: string; amount: string; day: string; href: string };

/** Asks once more, so that nobody gives money back by a slip of the hand. */
export function Refund({ id, amount, day, href }: RefundProps) {
  const { t } = useTranslation("organise");
  return (
    <Notice kind="warning" title={t("donations.refund")}>
      <p>
        <bdi>{id}</bdi>, {day}
      </p>
      <ButtonForm action={href} look="danger" name="payment" value={id}>
        {t("donations.refundNow", { amount })}
      </ButtonForm>
    </Notice>
  );
}
