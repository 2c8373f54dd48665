import { useTranslation } from "react-i18next";
import { Button } from "#app/components/button.tsx";
import { RadioGroup } from "#app/components/choices.tsx";
import { sentValue } from "#app/components/form-values.ts";
import { ConditionList } from "#app/components/review/condition-list.tsx";
import { GroupTable } from "#app/components/review/group-table.tsx";
import { ReasonField } from "#app/components/review/reason-field.tsx";
import type { FormState, Option } from "#app/components/types.ts";

type Line = { id: string; label: string; text: string };
type PreviewSheetProps = {
  found: string | null;
  split: string;
  conditions: { id: string; label: string; value: string }[];
  record: Record<string, string>;
  href: string;
  changeHref: string;
  countries: Line[];
  hours: Line[];
  hoursCapped: string | null;
  kinds: Option[];
  kind: string;
  state: FormState;
};

/** How many signatures it would be, what they are, and the form that decides about them. */
export function PreviewSheet({ found, split, conditions, changeHref, ...sheet }: PreviewSheetProps) {
  const { t } = useTranslation("organise");
  return (
    <>
      <section className="stack" aria-labelledby="found">
        <h2 id="found">{found ?? t("review.preview.none")}</h2>
        {found && <p>{split}</p>}
        <p>
          <a className="standalone-link" href={changeHref}>
            {t("review.preview.change")}
          </a>
        </p>
      </section>
      <ConditionList conditions={conditions} />
      {found && <Breakdown {...sheet} />}
      {found && <DecisionForm {...sheet} />}
    </>
  );
}

function Breakdown({ countries, hours, hoursCapped }: Pick<PreviewSheetProps, "countries" | "hours" | "hoursCapped">) {
  const { t } = useTranslation("organise");
  return (
    <div className="columns">
      <GroupTable
        title={t("review.preview.countries")}
        labelHead={t("overview.country")}
        valueHead={t("review.head.signatures")}
        rows={countries}
      />
      <div className="stack">
        <GroupTable
          title={t("review.preview.hours")}
          labelHead={t("review.head.hour")}
          valueHead={t("review.head.signatures")}
          rows={hours}
        />
        {hoursCapped && <p className="small-print">{hoursCapped}</p>}
      </div>
    </div>
  );
}

type DecisionProps = Pick<PreviewSheetProps, "href" | "record" | "kinds" | "kind" | "state">;

function DecisionForm({ href, record, kinds, kind, state }: DecisionProps) {
  const { t } = useTranslation("organise");
  return (
    <section aria-labelledby="decide">
      <h2 id="decide">{t("review.preview.decide")}</h2>
      <form className="form" method="post" action={href} noValidate>
        {Object.entries(record).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <RadioGroup
          name="kind"
          legend={t("review.preview.kind")}
          hint={t("review.preview.silent")}
          options={kinds}
          value={sentValue(state, "kind") || kind}
          error={state.errors["kind"]}
          required
        />
        <ReasonField state={state} />
        <p>
          <Button look="danger" name="intent" value="run">
            {t("review.preview.run")}
          </Button>
        </p>
      </form>
    </section>
  );
}
