export type StanceView = {
  position: "agrees" | "partly" | "disagrees";
  label: string;
  said: string;
  source: string;
  link: { href: string; name: string } | null;
};

/** Where somebody stands, in their own words, and how that is known. */
export function StanceShown({ stance }: { stance: StanceView }) {
  return (
    <div className="stance">
      <p>
        <StanceMark position={stance.position} label={stance.label} />
      </p>
      {stance.said && (
        <blockquote className="stance-said" dir="auto">
          <p>{stance.said}</p>
        </blockquote>
      )}
      <p className="small-print">
        {stance.source}{" "}
        {stance.link && (
          <a href={stance.link.href} rel="noreferrer nofollow">
            <bdi>{stance.link.name}</bdi>
          </a>
        )}
      </p>
    </div>
  );
}

export function StanceMark({ position, label }: { position: StanceView["position"] | "silent"; label: string }) {
  return <span className={`stance-mark stance-${position}`}>{label}</span>;
}
