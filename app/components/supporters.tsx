/** People who chose to be seen by everybody. */
export function Supporters({ supporters }: { supporters: { name: string; country: string }[] }) {
  return (
    <ul className="supporters">
      {supporters.map(({ name, country }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two people may have the same name and country.
        <li key={index}>
          <bdi>{name}</bdi> <span>{country}</span>
        </li>
      ))}
    </ul>
  );
}
