import { useTranslation } from "react-i18next";
import { PasskeyForm } from "#app/components/account/passkey-form.tsx";
import { ButtonForm, ButtonLink } from "#app/components/button.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { sentValue } from "#app/components/form-values.ts";
import { Notice } from "#app/components/notice.tsx";
import { TextField } from "#app/components/text-field.tsx";
import type { FormState } from "#app/components/types.ts";
import type { AccountPage } from "#app/web/account-page.ts";

const COLUMNS = ["passkey", "used", "remove"] as const;

type PasskeySectionProps = { page: Omit<AccountPage, "sessions">; state: FormState };

/** An organiser's passkeys, each with the way to remove it, and the form that makes one. */
export function PasskeySection({ page, state }: PasskeySectionProps) {
  const { t } = useTranslation("organise");
  const { passkeys, ask } = page;
  return (
    <section className="stack" aria-labelledby="passkeys">
      <h2 id="passkeys">{t("account.passkeys")}</h2>
      <p>{t("account.passkeysText")}</p>
      {page.impossible && (
        <Notice kind="warning">
          <p>{page.impossible}</p>
        </Notice>
      )}
      {passkeys.length === 0 ? (
        <p>{t("account.none")}</p>
      ) : (
        <DataTable
          caption={t("account.listed")}
          columns={COLUMNS.filter((id) => ask || id !== "remove").map((id) => ({ id, label: t(`account.head.${id}`) }))}
          rows={passkeys.map(({ id, name, added, used }) => ({
            id,
            cells: [
              <Passkey key="passkey" name={name} added={added} />,
              used,
              <Remove key="remove" id={id} name={name} href={page.href} />,
            ],
          }))}
        />
      )}
      {ask ? (
        <PasskeyForm action={page.href} ask={ask} fields={{ intent: "add" }} button={t("account.add")}>
          <TextField
            name="name"
            label={t("account.name")}
            hint={t("account.nameHint")}
            error={state.errors["name"]}
            value={sentValue(state, "name")}
            autoComplete="off"
            maxLength={60}
          />
        </PasskeyForm>
      ) : (
        !page.impossible && <SignInAgain href={page.signInAgainHref} />
      )}
    </section>
  );
}

function Passkey({ name, added }: { name: string; added: string }) {
  const { t } = useTranslation("organise");
  return (
    <>
      <bdi>{name}</bdi>
      <br />
      <small>
        {t("account.head.added")}: {added}
      </small>
    </>
  );
}

function Remove({ id, name, href }: { id: string; name: string; href: string }) {
  const { t } = useTranslation("organise");
  return (
    <ButtonForm action={href} fields={{ intent: "remove", id }} look="plain">
      {t("account.remove")} <span className="visually-hidden">{name}</span>
    </ButtonForm>
  );
}

function SignInAgain({ href }: { href: string }) {
  const { t } = useTranslation("organise");
  return (
    <>
      <p>{t("account.late")}</p>
      <p>
        <ButtonLink href={href} look="quiet">
          {t("account.signInAgain")}
        </ButtonLink>
      </p>
    </>
  );
}
