import { Fragment, type ReactNode } from "react";
import { OnThisPage } from "#app/components/on-this-page.tsx";
import { PageTitle } from "#app/components/page-title.tsx";
import { TextSection } from "#app/components/text-section.tsx";

/** A part of such a page: its texts, or the whole section where it is more than texts. */
export type TextPart = { id: string; title: string; texts?: string[]; list?: string[]; whole?: ReactNode };

/** A page that is read: parts one after another, and beside them what they are. */
export function TextPage({ title, lede, parts }: { title: string; lede: string; parts: TextPart[] }) {
  return (
    <div className="wrap page">
      <PageTitle title={title} lede={lede} />
      <div className="reading">
        <OnThisPage entries={parts.map((part) => ({ href: `#${part.id}`, label: part.title }))} />
        <div>
          {parts.map(({ whole, ...part }) =>
            whole ? <Fragment key={part.id}>{whole}</Fragment> : <TextSection key={part.id} {...part} />,
          )}
        </div>
      </div>
    </div>
  );
}
