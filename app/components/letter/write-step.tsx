import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/components/button.tsx";
import { CheckboxField } from "#app/components/checkbox-field.tsx";
import { RadioGroup } from "#app/components/choices.tsx";
import { ErrorSummary, errorsOf } from "#app/components/error-summary.tsx";
import { sentValue } from "#app/components/form-values.ts";
import { OnlyBy, type OnlyByHand } from "#app/components/letter/only-by.tsx";
import { type MeterWords, OwnWords } from "#app/components/letter/own-words.tsx";
import { StatementPart } from "#app/components/letter-paper.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PausedNotice } from "#app/components/paused.tsx";
import { PersonFields } from "#app/components/person-fields.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { Stages } from "#app/components/stages.tsx";
import type { FormState, Paused, WrittenIn } from "#app/components/types.ts";

type WriteStepProps = {
  title: string;
  guidance: string;
  letterHref: string;
  backHref: string;
  to: ({ role: string } & OnlyByHand)[];
  country: string;
  written: WrittenIn;
  statement: string;
  /** Characters of own words: at least, at most. */
  limits: { least: number; most: number };
  meter: MeterWords;
  state: FormState;
  /** Answers can be passed on, so that the office need not learn the address. */
  relay: boolean;
  /** The offices can be told in weekly messages. */
  collective: boolean;
  /** Seconds to wait, for whoever sent too much. */
  wait?: number;
  /** Letters are paused, and this one was sent all the same. */
  paused?: Paused;
  /** Whose offices get one message a week in place of single letters. */
  digest: string | null;
  /** Who was chosen and is not written to. */
  settled: { id: string; name: string; why: string }[];
};

const FIELDS = ["ownWords", "name", "email", "privacy", "consent"];

export function WriteStep({ title, backHref, to, guidance, letterHref, ...letter }: WriteStepProps) {
  const { t } = useTranslation(["public", "offices"]);
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
      {letter.settled.length > 0 && <SettledNotice settled={letter.settled} />}
      <form className="form" method="post" action={letterHref} noValidate>
        <input type="hidden" name="country" value={letter.country} />
        {to.map(({ id }) => (
          <input key={id} type="hidden" name="representative" value={id} />
        ))}
        <OwnWords guidance={guidance} {...letter} />
        {letter.digest && (
          <Notice title={t("offices:settled.digestTitle")}>
            <p>{t("offices:settled.digestText", { names: letter.digest })}</p>
          </Notice>
        )}
        <div {...letter.written}>
          <StatementPart id="statement" text={letter.statement} />
        </div>
        <AboutWriter state={state} relay={letter.relay} collective={letter.collective} />
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

function SettledNotice({ settled }: Pick<WriteStepProps, "settled">) {
  const { t } = useTranslation("offices");
  return (
    <Notice title={t("settled.someTitle")}>
      <ul>
        {settled.map(({ id, name, why }) => (
          <li key={id}>
            <bdi>{name}</bdi>: {why}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function AboutWriter({ state, relay, collective }: Pick<WriteStepProps, "state" | "relay" | "collective">) {
  const { t } = useTranslation(["public", "offices"]);
  const { errors } = state;
  const offered = (value: string) => (value === "relay" ? relay : value === "normal" || collective);
  return (
    <>
      <PersonFields
        state={state}
        name={{ label: t("letter.name"), hint: t("letter.nameHint") }}
        email={{ label: t("letter.email"), hint: t("letter.emailHint") }}
      />
      <RadioGroup
        name="privacy"
        legend={t("letter.privacy")}
        value={sentValue(state, "privacy") || "normal"}
        error={errors["privacy"]}
        options={(["normal", "relay", "collective"] as const).filter(offered).map((value) => ({
          value,
          label: t(`letter.privacy_${value}`),
          hint: t(`letter.privacyHint_${value}`),
        }))}
      />
      {collective && (
        <CheckboxField
          name="quote"
          label={t("offices:settled.quote")}
          hint={t("offices:settled.quoteHint")}
          error={errors["quote"]}
          checked={sentValue(state, "quote") === "on"}
        />
      )}
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
