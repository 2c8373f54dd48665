import { useTranslation } from "react-i18next";
import { Button } from "#app/components/button.tsx";
import { RadioGroup } from "#app/components/choices.tsx";
import { sentValue } from "#app/components/form-values.ts";
import { Matter } from "#app/components/matter.tsx";
import { StanceShown, type StanceView } from "#app/components/office/stance.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import type { FormState } from "#app/components/types.ts";

type AnswerProps = {
  href: string;
  boardHref: string;
  shown: StanceView | null;
  shownText: string | null;
  waiting: string | null;
  state: FormState;
};

/** Where an office says in public where it stands, and sees what of that is shown or waits. */
export function OfficeAnswer({ href, boardHref, shown, shownText, waiting, state }: AnswerProps) {
  const { t } = useTranslation("offices");
  return (
    <Matter id="answer" title={t("office.answerTitle")} first>
      <p>{t("office.answerText")}</p>
      {shown && (
        <>
          <p>{shownText}</p>
          <StanceShown stance={shown} />
        </>
      )}
      {waiting ? <p>{waiting}</p> : <AnswerForm href={href} state={state} />}
      <p>
        <a className="standalone-link" href={boardHref}>
          {t("office.seeBoard")}
        </a>
      </p>
    </Matter>
  );
}

function AnswerForm({ href, state }: { href: string; state: FormState }) {
  const { t } = useTranslation("offices");
  return (
    <form className="form" method="post" action={href} noValidate>
      <RadioGroup
        name="position"
        legend={t("office.positionLegend")}
        error={state.errors["position"]}
        value={sentValue(state, "position")}
        options={[
          { value: "agrees", label: t("position.agrees"), hint: t("office.agreesHint") },
          { value: "partly", label: t("position.partly") },
          { value: "disagrees", label: t("position.disagrees") },
        ]}
        required
      />
      <TextArea
        name="said"
        label={t("office.said")}
        hint={t("office.saidHint")}
        error={state.errors["said"]}
        value={sentValue(state, "said")}
        rows={6}
        maxLength={1000}
        optional
      />
      <p>
        <Button name="intent" value="answer">
          {t("office.answerButton")}
        </Button>
      </p>
    </form>
  );
}
