import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/components/button.tsx";
import { CheckboxField } from "#app/components/checkbox-field.tsx";
import { ErrorSummary, errorsOf } from "#app/components/error-summary.tsx";
import { sentValue } from "#app/components/form-values.ts";
import { OnlyBy, type OnlyByHand } from "#app/components/letter/only-by.tsx";
import { StatementPart } from "#app/components/letter-paper.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PausedNotice } from "#app/components/paused.tsx";
import { PersonFields } from "#app/components/person-fields.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { Stages } from "#app/components/stages.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import type { FormState, Paused } from "#app/components/types.ts";

type WriteStepProps = {
  title: string;
  guidance: string;
  letterHref: string;
  backHref: string;
  to: ({ role: string } & OnlyByHand)[];
  country: string;
  language: string;
  statement: string;
  state: FormState;
  /** Seconds to wait, for whoever sent too much. */
  wait?: number;
  /** Letters are paused, and this one was sent all the same. */
  paused?: Paused;
};

const FIELDS = ["ownWords", "name", "email", "consent"];

export function WriteStep({ title, backHref, to, guidance, letterHref, ...letter }: WriteStepProps) {
  const { t } = useTranslation("public");
  const { state } = letter;
  return (
    <SimplePage
      title={t("letter.writeTitle")}
      kicker={title}
      lede={<Recipients to={to} />}
      back={{ href: backHref, label: t("letter.back") }}
    >
      <Stages current={3} />
      <ErrorSummary errors={errorsOf(state, FIELDS)} />
      {letter.wait && (
        <Notice kind="warning" role="alert" title={t("error.tooManyTitle")}>
          <p>{t("error.tooManyText")}</p>
        </Notice>
      )}
      {letter.paused && <PausedNotice what="letters" paused={letter.paused} kept />}
      <OnlyBy to={to} />
      <form className="form" method="post" action={letterHref} noValidate>
        <input type="hidden" name="country" value={letter.country} />
        {to.map(({ id }) => (
          <input key={id} type="hidden" name="representative" value={id} />
        ))}
        <Notice title={t("letter.guidance")}>
          <p>{guidance}</p>
        </Notice>
        <TextArea
          name="ownWords"
          label={t("letter.own")}
          hint={t("letter.ownHint")}
          error={state.errors["ownWords"]}
          value={sentValue(state, "ownWords")}
          rows={8}
          maxLength={2000}
          optional
        />
        <div lang={letter.language}>
          <StatementPart text={letter.statement} />
        </div>
        <AboutWriter state={state} />
        <p>
          <Button look="large" name="intent" value="check">
            {t("letter.check")}
          </Button>
        </p>
      </form>
    </SimplePage>
  );
}

function Recipients({ to }: Pick<WriteStepProps, "to">) {
  const { t } = useTranslation("public");
  return (
    <>
      {t("letter.to")}:{" "}
      {to.map(({ id, name, role }, index) => (
        <Fragment key={id}>
          {index > 0 && "; "}
          <bdi>{name}</bdi>
          {role && (
            <>
              , <bdi>{role}</bdi>
            </>
          )}
        </Fragment>
      ))}
    </>
  );
}

function AboutWriter({ state }: { state: FormState }) {
  const { t } = useTranslation("public");
  const { errors } = state;
  return (
    <>
      <PersonFields
        state={state}
        name={{ label: t("letter.name"), hint: t("letter.nameHint") }}
        email={{ label: t("letter.email"), hint: t("letter.emailHint") }}
      />
      <CheckboxField
        name="consent"
        label={t("letter.consent")}
        error={errors["consent"]}
        checked={sentValue(state, "consent") === "on"}
        required
      />
    </>
  );
}
