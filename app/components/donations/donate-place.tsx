import { useTranslation } from "react-i18next";
import { CurrencyChoice } from "#app/components/donations/currency-choice.tsx";
import { DONATE_FIELDS, DonateForm } from "#app/components/donations/donate-form.tsx";
import { ErrorSummary, errorsOf } from "#app/components/error-summary.tsx";
import { Notice } from "#app/components/notice.tsx";
import type { FormState, Option } from "#app/components/types.ts";

/** What kept a form from leading to Stripe's page, beside faults in it. */
export type DonateTrouble = "unreachable" | "tooMany";

type DonatePlaceProps = {
  page: {
    open: boolean;
    pausedSince: string | null;
    formHref: string;
    monthly: boolean;
    currency: { code: string; name: string };
    currencies: { code: string; name: string; href: string; current: boolean }[];
    amounts: Option[];
    bounds: string;
  };
  state: FormState;
  trouble?: DonateTrouble | undefined;
};

/** The donation form, or why there is none; what was chosen while Stripe could not be reached stays in it. */
export function DonatePlace({ page, state, trouble }: DonatePlaceProps) {
  const { t } = useTranslation(["donate", "public"]);
  if (!page.open)
    return (
      <Notice title={t("closedTitle")}>
        <p>{t("closedText")}</p>
      </Notice>
    );
  if (page.pausedSince)
    return (
      <Notice kind="warning" title={t("pausedTitle")}>
        <p>{t("pausedText", { since: page.pausedSince })}</p>
      </Notice>
    );
  return (
    <>
      <ErrorSummary errors={errorsOf(state, DONATE_FIELDS)} />
      {trouble === "unreachable" && (
        <Notice kind="warning" role="alert" title={t("unreachableTitle")}>
          <p>{t("unreachableText")}</p>
        </Notice>
      )}
      {trouble === "tooMany" && (
        <Notice kind="warning" role="alert" title={t("public:error.tooManyTitle")}>
          <p>{t("public:error.tooManyText")}</p>
        </Notice>
      )}
      <CurrencyChoice currencies={page.currencies} />
      <DonateForm {...page} state={state} />
    </>
  );
}
