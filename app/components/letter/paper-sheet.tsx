type Line = { text: string; rtl: boolean };

export type PaperView = {
  id: string;
  language: string;
  rtl: boolean;
  sender: Line[];
  addressee: Line[];
  date: string;
  subject: string;
  paragraphs: { lines: Line[]; own: boolean }[];
  closing: Line;
  signed: Line[];
};

/** Letters as a browser prints them, each on pages of its own and nothing else of the page. Not seen on a screen. */
export function PaperSheets({ sheets }: { sheets: PaperView[] }) {
  return sheets.map((sheet) => (
    <article key={sheet.id} className="paper-sheet" lang={sheet.language} dir={sheet.rtl ? "rtl" : "ltr"}>
      <Lines className="paper-sender" lines={sheet.sender} />
      <Lines className="paper-window" lines={sheet.addressee} />
      <p className="paper-date">{sheet.date}</p>
      <p className="paper-subject">{sheet.subject}</p>
      {sheet.paragraphs.map(({ lines, own }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a letter have no other names.
        <Lines key={index} className={own ? "paper-own" : "paper-part"} lines={lines} />
      ))}
      <Lines className="paper-closing" lines={[sheet.closing]} />
      <Lines className="paper-part" lines={sheet.signed} />
    </article>
  ));
}

function Lines({ className, lines }: { className: string; lines: Line[] }) {
  return (
    <div className={className}>
      {lines.map(({ text, rtl }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a paragraph have no other names.
        <p key={index} dir={rtl ? "rtl" : "ltr"}>
          {text}
        </p>
      ))}
    </div>
  );
}
