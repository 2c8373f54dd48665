import { useTranslation } from "react-i18next";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { FindBody, type FindView } from "#app/components/letter/find-body.tsx";
import { FindOutcome, type OutcomeView } from "#app/components/letter/find-outcome.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { Stages } from "#app/components/stages.tsx";

type FindStepProps = {
  title: string;
  letterHref: string;
  /** The bodies to choose from, where there are too many for one page. */
  bodies?: { name: string; href: string }[];
  finds: FindView[];
  outcome?: OutcomeView | null;
};

/** Whom to write to: found by where one lives, in each body that can be written to. */
export function FindStep({ title, letterHref, bodies = [], finds, outcome = null }: FindStepProps) {
  const { t } = useTranslation(["letters", "public"]);
  const faults = finds.flatMap(({ state }, index) =>
    Object.entries(state.errors).map(([field, message]) => ({ href: `#${field}-${index + 1}`, message })),
  );
  return (
    <SimplePage
      title={t("public:letter.title")}
      kicker={title}
      back={{ href: letterHref, label: t("public:letter.back") }}
    >
      <Stages current={2} />
      <ErrorSummary errors={faults} />
      {outcome && <FindOutcome {...outcome} />}
      {bodies.length > 0 && (
        <section className="find" aria-labelledby="bodies">
          <h2 id="bodies">{t("find.bodies")}</h2>
          <ul className="find-links">
            {bodies.map(({ name, href }) => (
              <li key={href}>
                <a href={href}>
                  <bdi>{name}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {finds.map((find, index) => (
        <FindBody
          key={find.body.id}
          find={find}
          place={index + 1}
          title={finds.length > 1 || find.areas.length === 0 ? find.body.name : t("find.title")}
        />
      ))}
    </SimplePage>
  );
}
