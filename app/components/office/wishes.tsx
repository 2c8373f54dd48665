import { useTranslation } from "react-i18next";
import { Button, ButtonForm } from "#app/components/button.tsx";
import { sentValue } from "#app/components/form-values.ts";
import { Matter } from "#app/components/matter.tsx";
import { TextField } from "#app/components/text-field.tsx";
import type { FormState } from "#app/components/types.ts";

type Kind = "stop" | "digest" | "not-my-area" | "wrong-address";
type WishesProps = { href: string; standing: { kind: Kind; text: string }[]; areaText: string; state: FormState };

/** What an office can ask for, a button each; what holds already is said in the button's place. */
export function OfficeWishes({ href, standing, areaText, state }: WishesProps) {
  const { t } = useTranslation("offices");
  const holds = (kind: Kind) => standing.find((one) => one.kind === kind)?.text;
  return (
    <>
      <Matter id="ways" title={t("office.waysTitle")}>
        <p>{t("office.waysText")}</p>
        <h3>{t("office.digestTitle")}</h3>
        <p>{t("office.digestText")}</p>
        <Ask href={href} kind="digest" holds={holds("digest")} label={t("office.digestButton")} />
        <h3>{t("office.stopTitle")}</h3>
        <p>{t("office.stopText")}</p>
        <Ask href={href} kind="stop" holds={holds("stop")} label={t("office.stopButton")} />
      </Matter>
      <Matter id="wrong" title={t("office.wrongTitle")}>
        <h3>{t("office.wrongAddressTitle")}</h3>
        <p>{t("office.wrongAddressText")}</p>
        <WrongAddress href={href} holds={holds("wrong-address")} state={state} />
        <h3>{t("office.areaTitle")}</h3>
        <p>{areaText}</p>
        <Ask href={href} kind="not-my-area" holds={holds("not-my-area")} label={t("office.areaButton")} />
      </Matter>
    </>
  );
}

function Ask({ href, kind, holds, label }: { href: string; kind: Kind; holds: string | undefined; label: string }) {
  if (holds) return <Holds text={holds} />;
  return (
    <ButtonForm action={href} look="quiet" name="intent" value={kind}>
      {label}
    </ButtonForm>
  );
}

function WrongAddress({ href, holds, state }: { href: string; holds: string | undefined; state: FormState }) {
  const { t } = useTranslation("offices");
  if (holds) return <Holds text={holds} />;
  return (
    <form className="form" method="post" action={href} noValidate>
      <TextField
        name="rightAddress"
        type="email"
        label={t("office.rightAddress")}
        error={state.errors["rightAddress"]}
        value={sentValue(state, "rightAddress")}
        maxLength={254}
        autoComplete="off"
        optional
      />
      <p>
        <Button look="quiet" name="intent" value="wrong-address">
          {t("office.wrongAddressButton")}
        </Button>
      </p>
    </form>
  );
}

const Holds = ({ text }: { text: string }) => <p className="holds">{text}</p>;
