import { useTranslation } from "react-i18next";
import { CopyField } from "#app/components/letter/copy-field.tsx";
import { HandOver } from "#app/components/letter/hand-over.tsx";
import type { OfficeTaskView, WayView } from "#app/components/letter/office-task.tsx";
import { type Samples, useSamples } from "#app/specimens/samples.ts";
import { Specimen } from "#app/specimens/specimen.tsx";

const FORMS = { reportHref: "", pdfHref: "", hidden: [] };

export function LetterHandOver() {
  const { t } = useTranslation("letters");
  const samples = useSamples();
  const [form, mailbox, paper] = waysOf(samples);
  const whole = { ...form, leftOut: null, most: null };
  const tooLong = { ...mailbox, mailto: { href: "mailto:office@sample.example", whole: false } };
  const noAddress = { ...paper, addressKnown: false };
  const copied = { language: samples.locale, text: samples.texts[0] ?? "" };
  return (
    <>
      <Specimen of="CopyField" state="one line, and a text">
        <div className="stack">
          <CopyField id="copy-line" label={t("copy.subject")} {...copied} rows={1} />
          <CopyField id="copy-text" label={t("copy.text")} {...copied} rows={4} />
        </div>
      </Specimen>
      <Specimen of="HandOver, OfficeTask" state="any way, the text too long for the form" page>
        <div className="wrap-narrow page">
          <HandOver tasks={[taskOf(samples, "any", [form, mailbox, paper])]} {...FORMS} />
        </div>
      </Specimen>
      <Specimen of="HandOver, OfficeTask" state="web form only, nobody knows how much it takes" page>
        <div className="wrap-narrow page">
          <HandOver tasks={[taskOf(samples, "form", [whole], { only: "web-form" })]} {...FORMS} />
        </div>
      </Specimen>
      <Specimen of="HandOver, OfficeTask" state="own mailbox, the link cannot hold the letter" page>
        <div className="wrap-narrow page">
          <HandOver tasks={[taskOf(samples, "mailbox", [tooLong])]} {...FORMS} />
        </div>
      </Specimen>
      <Specimen of="HandOver, OfficeTask" state="paper only, no address known, no PDF" page>
        <div className="wrap-narrow page">
          <HandOver tasks={[taskOf(samples, "paper", [noAddress], { only: "paper" })]} {...FORMS} pdfHref={null} />
        </div>
      </Specimen>
      <Specimen of="HandOver, OfficeTask" state="two offices, the first sent" page>
        <div className="wrap-narrow page">
          <HandOver
            tasks={[taskOf(samples, "done", [], { done: true }), taskOf(samples, "to-do", [paper])]}
            {...FORMS}
          />
        </div>
      </Specimen>
    </>
  );
}

const taskOf = ({ name, role }: Samples, id: string, ways: WayView[], changes: Partial<OfficeTaskView> = {}) => ({
  ...{ id, name, role, only: null, done: false, ways, sheet: null },
  ...changes,
});

function waysOf({ locale, number, titles, texts, ownWords }: Samples) {
  const said = { language: locale, subject: titles[1] ?? "", text: `${ownWords}\n\n${texts[1]}\n\nTohti Demo` };
  const formHref = "https://office.sample.example/a-long-address/of-a-form?that=may-be-broken-anywhere";
  return [
    { ...said, way: "web-form", formHref, leftOut: texts[2] ?? "", most: number(500), length: number(812) },
    {
      ...said,
      way: "own-mailbox",
      address: "office@sample.example",
      mailto: { href: "mailto:office@sample.example", whole: true },
    },
    { ...said, way: "paper", addressKnown: true },
  ] as const;
}
