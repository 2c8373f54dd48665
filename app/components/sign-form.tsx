import { useTranslation } from "react-i18next";
import { Button } from "#app/components/button.tsx";
import { CheckboxField } from "#app/components/checkbox-field.tsx";
import { sentValue } from "#app/components/form-values.ts";
import { Honeypot } from "#app/components/honeypot.tsx";
import { PersonFields } from "#app/components/person-fields.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { SignActions } from "#app/components/sign-actions.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import type { ActionView, FormState, Option } from "#app/components/types.ts";
import { VisibilityChoice } from "#app/components/visibility-choice.tsx";
import { WhoSeesWhat } from "#app/components/who-sees-what.tsx";

type SignFormProps = {
  /** Where the form is sent. */
  action: string;
  /** Where the browser's module asks whether some work of its own is wanted before the form is sent. */
  proofHref: string;
  state: FormState;
  actions: ActionView[];
  /** The id of the one recommendation that is ticked at first; all of them without it. */
  only?: string | undefined;
  /** The channel of the link that led here. */
  source: string | null;
  /** A comment is asked for. */
  comments: boolean;
  countries: Option[];
  privacyHref: string;
  safetyHref: string;
};

/** The fields in the order in which they stand, for the error summary. */
export const SIGN_FIELDS = ["actions", "name", "email", "country", "visibility", "comment", "updates", "consent"];

export function SignForm({
  action,
  proofHref,
  state,
  actions,
  only,
  source,
  comments,
  countries,
  ...hrefs
}: SignFormProps) {
  const { t } = useTranslation("public");
  const { errors } = state;
  return (
    <form className="form sheet sign-form" method="post" action={action} noValidate data-proof={proofHref}>
      {(sentValue(state, "source") || source) && (
        <input type="hidden" name="source" value={sentValue(state, "source") || (source ?? "")} />
      )}
      <WhoSeesWhat safetyHref={hrefs.safetyHref} />
      <SignActions state={state} actions={actions} only={only} />
      <PersonFields
        state={state}
        name={{ label: t("sign.name"), hint: t("sign.nameHint") }}
        email={{ label: t("sign.email"), hint: t("sign.emailHint") }}
      />
      <SelectField
        name="country"
        label={t("sign.country")}
        error={errors.country}
        value={sentValue(state, "country")}
        options={countries}
        prompt={t("sign.countryPrompt")}
        autoComplete="country"
      />
      <VisibilityChoice
        legend={t("sign.visibilityLegend")}
        error={errors.visibility}
        value={sentValue(state, "visibility")}
      />
      {comments && (
        <TextArea
          name="comment"
          label={t("sign.comment")}
          hint={t("sign.commentHint")}
          error={errors.comment}
          value={sentValue(state, "comment")}
          maxLength={500}
          optional
        />
      )}
      <div className="sign-here">
        <CheckboxField
          name="updates"
          label={t("sign.updates")}
          hint={t("sign.updatesHint")}
          error={errors.updates}
          checked={sentValue(state, "updates") === "on"}
        />
        <CheckboxField
          name="consent"
          label={t("sign.consent")}
          error={errors.consent}
          checked={sentValue(state, "consent") === "on"}
          required
        />
        <p className="sign-button">
          <Button look="large">{t("sign.submit")}</Button>
        </p>
        <p className="small-print" role="status" data-busy={t("sign.proving")} />
        <Honeypot />
        <p className="small-print">
          {t("sign.privacyNote")} <a href={hrefs.privacyHref}>{t("sign.privacyLink")}</a>
        </p>
      </div>
    </form>
  );
}
