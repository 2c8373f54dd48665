/** Terms and what they are, line by line. */
export function Facts({ facts }: { facts: { term: string; values: string[] }[] }) {
  return (
    <dl className="card-facts">
      {facts.map((fact) => (
        <div key={fact.term}>
          <dt>{fact.term}</dt>
          <dd>
            {fact.values.map((value) => (
              <p key={value}>
                <bdi>{value}</bdi>
              </p>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
