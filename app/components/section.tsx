import type { ReactNode } from "react";

type SectionProps = {
  id: string;
  title: string;
  summary?: ReactNode;
  shaded?: boolean;
  /** The heading above instead of beside. */
  wide?: boolean;
  children: ReactNode;
};

export function Section({ id, title, summary, shaded = false, wide = false, children }: SectionProps) {
  const kinds = [shaded && "section-shaded", wide && "section-wide"].filter(Boolean);
  return (
    <section id={id} className={["section", ...kinds].join(" ")} aria-labelledby={`${id}-title`}>
      <div className="wrap">
        <div className="section-head">
          <h2 id={`${id}-title`}>{title}</h2>
          {summary && <p>{summary}</p>}
        </div>
        <div className="section-body">{children}</div>
      </div>
    </section>
  );
}
