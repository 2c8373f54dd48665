import type { ReactNode } from "react";

/** One thing that can be done, or should be known, on a page of few words. */
export function Matter({
  id,
  title,
  first = false,
  children,
}: {
  id: string;
  title: string;
  first?: boolean;
  children: ReactNode;
}) {
  return (
    <section className={first ? "matter matter-first" : "matter"} aria-labelledby={`${id}-title`} id={id}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}
