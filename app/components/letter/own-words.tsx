import { useTranslation } from "react-i18next";
import { sentValue } from "#app/components/form-values.ts";
import { TextArea } from "#app/components/text-area.tsx";
import type { FormState } from "#app/components/types.ts";

/** What the browser's module says of the text while it is written. */
export type MeterWords = { some: string; none: string; digits: string };

type OwnWordsProps = {
  state: FormState;
  guidance: string;
  limits: { least: number; most: number };
  meter: MeterWords;
};

/** The field for own words, what helps to fill it beside it, and the line that the browser's module keeps up to date. */
export function OwnWords({ state, guidance, limits, meter }: OwnWordsProps) {
  const { t } = useTranslation("public");
  return (
    <div className="beside">
      <aside className="guidance" aria-labelledby="guidance">
        <h2 id="guidance">{t("letter.guidance")}</h2>
        {guidance.split(/\n+/).map((line) => (
          <p key={line} dir="auto">
            {line}
          </p>
        ))}
      </aside>
      <div>
        <TextArea
          name="ownWords"
          label={t("letter.own")}
          hint={t("letter.ownHint")}
          error={state.errors["ownWords"]}
          value={sentValue(state, "ownWords")}
          rows={8}
          maxLength={limits.most}
          optional={limits.least === 0}
          required={limits.least > 0}
        />
        <output
          className="own-share"
          htmlFor="ownWords"
          data-own-share={meter.some}
          data-none={meter.none}
          data-digits={meter.digits}
        />
      </div>
    </div>
  );
}
