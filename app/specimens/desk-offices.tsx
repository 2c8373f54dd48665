import { useTranslation } from "react-i18next";
import {
  AnswerToCheck,
  type RequestEntry,
  type StanceEntry,
  StanceOnBoard,
  Wish,
} from "#app/components/office/desk-entries.tsx";
import { StanceFields } from "#app/components/office/stance-fields.tsx";
import { useSampleStance } from "#app/specimens/offices.tsx";
import { EMPTY, LONG_WORD, useSamples } from "#app/specimens/samples.ts";
import { Specimen } from "#app/specimens/specimen.tsx";

const LINK = { id: "sample-link", revoked: false };

/** What offices have said and asked for, as organisers decide about it. */
export function DeskOffices() {
  const { t } = useTranslation(["offices", "errors"]);
  const { titles, name, time } = useSamples();
  const stance = useSampleStance();
  const known = t("desk.knownText", {
    time: time(1),
    address: "office@parliament.example",
    made: time(),
    link: "sample",
  });
  const entry: StanceEntry = {
    ...{ id: "answer", about: t("desk.about", { name, action: titles[1] }), boardHref: null, stance, shown: false },
    ...{ stand: "", reasons: [], link: { ...LINK, known } },
  };
  const onBoard = {
    ...entry,
    stand: t("desk.stance.approved", { time: time(), by: name }),
    reasons: ["A sample reason"],
    link: null,
  };
  const faulty = (id: string) => ({ values: { id, reason: "x" }, errors: { reason: t("errors:reason.tooShort") } });
  const decided = { href: "", state: EMPTY };
  return (
    <>
      <Specimen of="AnswerToCheck" state="with its link">
        <AnswerToCheck entry={entry} {...decided} />
      </Specimen>
      <Specimen of="AnswerToCheck" state="link ended, with an error">
        <AnswerToCheck
          entry={{ ...entry, id: "answer-wrong", link: { ...LINK, known, revoked: true } }}
          href=""
          state={faulty("answer-wrong")}
        />
      </Specimen>
      <Specimen of="StanceOnBoard" state="shown">
        <StanceOnBoard entry={{ ...onBoard, id: "board", shown: true }} {...decided} />
      </Specimen>
      <Specimen of="StanceOnBoard" state="shown, with an error">
        <StanceOnBoard entry={{ ...onBoard, id: "board-wrong", shown: true }} href="" state={faulty("board-wrong")} />
      </Specimen>
      <Specimen of="StanceOnBoard" state="no more">
        <StanceOnBoard entry={{ ...onBoard, id: "board-ended" }} {...decided} />
      </Specimen>
      <Wishes known={known} />
      <Entering />
    </>
  );
}

function Wishes({ known }: { known: string }) {
  const { t } = useTranslation(["offices", "errors"]);
  const { name, area, time } = useSamples();
  const wish: RequestEntry = {
    ...{ id: "wish", kind: "stop", representative: name, what: t("desk.request.stop"), right: null, rightAddress: "" },
    ...{ stand: t("desk.stand.open"), reasons: [], link: { ...LINK, known }, open: true, undoable: true },
  };
  const address = {
    ...{ kind: "wrong-address", what: t("desk.request.wrong-address"), rightAddress: "right@office.example" },
    right: t("desk.right", { address: "right@office.example" }),
  };
  const wrong = {
    values: { id: "wish-wrong", email: "right@", reason: "" },
    errors: { email: t("errors:email.malformed"), reason: t("errors:reason.missing") },
  };
  const kept = {
    stand: t("desk.stand.kept", { by: name, time: time() }),
    reasons: ["A sample reason", LONG_WORD],
    open: false,
  };
  return (
    <>
      <Specimen of="Wish" state="open">
        <Wish entry={wish} href="" state={EMPTY} />
      </Specimen>
      <Specimen of="Wish" state="another address">
        <Wish entry={{ ...wish, ...address, id: "wish-address" }} href="" state={EMPTY} />
      </Specimen>
      <Specimen of="Wish" state="another address, with errors">
        <Wish entry={{ ...wish, ...address, id: "wish-wrong" }} href="" state={wrong} />
      </Specimen>
      <Specimen of="Wish" state="kept, can be undone, a long word">
        <Wish
          entry={{ ...wish, ...kept, id: "wish-kept", what: t("desk.request.not-my-area", { area }) }}
          href=""
          state={EMPTY}
        />
      </Specimen>
      <Specimen of="Wish" state="settled">
        <Wish entry={{ ...wish, ...kept, id: "wish-settled", undoable: false, link: null }} href="" state={EMPTY} />
      </Specimen>
    </>
  );
}

function Entering() {
  const { t } = useTranslation("errors");
  const { name, otherName, titles } = useSamples();
  const choices = {
    representatives: [name, otherName].map((label, place) => ({ value: `person-${place}`, label })),
    actions: titles.map((label, place) => ({ value: `action-${place}`, label })),
  };
  const errors = { position: t("position.missing"), sourceUrl: t("sourceUrl.malformed"), saidAt: t("saidAt.future") };
  const values = { representative: "person-1", action: "action-2", sourceUrl: "sample", saidAt: "2030-01-01" };
  return (
    <>
      <Specimen of="StanceFields" state="untouched">
        <StanceFields href="" {...choices} state={EMPTY} />
      </Specimen>
      <Specimen of="StanceFields" state="filled, with errors">
        <StanceFields href="" {...choices} state={{ values, errors }} />
      </Specimen>
    </>
  );
}
