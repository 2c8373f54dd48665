import { SourceMarks } from "#app/components/citation.tsx";
import type { ClaimView, DisputeView } from "#app/components/types.ts";

export function ClaimList({ claims, listHref = "" }: { claims: ClaimView[]; listHref?: string }) {
  return (
    <ul className="claim-list">
      {claims.map((claim) => (
        <li key={claim.id}>
          <Claim claim={claim} listHref={listHref} />
        </li>
      ))}
    </ul>
  );
}

export function Claim({ claim, listHref = "" }: { claim: ClaimView; listHref?: string }) {
  return (
    <p>
      {claim.text} <SourceMarks sources={claim.sources} listHref={listHref} />
    </p>
  );
}

type DisputeListProps = { disputes: DisputeView[]; said: string; answered: string; listHref?: string };

/** What is said on one side, what the documents answer on the other, in the same form. */
export function DisputeList({ disputes, said, answered, listHref = "" }: DisputeListProps) {
  return (
    <ul className="dispute-list">
      {disputes.map((dispute) => (
        <li key={dispute.id} id={`claim-${dispute.id}`} className="dispute">
          <div>
            <h3>{said}</h3>
            <Claim claim={dispute} listHref={listHref} />
          </div>
          <div>
            <h3>{answered}</h3>
            <ClaimList claims={dispute.answers} listHref={listHref} />
          </div>
        </li>
      ))}
    </ul>
  );
}
