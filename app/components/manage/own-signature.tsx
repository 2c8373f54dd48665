import { useTranslation } from "react-i18next";
import { Button, ButtonForm, ButtonLink } from "#app/components/button.tsx";
import { Facts } from "#app/components/facts.tsx";
import { sentValue } from "#app/components/form-values.ts";
import { Deed } from "#app/components/manage/deed.tsx";
import { TextField } from "#app/components/text-field.tsx";
import type { FormState, Visibility } from "#app/components/types.ts";
import { VisibilityChoice } from "#app/components/visibility-choice.tsx";

export type OwnSignatureView = {
  state: "pending" | "confirmed" | "held" | "withdrawn" | "invalidated";
  actions: string[];
  visibility: Visibility | null;
  shownName: string | null;
  updates: boolean;
  copyHref: string;
};

/** A person's own signature, and all they can do with it. */
export function OwnSignature({ own, state }: { own: OwnSignatureView; state: FormState }) {
  const { t } = useTranslation("public");
  const pending = own.state === "pending";
  return (
    <>
      <Facts
        facts={[
          { term: t("manage.state"), values: [t(`state.${own.state}`)] },
          ...(own.actions.length > 0 ? [{ term: t("manage.signed"), values: own.actions }] : []),
          ...(own.shownName ? [{ term: t("manage.shown"), values: [own.shownName] }] : []),
        ]}
      />
      {own.state === "confirmed" && <Choices own={own} state={state} />}
      {own.state !== "withdrawn" && (
        <Deed id="withdraw" title={t("manage.withdrawTitle")} text={pending ? "" : t("manage.withdrawText")}>
          <ButtonForm fields={{ intent: "withdraw" }} look="danger">
            {pending ? t("manage.pendingButton") : t("manage.withdrawButton")}
          </ButtonForm>
        </Deed>
      )}
      {!pending && (
        <Deed id="erase" title={t("manage.eraseTitle")} text={t("manage.eraseText")}>
          <ButtonForm fields={{ intent: "erase" }} look="danger">
            {t("manage.eraseButton")}
          </ButtonForm>
        </Deed>
      )}
    </>
  );
}

function Choices({ own, state }: { own: OwnSignatureView; state: FormState }) {
  const { t } = useTranslation("public");
  return (
    <>
      <form className="form" method="post" noValidate>
        <input type="hidden" name="intent" value="visibility" />
        <VisibilityChoice
          legend={t("manage.visibilityTitle")}
          value={sentValue(state, "visibility") || (own.visibility ?? "")}
          error={state.errors.visibility}
        />
        <TextField
          name="name"
          label={t("manage.nameToShow")}
          hint={t("manage.nameToShowHint")}
          value={sentValue(state, "name")}
          error={state.errors.name}
          maxLength={100}
          optional
        />
        <p>
          <Button look="quiet">{t("manage.visibilityButton")}</Button>
        </p>
      </form>
      <Deed
        id="updates"
        title={t("manage.updatesTitle")}
        text={own.updates ? t("manage.updatesOn") : t("manage.updatesOff")}
      >
        {own.updates && (
          <ButtonForm fields={{ intent: "unsubscribe" }} look="quiet">
            {t("manage.unsubscribe")}
          </ButtonForm>
        )}
      </Deed>
      <Deed id="export" title={t("manage.exportTitle")} text={t("manage.exportText")}>
        <p>
          <ButtonLink href={own.copyHref} look="quiet" download>
            {t("manage.exportButton")}
          </ButtonLink>
        </p>
      </Deed>
    </>
  );
}
