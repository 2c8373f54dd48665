import type { ReactNode } from "react";
import { Matter } from "#app/components/matter.tsx";

/** One thing a person can do with what is theirs: what it means, and the button. */
export function Deed({ id, title, text, children }: { id: string; title: string; text: string; children: ReactNode }) {
  return (
    <Matter id={id} title={title}>
      {text && <p>{text}</p>}
      {children}
    </Matter>
  );
}
