import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/components/button.tsx";
import type { PasskeyAsk } from "#app/web/passkey-asks.ts";

type PasskeyFormProps = {
  action?: string;
  ask: PasskeyAsk;
  fields?: Record<string, string>;
  look?: "main" | "danger";
  button: ReactNode;
  children?: ReactNode;
};

/** A form whose button asks for a passkey. Without scripts it is sent without one, and the answer says so. */
export function PasskeyForm({ action, ask, fields = {}, look = "main", button, children }: PasskeyFormProps) {
  const { t } = useTranslation("organise");
  return (
    <form className="stack" method="post" action={action} data-passkey={ask.kind} data-options={ask.options}>
      <input type="hidden" name="passkey" />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <Button look={look}>{button}</Button>
      <p
        role="status"
        className="small-print"
        data-asking={t("passkey.asking")}
        data-cancelled={t("passkey.cancelled")}
        data-known={t("passkey.known")}
        data-unable={t("passkey.unable")}
      />
    </form>
  );
}
