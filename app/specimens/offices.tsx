import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import { OfficeAnswer } from "#app/components/office/answer.tsx";
import { BoardSummary } from "#app/components/office/board-summary.tsx";
import { StanceMark, StanceShown, type StanceView } from "#app/components/office/stance.tsx";
import { OfficeWishes } from "#app/components/office/wishes.tsx";
import { EMPTY, LONG_WORD, type Samples, useSamples } from "#app/specimens/samples.ts";
import { Specimen } from "#app/specimens/specimen.tsx";

const POSITIONS = ["agrees", "partly", "disagrees", "silent"] as const;
const WISHES = ["stop", "digest", "not-my-area", "wrong-address"] as const;

export function Offices() {
  return (
    <>
      <Stances />
      <Summaries />
      <Answers />
      <Wishes />
    </>
  );
}

function Stances() {
  const { t } = useTranslation("offices");
  const samples = useSamples();
  const stance = useSampleStance();
  return (
    <>
      {POSITIONS.map((position) => (
        <Specimen key={position} of="StanceMark" state={position}>
          <StanceMark position={position} label={t(`position.${position}`)} />
        </Specimen>
      ))}
      <Specimen of="StanceShown" state="with words, from the office itself">
        <StanceShown stance={stance} />
      </Specimen>
      <Specimen of="StanceShown" state="without words, with a link">
        <StanceShown
          stance={{
            ...stance,
            ...{ position: "disagrees", label: t("position.disagrees"), said: "" },
            source: t("board.source", { date: samples.day() }),
            link: { href: "#top", name: "minutes.sample.example" },
          }}
        />
      </Specimen>
      <Specimen of="StanceShown" state="a long word">
        <StanceShown stance={{ ...stance, said: LONG_WORD }} />
      </Specimen>
    </>
  );
}

function Summaries() {
  const { t } = useTranslation("offices");
  const summaryOf = (counts: number[]) => ({
    text: t("board.summary", { count: counts.reduce((sum, count) => sum + count, 0) }),
    counts: POSITIONS.map((position, place) => ({
      position,
      text: t(`board.${position}`, { count: counts[place] ?? 0 }),
    })),
  });
  return (
    <>
      <Specimen of="BoardSummary" state="one of each, with the way to all">
        <BoardSummary summary={{ ...summaryOf([1, 1, 1, 1]), href: "#top" }} />
      </Specimen>
      <Specimen of="BoardSummary" state="many, on the board itself">
        <BoardSummary summary={summaryOf([12, 3, 40, 1_204])} />
      </Specimen>
    </>
  );
}

function Answers() {
  const { t } = useTranslation(["offices", "errors"]);
  const { day } = useSamples();
  const stance = useSampleStance();
  const answer = { ...{ href: "", boardHref: "#top", shown: null, shownText: null, waiting: null }, state: EMPTY };
  const wrong = {
    values: { said: LONG_WORD },
    errors: { position: t("errors:position.missing"), said: t("errors:said.tooLong") },
  };
  return (
    <>
      <Specimen of="OfficeAnswer" state="not answered yet">
        <OfficeAnswer {...answer} />
      </Specimen>
      <Specimen of="OfficeAnswer" state="with errors">
        <OfficeAnswer {...answer} state={wrong} />
      </Specimen>
      <Specimen of="OfficeAnswer" state="being checked">
        <OfficeAnswer {...answer} waiting={t("office.answerWaits", { date: day() })} />
      </Specimen>
      <Specimen of="OfficeAnswer" state="shown, another being checked">
        <OfficeAnswer
          {...answer}
          shown={stance}
          shownText={t("office.answerShown")}
          waiting={t("office.answerWaits", { date: day() })}
        />
      </Specimen>
    </>
  );
}

function Wishes() {
  const { t } = useTranslation(["offices", "errors"]);
  const { area, day } = useSamples();
  const wishes: ComponentProps<typeof OfficeWishes> = {
    href: "",
    standing: [],
    areaText: t("office.areaText", { area }),
    state: EMPTY,
  };
  const standing = WISHES.map((kind) => ({ kind, text: t(`office.standing.${kind}`, { date: day(), area }) }));
  const wrong = { values: { rightAddress: "sample@" }, errors: { rightAddress: t("errors:email.malformed") } };
  return (
    <>
      <Specimen of="OfficeWishes" state="nothing asked for yet" page>
        <div className="wrap-narrow page">
          <OfficeWishes {...wishes} />
        </div>
      </Specimen>
      <Specimen of="OfficeWishes" state="everything asked for" page>
        <div className="wrap-narrow page">
          <OfficeWishes {...wishes} standing={standing} />
        </div>
      </Specimen>
      <Specimen of="OfficeWishes" state="with an error" page>
        <div className="wrap-narrow page">
          <OfficeWishes {...wishes} state={wrong} />
        </div>
      </Specimen>
    </>
  );
}

/** Agrees in part, in words of its own. */
export function useSampleStance(): StanceView {
  const { t } = useTranslation("offices");
  const { texts, day }: Samples = useSamples();
  return {
    position: "partly",
    label: t("position.partly"),
    said: texts[1] ?? "",
    source: t("board.given", { date: day() }),
    link: null,
  };
}
