import type { ReactNode } from "react";

type SpecimenProps = {
  /** The component's name. */
  of: string;
  state: string;
  /** It reaches from one edge of the page to the other, and brings margins of its own. */
  page?: boolean;
  children: ReactNode;
};

/** A component in one of its states, under the names of both. */
export function Specimen({ of, state, page = false, children }: SpecimenProps) {
  return (
    <figure className={page ? "specimen specimen-page" : "specimen"}>
      <figcaption lang="en" dir="ltr">
        <code>{of}</code> {state}
      </figcaption>
      <div className="specimen-shown">{children}</div>
    </figure>
  );
}
