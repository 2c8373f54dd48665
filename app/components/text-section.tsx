type TextSectionProps = { id: string; title: string; texts?: string[]; list?: string[] };

/** A part of the privacy and safety pages: paragraphs or points under a heading. */
export function TextSection({ id, title, texts = [], list = [] }: TextSectionProps) {
  return (
    <section className="finding" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <div className="prose">
        {texts.map((text) => (
          <p key={text}>{text}</p>
        ))}
        {list.length > 0 && (
          <ul>
            {list.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
