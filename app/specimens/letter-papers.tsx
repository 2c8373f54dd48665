import { InDigest } from "#app/components/letter/in-digest.tsx";
import { LeftOut } from "#app/components/letter/left-out.tsx";
import { MessagePaper, type MessageView } from "#app/components/letter/message-paper.tsx";
import { MessagePapers } from "#app/components/letter/message-papers.tsx";
import { OnlyBy } from "#app/components/letter/only-by.tsx";
import { PaperSheets, type PaperView } from "#app/components/letter/paper-sheet.tsx";
import { StatementPart } from "#app/components/letter-paper.tsx";
import { LONG_WORD, type Samples, useSamples } from "#app/specimens/samples.ts";
import { Specimen } from "#app/specimens/specimen.tsx";

export function LetterPapers() {
  const samples = useSamples();
  const { locale, name, otherName, texts } = samples;
  const message = sampleMessage(samples);
  const digest = { names: name, quoted: null, collective: false };
  return (
    <>
      <Specimen of="StatementPart" state="the campaign's part">
        <StatementPart id="paper-statement" text={texts[0] ?? ""} />
      </Specimen>
      <Specimen of="MessagePaper" state="as we send it">
        <MessagePaper {...message} />
      </Specimen>
      <Specimen of="MessagePaper, LeftOut" state="by hand, with what does not fit, from right to left">
        <MessagePaper
          {...message}
          {...{ language: "ar", text: "نص نموذجي لرسالة.\n\nمع التحية", replyTo: null, leftOut: texts[2] }}
        />
      </Specimen>
      <Specimen of="MessagePaper" state="long words">
        <MessagePaper {...message} subject={LONG_WORD} toName={LONG_WORD} text={LONG_WORD} />
      </Specimen>
      <Specimen of="MessagePapers" state="three, the first open">
        <MessagePapers messages={[name, otherName, "Sample Office"].map((toName) => ({ ...message, toName }))} />
      </Specimen>
      <Specimen of="LeftOut" state="with the number of characters">
        <LeftOut text={texts[1] ?? ""} most={samples.number(2_000)} language={locale} />
      </Specimen>
      <Specimen of="OnlyBy" state="one office, by its web form">
        <OnlyBy to={[{ id: "form", name, only: "web-form" }]} />
      </Specimen>
      <Specimen of="OnlyBy" state="several of several">
        <OnlyBy
          to={[
            { id: "mail", name, only: null },
            { id: "form", name, only: "web-form" },
            { id: "paper", name: otherName, only: "paper" },
          ]}
        />
      </Specimen>
      <Specimen of="InDigest" state="as the office wishes, no own words">
        <InDigest {...digest} />
      </Specimen>
      <Specimen of="InDigest" state="as the writer wishes, with own words">
        <InDigest {...digest} collective quoted={samples.ownWords} />
      </Specimen>
      <Specimen of="PaperSheets" state="as a printer gets them: two, the second from right to left">
        <PaperSheets
          sheets={[sampleSheet(samples, "sheet"), sampleSheet({ ...samples, locale: "ug", rtl: true }, "sheet-rtl")]}
        />
      </Specimen>
    </>
  );
}

/** A letter in the language of the page, with the line breaks that a mail has. */
export function sampleMessage(samples: Samples, changes: Partial<MessageView> = {}): MessageView {
  const { locale, name, titles, texts, ownWords } = samples;
  const text = `${titles[3]}\n\n${ownWords}\n\n${texts[1]} \n${texts[2]}\n\nTohti Demo\n-- \nhttps://sample.example/office`;
  const from = "Tohti Demo <letters@sample.example>";
  return {
    language: locale,
    from,
    replyTo: "sample@writers.example",
    toName: name,
    subject: titles[1] ?? "",
    text,
    ...changes,
  };
}

/** A letter as it is printed. */
export function sampleSheet(samples: Samples, id: string): PaperView {
  const { locale, rtl, name, role, titles, texts, ownWords } = samples;
  const line = (text = "") => ({ text, rtl });
  return {
    id,
    language: locale,
    rtl,
    sender: [line("Tohti Demo"), line("1 Sample Street")],
    addressee: [line(name), line(role), line("2 Sample Square")],
    date: samples.day(),
    subject: titles[1] ?? "",
    paragraphs: [
      { lines: [line(texts[0])], own: false },
      { lines: [line(ownWords)], own: true },
    ],
    closing: line(titles[3]),
    signed: [line("Tohti Demo")],
  };
}
