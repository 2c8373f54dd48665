import { useTranslation } from "react-i18next";
import { BodyTable } from "#app/components/representatives/body-table.tsx";
import { ImportForm } from "#app/components/representatives/import-form.tsx";
import { ImportLog } from "#app/components/representatives/import-log.tsx";
import { ImportPreview } from "#app/components/representatives/import-preview.tsx";
import { EMPTY, LONG_WORD, useSamples } from "#app/specimens/samples.ts";
import { Specimen } from "#app/specimens/specimen.tsx";

const NUMBERS = [
  "read",
  "added",
  "changed",
  "addressChanged",
  "retired",
  "withoutEmail",
  "contactForm",
  "rejected",
] as const;

/** Representatives, and how a file of them is taken in. */
export function DeskRepresentatives() {
  const { t } = useTranslation("organise");
  const { body, number, day, time, name } = useSamples();
  const lineOf = (id: string, called: string) => ({
    ...{
      id,
      name: called,
      href: "#top",
      cells: [
        number(735),
        number(700),
        number(35),
        number(0),
        t("representatives.ago", { count: 3, n: number(3) }),
        day(900),
      ],
    },
  });
  const when = t("representatives.importStand", { time: time(), by: name });
  const what = t("representatives.importLine", { body, added: number(12), changed: number(1), retired: number(0) });
  return (
    <>
      <Specimen of="BodyTable" state="no body">
        <BodyTable bodies={[]} />
      </Specimen>
      <Specimen of="BodyTable" state="two, one of them a long word">
        <BodyTable bodies={[lineOf("body", body), lineOf("long", LONG_WORD)]} />
      </Specimen>
      <Specimen of="ImportLog" state="none">
        <ImportLog imports={[]} />
      </Specimen>
      <Specimen of="ImportLog" state="two, one of them undone">
        <ImportLog
          imports={["one", "two"].map((id, place) => ({
            id,
            href: "#top",
            what,
            when,
            stand: place ? t("representatives.undone") : null,
          }))}
        />
      </Specimen>
      <Forms />
      <Previews />
    </>
  );
}

function Forms() {
  const { t } = useTranslation(["organise", "errors"]);
  const { countries } = useSamples();
  const formats = (["csv", "popolo", "europarl"] as const).map((value) => ({
    value,
    label: t(`representatives.format.${value}`),
  }));
  const errors = {
    files: t("errors:files.missing"),
    format: t("errors:format.missing"),
    body: t("errors:body.malformed"),
    country: t("errors:country.unknown"),
  };
  return (
    <>
      <Specimen of="ImportForm" state="empty">
        <ImportForm href="" formats={formats} countries={countries} state={EMPTY} />
      </Specimen>
      <Specimen of="ImportForm" state="filled, with errors">
        <ImportForm
          href=""
          formats={formats}
          countries={countries}
          state={{ values: { body: "A Sample", bodyName: LONG_WORD }, errors }}
        />
      </Specimen>
    </>
  );
}

function Previews() {
  const { t } = useTranslation("organise");
  const { body, number } = useSamples();
  const numbers = NUMBERS.map((id, place) => ({
    id,
    label: t(`representatives.numbers.${id}`),
    text: number(place * 121),
  }));
  const clean = { numbers, shared: [], sharedCapped: null, rejected: [], rejectedCapped: null };
  const troubled = {
    numbers,
    shared: [t("representatives.rows", { rows: "1, 2, 3" })],
    sharedCapped: t("representatives.capped", { most: number(1), n: number(20) }),
    rejected: [{ id: "4", row: number(4), why: "A sample reason why this row is of no use" }],
    rejectedCapped: t("representatives.capped", { most: number(1), n: number(100) }),
  };
  const preview = { lede: t("representatives.preview.lede", { body }), href: "", record: {} };
  return (
    <>
      <Specimen of="ImportPreview, ImportReport" state="nothing to look at">
        <div className="desk-page">
          <ImportPreview {...preview} warnings={[]} report={clean} />
        </div>
      </Specimen>
      <Specimen of="ImportPreview, ImportReport" state="people retire, shared mailboxes, rejected rows">
        <div className="desk-page">
          <ImportPreview
            {...preview}
            warnings={[t("representatives.preview.retiring", { count: 12, n: number(12) })]}
            report={troubled}
          />
        </div>
      </Specimen>
    </>
  );
}
