import { useTranslation } from "react-i18next";
import { OwnLetterPaper, type OwnLetterPaperProps } from "#app/components/manage/own-letter-paper.tsx";
import { sampleMessage } from "#app/specimens/letter-papers.tsx";
import { LONG_WORD, type Samples, useSamples } from "#app/specimens/samples.ts";
import { Specimen } from "#app/specimens/specimen.tsx";

/** One letter, as its writer finds it again. */
export function OwnLetter() {
  const { t } = useTranslation(["letters", "public"]);
  const samples = useSamples();
  const letter = letterOf(samples, {
    title: t("own.title", { who: samples.name }),
    state: t("public:letterState.sent"),
    history: [t("event.written"), t("event.confirmed"), t("event.sent"), t("event.asked")].map((what, days) => ({
      when: samples.time(days),
      what,
    })),
    answerText: t("own.answerText"),
  });
  const failed = { state: t("public:letterState.failed"), mayAnswer: false, message: null };
  return (
    <>
      <Specimen of="OwnLetterPaper" state="sent, may be reminded" page>
        <OwnLetterPaper {...letter} remind={{ is: "now", date: samples.day(14) }} />
      </Specimen>
      <Specimen of="OwnLetterPaper" state="saved, to be reminded later, kept for some days" page>
        <OwnLetterPaper
          {...letter}
          remind={{ is: "later", date: samples.day(14) }}
          keptUntil={samples.day(28)}
          done="saved"
          answer="none"
        />
      </Specimen>
      <Specimen of="OwnLetterPaper" state="failed, reminded, its text deleted, a long word" page>
        <OwnLetterPaper
          {...letter}
          {...failed}
          title={LONG_WORD}
          remind={{ is: "sent", date: samples.day() }}
          textGone
          deed="erase-letter"
        />
      </Specimen>
      <Specimen of="OwnLetterPaper" state="not confirmed yet" page>
        <OwnLetterPaper
          {...letter}
          {...failed}
          state={t("public:letterState.pending")}
          history={letter.history.slice(0, 1)}
        />
      </Specimen>
      <Specimen of="OwnLetterPaper" state="its writer is to send it" page>
        <OwnLetterPaper {...letter} state={t("public:letterState.to-do")} mayAnswer={false} byHand taskHref="#top" />
      </Specimen>
    </>
  );
}

type Told = Pick<OwnLetterPaperProps, "title" | "state" | "history" | "answerText">;

const letterOf = (samples: Samples, told: Told): OwnLetterPaperProps => ({
  ...told,
  role: samples.role,
  manageHref: "#top",
  message: sampleMessage(samples),
  copyHref: "#top",
  keptUntil: null,
  byHand: false,
  taskHref: null,
  textGone: false,
  mayAnswer: true,
  answer: "",
  remind: null,
  deed: "withdraw-letter",
  done: null,
});
