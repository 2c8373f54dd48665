import type { ReactNode } from "react";

/** Terms and what they are, line by line. */
export function Facts({ facts }: { facts: { term: string; values: ReactNode[] }[] }) {
  return (
    <dl className="card-facts">
      {facts.map((fact) => (
        <div key={fact.term}>
          <dt>{fact.term}</dt>
          <dd>
            {fact.values.map((value, index) => (
              <p key={index}>
                <bdi>{value}</bdi>
              </p>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
