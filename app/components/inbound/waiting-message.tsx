import { ButtonForm, Buttons } from "#app/components/button.tsx";

type WaitingMessageProps = {
  id: string;
  about: string;
  stand: string;
  subject: string;
  text: string;
  decisions: { value: string; label: string }[];
};

/** A message that the program could not judge, and what an organiser may say that it is. */
export function WaitingMessage({ id, about, stand, subject, text, decisions }: WaitingMessageProps) {
  return (
    <article className="stack">
      <h3>
        <bdi>{subject || "–"}</bdi>
      </h3>
      <p className="small-print">
        {about}. {stand}
      </p>
      <blockquote className="letter-exact" dir="auto">
        {text}
      </blockquote>
      <Buttons>
        {decisions.map(({ value, label }) => (
          <ButtonForm
            key={value}
            fields={{ mail: id, decision: value }}
            look={value === "discard" ? "danger" : "quiet"}
          >
            {label}
          </ButtonForm>
        ))}
      </Buttons>
    </article>
  );
}
